"""The middle column: who and what, the state, the figures in the order of giving, and how they came."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketadesk.presentation.answer import Answer
from ketadesk.presentation.sheet import Card, Sheet
from ketadesk.views.card_panel import PaperCard, PreparationStrip, PumpFace, SchedulePanel
from ketadesk.views.column import Column
from ketadesk.views.figures_panel import FiguresPanel, TablePanel
from ketadesk.views.finding_panel import FindingPanel
from ketadesk.views.header_panel import HeaderPanel
from ketadesk.views.missing_panel import EmptyPlaces, MissingPanel
from ketadesk.views.side_by_side import SideBySide
from ketadesk.views.sources_panel import SourcesPanel
from ketadesk.views.working_panel import WorkingPanel

_WAITS = {
    "incomplete": "The figures come when nothing is missing.",
    "stopped": "The figures return when the stop is cleared.",
}
_ROOM_FOR_TWO = 600


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
            yield SourcesPanel(sheet)


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
            ("By another weight", sheet.comparison),
            ("Vials and waste", sheet.vials),
            ("Clock", sheet.clock),
        )
        if figures
    ]
    if beside:
        yield SideBySide(*beside)
    for table in sheet.tables:
        yield TablePanel(table)


def _cards(cards: tuple[Card, ...]) -> Iterator[QWidget]:
    """Yield the cards, a push beside the pump that follows it."""
    alone = sum(card.kind == "pump" for card in cards) == len(cards) == 1
    made = [_card(card, alone) for card in cards]
    if [card.kind for card in cards] == ["push", "pump"]:
        yield SideBySide(*made, stretches=(4, 9), turns_below=_ROOM_FOR_TWO)
    else:
        yield from made


def _card(card: Card, alone: bool) -> QWidget:
    if card.kind == "pump":
        return PumpFace(card, alone)
    return SchedulePanel(card) if card.kind == "schedule" else PaperCard(card)
