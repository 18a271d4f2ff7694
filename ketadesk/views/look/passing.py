"""What stands over the window in passing: it vanishes, text and all, with the answer that it speaks of."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from ketadesk.views.look.pool import empty
from ketadesk.views.look.state_frame import paint_state
from ketadesk.views.look.theme import worn

_standing: list["Passing"] = []


class Passing(QFrame):
    """A popup that speaks of an answer; Escape or a click beside it closes it, and the focus goes back."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # its corners are round
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _standing.append(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw its ground and its edge: Qt draws neither for a window whose corners show what is under it."""
        paint_state(self, "note", worn().colour("line"), worn().colour("surface"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hold nothing any more: what is closed is deleted only at a later turn."""
        super().closeEvent(event)
        if self in _standing:
            _standing.remove(self)
        empty(self)
        self.closed.emit()


def vanish() -> None:
    """Close everything that stands over the window: an answer has gone, or is not looked at any more."""
    while _standing:
        last = _standing.pop()
        if isValid(last):
            last.close()
