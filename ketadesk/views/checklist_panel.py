"""The right column: what is prepared, asked, watched and done after, to tick; a new answer takes every tick away."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ketadesk.presentation.answer import Answer
from ketadesk.presentation.sheet import ChecklistGroup, ChecklistLine, Sheet
from ketadesk.views.column import Column
from ketadesk.views.fold import Fold
from ketadesk.views.lettering import hair, label
from ketadesk.views.support import disc, said
from ketadesk.views.tick_box import TickBox

# A subject of so many lines is folded, and so are the phases that come when the infusion has ended.
_FOLDED_FROM, _OPEN_PHASES = 4, 3
_LOCKED = frozenset({"incomplete", "stopped"})


class ChecklistPanel(Column):
    """Groups of lines to tick, locked while there are no figures. What was opened by hand stays open."""

    def __init__(self) -> None:
        self._opened: dict[str, bool] = {}
        super().__init__("Checklists")

    def show_answer(self, answer: Answer) -> None:
        """Show the lines of an answer, none of them ticked."""
        if not answer.sheet.checklists:
            self.fill()
            return
        card = QFrame()
        card.setProperty("card", "paper")
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(3)
        for place, group in enumerate(answer.sheet.checklists):
            if place:
                column.addWidget(hair())
            column.addWidget(self._group(group, place < _OPEN_PHASES, answer.sheet))
        column.addStretch(1)
        self.fill(card)

    def _group(self, group: ChecklistGroup, opened: bool, sheet: Sheet) -> QWidget:
        panel = GroupPanel(group, locked=sheet.state in _LOCKED)
        for key, fold, folded in panel.folds(opened):
            fold.button.setChecked(self._opened.get(key, not folded))
            fold.toggled.connect(lambda now, key=key: self._opened.update({key: now}))
        return panel


class GroupPanel(QWidget):
    """The lines of one phase, with how many are ticked."""

    def __init__(self, group: ChecklistGroup, locked: bool) -> None:
        super().__init__()
        self._group = group
        self._locked = locked
        self._ticks: list[TickBox] = []
        self._topics: list[Fold] = []
        self._count: QLabel = label("", "list-second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        rows = [row for topic, lines in groupby(group.items, key=_topic) for row in self._rows(topic, list(lines))]
        self._fold = Fold(group.title, rows, opened=True, type_="group", indent=0)
        column.addWidget(self._fold)
        self._count.setParent(self._fold.button)
        corner = QHBoxLayout(self._fold.button)
        corner.setContentsMargins(0, 0, 2, 0)
        corner.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show_count()

    def folds(self, opened: bool) -> list[tuple[str, Fold, bool]]:
        """Return what can be folded: its key, the fold, and whether it is folded unless opened by hand."""
        inner = [(f"{self._group.title}, {fold.button.text()}", fold, True) for fold in self._topics]
        return [(self._group.title, self._fold, not opened), *inner]

    def _rows(self, topic: str, lines: list[ChecklistLine]) -> list[QWidget]:
        rows = [self._line(line) for line in lines]
        if not topic or len(rows) < _FOLDED_FROM:
            return rows
        fold = Fold(f"{topic}, {len(rows)}", rows, opened=False)
        self._topics.append(fold)
        return [fold]

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
        row.addWidget(disc(line.status, line.source))
        return made

    def _show_count(self) -> None:
        done = sum(tick.isChecked() for tick in self._ticks)
        self._count.setText(f"{len(self._ticks)}" if self._locked else f"{done} of {len(self._ticks)}")


def _topic(line: ChecklistLine) -> str:
    return line.topic
