"""Tables beside the figures: rows under a heading; the one that was ordered stands between two lines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Figure, Table
from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CELL = (15, 13)
_ROW, _INSET = 23, 6
_NONE = Figure("", "")


class _ChosenCell(WorkedFigure):
    """A cell of the row that was ordered."""

    inset = _INSET


class _Cell(WorkedFigure):
    """A cell of any other row."""

    inset = _INSET
    weight = QFont.Weight.Normal


class TablePanel(Panel):
    """Rows under their heads; the one that was ordered has a pointer, and its setting stands on the pump's ground."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(8), scaled(6), scaled(12), scaled(4))
        column.setSpacing(scaled(2))
        self._title = label("", "heading")
        column.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._foot = label("", "caption", wraps=True)
        column.addWidget(self._foot)
        self._heads: list[QLabel] = []
        self._rows = Rows(lambda _: _TableRow(self._grid))

    def show_row(self, table: Table, foot: str = "", everything: bool = False) -> None:
        """Show a table, whole or in brief, with a line at its foot. The heads of a titration say what it is."""
        brief = bool(table.brief) and not everything
        show_text(self._title, table.title if table.chosen is None else "")
        self._show_heads(table.columns)
        across = len(table.columns) + 1
        rows = table.brief_figures() if brief else table.figures()
        shown = [
            (cells, place == table.chosen, table.device if place == table.chosen else None, across)
            for place, cells in enumerate(rows)
        ]
        self._rows.show_rows(shown)
        show_text(self._foot, foot or (table.left_out if brief else ""))
        self.show()

    def _show_heads(self, columns: Sequence[str]) -> None:
        for place in range(len(self._heads), len(columns)):
            made = label("", "caption")
            made.setAlignment(_RIGHT)
            made.setContentsMargins(scaled(2), 0, scaled(_INSET), scaled(2))
            self._heads.append(made)
            self._grid.addWidget(made, 0, place + 1, Qt.AlignmentFlag.AlignBottom)
        for place, made in enumerate(self._heads):
            show_text(made, columns[place].replace(", ", ",\n") if place < len(columns) else "")


class _TableRow:
    """One row, plain or as the one that was ordered: each way is made when it is first needed."""

    def __init__(self, grid: QGridLayout) -> None:
        self._grid = grid
        self._at = grid.rowCount()
        self._rules: dict[tuple[bool, int], list[QWidget]] = {}
        self._cells: dict[tuple[bool, int | None], list[WorkedFigure]] = {}
        self._grounds: dict[int, QFrame] = {}
        for place in range(3):  # its rows belong to it from the beginning
            grid.setRowMinimumHeight(self._at + place, 0)

    def show_row(self, shown: tuple[Sequence[Figure], bool, int | None, int]) -> None:
        """Show the cells of a row, whether it was ordered, the column of the setting, and a rule across so many."""
        cells, chosen, device, across = shown
        way = (chosen, device)
        for other in [each for each in self._cells if each != way]:
            self._show_cells(other, ())
        if cells:
            self._cells.setdefault(way, [])
        if way in self._cells:
            self._show_cells(way, cells)
        if cells and (chosen, across) not in self._rules:
            self._rules[chosen, across] = self._build_rules(chosen, across)
        for key, rules in self._rules.items():
            for rule in rules:
                rule.setVisible(bool(cells) and key == (chosen, across))

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_row(((), False, None, 1))

    def _show_cells(self, way: tuple[bool, int | None], cells: Sequence[Figure]) -> None:
        chosen, device = way
        made = self._cells[way]
        for place in range(len(made), len(cells)):
            if chosen and place == device:
                self._grounds[place] = _ground()
                self._grid.addWidget(self._grounds[place], self._at + 1, place + 1)
            kind = _ChosenCell if chosen else _Cell
            made.append(kind(*_CELL, tone="pump" if chosen and place == device else ""))
            over = 0 if chosen else 1  # it reaches over a thin rule: a target of whole height in a row that is less
            self._grid.addWidget(made[-1], self._at + 1 - over, place + 1, 1 + over, 1, _RIGHT)
        for place, cell in enumerate(made):
            cell.show_worked(cells[place] if place < len(cells) else _NONE)
        if chosen and device in self._grounds:
            self._grounds[device].setVisible(bool(cells))

    def _build_rules(self, chosen: bool, across: int) -> list[QWidget]:
        if not chosen:
            thin = hair()
            self._grid.addWidget(thin, self._at, 0, 1, across)
            return [thin, self._strut()]
        above, below, pointer = hair("ink", 2), hair("ink", 2), Mark("pointer", 14, says="ordered")
        self._grid.addWidget(above, self._at, 0, 1, across)
        self._grid.addWidget(pointer, self._at + 1, 0)
        self._grid.addWidget(below, self._at + 2, 0, 1, across)
        return [above, pointer, below, self._strut()]

    def _strut(self) -> QWidget:
        """Return what keeps the row as high as the others."""
        made = QWidget()
        made.setFixedSize(scaled(4), scaled(_ROW))
        self._grid.addWidget(made, self._at + 1, 0)
        return made


def _ground() -> QFrame:
    made = QFrame()
    made.setProperty("card", "pump-cell")
    return made
