"""A row of the list of records: its title in heavier letters, and under it when it was and of which kind."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn
from ketadesk.views.look.typeface import sized

_TITLE, _DETAIL, _MARGIN, _EDGE, _RADIUS = 14, 12, 8, 2, 6
_Option = Any
"""A `QStyleOptionViewItem`, whose fields Qt's own declarations leave out."""
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LineDelegate(QStyledItemDelegate):
    """Paints two lines; what has no room ends in three points, and stands whole in the tool tip and the name."""

    def sizeHint(self, option: _Option, _index: _Index) -> QSize:
        """Return room for both lines."""
        title, detail = self._fonts(option.widget)
        height = QFontMetrics(title).height() + QFontMetrics(detail).height()
        return QSize(0, height + 2 * scaled(_MARGIN - 1))

    def paint(self, painter: QPainter, option: _Option, index: _Index) -> None:
        """Paint the row, framed when it is the one that is read."""
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(worn().colour("chosen_edge"), _EDGE))
            painter.setBrush(worn().colour("chosen"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        else:
            painter.setPen(worn().colour("hair"))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        title, _, detail = str(index.data()).partition("\n")
        inside = box.adjusted(scaled(_MARGIN), scaled(_MARGIN - 2), -scaled(_MARGIN), -scaled(_MARGIN - 2))
        fonts = self._fonts(option.widget)
        roles = ("on_chosen", "on_chosen") if chosen else ("ink", "ink2")
        top = QRect(inside.left(), inside.top(), inside.width(), QFontMetrics(fonts[0]).height())
        below = QRect(inside.left(), top.bottom() + 1, inside.width(), QFontMetrics(fonts[1]).height())
        for text, font, role, line in zip((title, detail), fonts, roles, (top, below), strict=True):
            painter.setFont(font)
            painter.setPen(worn().colour(role))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, shown)
        painter.restore()

    def _fonts(self, widget: QWidget) -> tuple[QFont, QFont]:
        font = widget.font()
        return sized(font, scaled(_TITLE)), sized(font, scaled(_DETAIL), QFont.Weight.Normal)
