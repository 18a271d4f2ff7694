"""Tables beside the figures: rows under a heading; the one that was ordered stands between two lines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Table
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.pool import Panel, Rows

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TablePanel(Panel):
    """Rows under a heading; the one that was ordered stands between two lines, with a pointer."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        self._title = label("", "heading")
        column.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._heads: list[QLabel] = []
        self._rows = Rows(lambda _: _TableRow(self._grid))

    def show_row(self, table: Table) -> None:
        """Show a table, whole."""
        show_text(self._title, table.title)
        self._show_heads(table.columns)
        across = len(table.columns) + 1
        self._rows.show_rows([(cells, place == table.chosen, across) for place, cells in enumerate(table.rows)])
        self.show()

    def _show_heads(self, columns: Sequence[str]) -> None:
        for place in range(len(self._heads), len(columns)):
            made = label("", "caption", wraps=True)
            made.setAlignment(_RIGHT)
            self._heads.append(made)
            self._grid.addWidget(made, 0, place + 1, Qt.AlignmentFlag.AlignBottom)
        for place, made in enumerate(self._heads):
            show_text(made, columns[place] if place < len(columns) else "")
            self._grid.setColumnStretch(place + 1, int(place < len(columns)))


class _TableRow:
    """One row, plain or as the one that was ordered: each way is made when it is first needed."""

    def __init__(self, grid: QGridLayout) -> None:
        self._grid = grid
        self._at = grid.rowCount()
        self._rules: dict[tuple[bool, int], list[QWidget]] = {}
        self._cells: dict[bool, list[QLabel]] = {True: [], False: []}
        for place in range(3):  # its rows belong to it from the beginning
            grid.setRowMinimumHeight(self._at + place, 0)

    def show_row(self, shown: tuple[tuple[str, ...], bool, int]) -> None:
        """Show the cells of a row, whether it was ordered, and a rule across so many columns."""
        cells, chosen, across = shown
        self._show_way(not chosen, (), across)
        self._show_way(chosen, cells, across)

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_row(((), False, 1))

    def _show_way(self, chosen: bool, cells: Sequence[str], across: int) -> None:
        made = self._cells[chosen]
        for place in range(len(made), len(cells)):
            made.append(FigureLabel(16, 14) if chosen else label("", "body"))
            self._grid.addWidget(made[-1], self._at + 1, place + 1, _RIGHT)
        for place, cell in enumerate(made):
            show_text(cell, cells[place] if place < len(cells) else "")
        if cells and (chosen, across) not in self._rules:
            self._rules[chosen, across] = self._build_rules(chosen, across)
        for (ordered, width), rules in self._rules.items():
            for rule in rules if ordered == chosen else ():
                rule.setVisible(bool(cells) and width == across)

    def _build_rules(self, chosen: bool, across: int) -> list[QWidget]:
        if not chosen:
            thin = hair()
            self._grid.addWidget(thin, self._at, 0, 1, across)
            return [thin]
        above, below, pointer = hair("ink", 2), hair("ink", 2), Mark("pointer", 14, says="ordered")
        self._grid.addWidget(above, self._at, 0, 1, across)
        self._grid.addWidget(pointer, self._at + 1, 0)
        self._grid.addWidget(below, self._at + 2, 0, 1, across)
        return [above, pointer, below]
