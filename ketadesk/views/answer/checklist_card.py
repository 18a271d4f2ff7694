"""The card of the checklists: its phases, which give way where room is short, and what their discs mean."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import ChecklistGroup
from ketadesk.presentation.ticking import Ticks
from ketadesk.protocols.status import STATUS_WORDS
from ketadesk.views.answer.checklist_group import GroupPanel
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.settling import settle

_OPEN_PHASES = 3
"""The phases after these come when the infusion has ended: they are open while there is room."""
_TAIL_GAP, _EDGE = 16, 10


class ChecklistCard(QFrame):
    """The lines of one answer. `remembered` is what was opened and closed by hand, on this card or another.

    `refitted` says that it is another height, or that it scrolls where it did not, or no more.
    """

    refitted = Signal()

    def __init__(self, groups: tuple[ChecklistGroup, ...], remembered: dict[str, bool]) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        self.groups = groups
        self.scrolls = False
        self._room = QSize()
        self._panels: list[GroupPanel] = []
        self._tail = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tail.setSpacing(2)
        self._legend = _legend()
        self._build_column(remembered)

    def _build_column(self, remembered: dict[str, bool]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 2, _EDGE, 4)
        column.setSpacing(1)
        for place, group in enumerate(self.groups):
            made = GroupPanel(group, place < _OPEN_PHASES, remembered)
            made.toggled.connect(self._on_toggled)
            self._panels.append(made)
            if place <= _OPEN_PHASES and place:
                column.addWidget(hair())
            if place < _OPEN_PHASES:
                column.addWidget(made)
            else:
                self._tail.addWidget(made)
        column.addLayout(self._tail)
        column.addStretch(1)
        column.addWidget(self._legend)

    def untick(self) -> None:
        """Take every tick away."""
        for panel in self._panels:
            panel.untick()

    def ticked(self) -> Ticks:
        """Return which lines are ticked, and since when, in their order."""
        return {line: at for panel in self._panels for line, at in panel.ticked().items()}

    def tick_again(self, ticks: Ticks) -> None:
        """Tick the lines that were ticked, and no other."""
        for panel in self._panels:
            panel.tick_again(ticks)

    def hold(self, held: bool) -> None:
        """Let no line be ticked for the moment between two answers, or let them again."""
        for panel in self._panels:
            panel.hold(held)

    def lock(self, locked: bool) -> None:
        """Let the lines be ticked, or not while there are no figures."""
        for panel in self._panels:
            panel.lock(locked)

    def open_as_remembered(self) -> None:
        """Open and close what a person opened and closed on another card since this one was seen."""
        for panel in self._panels:
            panel.open_as_remembered()

    def fit(self, room: QSize) -> None:
        """Open what comes after the infusion, and show the legend, as far as there is room."""
        if room == self._room:
            return
        self._room = room
        after = self._panels[_OPEN_PHASES:]
        for panel in reversed(after):
            panel.give_way(opened=False)
        for panel in after:
            panel.give_way(opened=True)
            if self._needed() > room.height():
                panel.give_way(opened=False)
                break
        needs, wide = self._legend.sizeHint(), room.width() - 2 * _EDGE
        self._legend.setVisible(room.height() - self._needed() >= needs.height() and wide >= needs.width())
        self._look_again()

    def _needed(self) -> int:
        """Return the height of the card as it stands, without its legend."""
        self._legend.hide()
        settle(self)
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(self._room.width())

    def _look_again(self) -> None:
        """Look whether it fits without a bar: that must not hang on whether there was one."""
        seen = self._legend.isVisibleTo(self)
        self.scrolls = self._needed() > self._room.height()
        self._legend.setVisible(seen and not self.scrolls)
        self.refitted.emit()

    def _on_toggled(self) -> None:
        self._lay_tail()
        self._look_again()

    def _lay_tail(self) -> None:
        """Put the last phases side by side while all of them are folded."""
        folded = not any(panel.opened for panel in self._panels[_OPEN_PHASES:])
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
