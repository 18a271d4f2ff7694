"""The right column: how this is worked out, in words, and what a calculator does not know."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from ketadesk.presentation.calculation_answer import CalculationAnswer, WayLine
from ketadesk.views.look.column import Column
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows

_TOP = Qt.AlignmentFlag.AlignTop


class WaysPanel(Panel):
    """Formulas in words, the one that was gone marked."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        column.setSpacing(scaled(6))
        self._title = label("", "group", wraps=True)
        self._says = label("", "list-second", wraps=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(8))
        grid.setVerticalSpacing(scaled(5))
        grid.setColumnStretch(1, 1)
        for widget in (self._title, self._says):
            column.addWidget(widget)
        column.addLayout(grid)
        self._rows = Rows(lambda _: _Way(grid))

    def show_ways(self, ways: Sequence[WayLine]) -> None:
        """Show the ways, whole."""
        show_text(self._title, "How it is worked out")
        show_text(self._says, "Fill in what one line takes." if ways[1:] else "")
        self._rows.show_rows(ways)
        self.show()


class _Way:
    def __init__(self, grid: QGridLayout) -> None:
        row = grid.rowCount()
        self._rule = hair()
        self._mark = Mark("", 16, "second")
        self._plain = label("", "list", wraps=True)
        self._gone = label("", "list-strong", wraps=True)
        grid.addWidget(self._rule, row, 0, 1, 2)
        grid.addWidget(self._mark, row + 1, 0, _TOP)
        lines = QVBoxLayout()
        lines.addWidget(self._plain)
        lines.addWidget(self._gone)
        grid.addLayout(lines, row + 1, 1)

    def show_row(self, way: WayLine) -> None:
        self._mark.show_icon("tick" if way.taken else "")
        self._mark.show_name("worked out so" if way.taken else "")
        show_text(self._plain, "" if way.taken else way.says)
        show_text(self._gone, way.says if way.taken else "")
        for each in (self._rule, self._mark):
            each.setVisible(bool(way.says))

    def blank(self) -> None:
        self.show_row(WayLine(""))


class ScopePanel(QFrame):
    """What a calculator does not know: it stands as long as the mode does."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        column.setSpacing(scaled(4))
        heading = QHBoxLayout()
        heading.setSpacing(scaled(8))
        heading.addWidget(Mark("note", 20))
        heading.addWidget(label("Any drug, no limits", "group", wraps=True), 1)
        column.addLayout(heading)
        column.addWidget(
            label("No dose, strength or rate is compared with what is usual. Ketamine is judged in Order and in"
                  " Running.", "list", wraps=True)
        )  # fmt: skip


class WaysColumn(Column):
    """The right column."""

    def __init__(self) -> None:
        super().__init__("How it is worked out")
        self.ways = WaysPanel()
        self.column.addWidget(self.ways)
        self.column.addWidget(ScopePanel())
        self.column.addStretch(1)

    def blank(self) -> None:
        """Take the mark of the way that was gone away, and all with it."""
        self.content.hide()
        self.ways.blank()

    def show_answer(self, answer: CalculationAnswer) -> None:
        """Show how this calculator works."""
        self.ways.show_ways(answer.ways)
        self.content.show()
