"""The middle: what the patient gets, how that stands, beside the other infusions, and how it came."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.presentation.running_answer import RunningAnswer
from ketadesk.views.answer.evidence_panel import EvidencePanel
from ketadesk.views.answer.explained_sheet import ExplainedSheet
from ketadesk.views.answer.figures_panel import FiguresPanel
from ketadesk.views.answer.finding_panel import FindingsPanel
from ketadesk.views.answer.header_panel import HeaderPanel
from ketadesk.views.answer.missing_panel import MissingPanel
from ketadesk.views.answer.waiting_panel import WaitingPanel
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import empty
from ketadesk.views.look.settling import settle
from ketadesk.views.look.side_by_side import SideBySide
from ketadesk.views.running.chart_panel import ChartPanel
from ketadesk.views.running.gets_panel import GetsPanel
from ketadesk.views.running.judgement_panel import JudgementPanel

_WAITS = {
    "incomplete": "The dose comes when nothing is missing.",
    "stopped": "No dose is told beside a stop.",
}


_ALL = 99
_GAP, _CLOSE = 10, 8


@dataclass(frozen=True)
class Room:
    """So many lines of the working, and the rows of the chart as close as they may be, or not."""

    lines: int
    close: bool


_ROOMS = (Room(_ALL, close=False), Room(_ALL, close=True), Room(3, close=True))
"""What gives way when the window gets lower, in this order; then the column scrolls."""


class RunningSheet(ExplainedSheet):
    """The panels of an answer. They are used again; each is emptied before and shown whole."""

    field_wanted = Signal(str)
    reason_given = Signal(str, str, str)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.everything = False
        self._room = _ROOMS[0]
        self._header = HeaderPanel()
        self._missing = MissingPanel()
        self._findings = FindingsPanel()
        self._empty = WaitingPanel()
        self._gets = GetsPanel()
        self._judgement = JudgementPanel()
        self._chart = ChartPanel()
        self._evidence = EvidencePanel()
        self._full = FiguresPanel("A full container")
        self._so_far = FiguresPanel("This container")
        self._notes = FindingsPanel()
        self._beside = SideBySide(self._evidence, self._containers(), stretches=(5, 2), turns_below=scaled(560))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (
            self._header, self._missing, self._findings, self._empty, self._gets, self._judgement, self._chart,
            self._notes, self._beside,
        ):  # fmt: skip
            part.hide()
            column.addWidget(part)
        self._missing.field_wanted.connect(self.field_wanted)
        self._findings.field_wanted.connect(self.field_wanted)
        self._findings.reason_given.connect(self.reason_given)
        self._evidence.more_wanted.connect(self.more_wanted)

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
        self.let_explain(None)
        empty(self)
        for panel in (self._missing, self._findings, self._notes, self._judgement, self._evidence):
            panel.empty()

    def forget(self) -> None:
        """Forget what was half typed for a patient who is left."""
        self._findings.keep_typed(())

    def show_sheet(self, answer: RunningAnswer) -> None:
        """Show an answer, whole."""
        sheet = answer.sheet
        self.let_explain(sheet.derive)
        if sheet.state not in _WAITS:
            self._findings.keep_typed(sheet.findings)
        self._header.show_header(sheet)
        self._missing.show_missing(sheet)
        self._findings.show_findings([finding for finding in sheet.findings if finding.severity != "note"])
        self._empty.show_waiting("The patient gets", _WAITS.get(sheet.state, ""))
        self._judgement.show_judgement(answer.judgement if sheet.state == "ready" else None)
        self._chart.show_chart(answer)
        self._notes.show_findings([finding for finding in sheet.findings if finding.severity == "note"])
        self._show_room(answer, self._room)
        self._full.show_figures(answer.full)
        self._so_far.show_figures(answer.so_far)
        self._beside.setVisible(bool(sheet.working or answer.full))
        self._gets.show_rates(answer)

    def fit(self, answer: RunningAnswer, size: QSize) -> None:
        """Show of what may give way as much as there is room for, or everything when it is asked for."""
        for room in _ROOMS[:1] if self.everything else _ROOMS:
            self._show_room(answer, room)
            settle(self)  # and nothing around it: that may be at work on this column just now
            if self.heightForWidth(size.width()) <= size.height():
                break

    def _show_room(self, answer: RunningAnswer, room: Room) -> None:
        self._room = room
        self._column.setSpacing(scaled(_CLOSE if room.close else _GAP))
        self._chart.set_close(room.close)
        lines = _ALL if answer.so_far else room.lines  # what has gone in is higher than the lines beside it
        self._evidence.show_evidence(answer.sheet, lines, _ALL if self.everything else 0, self.everything)
