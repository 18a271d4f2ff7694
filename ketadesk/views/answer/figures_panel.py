"""Small cards beside the figures: the same rate in other units, another weight, vials and waste."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from ketadesk.presentation.sheet import Figure
from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.look.figure_label import LEGIBLE
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows
from ketadesk.views.look.strong_words import StrongWords

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIZE = (16, 14)
_NONE = Figure("", "")


class FiguresPanel(Panel):
    """Figures under a heading, one line each, and a sentence at the foot where there is one."""

    def __init__(self, heading: str) -> None:
        super().__init__("paper")
        self._says = heading
        self._heading = label("", "heading")
        self._foot = label("", "caption", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(6), scaled(14), scaled(4))
        column.setSpacing(scaled(2))
        column.addWidget(self._heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(8))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        column.addWidget(self._foot)
        column.addStretch(1)
        self._lines = Rows(lambda _: _Line(grid))

    def show_figures(self, figures: Sequence[Figure], foot: str = "") -> None:
        """Show the figures, whole; without any there is no card."""
        show_text(self._heading, self._says if figures else "")
        self._lines.show_rows(figures)
        show_text(self._foot, foot if figures else "")
        self.setVisible(bool(figures))


class _Line:
    """A rule, a name with its figure at the right, or a figure alone with what is said of it beside it."""

    def __init__(self, grid: QGridLayout) -> None:
        row = grid.rowCount()
        self._rule = hair()
        self._name = StrongWords("list-second")
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # Whatever stands beside it takes no room from a figure: mcg must not read as mg.
        self._figure = WorkedFigure(*_SIZE, least=LEGIBLE)
        self._alone = WorkedFigure(*_SIZE, least=LEGIBLE)
        self._beside = label("", "caption")
        self._below = label("", "caption", wraps=True)
        alone = QHBoxLayout()
        alone.setSpacing(scaled(8))
        alone.addWidget(self._alone)
        alone.addStretch(1)
        alone.addWidget(self._beside)
        grid.addWidget(self._rule, row, 0, 1, 2)
        grid.addWidget(self._name, row + 1, 0)
        grid.addLayout(alone, row + 1, 0, 1, 2)
        grid.addWidget(self._figure, row + 1, 1, _RIGHT)
        grid.addWidget(self._below, row + 2, 0, 1, 2)
        for each in (self._rule, self._name, self._figure, self._alone, self._beside, self._below):
            each.hide()

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        named = bool(figure.label)
        self._rule.setVisible(bool(figure.text))
        show_text(self._name, figure.label)
        self._figure.show_worked(figure if named else _NONE)
        self._alone.show_worked(_NONE if named else figure)
        show_text(self._beside, "" if named else figure.detail)
        show_text(self._below, figure.detail if named else "")

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_row(_NONE)
