"""Small cards beside the figures: the same rate in other units, vials and waste, and the clock."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from ketadesk.presentation.sheet import Figure
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.pool import Panel, Rows

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresPanel(Panel):
    """Figures under a heading, one line each."""

    def __init__(self, heading: str) -> None:
        super().__init__("paper")
        self._says = heading
        self._heading = label("", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(self._heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self._lines = Rows(lambda _: _Line(grid))

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show the figures, whole; without any there is no card."""
        show_text(self._heading, self._says if figures else "")
        self._lines.show_rows(figures)
        self.setVisible(bool(figures))


class _Line:
    """A rule, a name with its figure at the right, or a figure alone, and what is said of it."""

    def __init__(self, grid: QGridLayout) -> None:
        row = grid.rowCount()
        self._grid, self._row = grid, row + 1
        self._alone = False
        self._rule = hair()
        self._name = label("", "list-second", wraps=True)
        self._figure = FigureLabel(16, 14)
        self._detail = label("", "hint", wraps=True)
        grid.addWidget(self._rule, row, 0, 1, 2)
        grid.addWidget(self._name, row + 1, 0)
        grid.addWidget(self._figure, row + 1, 1, _RIGHT)
        grid.addWidget(self._detail, row + 2, 0, 1, 2)

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        self._rule.setVisible(bool(figure.text))
        show_text(self._name, figure.label)
        if figure.text:
            self._place(alone=not figure.label)
        self._figure.show_figure(figure.text)
        show_text(self._detail, figure.detail)

    def _place(self, alone: bool) -> None:
        if alone == self._alone:
            return
        self._alone = alone
        self._grid.removeWidget(self._figure)
        if alone:
            self._grid.addWidget(self._figure, self._row, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._figure, self._row, 1, _RIGHT)

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_row(Figure("", ""))
