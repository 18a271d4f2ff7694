"""A field for a PIN: nobody reads it, no clipboard takes it, and it is empty as soon as it was used."""

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit

_LONGEST = 12


class PinField(QLineEdit):
    """Digits that are not shown. `take` gives them once."""

    def __init__(self, name: str = "PIN") -> None:
        super().__init__()
        self.setAcceptDrops(False)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def take(self) -> str:
        """Return what was typed, and hold it no longer."""
        pin = self.text()
        self.forget()
        return pin

    def forget(self) -> None:
        """Hold nothing, not even to undo."""
        self.setText("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer nothing: a PIN is typed."""
        event.accept()
