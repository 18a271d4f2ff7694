"""What the cards are put together from: a headline, figures large or in lines, a step of a preparation."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ketadesk.presentation.echo import Bar
from ketadesk.presentation.sheet import Card, Figure
from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.drawings.strength_bars import StrengthBars
from ketadesk.views.drawings.swatch import Swatch
from ketadesk.views.look.figure_label import LEGIBLE, WHOLE
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import empty
from ketadesk.views.look.strong_words import StrongWords

LARGE_SIZE, SPAN_SIZE, LINE_SIZE = (34, 22), (22, 16), (16, 14)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft
_SWATCH = 10
_SHORT_TOOL = 14  # letters


class Headline:
    """What is set or drawn, large, under its name and its place in the order of giving."""

    def __init__(self, tone: str, second: str) -> None:
        self.layout = QVBoxLayout()
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.layout.setSpacing(scaled(4))
        self.named = QHBoxLayout()
        self.named.setSpacing(scaled(8))
        self._number = label("", "number", tone)
        self._name = StrongWords("body", second, "pump_text" if tone == "pump" else "ink")
        self.figure = WorkedFigure(*LINE_SIZE, tone=tone, least=WHOLE)
        self._detail = label("", "list", second, wraps=True)
        self.named.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        self.named.addWidget(self._name, 1)
        self.layout.addLayout(self.named)
        self.layout.addWidget(self.figure)
        self.layout.addWidget(self._detail)

    def show_card(self, card: Card, number: str, said: tuple[str, str], sizes: tuple[int, int]) -> None:
        """Show the headline of a card: its number among several, its name and what stands beside, and the figure."""
        show_text(self._number, number)
        self._name.show_words("  ".join(part for part in said if part), said[0])
        self.figure.show_worked(card.headline, sizes)
        show_text(self._detail, card.headline.detail if card.kind != "pump" else "")


class _Part(QWidget):
    """Labels under each other that are used again."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(scaled(spacing))

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        empty(self)


class LargeFigure(_Part):
    """A figure under its name."""

    def __init__(self, sizes: tuple[int, int], tone: str, second: str) -> None:
        super().__init__(spacing=3)
        self._name = label("", "body", second)
        self._figure = WorkedFigure(*sizes, tone=tone)
        self._detail = label("", "caption", second, wraps=True)
        for each in (self._name, self._figure, self._detail):
            self.column.addWidget(each)
        self.column.addStretch(1)

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        show_text(self._name, figure.label)
        self._figure.show_worked(figure)
        show_text(self._detail, figure.detail)
        self.show()


class FigureLine:
    """A line of a grid: a name, the figure at the right, and what is said of it between them or, if long, below."""

    def __init__(self, grid: QGridLayout, tone: str, second: str, across: Callable[[], int]) -> None:
        row = grid.rowCount()
        self._across = across
        self._name = label("", "list-second", second)
        self._beside = label("", "caption", second)
        self._below = label("", "caption", second, wraps=True)
        self._below.setAlignment(_RIGHT)
        self._figure = WorkedFigure(*LINE_SIZE, tone, least=LEGIBLE)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._name, row, 0)
        grid.addWidget(self._beside, row, 1)
        grid.addWidget(self._figure, row, 2, _RIGHT)
        grid.addWidget(self._below, row + 1, 0, 1, 3)

    def show_row(self, figure: Figure) -> None:
        """Show a figure; so many letters as are `across` fit into the line."""
        said = ", ".join(part for part in (figure.detail, figure.tool) if part)
        fits = len(figure.label) + len(said) + len(figure.text) <= self._across()
        show_text(self._name, figure.label)
        self._figure.show_worked(figure)
        show_text(self._beside, said if fits else "")
        show_text(self._below, "" if fits else said)

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_row(Figure("", ""))


class Sentence:
    """A label that is used again for another sentence."""

    def __init__(self, made: QLabel) -> None:
        self.label = made

    def show_row(self, says: str) -> None:
        """Show a sentence."""
        show_text(self.label, says)

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        show_text(self.label, "")


@dataclass(frozen=True)
class StepShown:
    """A step in its size, in line with figures of another; its device `below` where it has no room beside its name.

    `bars` show the strength that it is drawn from among those listed.
    """

    figure: Figure
    sizes: tuple[int, int]
    line: int
    below: bool
    bars: tuple[Bar, ...] = ()


class Step(_Part):
    """One step of a preparation, with the arrow that leads to it and the swatch that ties it to the drawing."""

    def __init__(self, row: QBoxLayout, place: int) -> None:
        super().__init__(spacing=2)
        self._row = row
        self._arrow = _arrow() if place else None
        self._swatch = Swatch(_SWATCH)
        self._strong, self._name, self._beside = label("", "strong"), label("", "second"), label("", "caption")
        self._figure = WorkedFigure(*LINE_SIZE)
        self._detail, self._small = label("", "list-second"), label("", "caption")
        self._below = label("", "caption", wraps=True)
        self._bars, self._bars_named = StrengthBars(), StrengthBars()
        self._named = QHBoxLayout()
        self._named.setSpacing(scaled(6))
        for each in (self._swatch, self._strong, self._name, self._beside, self._bars_named):
            self._named.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self._named.addStretch(1)
        self._detailed = QHBoxLayout()
        self._detailed.setSpacing(scaled(6))
        for widget in (self._bars, self._detail, self._small):
            self._detailed.addWidget(widget)
        self._detailed.addStretch(1)
        self.column.addLayout(self._named)
        self.column.addWidget(self._figure)
        self.column.addLayout(self._detailed)
        self.column.addWidget(self._below)
        self.column.addStretch(1)
        if self._arrow:
            row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self)

    def show_row(self, shown: StepShown) -> None:
        """Show a step, as wide among the others as its text asks for."""
        figure = shown.figure
        drawn = figure.part in {"drug", "diluent"}
        measured = drawn or figure.part == "withdrawn"
        self._swatch.show_role(figure.part if drawn else "")
        show_text(self._strong, figure.label if measured else "")
        show_text(self._name, "" if measured else figure.label)
        below = shown.below or len(figure.tool) > _SHORT_TOOL  # a long one would take the room of the figures
        show_text(self._beside, "" if below else figure.tool)
        self._figure.show_worked(figure, shown.sizes, shown.line)
        show_text(self._detail, "" if shown.below else figure.detail)
        show_text(self._small, figure.detail if shown.below else "")
        show_text(self._below, figure.tool if below else "")
        bars = shown.bars if figure.part == "drug" else ()
        self._bars.show_bars(() if shown.below else bars)
        self._bars_named.show_bars(bars if shown.below else ())
        if self._arrow:
            self._arrow.show()
        self.show()
        self._detailed.invalidate()
        self._named.invalidate()  # a layout within another hears of its labels only when it is laid out
        self._row.setStretchFactor(self, self.sizeHint().width())

    def blank(self) -> None:
        """Hide it and its arrow, and take everything out of it."""
        super().blank()
        if self._arrow:
            self._arrow.hide()


def _arrow() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, scaled(28), 0, 0)
    column.addWidget(Mark("arrow", 18, "second"))
    return made
