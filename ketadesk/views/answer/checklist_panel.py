"""The right column: what is prepared, asked, watched and done after, to tick; a new answer takes every tick away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketadesk.presentation.answer import Answered
from ketadesk.presentation.sheet import ChecklistGroup
from ketadesk.presentation.ticking import Ticks
from ketadesk.views.answer.checklist_card import ChecklistCard
from ketadesk.views.look.column import Column
from ketadesk.views.look.lettering import label
from ketadesk.views.look.measure import scaled

_COMES = "What to prepare, ask before, watch during and do after comes with the protocol."
_LOCKED = frozenset({"incomplete", "stopped"})
_KEPT = 3
"""So many cards are kept: a number that is half typed needs the lists of an order without figures, and then not."""


class ChecklistPanel(Column):
    """Groups of lines to tick, locked while there are no figures. What was opened by hand stays open.

    The lines hold no figure of an order: their card is kept, for this answer or for one that has the same lines, and
    every tick is taken away. Where there is no room the legend goes, then the phases after the infusion fold, side by
    side; then it scrolls.
    """

    def __init__(self) -> None:
        super().__init__("Checklists")
        self._opened: dict[str, bool] = {}
        self._cards: list[ChecklistCard] = []  # the one that was seen last comes last
        self._card: ChecklistCard | None = None
        self._waiting = _waiting()
        self.column.addWidget(self._waiting, 1)

    def blank(self) -> None:
        """Take every tick away, and let none be made until there is an answer again."""
        for card in self._cards:
            card.untick()
            card.hold(True)

    def ticked(self) -> Ticks:
        """Return which lines are ticked, and since when, in their order, seen or folded."""
        return {} if self._card is None else self._card.ticked()

    def tick_again(self, ticks: Ticks) -> None:
        """Tick what was ticked of this same answer before it was out of sight."""
        if self._card is not None:
            self._card.tick_again(ticks)

    def forget_folds(self) -> None:
        """Fold and open as at the beginning, whatever was done by hand."""
        self._opened.clear()
        self._keep(0)

    def show_answer(self, answer: Answered) -> None:
        """Show the lines of an answer, none of them ticked."""
        sheet = answer.sheet
        if self._card is None or sheet.checklists != self._card.groups:
            self._turn_to(sheet.checklists)
        if self._card is not None:
            self._card.untick()
            self._card.lock(sheet.state in _LOCKED)
            self._card.hold(False)
        self._waiting.setVisible(self._card is None)
        self.content.show()
        self._give_way()

    def _turn_to(self, groups: tuple[ChecklistGroup, ...]) -> None:
        """Show the card of these groups in place of another; it is made if there is none."""
        if self._card is not None:
            self._card.hide()
            self._card = None
        if not groups:
            return
        card = next((each for each in self._cards if each.groups == groups), None)
        if card is None:
            # Kept only when all of it is made: half a card would be deleted, and every blanking after it would fail.
            card = ChecklistCard(groups, self._opened)
            card.refitted.connect(self._show_bar)
            self._keep(_KEPT - 1)
            self.column.insertWidget(0, card, 1)
        else:
            self._cards.remove(card)
        self._cards.append(card)
        self._card = card
        card.open_as_remembered()
        card.show()
        self._show_bar()

    def _keep(self, most: int) -> None:
        """Let go of all cards but so many that were seen last."""
        for card in self._cards[: len(self._cards) - most]:
            self._cards.remove(card)
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        if not self._cards:
            self._card = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way, or take the room there is."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        if self._card is not None:
            self._card.fit(self.maximumViewportSize())

    def _show_bar(self) -> None:
        """Scroll only what does not fit without a bar."""
        scrolls = self._card is not None and self._card.scrolls
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if scrolls else off)


def _waiting() -> QFrame:
    """Return the place of the lists, kept while there is no protocol that they belong to."""
    made = QFrame()
    made.setProperty("card", "empty")
    column = QVBoxLayout(made)
    column.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
    column.setSpacing(scaled(6))
    column.addWidget(label("Checklists", "group", "second"))
    column.addWidget(label(_COMES, "second", wraps=True))
    column.addStretch(1)
    return made
