"""The same rate in other units in one low line, with vials and waste at its end: where the window is low."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketadesk.presentation.sheet import Figure
from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.look.lettering import label, show_text, upright
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows, empty

_SIZE = (16, 14)


class RatesStrip(Panel):
    """Figures beside each other, parted by rules."""

    def __init__(self) -> None:
        super().__init__("paper")
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(14), 1, scaled(14), 1)
        row.setSpacing(scaled(12))
        figures = QHBoxLayout()
        figures.setSpacing(scaled(12))
        self._figures = Rows(lambda place: _Part(figures, ruled=bool(place)))
        self._foot = label("", "caption")
        row.addLayout(figures)
        row.addStretch(1)
        row.addWidget(self._foot)

    def show_rates(self, rates: Sequence[Figure], foot: str) -> None:
        """Show the rates, and a line at the end; without any there is no strip."""
        self._figures.show_rows(rates)
        show_text(self._foot, foot if rates else "")
        self.setVisible(bool(rates))


class _Part(QWidget):
    """A figure, and what is said of it."""

    def __init__(self, among: QHBoxLayout, ruled: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(8))
        self._figure, self._says = WorkedFigure(*_SIZE), label("", "caption")
        if ruled:
            row.addWidget(upright())
            row.addSpacing(scaled(4))
        row.addWidget(self._figure)
        row.addWidget(self._says)
        among.addWidget(self)

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        self._figure.show_worked(figure)
        show_text(self._says, " ".join(part for part in (figure.label, figure.detail) if part))
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        empty(self)
