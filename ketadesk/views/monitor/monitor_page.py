"""Monitor: pump and plan at the left, the signs against the infusion in the middle, what to write down at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.views.desk import DeskOf
from ketadesk.views.following import TypedTexts, attempt
from ketadesk.views.look.column import Column
from ketadesk.views.look.columns import Columns
from ketadesk.views.look.measure import scaled
from ketadesk.views.mode import Page
from ketadesk.views.monitor.acts_card import ActsCard
from ketadesk.views.monitor.bedside_desk import BedsideDesk
from ketadesk.views.monitor.begin_card import BeginCard
from ketadesk.views.monitor.due_cards import DueList
from ketadesk.views.monitor.leaving_card import LeavingCard
from ketadesk.views.monitor.observe_card import ObserveCard
from ketadesk.views.monitor.paper_card import PaperCard
from ketadesk.views.monitor.pump_card import PumpCard
from ketadesk.views.monitor.rows_card import RowsCard
from ketadesk.views.monitor.running_column import RunningColumn
from ketadesk.views.monitor.writing import Writing
from ketadesk.views.people.idle import Idle
from ketadesk.views.people.kept_records import KeptRecords

if TYPE_CHECKING:
    from ketadesk.presentation.monitor_answer import MonitorAnswer
    from ketadesk.records.people import Person

_TICK_MS = 1000
_SCOPE = "A reminder, not an alarm: it watches nobody. Gates mark a value and hide none."
_NOT_COPIED = "nothing of a run sheet is copied: ketadesk monitor report writes it"


class MonitorPage(Page):
    """One run sheet. Once a second what depends on the clock is told anew, while the page is seen."""

    def __init__(self) -> None:
        self.signs: DeskOf[TypedTexts, Any] = DeskOf(TypedTexts())
        super().__init__(self.signs)
        self.scope, self.locked = _SCOPE, _NOT_COPIED
        self.bedside = BedsideDesk()
        self.people = KeptRecords(self)
        self.pump, self.acts, self.plan = PumpCard(), ActsCard(), RowsCard("Plan")
        self.begin, self.middle, self.leaving = BeginCard(self.people), RunningColumn(), LeavingCard()
        self.observe, self.due = ObserveCard(), DueList()
        self.writing = Writing(self.bedside, self.signs, self.acts, self.observe)
        self.paper = PaperCard(self.bedside)
        self._window: Any = None
        self._build()
        self._connect()
        self.observe.other_wanted.connect(self._on_other)
        self.idle = Idle(self)
        self.idle.passed.connect(self._on_idle)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._left = _column("Pump and plan", self.pump, self.acts, self.leaving, self.paper, self.plan)
        self._right = _column("Write down, and what is due", self.observe, self.due)
        self._columns = Columns(self._left, self.middle, self._right)
        self._beginning = QWidget()
        around = QHBoxLayout(self._beginning)
        around.setContentsMargins(scaled(10), 0, scaled(10), scaled(8))
        for part, share in ((None, 1), (self.begin, 6), (None, 1)):
            if part is None:
                around.addStretch(share)
            else:
                around.addWidget(part, share)
        whole.addWidget(self._columns)
        whole.addWidget(self._beginning)

    def _connect(self) -> None:
        self.begin.sign.signed_in.connect(self._on_signed)
        self.begin.begin_wanted.connect(self._on_begin)
        self.begin.go_on_wanted.connect(self._on_go_on)
        self.acts.asked.connect(self.writing.act)
        self.acts.strike_opened.connect(lambda: self.acts.show_entries(self.bedside.entries()))
        self.observe.sign_entered.connect(self.signs.enter)
        self.observe.keep_wanted.connect(self.writing.keep)
        self.leaving.ticked.connect(self.writing.tick)

    def join(self, window: Any) -> None:
        """Take the records of the window, and its order to follow."""
        self._window = window
        self.bedside.join(window.records)
        self.people.join(window.records)

    def show_reading(self) -> None:
        """Begin to answer at once."""
        self.observe.furnish(self.bedside.data[1].signs)
        self.begin.sign.ask()
        self.signs.open(lambda _draft: True)

    def blank(self) -> None:
        """Take away everything that was told."""
        for panel in (self.pump, self.plan, self.due, self.leaving):
            panel.blank()
        self.middle.blank()

    def put_away(self) -> None:
        """Take the places of a run sheet out of sight."""
        self.blank()
        self.acts.blank()

    def show_draft(self, draft: TypedTexts) -> None:
        """Show what is typed of the next signs."""
        self.observe.show_texts(draft.texts, self.bedside.person.name if self.bedside.person else "")
        self.observe.say("")
        self.observe.show_words({})

    def show_answer(self, _answer: Any) -> None:
        """Show the run sheet as it stands now, or what can be begun."""
        answer = self.bedside.answer()
        self._show_parts(answer is not None)
        if answer is None:
            self._show_beginning()
        else:
            self._show_run(answer)

    def _show_parts(self, runs: bool) -> None:
        self._columns.setVisible(runs)
        self._beginning.setVisible(not runs)

    def _show_run(self, answer: "MonitorAnswer") -> None:
        told = answer.told
        self.acts.show_acts(answer.acts)
        self.observe.setVisible(bool(answer.acts))
        seal = f"{told.seal[:1].upper()}{told.seal[1:]}"
        self.plan.show_rows(told.given, told.title, seal)
        self.due.show_due(told.due, "Nothing is due by a watch of this protocol now.", _SCOPE)
        self.leaving.show_leaving(told.leaving)
        self.middle.show_run(answer)
        self.pump.show_pump(told.pump, answer.share)

    def _show_beginning(self) -> None:
        from ketadesk.presentation.monitor_answer import followed  # noqa: PLC0415
        from ketadesk.records.refusing import RecordsError  # noqa: PLC0415

        order = self._window.pages["order"]
        found = followed(order.desk.draft, self.bedside.data[0])
        runs: Any = ()
        try:
            runs = self.bedside.open_runs()
        except RecordsError as error:
            self.begin.refuse(str(error))
        who = "" if self.bedside.person is None else self.bedside.person.name
        says = (
            "" if isinstance(found, str) else f"{found.title}, {found.order}, {order.checked or 'not double-checked'}."
        )
        self.begin.show_state(who, says, found if isinstance(found, str) else "", runs)

    def tick(self) -> None:
        """Tell anew what depends on the clock; what cannot be told leaves nothing that was."""
        if self.bedside.run is None:
            return
        shown = False
        try:
            answer = self.bedside.answer()
            if answer is not None:
                self._show_run(answer)
                shown = True
        finally:
            if not shown:
                self.signs.drop_answer()

    def showEvent(self, event: QShowEvent) -> None:
        """Tick while it is seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tick no more."""
        super().hideEvent(event)
        self._timer.stop()

    def leave_patient(self) -> None:
        """Let the run sheet go, which stays open in the records, and forget who wrote in it."""
        super().leave_patient()
        self.acts.blank()
        self.bedside.leave()
        self.idle.watch(False)
        self.begin.forget()
        self.begin.sign.ask()

    def focus_first(self) -> None:
        """Look again at what is open, and go to where work begins."""
        self.signs.lay(self.signs.draft)
        first: QWidget = self.begin.sign.first_stop()
        if self.bedside.run is not None:
            first = self.observe.entries["systolic"].control
        elif self.bedside.person is not None:
            first = self.begin.begin
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_other(self) -> None:
        """Let the run sheet go for a moment: it is gone on with by whoever signs in."""
        self.bedside.leave()
        self.idle.watch(False)
        self.begin.forget()
        self.begin.sign.ask()
        self.focus_first()

    def _on_idle(self) -> None:
        """Sign out who is there no more; what is due is told on, and who writes without signing is nobody."""
        self.bedside.person = None
        self.signs.lay(self.signs.draft)

    def _on_signed(self, person: "Person") -> None:
        self.bedside.person = person
        self.idle.watch(True)
        self.focus_first()

    def _on_begin(self, name: str) -> None:
        order = self._window.pages["order"]
        attempt(lambda: self.begin.refuse(self.bedside.begin(order.desk.draft, name, order.checked)), self.begin.refuse)
        self.focus_first()

    def _on_go_on(self, number: int) -> None:
        attempt(lambda: self.bedside.go_on(number), self.begin.refuse)
        self.focus_first()


def _column(name: str, *panels: QWidget) -> Column:
    """Return panels under each other, which scroll where there is no room; the last takes what is left."""
    made = Column(name)
    for panel in panels:
        made.column.addWidget(panel, 1 if panel is panels[-1] else 0)
    made.content.show()
    return made
