"""The right column: what is prepared, asked, watched and done after, to tick; a new answer takes every tick away."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ketadesk.presentation.answer import Answer
from ketadesk.presentation.sheet import ChecklistGroup, ChecklistLine
from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.column import Column
from ketadesk.views.look.fold import Fold
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.support import Disc, said

# A subject of so many lines is folded, and so are the phases that come when the infusion has ended.
_FOLDED_FROM, _OPEN_PHASES = 4, 3
_LOCKED = frozenset({"incomplete", "stopped"})


class ChecklistPanel(Column):
    """Groups of lines to tick, locked while there are no figures. What was opened by hand stays open.

    The lines hold no figure of an order: they are kept while they stay the same, and every tick is taken away.
    """

    def __init__(self) -> None:
        super().__init__("Checklists")
        self._opened: dict[str, bool] = {}
        self._shown: tuple[ChecklistGroup, ...] = ()
        self._groups: list[GroupPanel] = []
        self._card: QFrame | None = None
        self.column.addStretch(1)

    def blank(self) -> None:
        """Take every tick away, and the lines out of sight."""
        self.content.hide()
        for group in self._groups:
            group.untick()

    def forget_folds(self) -> None:
        """Fold and open as at the beginning, whatever was done by hand."""
        self._opened.clear()
        self._rebuild(())

    def show_answer(self, answer: Answer) -> None:
        """Show the lines of an answer, none of them ticked."""
        sheet = answer.sheet
        if sheet.checklists != self._shown:
            self._rebuild(sheet.checklists)
        for group in self._groups:
            group.untick()
            group.lock(sheet.state in _LOCKED)
        self.content.setVisible(bool(self._groups))

    def _rebuild(self, groups: tuple[ChecklistGroup, ...]) -> None:
        self._shown, self._groups = groups, []
        if self._card is not None:
            self.column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if groups:
            self._card = self._build_card(groups)
            self.column.insertWidget(0, self._card)

    def _build_card(self, groups: tuple[ChecklistGroup, ...]) -> QFrame:
        card = QFrame()
        card.setProperty("card", "paper")
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(3)
        for place, group in enumerate(groups):
            if place:
                column.addWidget(hair())
            self._groups.append(GroupPanel(group, place < _OPEN_PHASES, self._opened))
            column.addWidget(self._groups[-1])
        column.addStretch(1)
        return card


class GroupPanel(QWidget):
    """The lines of one phase, with how many are ticked. `remembered` is what was opened and closed by hand."""

    def __init__(self, group: ChecklistGroup, opened: bool, remembered: dict[str, bool]) -> None:
        super().__init__()
        self._group = group
        self._locked = False
        self._remembered = remembered
        self._ticks: list[TickBox] = []
        self._count: QLabel = label("", "list-second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fold = self._fold(group.title, group.title, self._rows, opened)
        column.addWidget(fold)
        self._build_count(fold)

    def untick(self) -> None:
        """Take every tick away."""
        for tick in self._ticks:
            tick.setChecked(False)

    def lock(self, locked: bool) -> None:
        """Let the lines be ticked, or not while there are no figures."""
        if locked != self._locked:
            self._locked = locked
            for tick in self._ticks:
                tick.setEnabled(not locked)
            self._show_count()

    def _build_count(self, fold: Fold) -> None:
        corner = QHBoxLayout(fold.button)
        corner.setContentsMargins(0, 0, 2, 0)
        corner.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show_count()

    def _fold(self, key: str, heading: str, make_lines: Callable[[], Iterable[QWidget]], opened: bool) -> Fold:
        whole = key == self._group.title
        fold = Fold(heading, make_lines, "group" if whole else "", 0 if whole else 12)
        if self._remembered.get(key, opened):
            fold.open()
        fold.toggled.connect(lambda now: self._remembered.update({key: now}))
        return fold

    def _rows(self) -> Iterator[QWidget]:
        for topic, of_topic in groupby(self._group.items, key=lambda line: line.topic):
            lines = tuple(of_topic)
            if topic and len(lines) >= _FOLDED_FROM:
                make = partial(map, self._line, lines)
                yield self._fold(f"{self._group.title}, {topic}", f"{topic}, {len(lines)}", make, opened=False)
            else:
                yield from map(self._line, lines)

    def _line(self, line: ChecklistLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        tick = TickBox(line.says)
        tick.setEnabled(not self._locked)
        described = " ".join(part for part in (line.detail, f"({said(line.status, line.source)})") if part)
        tick.setAccessibleDescription(described)
        tick.setToolTip(described)
        tick.toggled.connect(self._show_count)
        self._ticks.append(tick)
        row.addWidget(tick, 1)
        row.addWidget(Disc(line.status, line.source))
        return made

    def _show_count(self) -> None:
        done, of = sum(tick.isChecked() for tick in self._ticks), len(self._group.items)
        self._count.setText(f"{of}" if self._locked else f"{done} of {of}")
