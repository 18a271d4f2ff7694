"""What is running: the pump at the left, the dose in the middle, what to look at before it is trusted at the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.announcing import announcement, interrupts
from ketadesk.presentation.copying import LOCKED
from ketadesk.presentation.copying_running import copied_running
from ketadesk.presentation.running_answer import RunningAnswer
from ketadesk.views.announcing import Announcer
from ketadesk.views.answer.checklist_panel import ChecklistPanel
from ketadesk.views.answer.fitted_column import FittedColumn
from ketadesk.views.copying import time_now
from ketadesk.views.desk import ReasonedDesk
from ketadesk.views.look.columns import Columns
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.mode import Page
from ketadesk.views.running.running_form import RunningForm
from ketadesk.views.running.running_sheet import RunningSheet


class RunningPage(Page):
    """Pump, dose, checklists."""

    def __init__(self) -> None:
        self.running: ReasonedDesk[RunningDraft, RunningAnswer] = ReasonedDesk(RunningDraft())
        super().__init__(self.running)
        self.form = RunningForm(self.running)
        self.answer = RunningColumn()
        self.checklists = ChecklistPanel()
        self.note = NotePanel()
        self.order = OrderPanel()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(self.form, self.answer, self._right()))
        self.answer.sheet.field_wanted.connect(self.form.focus_field)
        self.answer.sheet.reason_given.connect(self.running.give_reason)
        self.answer.wanted_again.connect(self._on_wanted_again)
        self.announcer = Announcer(self)
        self.order.button.clicked.connect(self._want_order)

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        column.addLayout(_inset(self.note, above=2))
        column.addWidget(self.checklists, 1)
        column.addLayout(_inset(self.order, below=2))
        return right

    def show_reading(self) -> None:
        """Say that the protocols are being read: nothing can be entered yet."""
        self.form.setEnabled(False)
        self.blank()

    def blank(self) -> None:
        """Take away everything that an answer said: figures first, then ticks, then words in the form."""
        self.locked = LOCKED["incomplete"]
        self.answer.blank()
        self.note.blank()
        self.checklists.blank()
        self.order.blank()
        self.form.blank()

    def put_away(self) -> None:
        """Take the panels and the lines to tick out of sight."""
        self.answer.put_away()
        self.checklists.put_away()

    def show_draft(self, draft: RunningDraft) -> None:
        """Show what was entered."""
        self.form.show_draft(draft)

    def show_answer(self, answer: RunningAnswer) -> None:
        """Show the answer in every column; the one with figures comes last, so that no fault leaves one."""
        self.form.setEnabled(True)
        self.form.show_answer(answer)
        self.scope = answer.sheet.scope
        self.locked = LOCKED.get(answer.sheet.state, "")
        self.checklists.show_answer(answer)
        self.order.show_made(answer)
        self.note.show_note(answer.units)
        self.answer.show_answer(answer)
        self.announcer.say(announcement(answer.sheet), urgent=interrupts(answer.sheet))

    def _on_wanted_again(self) -> None:
        """Show the answer on the desk in other room; without one there is nothing to show."""
        if self.running.answer is not None:
            self.answer.show_answer(self.running.answer)

    def leave_patient(self) -> None:
        """Fold what was opened for the last patient."""
        super().leave_patient()
        self.answer.forget()
        self.checklists.forget_folds()

    def focus_first(self) -> None:
        """Give the focus to the first field that is missing, or to the pump's."""
        answer = self.running.answer
        missing = answer.sheet.missing if answer else ()
        self.form.focus_field(missing[0].field if missing else self.form.entries()[0].key)

    def copied_text(self) -> str:
        """Return what runs, as text that cannot be misread on its own."""
        answer = self.running.answer
        return copied_running(answer, time_now()) if answer else ""

    def _want_order(self) -> None:
        answer = self.running.answer
        if answer is not None and isinstance(answer.made, Draft):
            self.order_wanted.emit(answer.made)


def _inset(panel: QWidget, above: int = 0, below: int = 0) -> QVBoxLayout:
    """Return a layout that is as far in as the ring of a column that scrolls."""
    column = QVBoxLayout()
    column.setContentsMargins(2, above, 2, below)
    column.addWidget(panel)
    return column


class RunningColumn(FittedColumn):
    """The middle column: seen only while it is wholly that of one answer."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = self._held = RunningSheet()
        self.sheet.more_wanted.connect(self.toggle_everything)
        self.column.addWidget(self.sheet)
        self.column.addStretch(1)

    def show_answer(self, answer: RunningAnswer) -> None:
        """Show an answer, whole."""
        self._fitted = self.size()
        self.put_away()  # a part that comes into sight would lay out the whole column
        self.sheet.show_sheet(answer)
        self.content.show()
        self.sheet.fit(answer, self.inside())
        self.drop_idle_bar()


class NotePanel(Panel):
    """Two units that share a digit."""

    def __init__(self) -> None:
        super().__init__("paper")
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(10))
        row.setSpacing(scaled(10))
        column = QVBoxLayout()
        column.setSpacing(scaled(4))
        self._title: QLabel = label("", "group", wraps=True)
        self._says = label("", "list", wraps=True)
        heading = QHBoxLayout()
        heading.addWidget(Mark("note", 20))
        heading.addWidget(self._title, 1)
        column.addLayout(heading)
        column.addWidget(self._says)
        row.addLayout(column)

    def show_note(self, says: str) -> None:
        """Show the note; without one there is no card."""
        show_text(self._title, "Note: two units, one digit" if says else "")
        show_text(self._says, says)
        self.setVisible(bool(says))


class OrderPanel(QFrame):
    """What it could be made into, or why it cannot."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        column.setSpacing(scaled(6))
        column.addWidget(label("Against the order", "group"))
        self._says = label("", "list-second", wraps=True)
        self.button = QPushButton(button_icon("order"), "Make an order of this")
        column.addWidget(self._says)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def blank(self) -> None:
        """Offer nothing."""
        self._says.setText("")
        self.button.setEnabled(False)
        self.hide()

    def show_made(self, answer: RunningAnswer) -> None:
        """Offer the order, or say why there is none."""
        replaces = "What stands in Order is replaced. The vial and how it is mixed are asked there."
        show_text(self._says, answer.unmade or replaces)
        self.button.setEnabled(answer.made is not None)
        self.setVisible(answer.gets is not None)
