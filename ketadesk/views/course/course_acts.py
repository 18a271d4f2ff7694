"""What can be written down in a course: a button for each, and under them what one of them asks."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ketadesk.intake.reading_course import COURSE_FIELDS, CourseAct
from ketadesk.presentation.course_answer import COURSE_NUMBERS, COURSE_WORDS, FOUND_CHOICES, WHEN_CHOICES, YES_CHOICES
from ketadesk.presentation.form import Choice
from ketadesk.views.entry.captioned import captioned
from ketadesk.views.entry.entry import Entry, FieldWord, NumberEntry, PickerEntry, SegmentsEntry
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.look.button_pairs import ButtonPairs
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled

_BUTTON, _LONGEST = 36, 200
_ASKS = {
    "urinary": "Burning, frequency, urgency, blood or pain?",
    "relapse": "Are the symptoms back?",
    "visit": "From its run sheet, or as it was given without one.",
}
_REASONS = {
    "maintenance": "What was agreed",
    "note": "What is worth knowing, without names",
    "visit": "Why, where something is asked",
    "strike": "What is wrong with it",
}


class CourseActs(QFrame):
    """`asked` carries an act and what was typed and chosen for it, once it is to be written down."""

    asked = Signal(str, object)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._act: CourseAct | None = None
        self._acts: tuple[CourseAct, ...] = ()
        self._pairs = ButtonPairs(scaled(6))
        self.chosen: dict[str, str] = {}
        self.buttons: dict[CourseAct, QPushButton] = {}
        self.scale = PickerEntry("scale", "Scale", "Choose the scale")
        self.run = PickerEntry("run", "Run sheet", "Choose it, or leave it out")
        self.entry = PickerEntry("entry", "Entry that is wrong", "Choose it")
        self.when = SegmentsEntry("when", "Taken", WHEN_CHOICES)
        self.found = SegmentsEntry("found", "Found", FOUND_CHOICES)
        self.answer = SegmentsEntry("answer", "Answer", YES_CHOICES)
        self.numbers = {key: NumberEntry(key, caption, unit) for key, caption, unit in COURSE_NUMBERS}
        self.day, self.reason = QLineEdit(), QLineEdit()
        self._title, self._asks = label("", "group"), label("", "list-second", wraps=True)
        self._why, self._refused = label("", "caption", wraps=True), label("", "reason", "check", wraps=True)
        self.write = QPushButton(button_icon("tick", role="on_main"), "Write it down")
        self.leave = QPushButton("Leave it")
        self._chosen_ones: tuple[PickerEntry | SegmentsEntry, ...] = (
            self.scale, self.run, self.entry, self.when, self.found, self.answer,
        )  # fmt: skip
        self.entries: tuple[Entry, ...] = (*self._chosen_ones, *self.numbers.values())
        self._rows = {entry.key: EntryRow((entry,)) for entry in self.entries}
        self._build()
        self.ask(None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        for act, (title, icon) in COURSE_WORDS.items():
            made = QPushButton(button_icon(icon), title, self)
            made.setMinimumHeight(scaled(_BUTTON))
            made.clicked.connect(lambda _checked, each=act: self.ask(each))
            made.hide()
            self.buttons[act] = made
        column.addWidget(self._pairs)
        self._ask = QFrame()
        self._ask.setProperty("card", "paper")
        inner = QVBoxLayout(self._ask)
        inner.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        inner.setSpacing(scaled(8))
        for part in (self._title, self._asks, *self._rows.values(), self._why, self.reason):
            inner.addWidget(part)
        inner.addLayout(captioned(self.day, "Day, or empty for today"))
        inner.addWidget(self._refused)
        self.write.setProperty("main", "true")
        for button in (self.write, self.leave):
            button.setMinimumHeight(scaled(_BUTTON))
            inner.addWidget(button)
        column.addWidget(self._ask)
        self._connect()

    def _connect(self) -> None:
        for field in (self.reason, self.day):
            field.setProperty("words", "true")
            field.setMaxLength(_LONGEST)
            field.returnPressed.connect(self._on_write)
        self._why.setBuddy(self.reason)
        self.reason.setAcceptDrops(False)
        self.reason.setMinimumHeight(scaled(_BUTTON))
        for entry in self._chosen_ones:
            entry.value_entered.connect(lambda value, made=entry: self._choose(made, value))
        self.write.clicked.connect(self._on_write)
        self.leave.clicked.connect(lambda: self.ask(None))

    def show_choices(self, scales: Sequence[Choice], runs: Sequence[Choice], entries: Sequence[Choice]) -> None:
        """Offer scales, run sheets and what can be struck."""
        self.scale.show_choices(scales)
        self.run.show_choices(runs)
        self.entry.show_choices(entries)

    def show_acts(self, acts: Sequence[CourseAct]) -> None:
        """Offer what can be written down."""
        self._acts = tuple(acts)
        self._arrange()

    def _arrange(self) -> None:
        """Show the buttons, unless one of them asks: then what it asks stands in their place."""
        shown = self._acts if self._act is None else ()
        self._pairs.show_buttons([self.buttons[act] for act in shown])

    def refuse(self, says: str, words: Mapping[str, str] | None = None) -> None:
        """Say why it is not written down; what was typed stays."""
        fields = words or {}
        elsewhere = (why for key, why in fields.items() if key not in self._rows)
        show_text(self._refused, says or " ".join(elsewhere))
        for key, row in self._rows.items():
            row.show_words({key: FieldWord("refused", fields[key])} if key in fields else {})

    def ask(self, act: CourseAct | None) -> None:
        """Ask what one of them needs, or nothing; what was typed before is gone."""
        self._act = act
        fields = () if act is None else COURSE_FIELDS[act]
        self.chosen = {}
        show_text(self._title, "" if act is None else COURSE_WORDS[act][0])
        show_text(self._asks, _ASKS.get(act or "", ""))
        for entry in self.entries:
            entry.show_value("")
            self._rows[entry.key].setVisible(entry.key in fields)
        for field in (self.reason, self.day):
            field.setText("")
        says = _REASONS.get(act or "", "Why")
        show_text(self._why, says if "reason" in fields else "")
        self.reason.setAccessibleName(says)
        self.reason.setVisible("reason" in fields)
        self.refuse("")
        self._ask.setVisible(act is not None)
        self._arrange()
        if act is not None:
            self.opened.emit(act)
            self._first(fields).setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self, fields: tuple[str, ...]) -> QWidget:
        return next((entry.focus_stop() for entry in self.entries if entry.key in fields), self.reason)

    def _choose(self, entry: Entry, value: str) -> None:
        self.chosen[entry.key] = value
        entry.show_value(value)

    def _on_write(self) -> None:
        if self._act is not None:
            typed = {key: entry.field.text() for key, entry in self.numbers.items()}
            words = {"reason": self.reason.text(), "on_text": self.day.text().strip()}
            self.asked.emit(self._act, {**typed, **self.chosen, **words})
