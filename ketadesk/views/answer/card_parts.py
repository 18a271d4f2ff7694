"""What the cards are put together from: a headline, figures in lines, in a stack or large, a preparation's step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Card, Figure
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.pool import empty

_LARGE_SIZE, _LINE_SIZE = (34, 22), (16, 14)
# A step of the preparation; an amount within a volume is longer, and smaller.
_STEP, _HELD, _WITHIN = (38, 23), (22, 19), " in "


class Headline:
    """What is set or drawn, large, under its name. `layout` is put where it belongs."""

    def __init__(self, tone: str, second: str) -> None:
        self.layout = QVBoxLayout()
        self.layout.setSpacing(4)
        named = QHBoxLayout()
        named.setSpacing(8)
        self._title = label("", "heading", second)
        self._name = label("", "strong", tone)
        self._figure = FigureLabel(*_LINE_SIZE, tone=tone, shrinks=False)
        self._detail = label("", "list", second, wraps=True)
        named.addWidget(self._title)
        named.addWidget(self._name)
        named.addStretch(1)
        self.layout.addLayout(named)
        self.layout.addWidget(self._figure)
        self.layout.addWidget(self._detail)
        self.layout.addStretch(1)

    def show_card(self, card: Card, sizes: tuple[int, int]) -> None:
        """Show the headline of a card."""
        show_text(self._title, card.title)
        show_text(self._name, card.headline.label)
        self._figure.show_figure(card.headline.text, sizes)
        show_text(self._detail, card.headline.detail)


class _Part(QWidget):
    """Labels under each other that are used again."""

    def __init__(self, spacing: int, below: int = 0) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, below)
        self.column.setSpacing(spacing)

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        empty(self)


class LargeFigure(_Part):
    """A figure that stands large beside the pump's own."""

    def __init__(self, tone: str, second: str) -> None:
        super().__init__(spacing=2)
        self._name = label("", "body", second, wraps=True)
        self._figure = FigureLabel(*_LARGE_SIZE, tone=tone)
        self._detail = label("", "hint", second, wraps=True)
        for each in (self._name, self._figure, self._detail):
            self.column.addWidget(each)
        self.column.addStretch(1)

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        show_text(self._name, figure.label)
        self._figure.show_figure(figure.text)
        show_text(self._detail, figure.detail)
        self.show()


class StackedFigure(_Part):
    """A figure under its name, for a narrow place."""

    def __init__(self, tone: str, second: str) -> None:
        super().__init__(spacing=1, below=4)
        self._name = label("", "caption", second)
        self._figure = FigureLabel(*_LINE_SIZE, tone)
        self._detail = label("", "caption", second, wraps=True)
        for each in (self._name, self._figure, self._detail):
            self.column.addWidget(each)

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        show_text(self._name, figure.label)
        self._figure.show_figure(figure.text)
        show_text(self._detail, figure.detail)
        self.show()


class FigureLine:
    """A line of a grid: a name, a figure, and below it what is said of it."""

    def __init__(self, grid: QGridLayout, tone: str, second: str) -> None:
        row = grid.rowCount()
        self._name = label("", "list-second", second)
        self._figure = FigureLabel(*_LINE_SIZE, tone)
        self._detail = label("", "caption", second, wraps=True)
        grid.addWidget(self._name, row, 0)
        grid.addWidget(self._figure, row, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._detail, row + 1, 1)

    def show_row(self, figure: Figure) -> None:
        """Show a figure."""
        show_text(self._name, figure.label)
        self._figure.show_figure(figure.text)
        show_text(self._detail, figure.detail)

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


class Step(_Part):
    """One step of the preparation, with the arrow that leads to it."""

    def __init__(self, row: QBoxLayout, place: int) -> None:
        super().__init__(spacing=4)
        self._row = row
        self._arrow = _arrow() if place else None
        self._name = label("", "strong")
        self._figure = FigureLabel(*_STEP, line=_STEP[0])
        self._detail = label("", "list-second", wraps=True)
        for each in (self._name, self._figure, self._detail):
            self.column.addWidget(each)
        self.column.addStretch(1)
        if self._arrow:
            row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self)

    def show_row(self, figure: Figure) -> None:
        """Show a step, as wide among the others as its text asks for."""
        show_text(self._name, figure.label)
        self._figure.show_figure(figure.text, _HELD if _WITHIN in figure.text else _STEP)
        show_text(self._detail, figure.detail)
        if self._arrow:
            self._arrow.show()
        self.show()
        self._row.setStretchFactor(self, self.sizeHint().width() + 2 * len(figure.detail))

    def blank(self) -> None:
        """Hide it and its arrow, and take everything out of it."""
        super().blank()
        if self._arrow:
            self._arrow.hide()


def _arrow() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 28, 0, 0)
    column.addWidget(Mark("arrow", 18, "second"))
    return made
