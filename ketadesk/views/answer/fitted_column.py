"""A middle column that shows as much of an answer as there is room for, and all of it when that is asked for."""

from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from ketadesk.views.look.column import Column

_ALL = "F9"


class FittedSheet(Protocol):
    """What the column holds: panels of which some give way, unless everything is asked for."""

    everything: bool

    def empty(self) -> None:
        """Take every text of the old answer out of every panel."""

    def forget(self) -> None:
        """Forget what was half typed for a patient who is left."""


class FittedColumn(Column):
    """Holds one sheet, once it is made.

    `wanted_again` asks for the same answer: there is other room for it, or more or less of it is to be read.
    """

    wanted_again = Signal()

    def __init__(self) -> None:
        super().__init__("Answer")
        self._held: FittedSheet | None = None
        self._fitted = QSize()
        QShortcut(QKeySequence(_ALL), self, self.toggle_everything)

    def blank(self) -> None:
        """Take everything away at once: no panel holds a text of the old answer.

        The empty panels stay where they are, for most often an answer of the same outline follows at once.
        """
        if self._held is not None:
            self._held.empty()

    def forget(self) -> None:
        """Forget what belongs to a patient who is left."""
        if self._held is not None:
            self._held.forget()

    def toggle_everything(self) -> None:
        """Show every line of the working and every source, or as many as there is room for."""
        if self._held is not None:
            self._held.everything = not self._held.everything
            self.wanted_again.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the answer again where there is other room for it: what stood side by side may have to shrink."""
        super().resizeEvent(event)
        if self._held is not None and self.size() != self._fitted and not self.content.isHidden():
            self._fitted = self.size()
            self.wanted_again.emit()

    def drop_idle_bar(self) -> None:
        """Take away a scroll bar that only its own width makes needed: lines beside it broke, and all got higher."""
        room = self.inside()
        if self.verticalScrollBar().isVisible() and self.content.heightForWidth(room.width()) <= room.height():
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def inside(self) -> QSize:
        """Return the room within the frame, whether or not a scroll bar stands in it."""
        frame = 2 * self.frameWidth()
        return self.size() - QSize(frame, frame)
