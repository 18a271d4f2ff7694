"""A value against its limit: a bar from nought, hatched beyond the limit, both named above it and numbered below."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from ketadesk.presentation.stopping import Ruler
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn
from ketadesk.views.look.typeface import sized

_LETTERS, _NUMBERS, _LINE, _BAR, _POINTER, _EDGE, _GAP = 13, 12, 17, 14, 5, 8, 12
_HATCH = 7
_CLOSE = 0.35
"""Marks nearer to each other than this share of the bar have their names in two lines."""


class LimitRuler(QLabel):
    """Its text is all of it in words; without a ruler it is not seen."""

    def __init__(self) -> None:
        super().__init__()
        self._ruler: Ruler | None = None
        self._lines = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_ruler(self, ruler: Ruler | None) -> None:
        """Show a ruler, whole."""
        self._ruler = ruler
        self._lines = 2 if ruler is not None and abs(ruler.value - ruler.limit) < _CLOSE else 1
        self.updateGeometry()
        self.setText("" if ruler is None else ruler.says)
        self.setVisible(ruler is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the names, the bar and its numbers."""
        return QSize(scaled(320), scaled(self._lines * _LINE + _POINTER + _BAR + _LINE + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar, its hatched part, and the two marks with their names and numbers."""
        if self._ruler is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(_EDGE, scaled(self._lines * _LINE + _POINTER), self.width() - 2 * _EDGE, scaled(_BAR))
        limit, value = (self._at(bar, share) for share in (self._ruler.limit, self._ruler.value))
        self._draw_bar(painter, bar, limit)
        self._draw_names(painter, bar, limit, value)
        self._draw_numbers(painter, bar, limit, value)

    def _at(self, bar: QRectF, share: object) -> float:
        return bar.left() + bar.width() * float(share)  # type: ignore[arg-type]

    def _draw_bar(self, painter: QPainter, bar: QRectF, limit: float) -> None:
        assert self._ruler is not None
        theme = worn()
        beyond = QRectF(bar)
        if self._ruler.above:
            beyond.setLeft(limit)
        else:
            beyond.setRight(limit)
        painter.setPen(QPen(theme.colour("ink"), 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(QPen(theme.colour("stop"), 1.5))
        painter.drawRoundedRect(beyond, 2, 2)
        painter.drawTiledPixmap(beyond.adjusted(1, 1, -1, -1), self._hatching(theme.colour("stop")))

    def _hatching(self, colour: QColor) -> QPixmap:
        """Return a tile of slanted lines, sharp at the screen's ratio: Qt's own hatching is a hairline everywhere."""
        side = scaled(_HATCH)
        ratio = self.devicePixelRatioF()
        tile = QPixmap(QSize(side, side) * ratio)
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.5))
        for shift in (-side, 0, side):
            painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
        painter.end()
        return tile

    def _draw_names(self, painter: QPainter, bar: QRectF, limit: float, value: float) -> None:
        """Write the names above their marks; where they are close, the value's stands a line higher."""
        assert self._ruler is not None
        font = sized(self.font(), scaled(_LETTERS), QFont.Weight.DemiBold)
        painter.setFont(font)
        measures = QFontMetricsF(font)
        line = scaled(_LINE)
        ink = worn().colour("ink")
        painter.setPen(QPen(ink, 1))
        if self._lines > 1:
            painter.drawLine(QPointF(value, line), QPointF(value, bar.top()))
        for text, at, under in (
            (self._ruler.limit_is, limit, self._lines * line),
            (self._ruler.value_is, value, line),
        ):
            left, _ = self._place(measures.horizontalAdvance(text), at)
            painter.drawText(QPointF(left, under - measures.descent() - 1), text)
        for at in (limit, value):
            self._draw_pointer(painter, at, bar.top(), ink)

    def _draw_pointer(self, painter: QPainter, at: float, top: float, ink: QColor) -> None:
        half = scaled(_POINTER)
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF([QPointF(at - half, top - half), QPointF(at + half, top - half), QPointF(at, top)])
        )

    def _draw_numbers(self, painter: QPainter, bar: QRectF, limit: float, value: float) -> None:
        """Write nought, the limit and the value under their marks, and the unit once."""
        assert self._ruler is not None
        font = sized(self.font(), scaled(_NUMBERS), QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(worn().colour("ink2"))
        measures = QFontMetricsF(font)
        base = bar.bottom() + scaled(_LINE) - measures.descent()
        free = 0.0
        marks = sorted([(limit, self._ruler.limit_text), (value, self._ruler.value_text)])
        last = marks[-1][1]
        for at, number in [(bar.left(), "0"), *marks]:
            text = f"{number} {self._ruler.unit}" if number == last and at == marks[-1][0] else number
            left, right = self._place(measures.horizontalAdvance(text), at)
            if left >= free or number == last:
                painter.drawText(QPointF(left, base), text)
                free = right + _GAP

    def _place(self, width: float, at: float) -> tuple[float, float]:
        """Return where a text of a width stands around a mark, kept inside."""
        left = max(0.0, min(at - width / 2, self.width() - width))
        return left, left + width
