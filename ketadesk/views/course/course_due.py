"""What a course asks for: by when, how late, by which rule, and what stands behind it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ketadesk.presentation.course_told import CourseDueRow
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, show_tone
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows


class CourseDueList(Panel):
    """All of it, the longest overdue first."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        column.setSpacing(scaled(4))
        self._title, self._none = label("", "group"), label("", "list-second", wraps=True)
        column.addWidget(self._title)
        column.addWidget(self._none)
        lines = QVBoxLayout()
        lines.setSpacing(scaled(4))
        column.addLayout(lines)
        column.addStretch(1)
        self._rows = Rows(lambda _place: _Line(lines))

    def show_due(self, due: Sequence[CourseDueRow]) -> None:
        """Show it, whole."""
        show_text(self._title, "Due")
        show_text(self._none, "" if due else "Nothing is asked for now.")
        self._rows.show_rows(due)
        self.show()


class _Line:
    def __init__(self, column: QVBoxLayout) -> None:
        self._rule, self._mark = hair(), Mark("clock", 18)
        self._says, self._when = label("", "list-strong", wraps=True), label("", "list-strong")
        self._on, self._behind = label("", "caption", wraps=True), label("", "caption", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self._mark)
        row.addWidget(self._when, 1)
        column.addWidget(self._rule)
        column.addLayout(row)
        column.addWidget(self._says)
        column.addWidget(self._on)
        column.addWidget(self._behind)

    def show_row(self, due: CourseDueRow) -> None:
        self._mark.show_icon("check" if due.late else "clock")
        self._mark.show_name("overdue" if due.late else "due")
        for made in (self._mark, self._when):
            show_tone(made, "check" if due.late else "")
        for part in (self._rule, self._mark):
            part.setVisible(bool(due.says))
        show_text(self._says, due.says)
        show_text(self._when, due.when)
        show_text(self._on, f"{due.on}, {due.backing}" if due.says else "")
        show_text(self._behind, due.rule)

    def blank(self) -> None:
        self.show_row(CourseDueRow("", "", "", late=False, rule="", backing=""))
