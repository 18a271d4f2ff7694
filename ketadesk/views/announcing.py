"""What is said aloud when the state of an order changes: once for each change, and politely."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Announcer(QObject):
    """Tells a screen reader a sentence, unless it was the last one told. `announced` carries it."""

    announced = Signal(str)

    def __init__(self, speaker: QWidget) -> None:
        super().__init__(speaker)
        self._speaker = speaker
        self._last = ""

    def say(self, sentence: str) -> None:
        """Tell a sentence that is not what was told last."""
        if sentence == self._last:
            return
        self._last = sentence
        if sentence:
            event = QAccessibleAnnouncementEvent(self._speaker, sentence)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
            self.announced.emit(sentence)
