"""How each figure came: its name, an expression for any calculator, its result, and what it rests on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ketadesk.presentation.derivation import WorkingLine
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Rows
from ketadesk.views.look.support import Disc

_TOP = Qt.AlignmentFlag.AlignTop


class WorkingLines(QWidget):
    """The lines of the working, or the first of them by rank where there is little room; always in their order."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(10))
        grid.setVerticalSpacing(scaled(2))
        grid.setColumnStretch(1, 1)
        self._rows = Rows(lambda _: _Line(grid))

    def show_lines(self, lines: Sequence[WorkingLine], most: int) -> None:
        """Show so many lines at the most."""
        first = sorted(range(len(lines)), key=lambda place: (lines[place].rank, place))[:most]
        self._rows.show_rows([lines[place] for place in sorted(first)])


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
