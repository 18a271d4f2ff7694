"""What is said aloud when the state of an order changes: once for each change, and at once where it stops or asks."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ketadesk.views.look.announcing import announce


class Announcer(QObject):
    """Tells a screen reader a sentence, unless it was the last one told. `announced` carries it."""

    announced = Signal(str)

    def __init__(self, speaker: QWidget) -> None:
        super().__init__(speaker)
        self._speaker = speaker
        self._last = ""

    def say(self, sentence: str, urgent: bool = False) -> None:
        """Tell a sentence that is not what was told last."""
        if sentence == self._last:
            return
        self._last = sentence
        if sentence:
            announce(self._speaker, sentence, urgent)
            self.announced.emit(sentence)
