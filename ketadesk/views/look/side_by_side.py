"""Cards side by side while there is room, and under each other when there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_GAP = 8


class SideBySide(QWidget):
    """A row that becomes a column below a width."""

    def __init__(self, *widgets: QWidget, stretches: tuple[int, ...] = (), turns_below: int = 0) -> None:
        super().__init__()
        self._turns_below = turns_below
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        for widget, stretch in zip(widgets, stretches or (1,) * len(widgets), strict=True):
            self._box.addWidget(widget, stretch)

    def minimumSizeHint(self) -> QSize:
        """Return the least width of a column: a row that asked for its own would never be narrow enough to turn."""
        least = (self._box.itemAt(at).minimumSize().width() for at in range(self._box.count()))
        return QSize(max(least, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the width asks for it."""
        super().resizeEvent(event)
        self._box.setDirection(direction(self.width() < self._turns_below))


def direction(narrow: bool) -> QBoxLayout.Direction:
    """Return the direction of a row that becomes a column where it is narrow."""
    return QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
