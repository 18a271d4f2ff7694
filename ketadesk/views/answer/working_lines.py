"""How each figure came: its name, an expression for any calculator, its result, and what it rests on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ketadesk.presentation.derivation import WorkingLine
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Rows
from ketadesk.views.look.support import Disc

_TOP = Qt.AlignmentFlag.AlignTop
_COLUMNS = 4


class WorkingLines(QWidget):
    """The lines of the working, or the first of them by rank where there is little room; always in their order."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(10))
        grid.setVerticalSpacing(scaled(2))
        grid.setColumnStretch(1, 1)
        self._rows = Rows(self._make_line)
        self._lines: list[_Line] = []
        self._below = False

    def _make_line(self, _place: int) -> "_Line":
        self._lines.append(_Line(self._grid))
        self._lines[-1].stand(self._below)
        return self._lines[-1]

    def show_lines(self, lines: Sequence[WorkingLine], most: int) -> None:
        """Show so many lines at the most."""
        first = sorted(range(len(lines)), key=lambda place: (lines[place].rank, place))[:most]
        self._rows.show_rows([lines[place] for place in sorted(first)])
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put expressions below where they have no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let expressions stand below their names where a number would be cut beside them: without its end it is wrong.

        They are below all of them or none, so that the eye goes one way.
        """
        shown = [line for line in self._lines if not line.expression.isHidden()]
        if not shown or self.width() <= 0:
            return
        taken = [max(each) for each in zip(*(line.sides() for line in shown), strict=True)]
        room = self.width() - sum(taken) - len(taken) * self._grid.horizontalSpacing()
        below = max(line.widest() for line in shown) > room
        if below != self._below:
            self._below = below
            for line in self._lines:
                line.stand(below)


class _Line:
    """A line, its expression between name and result or below both."""

    def __init__(self, grid: QGridLayout) -> None:
        self._grid, self._row = grid, grid.rowCount()
        self._name = label("", "list-second")
        self.expression = label("", "list", wraps=True)
        self._result = label("", "list-strong")
        self._disc = Disc()
        for column, each in ((0, self._name), (2, self._result), (3, self._disc)):
            grid.addWidget(each, self._row, column, _TOP)

    def stand(self, below: bool) -> None:
        """Put the expression beside the name, or below it across the line."""
        self._grid.removeWidget(self.expression)
        if below:
            self._grid.addWidget(self.expression, self._row + 1, 0, 1, _COLUMNS)
        else:
            self._grid.addWidget(self.expression, self._row, 1, _TOP)

    def sides(self) -> tuple[int, ...]:
        """Return how wide all is but the expression."""
        return tuple(each.sizeHint().width() for each in (self._name, self._result, self._disc))

    def widest(self) -> int:
        """Return how wide the widest piece of the expression is that is never broken: a number with its unit."""
        metrics = self.expression.fontMetrics()
        return max(metrics.horizontalAdvance(piece) for piece in self.expression.text().split(" "))

    def show_row(self, line: WorkingLine) -> None:
        show_text(self._name, line.name)
        show_text(self.expression, line.expression)
        show_text(self._result, line.result)
        self._disc.show_support(line.status, line.source)

    def blank(self) -> None:
        self.show_row(WorkingLine("", "", ""))
