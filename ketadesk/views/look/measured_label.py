"""A label that measures its text once: layouts ask for the same height five times at every key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel


class MeasuredLabel(QLabel):
    """A label whose sizes are Qt's own, asked for once for each text, letters and width.

    It is emptied and filled again at every edit, mostly with the text it had. So it knows the hash of the text that was
    measured, never the text, and measures again when another comes.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._measured = hash(text)
        self._filled = bool(text)
        self._heights: dict[int, int] = {}
        self._hints: dict[str, QSize] = {}

    def setText(self, text: str) -> None:
        """Hold another text."""
        self._filled = bool(text)
        if text and hash(text) != self._measured:
            self.measure_anew()
            self._measured = hash(text)
        super().setText(text)

    def setWordWrap(self, on: bool) -> None:
        """Break lines or not, and measure anew."""
        self.measure_anew()
        super().setWordWrap(on)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters or another style."""
        self.measure_anew()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text in a width."""
        if not self._filled:
            return self.measure_height(width)
        if width not in self._heights:
            self._heights[width] = self.measure_height(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the room of the text."""
        return self._hint("size", self.measure_size) if self._filled else self.measure_size()

    def minimumSizeHint(self) -> QSize:
        """Return the least room of the text."""
        return self._hint("least", self.measure_least) if self._filled else self.measure_least()

    def measure_height(self, width: int) -> int:
        """Return the height of the text in a width, measured now."""
        return super().heightForWidth(width)

    def measure_size(self) -> QSize:
        """Return the room of the text, measured now."""
        return super().sizeHint()

    def measure_least(self) -> QSize:
        """Return the least room of the text, measured now."""
        return super().minimumSizeHint()

    def measure_anew(self) -> None:
        """Forget what was measured."""
        self._heights.clear()
        self._hints.clear()

    def _hint(self, kind: str, measure: Callable[[], QSize]) -> QSize:
        if kind not in self._hints:
            self._hints[kind] = measure()
        return self._hints[kind]
