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
            self._forget()
            self._measured = hash(text)
        super().setText(text)

    def setWordWrap(self, on: bool) -> None:
        """Break lines or not, and measure anew."""
        self._forget()
        super().setWordWrap(on)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters or another style."""
        self._forget()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text in a width."""
        if not self._filled:
            return super().heightForWidth(width)
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the room of the text."""
        return self._hint("size", super().sizeHint) if self._filled else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room of the text."""
        return self._hint("least", super().minimumSizeHint) if self._filled else super().minimumSizeHint()

    def _hint(self, kind: str, measure: Callable[[], QSize]) -> QSize:
        if kind not in self._hints:
            self._hints[kind] = measure()
        return self._hints[kind]

    def _forget(self) -> None:
        self._heights.clear()
        self._hints.clear()
