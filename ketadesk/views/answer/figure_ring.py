"""The ring around the figure that opens: thick and coloured where the keys are, thin where the pointer is."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.look.theme import worn

_BESIDE, _ABOVE, _RADIUS = 5, 3, 6


class FigureRing(QWidget):
    """One ring for a whole sheet, over its panels. It takes no click and nothing gives way to it."""

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keys = self._dark = False
        self.hide()

    def surround(self, figure: WorkedFigure, opened: bool = False) -> None:
        """Stand around a figure; thick also around one that is `opened`, while the keys are with what opened."""
        self._keys = opened or figure.hasFocus()
        self._dark = str(figure.property("tone")).startswith("pump")
        corner = figure.mapTo(self._sheet, QPoint())
        above = _ABOVE if figure.stands_free() else 0
        room = QSize(min(figure.width(), figure.sizeHint().width()), figure.height())
        self.setGeometry(QRect(corner, room).adjusted(-_BESIDE, -above, _BESIDE, above))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter, theme = QPainter(self), worn()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        keys, pointer = ("pump_ring", "pump_second") if self._dark else ("accent", "line")
        width = theme.border(2 if self._keys else 1)
        painter.setPen(QPen(theme.colour(keys if self._keys else pointer), width))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), _RADIUS, _RADIUS)
