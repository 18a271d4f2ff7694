"""The head of the middle column: what is done, and its state in a word and a shape."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.state_frame import StateFrame

_GAPS = 40
_PILLS = {
    "entering": ("pill-incomplete", "incomplete", ""),
    "not the same": ("pill-stopped", "not-the-same", "on-stop"),
    "not kept": ("pill-check", "check", "check"),
    "checked": ("pill-checked", "double-check", ""),
}


class CheckHeader(QWidget):
    """A title, what it is done from, and a pill."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, scaled(2))
        row.setSpacing(scaled(8))
        self._beside = label("", "order")
        self._title = label("Double check", "title")
        self._beside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._beside.setAlignment(Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._title)
        row.addWidget(self._beside, 1)
        row.addStretch(0)
        self._pills = {state: _Pill(*shape) for state, shape in _PILLS.items()}
        for pill in self._pills.values():
            row.addWidget(pill)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what stands beside the title where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [self._title, self._beside, *(pill for pill in self._pills.values() if not pill.isHidden())]
        needed = sum(each.sizeHint().width() for each in shown) + scaled(_GAPS)
        self._beside.setVisible(bool(self._beside.text()) and needed <= self.width())

    def show_state(self, beside: str, state: str = "", word: str = "", aside: str = "") -> None:
        """Show what is done and how far it is; without a state there is no pill."""
        show_text(self._beside, beside)
        for each, pill in self._pills.items():
            pill.show_words(word if each == state else "", aside if each == state else "")
        self._fit()


class _Pill(StateFrame):
    def __init__(self, shape: str, icon: str, tone: str) -> None:
        super().__init__(shape)
        self.setFixedHeight(scaled(32))
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(14), 0, scaled(14), 0)
        row.setSpacing(scaled(8))
        row.addWidget(Mark(icon, 18, tone))
        self._word = label("", "strong", tone)
        self._aside = label("", "list-second", tone)
        row.addWidget(self._word)
        row.addWidget(self._aside)

    def show_words(self, word: str, aside: str) -> None:
        """Show its words; without any it is not seen."""
        show_text(self._word, word)
        show_text(self._aside, aside)
        self.setVisible(bool(word))
