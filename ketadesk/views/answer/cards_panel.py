"""All that is given, in its order: a push beside the pump that follows it, two pushes side by side, all else below."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.drawing import Vessel
from ketadesk.presentation.sheet import Card, CardKind
from ketadesk.views.answer.pump_face import PumpFace
from ketadesk.views.answer.push_card import PushCard
from ketadesk.views.answer.schedule_card import ScheduleCard
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, empty

CardPanel = PumpFace | PushCard | ScheduleCard
_DEVICES = frozenset({"pump", "gravity"})
# How a row is shared: a push is narrower than the device beside it.
_SHARES = {"push": 240, "pump": 440, "gravity": 440, "schedule": 440}


class CardsPanel(Panel):
    """One arrangement for each sequence of cards that was ever needed; only one is seen, the others hold nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._arranged: dict[tuple[CardKind, ...], tuple[QWidget, list[CardPanel]]] = {}

    def show_cards(self, cards: Sequence[Card], vessels: Sequence[tuple[Vessel, ...]], held: bool) -> None:
        """Show the cards with their drawings, whole; `held` says that a reason is still asked for."""
        kinds = tuple(card.kind for card in cards)
        for other, (arrangement, _) in self._arranged.items():
            if other != kinds:
                arrangement.hide()
                empty(arrangement)
        if cards:
            if kinds not in self._arranged:
                self._arranged[kinds] = self._arrange(kinds)
            arrangement, panels = self._arranged[kinds]
            at_foot = held and not _DEVICES & set(kinds)
            for place, (panel, card) in enumerate(zip(panels, cards, strict=True)):
                number = str(place + 1) if len(cards) > 1 else ""
                if isinstance(panel, ScheduleCard):
                    panel.show_card(card)
                    continue
                panel.turn(self._narrow)
                foot = held if isinstance(panel, PumpFace) else at_foot
                panel.show_card(card, number, foot, vessels[place])
            arrangement.show()
        self.setVisible(bool(cards))

    def turn(self, narrow: bool) -> None:
        """Write smaller where the column is narrow; it takes effect with what is shown next."""
        self._narrow = narrow

    def _arrange(self, kinds: tuple[CardKind, ...]) -> tuple[QWidget, list[CardPanel]]:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        panels: list[CardPanel] = []
        for row in _rows(kinds):
            line = QHBoxLayout()
            line.setSpacing(scaled(10))
            for kind in row:
                panels.append(_panel(kind, alone=len(row) == 1))
                line.addWidget(panels[-1], _SHARES[kind])
            column.addLayout(line)
        self._column.addWidget(made)
        return made, panels


def _rows(kinds: tuple[CardKind, ...]) -> Iterator[tuple[CardKind, ...]]:
    """Yield what stands in a row: a push with the one device that follows it, pushes two by two, a device alone."""
    if len(kinds) == 2 and kinds[0] == "push":  # noqa: PLR2004 - a pair
        yield kinds
        return
    rest = list(kinds)
    while rest:
        pair = rest[:2] == ["push", "push"]
        yield tuple(rest[: 1 + pair])
        rest = rest[1 + pair :]


def _panel(kind: CardKind, alone: bool) -> CardPanel:
    if kind == "schedule":
        return ScheduleCard()
    return PushCard(alone) if kind == "push" else PumpFace(kind == "pump", alone)
