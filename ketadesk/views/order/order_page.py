"""The order and its answer: three columns that follow the flow."""

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout

from ketadesk.intake.draft import Draft, cleared_fields
from ketadesk.presentation.announcing import announcement, interrupts
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.copying import LOCKED, copied
from ketadesk.views.announcing import Announcer
from ketadesk.views.answer.answer_panel import AnswerPanel
from ketadesk.views.answer.checklist_panel import ChecklistPanel
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import PickerEntry
from ketadesk.views.look.columns import Columns
from ketadesk.views.mode import Page
from ketadesk.views.order.order_form import OrderForm

_FIRST = "protocol"


class OrderPage(Page):
    """Order, answer, checklists."""

    def __init__(self) -> None:
        self.orders = Desk(Draft())
        super().__init__(self.orders)
        self.form = OrderForm(self.orders)
        self.answer = AnswerPanel()
        self.checklists = ChecklistPanel()
        self.announcer = Announcer(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(self.form, self.answer, self.checklists))
        self.answer.field_wanted.connect(self.form.focus_field)
        self.answer.reason_given.connect(self.orders.give_reason)
        self.answer.part_cleared.connect(self._clear)
        self.answer.protocol_wanted.connect(self._choose_protocol)
        self.answer.wanted_again.connect(self._on_wanted_again)

    def show_reading(self) -> None:
        """Say that the protocols are being read: nothing can be entered yet."""
        self.form.setEnabled(False)
        self.answer.show_sentence("Reading the protocols")

    def blank(self) -> None:
        """Take away everything that an answer said: figures first, then ticks, then words in the form."""
        self.locked = LOCKED["incomplete"]
        self.checked = ""
        self.answer.blank()
        self.checklists.blank()
        self.form.blank()

    def put_away(self) -> None:
        """Take the panels and the lines to tick out of sight."""
        self.answer.put_away()
        self.checklists.put_away()

    def show_draft(self, draft: Draft) -> None:
        """Show the order as it was entered."""
        self.form.show_draft(draft)

    def show_answer(self, answer: Answer) -> None:
        """Show the answer in every column; the columns with figures come last, so that no fault leaves one."""
        self.form.setEnabled(True)
        self.form.show_answer(answer)
        self.scope = answer.sheet.scope
        self.locked = LOCKED.get(answer.sheet.state, "")
        self.checked = answer.sheet.seal.says if answer.sheet.seal else ""
        self.checklists.show_answer(answer)
        self.answer.show_answer(answer)
        self.announcer.say(announcement(answer.sheet), urgent=interrupts(answer.sheet))

    def copied_text(self) -> str:
        """Return the order and its figures with the time, while they are ready."""
        answer = self.orders.answer
        now = QLocale.c().toString(QDateTime.currentDateTime(), "yyyy-MM-dd HH:mm")
        return "" if answer is None else copied(answer.sheet, now)

    def _clear(self, part: str) -> None:
        self.orders.edit(self.orders.draft.without(part))
        self.form.focus_field(cleared_fields(part)[0])

    def _choose_protocol(self) -> None:
        """Open the list of protocols where they are chosen."""
        self.form.focus_field(_FIRST)
        entry = next(each for each in self.form.entries() if each.key == _FIRST)
        if isinstance(entry, PickerEntry):
            entry.picker.open()

    def _on_wanted_again(self) -> None:
        """Show the answer on the desk in other room; without one there is nothing to show."""
        if self.orders.answer is not None:
            self.answer.show_answer(self.orders.answer)

    def leave_patient(self) -> None:
        """Fold what was opened for the last patient, and forget what was half typed."""
        super().leave_patient()
        self.answer.forget()
        self.checklists.forget_folds()

    def focus_first(self) -> None:
        """Give the focus to the first field that is missing, or to the first of all."""
        answer = self.orders.answer
        missing = answer.sheet.missing if answer else ()
        self.form.focus_field(missing[0].field if missing else self.form.entries()[0].key)
        if (here := self.focusWidget()) is not None:
            here.setFocus(Qt.FocusReason.ShortcutFocusReason)
