"""Who and what, in two lines, and the state of the order in a word and a shape."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from ketadesk.presentation.pill import Pill, Shape
from ketadesk.presentation.sheet import Sheet
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, empty
from ketadesk.views.look.state_frame import StateFrame
from ketadesk.views.look.strong_words import StrongWords

# For each state: shape, icon, tone, and the word where an answer has none of its own.
_PILLS: dict[Shape, tuple[str, str, str, str]] = {
    "incomplete": ("pill-incomplete", "incomplete", "", "Incomplete"),
    "stopped": ("pill-stopped", "stop", "on-stop", "Stopped"),
    "check": ("pill-check", "check", "check", "Needs a reason"),
    "ready": ("pill-ready", "ready", "", "Ready"),
    "checked": ("pill-checked", "double-check", "", "Double-checked"),
}
# Letters of a title that is written smaller.
_LONG_TITLE = 14
_ROOM_BESIDE = 600
_UNCHECKED = "not double-checked"


class HeaderPanel(Panel):
    """The protocol, the order, the patient, the vial, the state."""

    def __init__(self) -> None:
        super().__init__()
        self._order = ""
        self._title = ""
        # A title is written large, smaller when it is long, and lighter when there is none: one label for each. Where
        # there is little room it is smaller still and may take a second line.
        self._titles = {"title": label("", "title"), "long-title": label("", "long-title")}
        self._narrow = label("", "sentence", wraps=True)
        self._untitled = label("", "title")
        self._beside = label("", "order")
        self._below = label("", "long-order", wraps=True)
        self._known = StrongWords("list-second")
        self._pills: dict[Shape, _Pill] = {}
        self._state: Shape = "incomplete"
        self._arranging = False
        self._line = QHBoxLayout()
        self._line.setSpacing(10)
        for title in (*self._titles.values(), self._untitled):
            self._line.addWidget(title)
        self._line.addWidget(self._narrow, 1)
        self._beside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._beside.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._line.addWidget(self._beside, 1)
        self._line.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._line)
        column.addWidget(self._below)
        column.addWidget(self._known)

    def show_header(self, sheet: Sheet) -> None:
        """Show who, what and the state, whole."""
        self._title = sheet.title
        show_text(self._untitled, "" if sheet.title else "New order")
        self._order = sheet.order
        self._known.show_words(sheet.facts.says, *sheet.facts.strong)
        self._show_pill(sheet)
        self._arrange()
        self.show()

    def _show_pill(self, sheet: Sheet) -> None:
        pill = sheet.pill or Pill(sheet.state, _PILLS[sheet.state][-1], _beside(sheet))
        for shape, other in self._pills.items():
            if shape != pill.shape:
                other.hide()
                empty(other)
        if pill.shape not in self._pills:
            self._pills[pill.shape] = _Pill(pill.shape)
            self._line.addWidget(self._pills[pill.shape], 0, Qt.AlignmentFlag.AlignTop)
        self._state = pill.shape
        self._pills[pill.shape].show_pill(pill)

    def empty(self) -> None:
        """Take everything out of it."""
        super().empty()
        self._order = self._title = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the order below the title where it has no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Write the title as large as it may be, and the order beside it where both have room with the state.

        All is measured before anything is shown: to show a label lays out the column, and asks for this again.
        """
        pill = self._pills.get(self._state)
        if pill is None or self._arranging:
            return
        self._arranging = True
        wide = self.width() >= scaled(_ROOM_BESIDE)
        pill.turn(not wide)
        room = self.width() - pill.sizeHint().width() - 3 * self._line.spacing()
        type_ = "title" if len(self._title) <= _LONG_TITLE and wide else "long-title"
        title = _wide(self._titles[type_], self._title)
        fits = title <= room
        beside = fits and title + _wide(self._beside, self._order) <= room
        for each, made in self._titles.items():
            show_text(made, self._title if fits and each == type_ else "")
        show_text(self._narrow, "" if fits else self._title)
        show_text(self._beside, self._order if beside else "")
        show_text(self._below, "" if beside else self._order)
        self._arranging = False


def _wide(made: QLabel, text: str) -> int:
    """Return how wide a text is on one line in a label that may show another, or none."""
    made.ensurePolished()
    return made.fontMetrics().horizontalAdvance(text)


class _Pill(StateFrame):
    """A state in a shape, an icon and a word, and what is said beside it."""

    def __init__(self, state: Shape) -> None:
        shape, icon, tone, _word = _PILLS[state]
        super().__init__(shape)
        self.setFixedHeight(scaled(32))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(Mark(icon, 18, tone))
        self._word = label("", "strong", tone)
        self._beside = label("", "list-second")
        row.addWidget(self._word)
        row.addWidget(self._beside)

    def show_pill(self, pill: Pill) -> None:
        """Show the state, and something beside it."""
        show_text(self._word, pill.word)
        show_text(self._beside, pill.aside)
        self.show()

    def turn(self, narrow: bool) -> None:
        """Leave out what stands beside the word where there is little room, unless it counts something."""
        self._beside.setVisible(bool(self._beside.text()) and not (narrow and self._beside.text() == _UNCHECKED))


def _beside(sheet: Sheet) -> str:
    if sheet.state == "ready":
        return _UNCHECKED
    if sheet.state == "incomplete":
        return f"{len({missing.field for missing in sheet.missing} | set(sheet.refused))} missing"
    return ""
