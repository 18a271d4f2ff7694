"""A free label by which something is found again: short, so that it holds no name, and empty unless it is wanted."""

from PySide6.QtWidgets import QLineEdit

_LONGEST = 12


class LabelField(QLineEdit):
    """A line of 12 letters at most."""

    def __init__(self, of: str) -> None:
        super().__init__()
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)
        self.setProperty("words", "true")
        self.setPlaceholderText("Label: a room, not a name")
        self.setAccessibleName(f"Label of {of}, 12 letters at most: a room, not a name")

    def take(self) -> str:
        """Return what was typed, and hold it no longer."""
        typed = self.text().strip()
        self.setText("")
        return typed
