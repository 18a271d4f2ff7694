"""Buttons in two columns where both have room, and else under each other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget


class ButtonPairs(QWidget):
    """Shows some of its buttons; never wider than its widest one needs, so that no column scrolls sideways for it."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._shown: tuple[QPushButton, ...] = ()
        self._beside = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)

    def show_buttons(self, shown: Sequence[QPushButton]) -> None:
        """Show these, in this order, and take out of sight those that were shown."""
        for button in self._shown:
            self._grid.removeWidget(button)
            if button not in shown:
                button.hide()
        self._shown = tuple(shown)
        self._beside = self._room()
        for place, button in enumerate(self._shown):
            self._grid.addWidget(button, place // self._beside, place % self._beside)
            button.show()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the least width of one column."""
        widths = (button.minimumSizeHint().width() for button in self._shown)
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room asks for it."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Turn when the buttons need another width: larger letters, another theme."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        if self._shown and self._room() != self._beside:
            self.show_buttons(self._shown)

    def _room(self) -> int:
        """Return how many have room beside each other: each of the columns is as wide as its widest button."""
        widths = [button.minimumSizeHint().width() for button in self._shown]
        both = max(widths[::2], default=0) + max(widths[1::2], default=0) + self._grid.spacing()
        return 2 if both <= self.width() else 1
