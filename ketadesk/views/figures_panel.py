"""Small cards beside the figures: the same rate in other units, vials and waste, the clock, and tables."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from ketadesk.presentation.sheet import Figure, Table
from ketadesk.views.figure_label import FigureLabel
from ketadesk.views.lettering import hair, label
from ketadesk.views.mark import Mark

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresPanel(QFrame):
    """Figures under a heading, one line each."""

    def __init__(self, heading: str, figures: Sequence[Figure]) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(label(heading, "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for figure in figures:
            self._build_line(grid, figure)
        column.addLayout(grid)
        column.addStretch(1)

    def _build_line(self, grid: QGridLayout, figure: Figure) -> None:
        row = grid.rowCount()
        grid.addWidget(hair(), row, 0, 1, 2)
        shown = FigureLabel(figure.text, 16, 14)
        if figure.label:
            grid.addWidget(label(figure.label, "list-second", wraps=True), row + 1, 0)
            grid.addWidget(shown, row + 1, 1, _RIGHT)
        else:
            grid.addWidget(shown, row + 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        if figure.detail:
            grid.addWidget(label(figure.detail, "hint", wraps=True), row + 2, 0, 1, 2)


class TablePanel(QFrame):
    """Rows under a heading; the one that was ordered stands between two lines, with a pointer."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(label(table.title, "heading"))
        self._table = table
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 0)
        self._build_heads()
        for place, cells in enumerate(table.rows):
            self._build_row(cells, place == table.chosen)
        column.addLayout(self._grid)
        column.addStretch(1)

    def _build_heads(self) -> None:
        for place, head in enumerate(self._table.columns, start=1):
            made = label(head, "caption", wraps=True)
            made.setAlignment(_RIGHT)
            self._grid.addWidget(made, 0, place, Qt.AlignmentFlag.AlignBottom)
            self._grid.setColumnStretch(place, 1)

    def _build_row(self, cells: tuple[str, ...], chosen: bool) -> None:
        across = len(self._table.columns) + 1
        row = self._grid.rowCount()
        self._grid.addWidget(hair("ink" if chosen else "hair", 2 if chosen else 1), row, 0, 1, across)
        if chosen:
            self._grid.addWidget(Mark("pointer", 14, says="ordered"), row + 1, 0)
        for place, cell in enumerate(cells, start=1):
            made = self._cell(cell, chosen)
            self._grid.addWidget(made, row + 1, place, _RIGHT)
        if chosen:
            self._grid.addWidget(hair("ink", 2), row + 2, 0, 1, across)

    def _cell(self, text: str, chosen: bool) -> QLabel:
        return FigureLabel(text, 16, 14) if chosen else label(text, "body")
