"""How one figure came, beside it: what it rests on, with sources to open, and each step of the arithmetic."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.derivation import Derivation, GivenLine
from ketadesk.presentation.sheet import Figure
from ketadesk.views.answer.reading_link import ReadingLink
from ketadesk.views.answer.reading_popup import ReadingPopup, open_source
from ketadesk.views.answer.working_lines import WorkingLines
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.measure import scaled

_SIZE = (26, 18)
_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def open_derivation(figure: Figure, came: Derivation, beside: QWidget) -> ReadingPopup:
    """Open how a figure came, under it or, where there is no room, above."""
    popup = ReadingPopup(f"How {figure.text} came", beside, heading=_heading(figure))
    if came.givens:
        popup.column.addWidget(label("Rests on", "heading"))
        popup.column.addLayout(_givens(came, popup))
    if came.steps:
        if came.givens:
            popup.column.addWidget(hair())
        popup.column.addWidget(label("Step by step", "heading"))
        lines = WorkingLines()
        lines.show_lines(came.steps, len(came.steps))
        popup.column.addWidget(lines)
    popup.open_beside(beside)
    return popup


def _heading(figure: Figure) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(scaled(6), scaled(2), scaled(6), 0)
    named = QVBoxLayout()
    named.setSpacing(scaled(2))
    named.addWidget(label(figure.label or "The same rate", "list-second"))
    shown = FigureLabel(*_SIZE)
    shown.show_figure(figure.text)
    named.addWidget(shown)
    row.addLayout(named)
    row.addStretch(1)
    row.addWidget(label("Esc closes", "hint"), 0, _TOP)
    return row


def _givens(came: Derivation, popup: ReadingPopup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(scaled(16))
    grid.setVerticalSpacing(scaled(2))
    grid.setColumnStretch(2, 1)
    for row, line in enumerate(came.givens):
        grid.addWidget(label(line.name, "list-second"), row, 0, _MIDDLE)
        grid.addWidget(label(line.text, "list-strong"), row, 1, _MIDDLE)
        grid.addWidget(_origin(line, popup), row, 2, _MIDDLE)
        grid.setRowMinimumHeight(row, scaled(20))
    return grid


def _origin(line: GivenLine, popup: ReadingPopup) -> QWidget:
    """Return where a given is from: a source to open, or a word."""
    if line.source is None:
        return label(line.says, "list", wraps=True)
    made = ReadingLink()
    made.show_link(line.source.title, "", line.source.status)
    made.clicked.connect(partial(open_source, line.source, popup))
    return made
