"""The right column: what is prepared, asked, watched and done after, to tick; a new answer takes every tick away."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ketadesk.presentation.answer import Answer
from ketadesk.presentation.sheet import ChecklistGroup, ChecklistLine
from ketadesk.views.column import Column
from ketadesk.views.lettering import hair, label
from ketadesk.views.support import disc, said
from ketadesk.views.tick_box import TickBox

_FOLDED_FROM = 4


class ChecklistPanel(Column):
    """Groups of lines to tick, locked while there are no figures."""

    def __init__(self) -> None:
        self._open: set[tuple[str, str]] = set()
        super().__init__("Checklists")

    def show_answer(self, answer: Answer) -> None:
        """Show the lines of an answer, none of them ticked."""
        card = QFrame()
        card.setProperty("card", "paper")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        locked = answer.sheet.state in {"incomplete", "stopped"}
        for place, group in enumerate(answer.sheet.checklists):
            if place:
                column.addWidget(hair())
            column.addWidget(GroupPanel(group, locked, self._open))
        column.addStretch(1)
        self.fill(card)


class GroupPanel(QWidget):
    """The lines of one phase, with how many are ticked; a subject of many lines is folded."""

    def __init__(self, group: ChecklistGroup, locked: bool, opened: set[tuple[str, str]]) -> None:
        super().__init__()
        self._ticks: list[TickBox] = []
        self._count: QLabel = label("", "list-second")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._locked = locked
        heading = QHBoxLayout()
        heading.addWidget(label(group.title, "group"))
        heading.addStretch(1)
        heading.addWidget(self._count)
        self._column.addLayout(heading)
        for topic, lines in groupby(group.items, key=lambda line: line.topic):
            self._build_topic((group.title, topic), tuple(lines), opened)
        self._show_count()

    def _build_topic(
        self, key: tuple[str, str], lines: tuple[ChecklistLine, ...], opened: set[tuple[str, str]]
    ) -> None:
        rows = [self._line(line) for line in lines]
        if key[1] and len(rows) >= _FOLDED_FROM:
            self._column.addWidget(Fold(key, rows, opened))
        else:
            for row in rows:
                self._column.addWidget(row)

    def _line(self, line: ChecklistLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
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
        self._count.setText("" if self._locked else f"{done} of {len(self._ticks)}")


class Fold(QWidget):
    """A subject whose lines open on demand."""

    opened = Signal(bool)

    def __init__(self, key: tuple[str, str], rows: Iterable[QWidget], opened: set[tuple[str, str]]) -> None:
        super().__init__()
        self._key = key
        self._remembered = opened
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.button = QToolButton()
        self._lines = QWidget()
        inner = QVBoxLayout(self._lines)
        inner.setContentsMargins(12, 0, 0, 4)
        inner.setSpacing(0)
        count = 0
        for row in rows:
            inner.addWidget(row)
            count += 1
        self._build_button(count)
        column.addWidget(self.button)
        column.addWidget(self._lines)

    def _build_button(self, count: int) -> None:
        self.button.setText(f"{self._key[1]} ({count})")
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setAutoRaise(True)
        self.button.toggled.connect(self._show)
        self.button.setChecked(self._key in self._remembered)
        self._show(self.button.isChecked())

    def _show(self, opened: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self._lines.setVisible(opened)
        (self._remembered.add if opened else self._remembered.discard)(self._key)
