"""A rate that runs beside the other infusions of its drug."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ketadesk.presentation.running_answer import RunningAnswer
from ketadesk.views.drawings.band_ruler import BandRuler
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel


class ChartPanel(Panel):
    """The rate beside the other infusions of this drug."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(4))
        column.setSpacing(0)
        row = QHBoxLayout()
        self._title = label("", "heading")
        self._hint = label("", "list-second", wraps=True)
        row.setSpacing(scaled(12))
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._hint, 1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._ruler = BandRuler()
        column.addLayout(row)
        column.addWidget(self._ruler)

    def set_close(self, close: bool) -> None:
        """Draw the rows close to each other, or not."""
        self._ruler.set_close(close)

    def show_chart(self, answer: RunningAnswer) -> None:
        """Show the chart, whole; without one there is no card."""
        chart = answer.chart
        show_text(self._title, chart.title if chart else "")
        show_text(self._hint, chart.hint if chart else "")
        self._ruler.show_chart(chart)
        self.setVisible(chart is not None)
