"""The mode Double check: the first entry is hidden, a second person enters it all again, then both are compared."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.checking.comparing import Entry, Lacking
from ketadesk.checking.double_check import NotCheckableError
from ketadesk.checking.standing import refused_readings
from ketadesk.intake.draft import Draft
from ketadesk.presentation.check_answer import CheckAnswer
from ketadesk.presentation.checking import SCOPE, readings
from ketadesk.presentation.preferring import respelled
from ketadesk.views.aside import Aside
from ketadesk.views.check.conduct import Beside, Conduct
from ketadesk.views.check.entry_fields import EntryFields
from ketadesk.views.check.moving import move_order
from ketadesk.views.check.parts import Opened, Parts, inset
from ketadesk.views.check.telling import Telling
from ketadesk.views.desk import Desk
from ketadesk.views.look.announcing import announce
from ketadesk.views.look.column import Column
from ketadesk.views.look.columns import Columns
from ketadesk.views.mode import Page
from ketadesk.views.people.idle import Idle
from ketadesk.views.people.kept_records import KeptRecords

if TYPE_CHECKING:
    from ketadesk.records.people import Person
    from ketadesk.views.main_window import MainWindow


class CheckPage(Page):
    """Hidden entry, own entry, what is compared."""

    def __init__(self) -> None:
        self.orders = Desk(Draft())
        super().__init__(self.orders)
        self.scope, self.locked = SCOPE, "A double check copies nothing"
        self.records = KeptRecords(self)
        self.conduct = Conduct(self.records, self)
        self.idle = Idle(self)
        self.parts = Parts(self.records)
        self.fields = EntryFields(self.orders, self._on_read)
        self._telling = Telling(self.parts, self.conduct)
        self._aside: Aside | None = None
        self._answer: CheckAnswer | None = None
        self._standing: dict[str, str] = {}
        self._away = self._leaving = False
        self._build()
        self._connect()

    def _build(self) -> None:
        parts, middle = self.parts, Column("Double check")
        for part in (parts.header, parts.prepare, parts.admit, parts.back, parts.mismatch, self.fields, parts.done):
            middle.column.addWidget(part)
        middle.column.addStretch(1)
        middle.content.show()
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(middle, 1)
        column.addLayout(inset(parts.sign))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(parts.hidden, both, parts.list))

    def _connect(self) -> None:
        parts = self.parts
        self.conduct.changed.connect(self._on_step)
        parts.prepare.sign.signed_in.connect(self._on_prepared)
        parts.admit.sign.signed_in.connect(self._on_admitted)
        parts.sign.sign.signed_in.connect(self._on_signed)
        parts.back.sign.signed_in.connect(self._on_back)
        parts.done.keep_wanted.connect(self._on_keep_wanted)
        parts.hidden.leave_wanted.connect(self._on_leave_wanted)
        parts.hidden.again_wanted.connect(self._clear_entry)
        self.idle.passed.connect(self._on_away)

    def join(self, window: "MainWindow") -> None:
        """Get to know the window, whose other modes are emptied while a check is under way."""
        self._aside = window.aside
        self.records.join(window.records)
        self.parts.done.order_wanted.connect(lambda: window.turn_to("order"))
        window.desk.edited.connect(self.conduct.let_go)

    @property
    def aside(self) -> Aside:
        """What takes the order away and brings it back."""
        assert self._aside is not None  # the page is in a window
        return self._aside

    @property
    def entry(self) -> Entry:
        """The open entry as it stands, its units in the spelling that is read."""
        return Entry(respelled(self.orders.draft, in_words=False), self._standing)

    def show_reading(self) -> None:
        """Say that the protocols are being read: nothing can be entered yet."""
        self._answer = None
        self._show()

    def blank(self) -> None:
        """Take away what an answer said."""
        self.fields.blank()

    def put_away(self) -> None:
        """Take nothing more out of sight: an entry has no figures."""

    def show_draft(self, draft: Draft) -> None:
        """Show what was entered."""
        self.fields.show_draft(draft)

    def show_answer(self, answer: CheckAnswer) -> None:
        """Show what is asked next."""
        self._answer = answer
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at the order that could be checked, and at who is here."""
        super().showEvent(event)
        if not self.conduct.under_way:
            self._begin_anew()

    def focus_first(self) -> None:
        """Give the focus to where work begins at this stage."""
        stop = self.parts.first_stop()
        if stop is None and not self.fields.isHidden():
            stop = self.fields.first_stop()
        self.parts.focus(stop)

    def leave_patient(self) -> None:
        """Let the check go with its patient."""
        super().leave_patient()
        self._standing.clear()
        if self.aside.taken:
            self.aside.drop()
        self.conduct.drop()

    def _begin_anew(self) -> None:
        """Ask who has prepared the order that is on the desk, where it can be checked."""
        order = self.aside.answer() if self._aside else None
        if order is not None and order.sheet.seal is None and self.conduct.stage not in {"none", "unkept"}:
            self.conduct.drop()
        if self.conduct.stage == "none" and order is not None and order.sheet.state == "ready":
            self.parts.prepare.sign.ask()
        self._show()

    def _on_prepared(self, person: "Person") -> None:
        order = respelled(self.aside.desk.draft, in_words=False)
        if self._answer is None:
            return
        try:
            label = self.parts.prepare.label_field.take()
            self.conduct.prepare(order, person, Beside(self.aside.ticks(), label), self._answer.library)
        except NotCheckableError as error:
            self.parts.prepare.warn(str(error))

    def _on_admitted(self, person: "Person") -> None:
        if self._away:
            self._away = False
            self.idle.watch(True)
            self._show()
        else:
            self.conduct.admit(person)

    def _on_signed(self, person: "Person") -> None:
        if self._answer is None:
            return
        entry = self.entry
        try:
            lacking = self.conduct.submit(entry.draft, dict(entry.standing), person, self._answer.library)
        except NotCheckableError as error:
            self.parts.sign.warn(str(error))
            return
        if isinstance(lacking, Lacking):
            self.parts.sign.warn(" ".join({**lacking.refused, **lacking.missing}.values()))
            self._ask_owner()

    def _on_step(self) -> None:
        """Empty the entry for what comes next, and show it."""
        self._standing.clear()
        self._away = self._leaving = False
        move_order(self.aside, self.conduct, self)
        self.orders.lay(self.conduct.blank_entry())
        super().leave_patient()  # no field brings back what was typed in it before
        self._ask_owner()
        self.idle.watch(self.conduct.under_way and self.conduct.checker is not None)
        self._show()
        if says := self._telling.announcement():
            announce(self, says, urgent=self.conduct.stage != "checked")
        if self.isVisible():
            self.focus_first()

    def _ask_owner(self) -> None:
        """Ask for the signature of whoever enters, or for a second person."""
        if self.conduct.stage == "sealed" and self.conduct.check is not None:
            self.parts.admit.sign.ask(without=self.conduct.check.preparer.name)
        elif self.conduct.under_way:
            self.parts.sign.sign.ask(only=self.conduct.owner)

    def _on_keep_wanted(self) -> None:
        if self._answer is not None:
            self.conduct.keep_again(self._answer.library)

    def _on_leave_wanted(self) -> None:
        if self.conduct.check is not None:
            self._leaving = True
            self.parts.back.sign.ask(only=self.conduct.check.preparer.name)
            self._show()
            self.focus_first()

    def _on_back(self, _person: "Person") -> None:
        order = self.conduct.original
        self.conduct.drop()
        self.aside.bring_back(order)
        self._begin_anew()

    def _on_away(self) -> None:
        if self.conduct.checker is not None and self.conduct.under_way:
            self._away = True
            self.parts.admit.sign.ask(only=self.conduct.owner)
            self._show()

    def _clear_entry(self) -> None:
        self._standing.clear()
        self.orders.lay(self.conduct.blank_entry())
        self.focus_first()

    def _on_read(self, key: str, text: str) -> None:
        self._standing[key] = text
        self._show()

    def _show(self) -> None:
        """Show the stage, whole."""
        again, refused = self.conduct.to_enter, refused_readings(self._standing)
        if self._answer is not None:
            asked = readings(self.entry.draft, self._answer.library, again)
            self.fields.show_answer(self._answer, asked, self.conduct.wanted)
            self.fields.show_read(self._standing, refused)
        entering = self.conduct.under_way and self.conduct.checker is not None and not (self._away or self._leaving)
        order = self.aside.answer() if self._aside else None
        self._telling.tell(
            Opened(self.entry, self._answer, refused, self.conduct.optional, order, self._away, self._leaving)
        )
        self.fields.setVisible(entering)
        self.parts.show_stage(self.conduct.stage, entering, bool(again), self._away, self._leaving)
