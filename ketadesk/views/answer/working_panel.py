"""How each figure came: its name, an expression for any calculator, its result, and what it rests on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from ketadesk.presentation.sheet import WorkingLine
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.pool import Panel, Rows
from ketadesk.views.look.support import Disc

_TOP = Qt.AlignmentFlag.AlignTop


class WorkingPanel(Panel):
    """The working, line by line."""

    def __init__(self) -> None:
        super().__init__("paper")
        self._heading = label("", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self._lines = Rows(lambda _: _Line(grid))

    def show_working(self, lines: Sequence[WorkingLine]) -> None:
        """Show the working, whole; without any there is no card."""
        show_text(self._heading, "Working" if lines else "")
        self._lines.show_rows(lines)
        self.setVisible(bool(lines))


class _Line:
    def __init__(self, grid: QGridLayout) -> None:
        row = grid.rowCount()
        self._name = label("", "list-second")
        self._expression = label("", "list", wraps=True)
        self._result = label("", "list-strong")
        self._disc = Disc()
        for column, each in enumerate((self._name, self._expression, self._result, self._disc)):
            grid.addWidget(each, row, column, _TOP)

    def show_row(self, line: WorkingLine) -> None:
        show_text(self._name, line.name)
        show_text(self._expression, line.expression)
        show_text(self._result, line.result)
        self._disc.show_support(line.status, line.source)

    def blank(self) -> None:
        self.show_row(WorkingLine("", "", ""))
