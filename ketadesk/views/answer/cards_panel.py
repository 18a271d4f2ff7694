"""All that is given, in its order: a push beside the pump that follows it, all else under each other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Card, CardKind
from ketadesk.views.answer.card_panel import PaperCard, PumpFace, SchedulePanel
from ketadesk.views.look.pool import Panel, empty
from ketadesk.views.look.side_by_side import SideBySide

_ROOM_FOR_TWO = 600
CardPanel = PumpFace | PaperCard | SchedulePanel


class CardsPanel(Panel):
    """One arrangement for each sequence of cards that was ever needed; only one is seen, the others hold nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._arranged: dict[tuple[CardKind, ...], tuple[QWidget, list[CardPanel]]] = {}

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show the cards, whole."""
        kinds = tuple(card.kind for card in cards)
        for other, (arrangement, _) in self._arranged.items():
            if other != kinds:
                arrangement.hide()
                empty(arrangement)
        if cards:
            if kinds not in self._arranged:
                self._arranged[kinds] = self._arrange(kinds)
            arrangement, panels = self._arranged[kinds]
            for panel, card in zip(panels, cards, strict=True):
                panel.show_card(card)
            arrangement.show()
        self.setVisible(bool(cards))

    def _arrange(self, kinds: tuple[CardKind, ...]) -> tuple[QWidget, list[CardPanel]]:
        panels = [_panel(kind, alone=kinds == ("pump",)) for kind in kinds]
        arrangement = _beside(panels) if kinds == ("push", "pump") else _below(panels)
        self._column.addWidget(arrangement)
        return arrangement, panels


def _panel(kind: CardKind, alone: bool) -> CardPanel:
    if kind == "pump":
        return PumpFace(alone)
    return SchedulePanel() if kind == "schedule" else PaperCard()


def _beside(panels: Sequence[CardPanel]) -> QWidget:
    return SideBySide(*panels, stretches=(4, 9), turns_below=_ROOM_FOR_TWO)


def _below(panels: Sequence[CardPanel]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for panel in panels:
        column.addWidget(panel)
    return made
