"""A field for a PIN or a passphrase: nobody reads it, no clipboard takes it, and it is empty as soon as it was used."""

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit

_PIN, _PASSPHRASE = 12, 200


class SecretField(QLineEdit):
    """Signs that are not shown. `take` gives them once."""

    def __init__(self, name: str, longest: int = _PASSPHRASE) -> None:
        super().__init__()
        self.setAcceptDrops(False)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(longest)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def take(self) -> str:
        """Return what was typed, and hold it no longer."""
        typed = self.text()
        self.forget()
        return typed

    def forget(self) -> None:
        """Hold nothing, not even to undo."""
        self.setText("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer nothing: it is typed."""
        event.accept()


class PinField(SecretField):
    """Digits that are not shown."""

    def __init__(self, name: str = "PIN") -> None:
        super().__init__(name, _PIN)
