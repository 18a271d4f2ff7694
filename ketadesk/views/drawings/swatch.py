"""A small square in the colour of a drawing's part: it ties a figure to what is drawn of it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ketadesk.views.drawings.strokes import pen
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn


class Swatch(QWidget):
    """A square of one colour. It is decoration: the words beside it say the same."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._role = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_role(self, role: str) -> None:
        """Show the colour of a role; without one there is no square."""
        if role != self._role:
            self._role = role
            self.update()
        self.setVisible(bool(role))

    def sizeHint(self) -> QSize:
        """Return the room of the square."""
        return QSize(scaled(self._size), scaled(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square."""
        if not self._role:
            return
        painter = QPainter(self)
        painter.setPen(pen("ink2", worn().border(1)))
        painter.setBrush(worn().colour(self._role))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
