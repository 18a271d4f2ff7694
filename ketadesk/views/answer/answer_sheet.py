"""What is said of an order, in panels: who and what, the state, the figures in the order of giving, how they came."""

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Sheet
from ketadesk.views.answer.card_panel import PreparationStrip, PumpFace
from ketadesk.views.answer.cards_panel import CardsPanel
from ketadesk.views.answer.empty_places import EmptyPlaces
from ketadesk.views.answer.figures_panel import FiguresPanel
from ketadesk.views.answer.finding_panel import FindingsPanel
from ketadesk.views.answer.header_panel import HeaderPanel
from ketadesk.views.answer.missing_panel import MissingPanel
from ketadesk.views.answer.sources_panel import SourcesPanel
from ketadesk.views.answer.table_panel import TablePanel
from ketadesk.views.answer.timeline_panel import TimelinePanel
from ketadesk.views.answer.working_panel import WorkingPanel
from ketadesk.views.look.pool import Panel, Rows
from ketadesk.views.look.side_by_side import SideBySide

Kept = TypeVar("Kept", bound=Panel)

_WAITING = frozenset({"incomplete", "stopped"})


class AnswerSheet(QWidget):
    """The panels of an answer. They are used again; each is emptied before and shown whole."""

    field_wanted = Signal(str)
    reason_given = Signal(str, str, str)
    part_cleared = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._header = HeaderPanel()
        self._missing = MissingPanel()
        self._findings = FindingsPanel()
        self._empty = EmptyPlaces()
        self._figures = FiguresOfOrder()
        self._notes = FindingsPanel()
        self._working = WorkingPanel()
        self._sources = SourcesPanel()
        self._panels = (
            self._header, self._missing, self._findings, self._empty, self._figures, self._notes, self._working,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for panel in (*self._panels, self._sources):
            panel.hide()
            column.addWidget(panel)
        self._missing.field_wanted.connect(self.field_wanted)
        self._findings.field_wanted.connect(self.field_wanted)
        self._findings.reason_given.connect(self.reason_given)
        self._findings.part_cleared.connect(self.part_cleared)

    def empty(self) -> None:
        """Take every text of the old answer out of every panel."""
        for panel in self._panels:
            panel.empty()

    def forget(self) -> None:
        """Forget what was half typed for a patient who is left."""
        self._findings.keep_typed(())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet, whole."""
        waits = sheet.state in _WAITING
        if not waits:
            self._findings.keep_typed(sheet.findings)
        self._header.show_header(sheet)
        self._missing.show_missing(sheet)
        self._findings.show_findings([finding for finding in sheet.findings if finding.severity != "note"])
        self._empty.show_places(sheet)
        self._figures.show_figures(Sheet(sheet.state) if waits else sheet)
        self._notes.show_findings([finding for finding in sheet.findings if finding.severity == "note"])
        self._working.show_working(sheet.working)
        self._sources.show_sources(sheet)

    def turn(self, narrow: bool) -> None:
        """Put under each other what has no room side by side."""
        for face in self.findChildren(PumpFace):
            face.turn(narrow)
        for strip in self.findChildren(PreparationStrip):
            strip.turn(narrow)


class FiguresOfOrder(Panel):
    """All figures: what is given, how it is made ready, what stands beside, and the tables."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._cards = CardsPanel()
        self._beside = [
            FiguresPanel(heading)
            for heading in ("Same rate, other units", "By another weight", "Vials and waste", "Clock")
        ]
        self._side_by_side = SideBySide(*self._beside)
        self._timeline = TimelinePanel()
        prepared, tables = QVBoxLayout(), QVBoxLayout()
        self._prepared = Rows(lambda _: _added(prepared, PreparationStrip()))
        self._tables = Rows(lambda _: _added(tables, TablePanel()))
        prepared.setSpacing(10)
        tables.setSpacing(10)
        column.addWidget(self._cards)
        column.addLayout(prepared)
        column.addWidget(self._side_by_side)
        column.addWidget(self._timeline)
        column.addLayout(tables)

    def show_figures(self, sheet: Sheet) -> None:
        """Show the figures of a sheet, whole; without any there is nothing to see."""
        beside = (sheet.rates, sheet.comparison, sheet.vials, sheet.clock)
        drawn = sheet.vessels or ((),) * len(sheet.cards)
        prepared = [each for each in zip(sheet.cards, drawn, strict=True) if each[0].preparation]
        self._cards.show_cards(sheet.cards)
        several = len(prepared) > 1
        self._prepared.show_rows([(card.title if several else "", card, vessels) for card, vessels in prepared])
        for panel, figures in zip(self._beside, beside, strict=True):
            panel.show_figures(figures)
        self._timeline.show_timeline(sheet.timeline)
        self._side_by_side.setVisible(any(beside))
        self._tables.show_rows(sheet.tables)
        self.setVisible(bool(sheet.cards or sheet.tables or any(beside)))


def _added(column: QVBoxLayout, panel: Kept) -> Kept:
    column.addWidget(panel)
    return panel
