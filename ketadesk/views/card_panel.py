"""One administration, in the order of giving: the pump's face is dark and holds nothing but a pump setting."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Card, Figure
from ketadesk.views.figure_label import FigureLabel
from ketadesk.views.lettering import hair, label, upright
from ketadesk.views.mark import Mark

# What is large: headline and unit of a pump alone, of a pump beside a push, of all else.
_ALONE, _BESIDE, _PAPER = (76, 36), (64, 30), (44, 26)
# So many figures stand large beside the pump's own; the rest are lines.
_LARGE, _LARGE_SIZE = 2, (34, 22)
# A step of the preparation; an amount within a volume is longer, and smaller.
_STEP, _HELD, _WITHIN = (38, 23), (22, 19), " in "
_PER_LETTER = 2


class PumpFace(QFrame):
    """What the pump is set to, in the largest figure of the screen; what follows from it beside it."""

    def __init__(self, card: Card, alone: bool) -> None:
        super().__init__()
        self.setProperty("card", "pump")
        self.setMinimumHeight(118)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 12, 22, 12)
        row.setSpacing(20)
        row.addLayout(_headline(card, _ALONE if alone else _BESIDE, "pump", "pump-second"), 5)
        if card.figures or card.remarks:
            row.addWidget(upright("pump"))
            row.addLayout(self._beside(card, alone), 6 if alone else 5)

    def _beside(self, card: Card, alone: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        large = card.figures[:_LARGE] if alone else ()
        rest = card.figures[len(large) :]
        if large:
            column.addLayout(_grid(large, "pump", "pump-second"))
        if large and (rest or card.remarks):
            column.addWidget(hair("pump"))
        lines = _lines if alone else _stack
        column.addLayout(lines(rest, "pump", "pump-second"))
        for remark in card.remarks:
            column.addWidget(label(remark, "caption", "pump-second", wraps=True))
        column.addStretch(1)
        return column


class PaperCard(QFrame):
    """A push, a gravity set, a schedule: paper, like all that is not a pump."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(_headline(card, _PAPER if card.headline.text[:1].isdigit() else (22, 22), "", "second"))
        if card.figures:
            column.addLayout(_stack(card.figures, "", "second"))
        for remark in card.remarks:
            column.addWidget(label(remark, "list-second", wraps=True))
        column.addStretch(1)


class SchedulePanel(QFrame):
    """What is not worked out but given as its source gives it: sentences, no figure of ours."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(label(card.headline.label, "heading"))
        column.addWidget(label(card.headline.text, "group", wraps=True))
        for figure in card.figures:
            said = (figure.label, figure.text, figure.detail)
            column.addWidget(label(" ".join(part for part in said if part), "body", wraps=True))
        for remark in card.remarks:
            column.addWidget(label(remark, "list-second", wraps=True))


class PreparationStrip(QFrame):
    """How one administration is made ready, read from left to right. Arrows, for a plus is read as a 4."""

    def __init__(self, card: Card, titled: bool) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(6)
        if titled:
            column.addWidget(label(card.title, "heading"))
        row = QHBoxLayout()
        row.setSpacing(10)
        for place, figure in enumerate(card.preparation):
            if place:
                row.addWidget(_arrow(), 0, Qt.AlignmentFlag.AlignTop)
            step = _place(figure)
            row.addWidget(step, step.sizeHint().width() + _PER_LETTER * len(figure.detail))
        column.addLayout(row)


def _headline(card: Card, sizes: tuple[int, int], tone: str, second: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    named = QHBoxLayout()
    named.setSpacing(8)
    if card.title:
        named.addWidget(label(card.title, "heading", second))
    named.addWidget(label(card.headline.label, "strong", tone))
    named.addStretch(1)
    column.addLayout(named)
    column.addWidget(FigureLabel(card.headline.text, *sizes, tone=tone, shrinks=False))
    if card.headline.detail:
        column.addWidget(label(card.headline.detail, "list", second, wraps=True))
    column.addStretch(1)
    return column


def _grid(figures: tuple[Figure, ...], tone: str, second: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(4)
    for place, figure in enumerate(figures):
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(label(figure.label, "body", second, wraps=True))
        cell.addWidget(FigureLabel(figure.text, *_LARGE_SIZE, tone=tone))
        if figure.detail:
            cell.addWidget(label(figure.detail, "hint", second, wraps=True))
        cell.addStretch(1)
        grid.addLayout(cell, 0, place)
    return grid


def _lines(figures: tuple[Figure, ...], tone: str, second: str) -> QGridLayout:
    """Return a line for each figure, with what is said of it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for figure in figures:
        row = grid.rowCount()
        grid.addWidget(label(figure.label, "list-second", second), row, 0)
        grid.addWidget(FigureLabel(figure.text, 16, 14, tone), row, 1, Qt.AlignmentFlag.AlignLeft)
        if figure.detail:
            grid.addWidget(label(figure.detail, "caption", second, wraps=True), row + 1, 1)
    return grid


def _stack(figures: tuple[Figure, ...], tone: str, second: str) -> QVBoxLayout:
    """Return the figures under their names, for a narrow place."""
    column = QVBoxLayout()
    column.setSpacing(1)
    for figure in figures:
        column.addWidget(label(figure.label, "caption", second))
        column.addWidget(FigureLabel(figure.text, 16, 14, tone))
        if figure.detail:
            column.addWidget(label(figure.detail, "caption", second, wraps=True))
        column.addSpacing(4)
    return column


def _place(figure: Figure) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(figure.label, "strong"))
    sizes = _HELD if _WITHIN in figure.text else _STEP
    column.addWidget(FigureLabel(figure.text, *sizes, line=_STEP[0]))
    if figure.detail:
        column.addWidget(label(figure.detail, "list-second", wraps=True))
    column.addStretch(1)
    return made


def _arrow() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 28, 0, 0)
    column.addWidget(Mark("arrow", 18, "second"))
    return made
