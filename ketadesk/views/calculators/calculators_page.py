"""Calculators: which one at the left, what is known and what follows in the middle, its formulas at the right."""

from PySide6.QtWidgets import QVBoxLayout

from ketadesk.intake.calculation_draft import CalculationDraft
from ketadesk.presentation.announcing import announcement
from ketadesk.presentation.calculation_answer import CalculationAnswer
from ketadesk.presentation.copying import LOCKED
from ketadesk.presentation.copying_calculation import copied_calculation
from ketadesk.views.announcing import Announcer
from ketadesk.views.calculators.calculator_form import CalculatorForm
from ketadesk.views.calculators.calculator_list import CalculatorList
from ketadesk.views.calculators.ways_panel import WaysColumn
from ketadesk.views.copying import time_now
from ketadesk.views.desk import DeskOf
from ketadesk.views.look.columns import Columns
from ketadesk.views.mode import Page


class CalculatorsPage(Page):
    """List, calculator, formulas."""

    def __init__(self) -> None:
        self.calculations: DeskOf[CalculationDraft, CalculationAnswer] = DeskOf(CalculationDraft())
        super().__init__(self.calculations)
        self.calculators = CalculatorList()
        self.form = CalculatorForm(self.calculations)
        self.ways = WaysColumn()
        self.announcer = Announcer(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(self.calculators, self.form, self.ways))
        self.calculators.calculator_chosen.connect(self._choose)

    def show_reading(self) -> None:
        """Say that nothing can be entered yet."""
        self.form.setEnabled(False)
        self.blank()

    def blank(self) -> None:
        """Take away everything that an answer said: figures first."""
        self.locked = LOCKED["incomplete"]
        self.form.blank()
        self.ways.blank()

    def put_away(self) -> None:
        """Do nothing more: what is blank is out of sight."""

    def show_draft(self, draft: CalculationDraft) -> None:
        """Show what was entered."""
        self.form.show_draft(draft)

    def show_answer(self, answer: CalculationAnswer) -> None:
        """Show the answer in every column; the one with figures comes last, so that no fault leaves one."""
        self.form.setEnabled(True)
        self.scope = answer.sheet.scope
        self.locked = LOCKED.get(answer.sheet.state, "")
        self.calculators.show_choices(answer.calculators, answer.calculator)
        self.ways.show_answer(answer)
        self.form.show_answer(answer)
        self.announcer.say(announcement(answer.sheet))

    def focus_first(self) -> None:
        """Give the focus to the first field that is missing, or to the first of all."""
        answer = self.calculations.answer
        missing = [each.field for each in answer.sheet.missing] if answer else []
        keys = [*missing, *(entry.key for entry in self.form.entries())]
        if keys:
            self.form.focus_field(keys[0])

    def copied_text(self) -> str:
        """Return the calculation as text that cannot be misread on its own."""
        answer = self.calculations.answer
        return copied_calculation(answer, time_now()) if answer else ""

    def _choose(self, id_: str) -> None:
        self.calculations.enter("calculator", id_)
        self.focus_first()
