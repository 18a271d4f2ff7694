"""The right column: what is prepared, asked, watched and done after, to tick; a new answer takes every tick away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.answer import Answered
from ketadesk.presentation.sheet import ChecklistGroup
from ketadesk.protocols.status import STATUS_WORDS
from ketadesk.views.answer.checklist_group import GroupPanel
from ketadesk.views.look.column import Column
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled

_OPEN_PHASES = 3
"""The phases after these come when the infusion has ended: they are open while there is room."""
_LOCKED = frozenset({"incomplete", "stopped"})
_TAIL_GAP, _EDGE = 16, 10


class ChecklistPanel(Column):
    """Groups of lines to tick, locked while there are no figures. What was opened by hand stays open.

    The lines hold no figure of an order: they are kept while they stay the same, and every tick is taken away. Where
    there is no room the legend goes, then the phases after the infusion fold, side by side; then it scrolls.
    """

    def __init__(self) -> None:
        super().__init__("Checklists")
        self._opened: dict[str, bool] = {}
        self._shown: tuple[ChecklistGroup, ...] = ()
        self._groups: list[GroupPanel] = []
        self._card: QFrame | None = None
        self._tail = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._legend = QWidget()
        self._fitted: object = None

    def blank(self) -> None:
        """Take every tick away, and the lines out of sight."""
        self.content.hide()
        for group in self._groups:
            group.untick()

    def forget_folds(self) -> None:
        """Fold and open as at the beginning, whatever was done by hand."""
        self._opened.clear()
        self._rebuild(())

    def show_answer(self, answer: Answered) -> None:
        """Show the lines of an answer, none of them ticked."""
        sheet = answer.sheet
        if sheet.checklists != self._shown:
            self._rebuild(sheet.checklists)
        for group in self._groups:
            group.untick()
            group.lock(sheet.state in _LOCKED)
        self.content.setVisible(bool(self._groups))
        self._give_way()

    def _rebuild(self, groups: tuple[ChecklistGroup, ...]) -> None:
        self._shown, self._groups, self._fitted = (), [], None
        if self._card is not None:
            self.column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if groups:
            # Kept only when all of it is made: half a card would be deleted, and every blanking after it would fail.
            self._card, self._groups = self._build_card(groups)
            self.column.insertWidget(0, self._card, 1)
        self._shown = groups

    def _build_card(self, groups: tuple[ChecklistGroup, ...]) -> tuple[QFrame, list[GroupPanel]]:
        card, panels = QFrame(), list[GroupPanel]()
        card.setProperty("card", "paper")
        column = QVBoxLayout(card)
        column.setContentsMargins(_EDGE, 2, _EDGE, 4)
        column.setSpacing(1)
        self._tail = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tail.setSpacing(2)
        for place, group in enumerate(groups):
            made = GroupPanel(group, place < _OPEN_PHASES, self._opened)
            made.toggled.connect(self._on_toggled)
            panels.append(made)
            if place <= _OPEN_PHASES and place:
                column.addWidget(hair())
            if place < _OPEN_PHASES:
                column.addWidget(made)
            else:
                self._tail.addWidget(made)
        column.addLayout(self._tail)
        column.addStretch(1)
        self._legend = _legend()
        column.addWidget(self._legend)
        return card, panels

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way, or take the room there is."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Open what comes after the infusion, and show the legend, as far as there is room."""
        fitted = (self._shown, self.size())
        if self._card is None or fitted == self._fitted:
            return
        self._fitted = fitted
        room = self.maximumViewportSize().height()
        after = self._groups[_OPEN_PHASES:]
        for group in reversed(after):
            group.give_way(opened=False)
        for group in after:
            group.give_way(opened=True)
            if self._needed() > room:
                group.give_way(opened=False)
                break
        needs, wide = self._legend.sizeHint(), self.maximumViewportSize().width() - 2 * _EDGE
        self._legend.setVisible(room - self._needed() >= needs.height() and wide >= needs.width())
        self._show_bar()

    def _needed(self) -> int:
        """Return the height of the card as it stands, without its legend."""
        assert self._card is not None
        self._legend.hide()
        for widget in reversed(self._card.findChildren(QWidget)):  # what was folded is told upwards from within
            if (inner := widget.layout()) is not None:
                inner.activate()
        layout = self._card.layout()
        assert layout is not None
        return layout.totalHeightForWidth(self.maximumViewportSize().width())

    def _show_bar(self) -> None:
        """Scroll only what does not fit without a bar: whether it fits must not hang on whether there was one."""
        assert self._card is not None
        seen = self._legend.isVisibleTo(self._card)
        fits = self._needed() <= self.maximumViewportSize().height()
        self._legend.setVisible(seen and fits)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if fits else needed)

    def _on_toggled(self) -> None:
        self._lay_tail()
        self._show_bar()

    def _lay_tail(self) -> None:
        """Put the last phases side by side while all of them are folded."""
        folded = not any(group.opened for group in self._groups[_OPEN_PHASES:])
        self._tail.setDirection(QBoxLayout.Direction.LeftToRight if folded else QBoxLayout.Direction.TopToBottom)
        self._tail.setSpacing(scaled(_TAIL_GAP) if folded else 2)


def _legend() -> QWidget:
    """Return what the discs mean."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(hair())
    row = QHBoxLayout()
    row.setSpacing(4)
    for status, word in STATUS_WORDS.items():
        row.addWidget(Mark(status, 14, "second"))
        row.addWidget(label(word, "caption"))
        row.addSpacing(4)
    row.addStretch(1)
    column.addLayout(row)
    return made
