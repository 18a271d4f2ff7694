"""One phase of the checklists: its lines to tick, those of a large subject folded, and how many are ticked."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import ChecklistGroup, ChecklistLine
from ketadesk.presentation.ticking import Ticks
from ketadesk.views.copying import time_now
from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.fold import Fold
from ketadesk.views.look.lettering import label
from ketadesk.views.look.support import Disc, said

_FOLDED_FROM = 4
"""A subject of so many lines is folded."""


class GroupPanel(QWidget):
    """The lines of one phase, with how many are ticked. `remembered` is what was opened and closed by hand."""

    toggled = Signal()

    def __init__(self, group: ChecklistGroup, opened: bool, remembered: dict[str, bool]) -> None:
        super().__init__()
        self._group = group
        self._locked = False
        self._held = False
        self._by_hand = True
        self._remembered = remembered
        self._boxes: dict[ChecklistLine, TickBox] = {}
        self._at: dict[ChecklistLine, str] = {}
        self._folds: dict[str, Fold] = {}
        self._count: QLabel = label("", "list-second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._whole = self._fold(group.title, group.title, self._rows, opened)
        column.addWidget(self._whole)
        self._build_count(self._whole)

    @property
    def opened(self) -> bool:
        """Whether its lines are seen."""
        return self._whole.button.isChecked()

    def give_way(self, opened: bool) -> None:
        """Open or close it because there is room or none, unless a person did either."""
        if self._group.title not in self._remembered:
            self._by_hand = False
            self._whole.button.setChecked(opened)
            self._by_hand = True

    def open_as_remembered(self) -> None:
        """Open and close what a person opened and closed elsewhere."""
        for key, fold in list(self._folds.items()):  # one that opens may make others, which know it already
            fold.button.setChecked(self._remembered.get(key, fold.button.isChecked()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the heading clear of the number of ticks."""
        super().resizeEvent(event)
        self._whole.keep_free(self._count.sizeHint().width())

    def untick(self) -> None:
        """Take every tick away."""
        if self._at:
            self.tick_again({})

    def ticked(self) -> Ticks:
        """Return which lines are ticked, and since when, in their order."""
        return {line: self._at[line] for line in self._group.items if line in self._at}

    def tick_again(self, ticks: Ticks) -> None:
        """Tick the lines that were ticked, and no other; those of a fold that was not opened yet are made ticked."""
        self._at = {line: ticks[line] for line in self._group.items if line in ticks}
        for line, box in self._boxes.items():
            box.setChecked(line in self._at)
        self._show_count()

    def hold(self, held: bool) -> None:
        """Let no line be ticked for the moment between two answers, without a change to what is seen."""
        self._held = held
        for box in self._boxes.values():
            box.held = held

    def lock(self, locked: bool) -> None:
        """Let the lines be ticked, or not while there are no figures."""
        if locked != self._locked:
            self._locked = locked
            for box in self._boxes.values():
                box.setEnabled(not locked)
            self._show_count()

    def _build_count(self, fold: Fold) -> None:
        corner = QHBoxLayout(fold.button)
        corner.setContentsMargins(0, 0, 1, 0)
        corner.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show_count()

    def _fold(self, key: str, heading: str, make_lines: Callable[[], Iterable[QWidget]], opened: bool) -> Fold:
        whole = key == self._group.title
        fold = Fold(heading, make_lines, "group" if whole else "fold", 0 if whole else 12)
        self._folds[key] = fold
        if self._remembered.get(key, opened):
            fold.open()
        fold.toggled.connect(lambda now: self._on_toggled(key, now))
        return fold

    def _on_toggled(self, key: str, now: bool) -> None:
        if self._by_hand:
            self._remembered[key] = now
        self.toggled.emit()

    def _rows(self) -> Iterator[QWidget]:
        for topic, of_topic in groupby(self._group.items, key=lambda line: line.topic):
            lines = tuple(of_topic)
            if topic and len(lines) >= _FOLDED_FROM:
                make = partial(map, self._line, lines)
                yield self._fold(f"{self._group.title}, {topic}", f"{topic} ({len(lines)})", make, opened=False)
            else:
                yield from map(self._line, lines)

    def _line(self, line: ChecklistLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        tick = TickBox(line.says)
        tick.setEnabled(not self._locked)
        tick.held = self._held
        described = " ".join(part for part in (line.detail, f"({said(line.status, line.source)})") if part)
        tick.setAccessibleDescription(described)
        tick.setToolTip(described)
        tick.setChecked(line in self._at)
        tick.toggled.connect(partial(self._on_ticked, line))
        self._boxes[line] = tick
        row.addWidget(tick, 1)
        row.addWidget(Disc(line.status, line.source))
        return made

    def _on_ticked(self, line: ChecklistLine, now: bool) -> None:
        if now:
            self._at.setdefault(line, time_now())
        else:
            self._at.pop(line, None)
        self._show_count()

    def _show_count(self) -> None:
        done, of = len(self._at), len(self._group.items)
        self._count.setText(f"{of}" if self._locked else f"{done} of {of}")
