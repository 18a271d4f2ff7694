"""What is due: the two that come first as cards that are read across the room, all of them as a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.run_told import DueRow
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, show_tone
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows
from ketadesk.views.look.state_frame import StateFrame

_TWO = 2


class DueCard(StateFrame):
    """One thing that is due: a clock in a thin frame while it is ahead, a triangle in a thick one when it is late."""

    def __init__(self) -> None:
        super().__init__("ready")
        self._mark = Mark("clock", 28)
        self._above = label("", "list-second", wraps=True)
        self._says = label("", "verdict", wraps=True)
        self._when = label("", "verdict")
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(10))
        row.setSpacing(scaled(12))
        row.addWidget(self._mark)
        column = QVBoxLayout()
        column.setSpacing(scaled(2))
        top = QHBoxLayout()
        top.addWidget(self._above, 1)
        top.addWidget(self._when, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(top)
        column.addWidget(self._says)
        row.addLayout(column, 1)

    def show_row(self, due: DueRow | None) -> None:
        """Show it, whole; nothing leaves no card."""
        late = due is not None and due.late
        self.show_state("check" if late else "ready")
        self._mark.show_icon("check" if late else "clock")
        self._mark.show_name("late" if late else "due")
        for made in (self._mark, self._above, self._when):
            show_tone(made, "check" if late else "")
        show_text(self._above, "" if due is None else f"{'Late, since' if late else 'Next, at'} {due.at}")
        show_text(self._says, "" if due is None else due.says)
        show_text(self._when, "" if due is None else due.when)
        self.setVisible(due is not None)


class DueCards(QWidget):
    """The two that come first, beside each other."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(10))
        self._cards = [DueCard() for _ in range(_TWO)]
        for card in self._cards:
            row.addWidget(card, 1)

    def show_due(self, due: Sequence[DueRow]) -> None:
        """Show the first two."""
        for place, card in enumerate(self._cards):
            card.show_row(due[place] if place < len(due) else None)
        self.setVisible(bool(due))


class DueList(Panel):
    """All that is due, with how often and what stands behind it; and that it is a reminder."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        column.setSpacing(scaled(4))
        self._title = label("", "group")
        column.addWidget(self._title)
        lines = QVBoxLayout()
        lines.setSpacing(scaled(4))
        column.addLayout(lines)
        self._rows = Rows(lambda _place: _DueLine(lines))
        self._none = label("", "list-second", wraps=True)
        self._reminder = label("", "hint", wraps=True)
        column.addWidget(self._none)
        column.addStretch(1)
        column.addWidget(self._reminder)

    def show_due(self, due: Sequence[DueRow], nothing: str, reminder: str) -> None:
        """Show all of it, or why there is nothing."""
        show_text(self._title, "Due")
        self._rows.show_rows(due)
        show_text(self._none, "" if due else nothing)
        show_text(self._reminder, reminder)
        self.show()


class _DueLine:
    def __init__(self, column: QVBoxLayout) -> None:
        self._rule = hair()
        self._at = label("", "list-strong")
        self._says = label("", "list-strong", wraps=True)
        self._when = label("", "list-strong")
        self._behind = label("", "caption", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(scaled(10))
        row.addWidget(self._at)
        row.addWidget(self._says, 1)
        row.addWidget(self._when)
        column.addWidget(self._rule)
        column.addLayout(row)
        column.addWidget(self._behind)

    def show_row(self, due: DueRow) -> None:
        show_text(self._at, due.at)
        show_text(self._says, due.says)
        show_text(self._when, due.when)
        show_tone(self._when, "check" if due.late else "")
        show_text(self._behind, f"every {due.every}: {due.backing}" if due.says else "")
        self._rule.setVisible(bool(due.says))

    def blank(self) -> None:
        self.show_row(DueRow("", "", "", late=False, every="", backing=""))
