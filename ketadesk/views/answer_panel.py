"""The middle column: who and what, the state, the figures in the order of giving, and how they came."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketadesk.presentation.answer import Answer
from ketadesk.presentation.sheet import Card, Sheet
from ketadesk.views.card_panel import PaperCard, PreparationStrip, PumpFace
from ketadesk.views.column import Column
from ketadesk.views.figures_panel import FiguresPanel, TablePanel
from ketadesk.views.finding_panel import FindingPanel
from ketadesk.views.header_panel import HeaderPanel
from ketadesk.views.missing_panel import EmptyPlaces, MissingPanel
from ketadesk.views.sources_panel import SourcesPanel
from ketadesk.views.working_panel import WorkingPanel

_WAITS = {
    "incomplete": "The figures come when nothing is missing.",
    "stopped": "The figures return when the stop is cleared.",
}


class AnswerPanel(Column):
    """What is said of the order, made anew for each answer."""

    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Answer")

    def show_answer(self, answer: Answer) -> None:
        """Show an answer, whole."""
        self.fill(*self._parts(answer.sheet))

    def _parts(self, sheet: Sheet) -> Iterator[QWidget]:
        yield HeaderPanel(sheet)
        if sheet.missing or sheet.refused:
            missing = MissingPanel(sheet)
            missing.field_wanted.connect(self.field_wanted)
            yield missing
        yield from (FindingPanel(finding) for finding in sheet.findings if finding.severity != "note")
        if sheet.state in _WAITS:
            yield EmptyPlaces(_WAITS[sheet.state])
        else:
            yield from _figures(sheet)
        yield from (FindingPanel(finding) for finding in sheet.findings if finding.severity == "note")
        if sheet.working:
            yield WorkingPanel(sheet.working)
        if sheet.remarks or sheet.sources:
            yield SourcesPanel(sheet.remarks, sheet.sources)


def _figures(sheet: Sheet) -> Iterator[QWidget]:
    if sheet.cards:
        yield from _cards(sheet.cards)
    prepared = [card for card in sheet.cards if card.preparation]
    for card in prepared:
        yield PreparationStrip(card, titled=len(prepared) > 1)
    beside = [
        FiguresPanel(heading, figures)
        for heading, figures in (
            ("Same rate, other units", sheet.rates),
            ("Vials and waste", sheet.vials),
            ("Clock", sheet.clock),
        )
        if figures
    ]
    if beside:
        yield _side_by_side(*beside)
    for table in sheet.tables:
        yield TablePanel(table)


def _cards(cards: tuple[Card, ...]) -> Iterator[QWidget]:
    """Yield the cards, a push beside the pump that follows it."""
    alone = sum(card.kind == "pump" for card in cards) == len(cards) == 1
    made = [PumpFace(card, alone) if card.kind == "pump" else PaperCard(card) for card in cards]
    if [card.kind for card in cards] == ["push", "pump"]:
        yield _side_by_side(*made, stretches=(5, 9))
    else:
        yield from made


def _side_by_side(*widgets: QWidget, stretches: tuple[int, ...] = ()) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget, stretch in zip(widgets, stretches or (1,) * len(widgets), strict=True):
        row.addWidget(widget, stretch)
    return made
