"""Before a course: who writes, which goes on, or a new one by what a source published."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.presentation.labelled import labelled
from ketadesk.views.entry.captioned import captioned
from ketadesk.views.entry.entry import NumberEntry, PickerEntry
from ketadesk.views.following import GoOn
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.people.sign_in import SignIn

if TYPE_CHECKING:
    from ketadesk.records.courses import KeptCourse

_BUTTON, _LABEL = 44, 12


class CourseBegin(Panel):
    """`begin_wanted` carries what was typed and chosen, `go_on_wanted` the number of a course that is open."""

    begin_wanted = Signal(object)
    go_on_wanted = Signal(int)

    def __init__(self, people: KeptRecords) -> None:
        super().__init__("paper")
        self._title = label("Course", "title")
        self._says = label("", "body", wraps=True)
        self.sign = SignIn(people, "preparer", "I write it down", anyone=True)
        self.course = PickerEntry("course", "Course", "Choose the course, by its source", kind="detailed")
        self.count = NumberEntry("count_text", "How many, where the source leaves it open")
        self.least = NumberEntry("least_text", "Days apart, at least")
        self.most = NumberEntry("most_text", "Days apart, at most")
        self.start, self.label_field = QLineEdit(), QLineEdit()
        self.begin = QPushButton(button_icon("course", role="on_main"), "Begin the course")
        self._refused = label("", "reason", "check", wraps=True)
        self.open = GoOn()
        self._chosen = ""
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16))
        column.setSpacing(scaled(10))
        numbers, words = QHBoxLayout(), QHBoxLayout()
        for field, says in (
            (self.start, "First day, as 2026-12-01; empty is today"),
            (self.label_field, "Label: a room, not a name"),
        ):
            field.setProperty("words", "true")
            field.setMaxLength(_LABEL)
            words.addLayout(captioned(field, says), 1)
        self.begin.setMinimumHeight(scaled(_BUTTON))
        self.begin.setProperty("main", "true")
        for widget in (self.count, self.least, self.most):
            numbers.addWidget(widget, 1)
        for part in (self._title, self._says, self.sign, hair(), self.course):
            column.addWidget(part)
        column.addLayout(numbers)
        column.addLayout(words)
        column.addWidget(self.begin)
        column.addWidget(self._refused)
        column.addWidget(self.open)
        column.addStretch(1)
        self.course.value_entered.connect(self._on_course)
        self.open.wanted.connect(self.go_on_wanted)
        self.begin.clicked.connect(self._on_begin)

    def furnish(self, choices: Sequence[Choice]) -> None:
        """Offer the courses that sources published."""
        self.course.show_choices(choices)

    def show_state(self, who: str, courses: "Sequence[KeptCourse]") -> None:
        """Show what can be begun or gone on with, and by whom."""
        show_text(
            self._says, f"{who} writes it down." if who else "What happens is written down and signed: say who you are."
        )
        self.sign.setVisible(not who)
        for widget in (self.course, self.count, self.least, self.most, self.start, self.label_field, self.begin):
            widget.setEnabled(bool(who))
        self.open.show_open(((kept.number, _says(kept)) for kept in courses), bool(who))
        self.show()

    def refuse(self, says: str) -> None:
        """Say why it was not begun; what was typed stays."""
        show_text(self._refused, says)

    def forget(self) -> None:
        """Hold nothing of what was typed."""
        self.sign.forget()
        self._on_course("")
        for field in (self.start, self.label_field):
            field.setText("")
        for entry in (self.count, self.least, self.most):
            entry.show_value("")
        self.refuse("")

    def _on_course(self, chosen: str) -> None:
        self._chosen = chosen
        self.course.show_value(chosen)

    def _on_begin(self) -> None:
        texts: Mapping[str, str] = {
            "course": self._chosen,
            "count_text": self.count.field.text(),
            "least_text": self.least.field.text(),
            "most_text": self.most.field.text(),
            "start_text": self.start.text().strip(),
            "label": self.label_field.text().strip(),
        }
        self.begin_wanted.emit(texts)


def _says(kept: "KeptCourse") -> str:
    given = f"{len(kept.course.visits)} of {kept.course.agreed.count}"
    return f"Go on with course {kept.number}{labelled(kept.label)}: {kept.course.agreed.title}, {given} given"
