"""Course: what was agreed and can be written down at the left, the scores in the middle, what is due at the right."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketadesk.presentation.form import Choice
from ketadesk.presentation.labelled import labelled
from ketadesk.views.course.course_acts import CourseActs
from ketadesk.views.course.course_begin import CourseBegin
from ketadesk.views.course.course_column import CourseColumn
from ketadesk.views.course.course_desk import CourseDesk
from ketadesk.views.course.course_due import CourseDueList
from ketadesk.views.course.facts_card import FactsCard
from ketadesk.views.desk import DeskOf
from ketadesk.views.following import TypedTexts, attempt
from ketadesk.views.look.column import Column
from ketadesk.views.look.columns import Columns
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.mode import Page
from ketadesk.views.people.idle import Idle
from ketadesk.views.people.kept_records import KeptRecords

if TYPE_CHECKING:
    from ketadesk.presentation.course_answer import CourseAnswer
    from ketadesk.records.people import Person

_LOOK_MS = 10_000
_SCOPE = "What is due, by which rule and whose. It chooses no therapy and no day: a person does."
_NOT_COPIED = "nothing of a course is copied: ketadesk course report writes it"


class CoursePage(Page):
    """One course at a time, as it stands on the day it is."""

    def __init__(self) -> None:
        self.desk_: DeskOf[TypedTexts, Any] = DeskOf(TypedTexts())
        super().__init__(self.desk_)
        self.scope, self.locked = _SCOPE, _NOT_COPIED
        self.weeks = CourseDesk()
        self.people = KeptRecords(self)
        self.agreed, self.acts = FactsCard(), CourseActs()
        self.begin, self.middle, self.due = CourseBegin(self.people), CourseColumn(), CourseDueList()
        self.other = QPushButton(button_icon("person"), "Another course")
        self.idle = Idle(self)
        self._told_on: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        left, right = Column("Course, and what is written down"), Column("What is due")
        middle = Column("Scores, and what was given")
        middle.column.addWidget(self.middle, 1)
        for panel in (self.acts, self.agreed, self.other):
            left.column.addWidget(panel)
        left.column.addStretch(1)
        right.column.addWidget(self.due, 1)
        for made in (left, middle, right):
            made.content.show()
        self._columns = Columns(left, middle, right)
        self._beginning = QWidget()
        around = QHBoxLayout(self._beginning)
        around.setContentsMargins(scaled(10), 0, scaled(10), scaled(8))
        around.addStretch(1)
        around.addWidget(self.begin, 6)
        around.addStretch(1)
        whole.addWidget(self._columns)
        whole.addWidget(self._beginning)

    def _connect(self) -> None:
        self.begin.sign.signed_in.connect(self._on_signed)
        self.begin.begin_wanted.connect(self._on_begin)
        self.begin.go_on_wanted.connect(self._on_go_on)
        self.acts.asked.connect(self._on_asked)
        self.acts.opened.connect(self._on_opened)
        self.other.clicked.connect(self._on_other)
        self.idle.passed.connect(self._on_other)
        self._timer.timeout.connect(self.look_at_day)

    def join(self, window: Any) -> None:
        """Take the records of the window."""
        self.weeks.join(window.records)
        self.people.join(window.records)

    def show_reading(self) -> None:
        """Begin to answer at once."""
        from ketadesk.presentation.course_answer import course_choices  # noqa: PLC0415

        self.begin.furnish(course_choices(self.weeks.data[0]))
        self.begin.sign.ask()
        self.desk_.open(lambda _draft: True)

    def blank(self) -> None:
        """Take away everything that was told."""
        for panel in (self.agreed, self.due):
            panel.blank()
        self.middle.blank()

    def put_away(self) -> None:
        """Take the places of a course out of sight."""
        self.blank()
        self.acts.ask(None)

    def show_draft(self, draft: TypedTexts) -> None:
        """Nothing is drafted here: each act asks for itself."""

    def show_answer(self, _answer: Any) -> None:
        """Show the course as it stands today, or what can be begun."""
        self._told_on = self.weeks.today
        answer = self.weeks.answer()
        self._columns.setVisible(answer is not None)
        self._beginning.setVisible(answer is None)
        if answer is None:
            self._show_beginning()
        else:
            self._show_course(answer)

    def look_at_day(self) -> None:
        """Tell the course anew on another day than it was told for: over midnight, today is yesterday."""
        if self.weeks.kept is not None and self.weeks.today != self._told_on:
            self.desk_.lay(self.desk_.draft)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the day, now and while it is seen."""
        super().showEvent(event)
        self.look_at_day()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._timer.stop()

    def _show_course(self, answer: "CourseAnswer") -> None:
        assert self.weeks.kept is not None  # there is an answer
        ahead = tuple(answer.told.ahead[1:])
        self.acts.show_acts(answer.acts)
        self.agreed.show_facts(
            f"Course {self.weeks.kept.number}{labelled(self.weeks.kept.label)}", (*answer.told.agreed, *ahead)
        )
        self.due.show_due(answer.told.due)
        self.middle.show_course(answer)

    def _show_beginning(self) -> None:
        courses: Any = ()

        def look() -> None:
            nonlocal courses
            courses = self.weeks.open_courses()

        attempt(look, self.begin.refuse)
        self.begin.show_state("" if self.weeks.person is None else self.weeks.person.name, courses)

    def leave_patient(self) -> None:
        """Let the course go, which stays open in the records, and forget who wrote in it."""
        super().leave_patient()
        self.acts.ask(None)
        self.weeks.leave()
        self.idle.watch(False)
        self.begin.forget()
        self.begin.sign.ask()

    def focus_first(self) -> None:
        """Look again at what is open, and go to where work begins."""
        self.desk_.lay(self.desk_.draft)
        first: QWidget = self.begin.sign.first_stop()
        if self.weeks.kept is not None:
            first = self.acts.buttons["score"]
        elif self.weeks.person is not None:
            first = self.begin.course.control
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_signed(self, person: "Person") -> None:
        self.weeks.person = person
        self.idle.watch(True)
        self.focus_first()

    def _on_other(self) -> None:
        """Let the course go for a moment: it is gone on with by whoever signs in."""
        self.leave_patient()
        self.focus_first()

    def _on_begin(self, texts: Any) -> None:
        from ketadesk.intake.reading_course import read_beginning  # noqa: PLC0415
        from ketadesk.presentation.course_answer import course_of  # noqa: PLC0415

        read = read_beginning(texts, self.weeks.today)
        if isinstance(read, str):
            self.begin.refuse(read)
            return
        found = course_of(self.weeks.data[0], texts["course"], *read)
        if isinstance(found, str):
            self.begin.refuse(found)
        elif attempt(lambda: self.weeks.begin(found, texts["label"]), self.begin.refuse):
            self.focus_first()

    def _on_go_on(self, number: int) -> None:
        if attempt(lambda: self.weeks.go_on(number), self.begin.refuse):
            self.focus_first()

    def _on_opened(self, act: str) -> None:
        """Offer the scales of the protocol, and the run sheets that are no visit yet."""
        from ketadesk.presentation.course_answer import entry_choices, scale_choices  # noqa: PLC0415

        if self.weeks.kept is None:
            return
        runs: list[Choice] = []
        if act == "visit":
            attempt(
                lambda: runs.extend(
                    Choice(str(number), f"Run sheet {number}", title) for number, title in self.weeks.runs()
                ),
                self.acts.refuse,
            )
        course = self.weeks.kept.course
        scales = scale_choices(*self.weeks.data, course.agreed.protocol)
        self.acts.show_choices(scales, runs, entry_choices(course))

    def _on_asked(self, act: Any, texts: Any) -> None:
        from ketadesk.intake.reading import Unready  # noqa: PLC0415
        from ketadesk.intake.reading_course import read_course_act  # noqa: PLC0415

        read: Any = None

        def look() -> None:
            nonlocal read
            ran = self.weeks.ran(int(texts["run"])) if act == "visit" and texts.get("run") else None
            read = read_course_act(act, texts, self.weeks.today, ran)

        if not attempt(look, self.acts.refuse):
            return
        if isinstance(read, Unready):
            self.acts.refuse("", {**read.missing, **read.refused})
        elif attempt(lambda: self.weeks.write(*read), self.acts.refuse):
            self.acts.ask(None)
            self.focus_first()
