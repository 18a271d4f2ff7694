"""Rows of a name and a figure on paper, under a heading."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from ketadesk.presentation.run_told import Row
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows

_FIGURE = (16, 14)


class RowsCard(Panel):
    """A heading, a sentence, and figures under each other."""

    def __init__(self, heading: str) -> None:
        super().__init__("paper")
        self._heading, self._title = heading, label("", "group")
        self._says = label("", "list", wraps=True)
        self._second = label("", "list-second", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        column.setSpacing(scaled(4))
        column.addWidget(self._title)
        column.addWidget(self._says)
        column.addWidget(self._second)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(scaled(2))
        self._grid.setColumnStretch(0, 1)
        column.addLayout(self._grid)
        self._foot = label("", "hint", wraps=True)
        column.addStretch(1)
        column.addWidget(self._foot)
        self._rows = Rows(lambda place: _Line(self._grid, place))

    def show_rows(self, rows: Sequence[Row], says: str = "", second: str = "", foot: str = "") -> None:
        """Show it, whole."""
        show_text(self._title, self._heading)
        show_text(self._says, says)
        show_text(self._second, second)
        show_text(self._foot, foot)
        self._rows.show_rows(rows)
        self.show()


class _Line:
    def __init__(self, grid: QGridLayout, place: int) -> None:
        self._name = label("", "list")
        self._figure = FigureLabel(*_FIGURE)
        self._note = label("", "list-second", wraps=True)
        grid.addWidget(self._name, 2 * place, 0)
        grid.addWidget(self._figure, 2 * place, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._note, 2 * place + 1, 0, 1, 2)

    def show_row(self, row: Row) -> None:
        show_text(self._name, row.name)
        self._figure.show_figure(row.text)
        show_text(self._note, row.note)

    def blank(self) -> None:
        self.show_row(Row("", ""))
