"""The middle column: what is known above, what follows below; the fields stay while figures come and go."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketadesk.presentation.calculation_answer import CalculationAnswer
from ketadesk.views.answer.explained_sheet import ExplainedSheet
from ketadesk.views.answer.figures_panel import FiguresPanel
from ketadesk.views.answer.header_panel import HeaderPanel
from ketadesk.views.answer.waiting_panel import WaitingPanel
from ketadesk.views.answer.working_card import WorkingCard
from ketadesk.views.calculators.inputs_panel import InputsPanel
from ketadesk.views.calculators.result_panel import ResultPanel
from ketadesk.views.desk import DeskOf
from ketadesk.views.entry.entry import Entry
from ketadesk.views.look.column import Column
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.side_by_side import SideBySide
from ketadesk.views.reading_order import bring_into_view


class CalculatorForm(Column):
    """The fields of the calculator that is open, its figures, its working. Each one's fields are made once."""

    def __init__(self, desk: DeskOf[Any, Any]) -> None:
        super().__init__("Calculator")
        self._desk = desk
        self._panels: dict[str, InputsPanel] = {}
        self._open = ""
        self._header = HeaderPanel()
        self._waiting = WaitingPanel()
        self._result = ResultPanel()
        self._others = FiguresPanel("And")
        self._working = WorkingCard()
        self._inputs = QFrame()
        self._inputs.setProperty("card", "paper")
        self._inputs.hide()
        self._fields = QVBoxLayout(self._inputs)
        self._fields.setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12))
        self._answered = self._build_answered()
        for part in (self._header, self._inputs, self._waiting, self._answered, self._working):
            self.column.addWidget(part)
        self.column.addStretch(1)
        QShortcut(QKeySequence("F9"), self, self.show_whole_working)
        self.blank()
        self.content.show()

    def _build_answered(self) -> ExplainedSheet:
        """Return what the figures stand in, each of which opens how it came."""
        made = ExplainedSheet()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(self._result, self._others, stretches=(4, 3), turns_below=scaled(480)))
        return made

    def show_whole_working(self) -> None:
        """Bring every line of the working into sight; where it is in sight already, go back to the top."""
        bar = self.verticalScrollBar()
        before = bar.value()
        if self._working.isVisible():
            bring_into_view(self._working)
        if bar.value() == before:
            bar.setValue(0)

    def show_draft(self, draft: Any) -> None:
        """Show what was entered, in the fields of every calculator: none keeps what is gone."""
        for panel in self._panels.values():
            panel.show_draft(draft)

    def blank(self) -> None:
        """Take away everything that an answer said, figures first."""
        self._answered.let_explain(None)
        for part in (self._result, self._others, self._working, self._waiting, self._header):
            part.blank()
        for panel in self._panels.values():
            panel.blank()

    def show_answer(self, answer: CalculationAnswer) -> None:
        """Show an answer, whole; figures come last."""
        self._answered.let_explain(answer.sheet.derive)
        self._show_fields(answer)
        self._header.show_header(answer.sheet)
        self._waiting.show_waiting(answer.sheet.title, answer.waits)
        self._working.show_working(answer.sheet.working)
        self._others.show_figures(answer.figures[1:])
        self._result.show_figure(next(iter(answer.figures), None))

    def _show_fields(self, answer: CalculationAnswer) -> None:
        if answer.calculator not in self._panels:
            made = self._panels[answer.calculator] = InputsPanel(self._desk, answer.fields)
            self._fields.addWidget(made)
        panel = self._panels[answer.calculator]
        panel.show_answer(answer)
        panel.show_draft(self._desk.draft)
        if answer.calculator != self._open:
            self._open = answer.calculator
            for id_, each in self._panels.items():
                each.setVisible(id_ == self._open)
            self._inputs.show()

    def entries(self) -> list[Entry]:
        """Return the fields of the calculator that is open, in reading order."""
        return self._panels[self._open].entries() if self._open else []

    def focus_field(self, key: str) -> None:
        """Bring a field into view and give it the focus."""
        stop = next((entry.focus_stop() for entry in self.entries() if entry.key == key), None)
        if stop is not None:
            self.ensureWidgetVisible(stop)
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
