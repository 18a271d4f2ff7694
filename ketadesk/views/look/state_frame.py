"""A frame whose shape says the state: dashed is unfinished, thin is ready, a thick left edge asks, a bar stops."""

from PySide6.QtCore import Property, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ketadesk.views.look.mark import repolish
from ketadesk.views.look.theme import worn

_BETWEEN = 2.0
"""What is free between the two lines of what two people have checked."""

# For each state: width of the edge, width of the left bar, corner, and whether it is dashed.
_SHAPES = {
    "stop": (4.0, 0.0, 12.0, False),
    "check": (2.0, 8.0, 8.0, False),
    "check-pump": (2.0, 8.0, 14.0, False),
    "ready": (2.0, 0.0, 10.0, False),
    "note": (1.0, 0.0, 8.0, False),
    "pill-ready": (1.5, 0.0, 16.0, False),
    "pill-incomplete": (1.5, 0.0, 16.0, True),
    "pill-check": (2.0, 8.0, 6.0, False),
    "pill-stopped": (0.0, 0.0, 6.0, False),
    "pill-checked": (1.0, 0.0, 16.0, False),
    "entering": (2.0, 0.0, 10.0, True),
}


class StateFrame(QFrame):
    """Paints its ground, its edge and its left bar; the colours come from the style sheet."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._edge = QColor()
        self._fill = QColor()
        self._state = state
        self.setProperty("state", state)

    def show_state(self, state: str) -> None:
        """Take the shape of another state."""
        if state != self._state:
            self._state = state
            self.setProperty("state", state)
            repolish(self)

    def _get_edge(self) -> QColor:
        return self._edge

    def _set_edge(self, colour: QColor) -> None:
        self._edge = colour
        self.update()

    def _get_fill(self) -> QColor:
        return self._fill

    def _set_fill(self, colour: QColor) -> None:
        self._fill = colour
        self.update()

    edge = Property(QColor, _get_edge, _set_edge)
    fill = Property(QColor, _get_fill, _set_fill)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        paint_state(self, self._state, self._edge, self._fill)


def paint_state(widget: QWidget, state: str, edge: QColor, fill: QColor) -> None:
    """Draw the frame of a state around a widget."""
    width, left_bar, corner, dashed = _SHAPES[state]
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = worn().border(width) / 2
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(widget.rect()).adjusted(half, half, -half, -half), corner, corner)
    painter.fillPath(shape, fill)
    if left_bar:
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, left_bar, widget.height()), edge)
        painter.restore()
    if width:
        pen = QPen(edge, worn().border(width))
        if dashed:
            pen.setDashPattern([3, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(shape, pen)
    if state == "pill-checked":
        inner = QPainterPath()
        inset = 3 * half + _BETWEEN
        inner.addRoundedRect(
            QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), corner - inset, corner - inset
        )
        painter.strokePath(inner, QPen(edge, worn().border(width)))
