"""What the patient gets: the dose rate, large, and the same rate in other units."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ketadesk.presentation.running_answer import RunningAnswer
from ketadesk.presentation.sheet import Figure
from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.look.lettering import hair, label, show_text, upright
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows

_LARGE, _LINE = (60, 30), (16, 14)


class GetsPanel(Panel):
    """The dose rate, large, and the same rate in other units."""

    def __init__(self) -> None:
        super().__init__("paper")
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(18), scaled(7), scaled(18), scaled(6))
        row.setSpacing(scaled(20))
        large = QVBoxLayout()
        self._name = label("", "strong")
        self._figure = WorkedFigure(*_LARGE)
        large.setSpacing(scaled(4))
        large.addWidget(self._name)
        large.addWidget(self._figure)
        large.addStretch(1)
        row.addLayout(large, 5)
        row.addWidget(upright())
        self._build_others(row)

    def _build_others(self, row: QHBoxLayout) -> None:
        column = QVBoxLayout()
        column.setSpacing(scaled(3))
        self._heading = label("", "list-second")
        column.addWidget(self._heading)
        lines = QVBoxLayout()
        lines.setSpacing(scaled(3))
        column.addLayout(lines)
        self._others = Rows(lambda place: _Line(lines, ruled=bool(place)))
        self._digits = label("", "caption", wraps=True)
        column.addWidget(self._digits)
        column.addStretch(1)
        row.addLayout(column, 4)

    def show_rates(self, answer: RunningAnswer) -> None:
        """Show the rates, whole; without any there is no card."""
        gets = answer.gets or Figure("", "")
        show_text(self._name, gets.label)
        self._figure.show_worked(gets)
        show_text(self._heading, "Same rate, other units" if answer.rates else "")
        self._others.show_rows(answer.rates)
        show_text(self._digits, answer.digits)
        self.setVisible(answer.gets is not None)


class _Line:
    """A figure under a rule."""

    def __init__(self, column: QVBoxLayout, ruled: bool) -> None:
        self._rule = hair() if ruled else None
        self._figure = WorkedFigure(*_LINE)
        if self._rule is not None:
            column.addWidget(self._rule)
        column.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignLeft)

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        self._figure.show_worked(figure)
        if self._rule is not None:
            self._rule.setVisible(bool(figure.text))

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_row(Figure("", ""))
