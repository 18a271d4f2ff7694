"""One administration, in the order of giving: the pump's face is dark and holds nothing but a pump setting."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.drawing import Vessel
from ketadesk.presentation.sheet import Card, Figure
from ketadesk.views.answer.card_parts import FigureLine, Headline, LargeFigure, Sentence, StackedFigure, Step
from ketadesk.views.drawings.vessel_drawing import VesselDrawing
from ketadesk.views.look.lettering import hair, label, show_text, upright
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Row, Rows
from ketadesk.views.look.side_by_side import direction

# What is large: headline and unit of a pump alone, of a pump beside a push, of all else.
_ALONE, _BESIDE, _PAPER, _WORDS = (76, 36), (64, 30), (44, 26), (22, 22)
# So many figures stand large beside the pump's own; the rest are lines.
_LARGE = 2
_TONES = ("pump", "pump-second")
# How high a barrel is: of the syringe that draws up, and of what it is mixed in.
_BARRELS = (30, 44)


class PumpFace(Panel):
    """What the pump is set to, in the largest figure of the screen; what follows from it beside it."""

    def __init__(self, alone: bool) -> None:
        super().__init__("pump")
        self._alone = alone
        self.setMinimumHeight(118)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(22, 12, 22, 12)
        self._row.setSpacing(20)
        self._headline = Headline(*_TONES)
        self._rule = upright("pump")
        self._beside = QWidget()
        self._build_beside()
        self._row.addLayout(self._headline.layout, 5)
        self._row.addWidget(self._rule)
        self._row.addWidget(self._beside, 6 if alone else 5)

    def _build_beside(self) -> None:
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addStretch(1)
        self._large_grid = QGridLayout()
        self._large_grid.setHorizontalSpacing(20)
        self._large_grid.setVerticalSpacing(4)
        column.addLayout(self._large_grid)
        self._hair = hair("pump")
        column.addWidget(self._hair)
        self._lines = _grid() if self._alone else _column()
        column.addLayout(self._lines)
        self._remark_lines = QVBoxLayout()
        self._remark_lines.setSpacing(6)
        column.addLayout(self._remark_lines)
        column.addStretch(1)
        self._large = Rows(self._make_large)
        self._rest = Rows(self._make_line)
        self._remarks = Rows(lambda _: _sentence(self._remark_lines, "caption", "pump-second"))

    def _make_large(self, place: int) -> Row[Figure]:
        made = LargeFigure(*_TONES)
        self._large_grid.addWidget(made, 0, place)
        return made

    def _make_line(self, _place: int) -> Row[Figure]:
        if isinstance(self._lines, QGridLayout):
            return FigureLine(self._lines, *_TONES)
        return _stacked(self._lines, *_TONES)

    def show_card(self, card: Card) -> None:
        """Show a pump's card, whole."""
        large = card.figures[:_LARGE] if self._alone else ()
        rest = card.figures[len(large) :]
        self._headline.show_card(card, _ALONE if self._alone else _BESIDE)
        self._large.show_rows(large)
        self._hair.setVisible(bool(large and (rest or card.remarks)))
        self._rest.show_rows(rest)
        self._remarks.show_rows(card.remarks)
        beside = bool(card.figures or card.remarks)
        self._rule.setVisible(beside and self._row.direction() == QBoxLayout.Direction.LeftToRight)
        self._beside.setVisible(beside)

    def turn(self, narrow: bool) -> None:
        """Put what stands beside the headline under it, where there is no room beside it."""
        self._row.setDirection(direction(narrow))
        self._row.setSpacing(8 if narrow else 20)
        self._rule.setVisible(not narrow and not self._beside.isHidden())


class PaperCard(Panel):
    """A push or a gravity set: paper, like all that is not a pump."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        self._headline = Headline("", "second")
        stack, remarks = _column(), QVBoxLayout()
        remarks.setSpacing(6)
        for layout in (self._headline.layout, stack, remarks):
            column.addLayout(layout)
        column.addStretch(1)
        self._figures = Rows(lambda _: _stacked(stack, "", "second"))
        self._remarks = Rows(lambda _: _sentence(remarks, "list-second"))

    def show_card(self, card: Card) -> None:
        """Show a card, whole."""
        self._headline.show_card(card, _PAPER if card.headline.text[:1].isdigit() else _WORDS)
        self._figures.show_rows(card.figures)
        self._remarks.show_rows(card.remarks)


class SchedulePanel(Panel):
    """What is not worked out but given as its source gives it: sentences, no figure of ours."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        self._name = label("", "heading")
        self._text = label("", "group", wraps=True)
        lines, remarks = QVBoxLayout(), QVBoxLayout()
        column.addWidget(self._name)
        column.addWidget(self._text)
        for layout in (lines, remarks):
            layout.setSpacing(6)
            column.addLayout(layout)
        self._lines = Rows(lambda _: _sentence(lines, "body"))
        self._remarks = Rows(lambda _: _sentence(remarks, "list-second"))

    def show_card(self, card: Card) -> None:
        """Show a schedule, whole."""
        said = [(figure.label, figure.text, figure.detail) for figure in card.figures]
        show_text(self._name, card.headline.label)
        show_text(self._text, card.headline.text)
        self._lines.show_rows([" ".join(part for part in parts if part) for parts in said])
        self._remarks.show_rows(card.remarks)


class PreparationStrip(Panel):
    """How one administration is made ready, read from left to right. Arrows, for a plus is read as a 4."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(6)
        self._title = label("", "heading")
        column.addWidget(self._title)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        column.addLayout(self._row)
        self._steps = Rows(lambda place: Step(self._row, place))
        self._drawn = QHBoxLayout()
        self._drawn.setSpacing(scaled(12))
        column.addLayout(self._drawn)
        self._drawings = Rows(self._make_drawing)

    def _make_drawing(self, place: int) -> Row[Vessel]:
        made = VesselDrawing(_BARRELS[min(place, 1)])
        self._drawn.addWidget(made, 1 + place, Qt.AlignmentFlag.AlignBottom)
        return made

    def show_row(self, shown: tuple[str, Card, tuple[Vessel, ...]]) -> None:
        """Show the preparation of a card with its drawings, under a title when there are several."""
        title, card, vessels = shown
        show_text(self._title, title)
        self._drawings.show_rows(vessels)
        self._steps.show_rows(card.preparation)
        self.show()

    def turn(self, narrow: bool) -> None:
        """Put the steps under each other, where there is no room for them side by side."""
        self._row.setDirection(direction(narrow))


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    return grid


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    return column


def _stacked(column: QVBoxLayout, tone: str, second: str) -> StackedFigure:
    made = StackedFigure(tone, second)
    column.addWidget(made)
    return made


def _sentence(column: QVBoxLayout, type_: str, tone: str = "") -> Sentence:
    made = Sentence(label("", type_, tone, wraps=True))
    column.addWidget(made.label)
    return made
