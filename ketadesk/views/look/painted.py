"""A widget that paints what it was given, says it in words, and forgets it when the answer goes."""

from PySide6.QtWidgets import QWidget


class Painted(QWidget):
    """What it holds is said as its accessible name; `forget` leaves nothing of it."""

    def forget(self) -> None:
        """Hold nothing."""
        self.say("")

    def say(self, says: str) -> None:
        """Say what is painted, for whoever does not see it."""
        self.setAccessibleName(says)
        self.update()
