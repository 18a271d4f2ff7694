"""What is said of an order, in panels: who and what, the state, the figures in the order of giving, how they came."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Sheet
from ketadesk.views.answer.begin_panel import BeginPanel
from ketadesk.views.answer.beside_row import BesideRow
from ketadesk.views.answer.empty_places import EmptyPlaces
from ketadesk.views.answer.evidence_panel import EvidencePanel
from ketadesk.views.answer.explained_sheet import ExplainedSheet
from ketadesk.views.answer.finding_panel import FindingsPanel
from ketadesk.views.answer.header_panel import HeaderPanel
from ketadesk.views.answer.missing_panel import MissingPanel
from ketadesk.views.answer.order_figures import OrderFigures
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.settling import settle

_WAITING = frozenset({"incomplete", "stopped"})
# What stands between cards, and where a finding stands among them.
_GAP, _CLOSE, _TIGHT, _STRIP, _ALL = 10, 8, 7, 28, 10_000


@dataclass(frozen=True)
class Room:
    """How much of what may give way is shown: lines of the working, sources, and the clock in a row of its own.

    Where it is `low`, the rates in other units are one line, and the working opens at each figure and by F9.
    """

    lines: int
    sources: int
    clock: bool
    low: bool = False


# What gives way when the window gets lower, in this order: the working, then the clock, then the rates take one line;
# then the column scrolls, but to the working alone as long as the figures fit.
_ROOMS = (
    Room(_ALL, _ALL, True), Room(7, 3, True), Room(7, 2, True), Room(7, 1, True), Room(6, 1, True), Room(5, 1, True),
    Room(3, 0, True), Room(2, 0, True), Room(7, 1, False), Room(5, 0, False), Room(3, 0, False), Room(2, 0, False),
)  # fmt: skip

_LOW = (Room(3, 0, clock=False, low=True), Room(1, 0, clock=False, low=True), Room(0, 0, clock=False, low=True))


class AnswerSheet(ExplainedSheet):
    """The panels of an answer. They are used again; each is emptied before and shown whole."""

    field_wanted = Signal(str)
    reason_given = Signal(str, str, str)
    part_cleared = Signal(str)
    more_wanted = Signal()
    protocol_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._header = HeaderPanel()
        self._begin = BeginPanel()
        self._missing = MissingPanel()
        self._findings = FindingsPanel()
        self._empty = EmptyPlaces()
        self._figures = OrderFigures()
        self._beside = BesideRow()
        self._evidence = EvidencePanel()
        self._above = (self._header, self._begin, self._missing, self._findings, self._empty, self._figures)
        self.everything = False
        self._room = _ROOMS[-1]
        self._gap = scaled(_GAP)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(_GAP))
        for panel in (*self._above, self._beside):
            panel.hide()
            self._column.addWidget(panel)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(scaled(_GAP))
        self._foot.addWidget(self._evidence, 5)
        self._evidence.hide()
        self._column.addLayout(self._foot)
        self._connect()

    def _connect(self) -> None:
        self._begin.protocol_wanted.connect(self.protocol_wanted)
        self._missing.field_wanted.connect(self.field_wanted)
        self._findings.field_wanted.connect(self.field_wanted)
        self._findings.reason_given.connect(self.reason_given)
        self._findings.part_cleared.connect(self.part_cleared)
        self._evidence.more_wanted.connect(self.more_wanted)

    def empty(self) -> None:
        """Take every text of the old answer out of every panel."""
        self.let_explain(None)
        for panel in (*self._above, self._beside, self._beside.rates, self._evidence):
            panel.empty()

    def forget(self) -> None:
        """Forget what was half typed for a patient who is left."""
        self._findings.keep_typed(())

    def show_sheet(self, sheet: Sheet, narrow: bool) -> None:
        """Show a sheet, whole but for what may give way: that is shown by `fit`, when the rest has its height."""
        self.let_explain(sheet.derive)
        waits = sheet.state in _WAITING
        if not waits:
            self._findings.keep_typed(sheet.findings)
        self._figures.turn(narrow)
        self._beside.turn(narrow)
        self._header.show_header(sheet)
        begins = not sheet.title and not sheet.refused
        self._begin.setVisible(begins)
        self._missing.show_missing(Sheet(state=sheet.state) if begins else sheet)
        findings = [finding for finding in sheet.findings if finding.severity != "note"]
        self._gap = scaled(_TIGHT if narrow else _CLOSE if findings else _GAP)
        self._column.setSpacing(self._gap)
        self._figures.set_gap(self._gap)
        self._findings.show_findings(findings)
        self._empty.show_places(sheet)
        self._figures.show_figures(Sheet(state=sheet.state) if waits else sheet, self.everything)
        self._beside.show_sheet(sheet, whole=True)
        self._evidence.show_evidence(sheet, self._room.lines, self._room.sources, self.everything)

    def fit(self, sheet: Sheet, size: QSize) -> None:
        """Show of what may give way as much as there is room for, or everything when it is asked for."""
        settle(self)
        if not (sheet.working or sheet.rates or sheet.timeline):  # there is nothing that could give way
            return
        above = [panel for panel in self._above if not panel.isHidden()]
        taken = sum(_height(panel, size.width()) + self._gap for panel in above)
        row = 0 if self._beside.isHidden() else _height(self._beside, size.width()) + self._gap
        rooms = (*_ROOMS, *_LOW) if self._beside.may_be_low(sheet) and taken <= size.height() else _ROOMS
        fitting = [room for room in rooms if taken + self._height_of(sheet, room, row) <= size.height()]
        for room in _ROOMS[:1] if self.everything else (*fitting, rooms[-1]):
            if self._show_room(sheet, room):
                settle(self)  # lines that take two rows are known when they are laid out
            if _height(self, size.width()) <= size.height():
                break
        self.point_out(None)

    def _show_room(self, sheet: Sheet, room: Room) -> bool:
        """Show as much as there is room for, and say whether that is another room than before."""
        if room == self._room and room.clock:
            return False
        self._room = room
        if room.clock or room.low:
            self._beside.take_rates()
        else:
            self._foot.addWidget(self._beside.rates, 3)
        self._beside.show_sheet(sheet, room.clock, room.low)
        self._evidence.show_evidence(sheet, room.lines, room.sources, self.everything)
        return True

    def _height_of(self, sheet: Sheet, room: Room, row: int) -> int:
        evidence = self._evidence.height_of(sheet, room.lines, room.sources)
        if room.low:
            return scaled(_STRIP) + self._gap + evidence
        if room.clock:
            return row + evidence
        return max(evidence, self._beside.rates.sizeHint().height())


def _height(widget: QWidget, width: int) -> int:
    needed = widget.heightForWidth(width)
    return needed if needed > 0 else widget.sizeHint().height()
