"""The figure that was asked for, large, and what else follows."""

from PySide6.QtWidgets import QVBoxLayout

from ketadesk.presentation.sheet import Figure
from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel

_LARGE = (60, 30)
HIGH = 112
"""As high as the empty place that stands here while there is no figure."""


class ResultPanel(Panel):
    """One figure under its name."""

    def __init__(self) -> None:
        super().__init__("paper")
        self.setMinimumHeight(scaled(HIGH))
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(18), scaled(10), scaled(18), scaled(10))
        column.setSpacing(scaled(4))
        self._name = label("", "strong")
        self._figure = WorkedFigure(*_LARGE)
        column.addWidget(self._name)
        column.addWidget(self._figure)
        column.addStretch(1)

    def show_figure(self, figure: Figure | None) -> None:
        """Show the figure, whole; without one there is no card."""
        held = figure or Figure("", "")
        show_text(self._name, held.label)
        self._figure.show_worked(held)
        self.setVisible(figure is not None)
