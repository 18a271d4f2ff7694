"""The middle: what the patient gets, how that stands, beside the other infusions, and how it came."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.running_answer import Judgement, RunningAnswer
from ketadesk.presentation.sheet import Figure
from ketadesk.views.answer.figures_panel import FiguresPanel
from ketadesk.views.answer.finding_panel import FindingsPanel
from ketadesk.views.answer.header_panel import HeaderPanel
from ketadesk.views.answer.missing_panel import MissingPanel
from ketadesk.views.answer.waiting_panel import WaitingPanel
from ketadesk.views.answer.working_card import WorkingCard
from ketadesk.views.drawings.band_ruler import BandRuler
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.lettering import hair, label, show_text, upright
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows, empty
from ketadesk.views.look.side_by_side import SideBySide
from ketadesk.views.look.state_frame import StateFrame
from ketadesk.views.look.support import Disc, said

_LARGE, _LINE = (60, 30), (16, 14)
_WAITS = {
    "incomplete": "The dose comes when nothing is missing.",
    "stopped": "No dose is told beside a stop.",
}


class RunningSheet(QWidget):
    """The panels of an answer. They are used again; each is emptied before and shown whole."""

    field_wanted = Signal(str)
    reason_given = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._header = HeaderPanel()
        self._missing = MissingPanel()
        self._findings = FindingsPanel()
        self._empty = WaitingPanel()
        self._gets = GetsPanel()
        self._judgement = JudgementPanel()
        self._chart = ChartPanel()
        self._working = WorkingCard()
        self._full = FiguresPanel("A full container")
        self._so_far = FiguresPanel("This container")
        self._notes = FindingsPanel()
        self._beside = SideBySide(self._working, self._containers(), stretches=(5, 2), turns_below=scaled(560))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        for part in (
            self._header, self._missing, self._findings, self._empty, self._gets, self._judgement, self._chart,
            self._notes, self._beside,
        ):  # fmt: skip
            part.hide()
            column.addWidget(part)
        self._missing.field_wanted.connect(self.field_wanted)
        self._findings.field_wanted.connect(self.field_wanted)
        self._findings.reason_given.connect(self.reason_given)

    def _containers(self) -> QWidget:
        containers = QWidget()
        column = QVBoxLayout(containers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self._full)
        column.addWidget(self._so_far)
        return containers

    def empty(self) -> None:
        """Take every text of the old answer out of every panel."""
        for panel in (self._missing, self._findings, self._notes):
            panel.empty()
        empty(self)

    def forget(self) -> None:
        """Forget what was half typed for a patient who is left."""
        self._findings.keep_typed(())

    def show_sheet(self, answer: RunningAnswer) -> None:
        """Show an answer, whole."""
        sheet = answer.sheet
        if sheet.state not in _WAITS:
            self._findings.keep_typed(sheet.findings)
        self._header.show_header(sheet)
        self._missing.show_missing(sheet)
        self._findings.show_findings([finding for finding in sheet.findings if finding.severity != "note"])
        self._empty.show_waiting("The patient gets", _WAITS.get(sheet.state, ""))
        self._judgement.show_judgement(answer.judgement if sheet.state == "ready" else None)
        self._chart.show_chart(answer)
        self._notes.show_findings([finding for finding in sheet.findings if finding.severity == "note"])
        self._working.show_working(sheet.working)
        self._full.show_figures(answer.full)
        self._so_far.show_figures(answer.so_far)
        self._beside.setVisible(bool(sheet.working or answer.full))
        self._gets.show_rates(answer)


class GetsPanel(Panel):
    """The dose rate, large, and the same rate in other units."""

    def __init__(self) -> None:
        super().__init__("paper")
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(18), scaled(8), scaled(18), scaled(8))
        row.setSpacing(scaled(20))
        large = QVBoxLayout()
        self._name = label("", "strong")
        self._figure = FigureLabel(*_LARGE, shrinks=True)
        large.setSpacing(scaled(4))
        large.addWidget(self._name)
        large.addWidget(self._figure)
        large.addStretch(1)
        row.addLayout(large, 7)
        row.addWidget(upright())
        self._build_others(row)

    def _build_others(self, row: QHBoxLayout) -> None:
        column = QVBoxLayout()
        column.setSpacing(scaled(3))
        self._heading = label("", "list-second")
        column.addWidget(self._heading)
        lines = QVBoxLayout()
        lines.setSpacing(scaled(3))
        column.addLayout(lines)
        self._others = Rows(lambda place: _Line(lines, ruled=bool(place)))
        self._digits = label("", "caption", wraps=True)
        column.addWidget(self._digits)
        column.addStretch(1)
        row.addLayout(column, 4)

    def show_rates(self, answer: RunningAnswer) -> None:
        """Show the rates, whole; without any there is no card."""
        gets = answer.gets or Figure("", "")
        show_text(self._name, gets.label)
        self._figure.show_figure(gets.text)
        show_text(self._heading, "Same rate, other units" if answer.rates else "")
        self._others.show_rows(answer.rates)
        show_text(self._digits, answer.digits)
        self.setVisible(answer.gets is not None)


class _Line:
    """A figure under a rule."""

    def __init__(self, column: QVBoxLayout, ruled: bool) -> None:
        self._rule = hair() if ruled else None
        self._figure = FigureLabel(*_LINE)
        if self._rule is not None:
            column.addWidget(self._rule)
        column.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignLeft)

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        self._figure.show_figure(figure.text)
        if self._rule is not None:
            self._rule.setVisible(bool(figure.text))

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_row(Figure("", ""))


class JudgementPanel(StateFrame):
    """Where the rate stands, with the source of the range, in the frame of what is in order."""

    def __init__(self) -> None:
        super().__init__("ready")
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(18), scaled(9), scaled(14), scaled(9))
        row.setSpacing(scaled(14))
        row.addWidget(Mark("ready", 28))
        column = QVBoxLayout()
        column.setSpacing(scaled(2))
        self._says = label("", "verdict", wraps=True)
        line = QHBoxLayout()
        line.setSpacing(scaled(6))
        self._disc = Disc()
        self._source = label("", "list-link")
        self._detail = label("", "list", wraps=True)
        line.addWidget(self._disc)
        line.addWidget(self._source)
        line.addWidget(self._detail, 1)
        column.addWidget(self._says)
        column.addLayout(line)
        row.addLayout(column, 1)

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Show a judgement, whole; without one there is no frame."""
        held = judgement or Judgement("", "")
        show_text(self._says, held.says)
        self._disc.show_support(held.status, held.source)
        show_text(self._source, held.source)
        self._source.setToolTip(said(held.status, held.source) if held.status else "")
        show_text(self._detail, held.detail)
        self.setVisible(judgement is not None)


class ChartPanel(Panel):
    """The rate beside the other infusions of this drug."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(8))
        column.setSpacing(scaled(4))
        row = QHBoxLayout()
        self._title = label("", "heading")
        self._hint = label("", "list-second", wraps=True)
        row.setSpacing(scaled(12))
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._hint, 1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._ruler = BandRuler()
        column.addLayout(row)
        column.addWidget(self._ruler)

    def show_chart(self, answer: RunningAnswer) -> None:
        """Show the chart, whole; without one there is no card."""
        chart = answer.chart
        show_text(self._title, chart.title if chart else "")
        show_text(self._hint, chart.hint if chart else "")
        self._ruler.show_chart(chart)
        self.setVisible(chart is not None)
