"""Contrast as it is painted: every text against what is behind it, every edge and mark, in every theme."""

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPushButton

from ketadesk.views.entry.folded import Folded
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.mark import Mark
from ketadesk.views.main_window import MainWindow
from ketadesk.views.mode_bar import ModeTab
from views.drawn import pieces
from views.pixels import Picture, contrast, strongest
from views.walking import controls, everywhere, named, orders, seen, showing

TEXT, FIGURE, EDGE = 4.5, 7, 3
STATES = ("depression-70-kg-syringe", "depression-decimal-comma", "depression-4-min-stops", "pain-icu-70-kg-ward")
ALERTS = {"stop", "check", "incomplete", "ready", "note"}


@pytest.fixture
def themed(theme: str, window: MainWindow) -> MainWindow:
    return window


def test_that_every_text_and_figure_stands_out_of_what_is_behind_it(themed: MainWindow) -> None:
    faults: set[str] = set()
    for _ in everywhere(themed, STATES):
        picture = Picture(themed)
        for widget in seen(themed):
            for piece in pieces(widget):
                place = piece.ink.translated(widget.mapTo(themed, QPoint())) & QRectF(showing(widget))
                if place.width() < 2 or place.height() < 2:
                    continue
                ground = picture.ground(place.adjusted(-2, -1, 2, 1))
                least = FIGURE if isinstance(widget, FigureLabel) and _has_digit(piece.text) else TEXT
                if (found := contrast(piece.colour, ground)) < least:
                    faults.add(_said(f"{named(widget)}, “{piece.text}”", found, least, piece.colour, ground))
    assert not faults, "\n".join(sorted(faults))


def test_that_every_field_and_button_has_an_edge_that_stands_out(themed: MainWindow) -> None:
    faults: set[str] = set()
    for _ in orders(themed, STATES):
        picture = Picture(themed)
        for widget in controls(themed):
            room = showing(widget)
            if not widget.isEnabled():
                continue  # what waits is pale and dashed on purpose
            if (isinstance(widget, ModeTab) and not widget.isChecked()) or isinstance(widget, Folded):
                continue  # seen by name and arrow, as a row of a list is; the tab that is open has a frame
            if isinstance(widget, QLineEdit | QPushButton) and room.size() == widget.size() and not widget.hasFocus():
                line = picture.line(room.left() - 3, room.left() + 5, room.center().y())
                if (found := max(strongest(line, line[0]), strongest(line, line[-1]))) < EDGE:
                    faults.add(_said(f"the edge of {named(widget)}", found, EDGE))
    assert not faults, "\n".join(sorted(faults))


def test_that_every_mark_stands_out(themed: MainWindow) -> None:
    faults: set[str] = set()
    for _ in orders(themed, STATES):
        picture = Picture(themed)
        for mark in seen(themed):
            room = showing(mark)
            if isinstance(mark, Mark) and room.size() == mark.size():
                colours = picture.colours(room)
                if len(colours) > 1 and (found := strongest(colours, picture.ground(room))) < EDGE:
                    faults.add(_said(f"a mark, {named(mark)}", found, EDGE))
    assert not faults, "\n".join(sorted(faults))


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _said(what: str, found: float, least: float, *colours: QColor) -> str:
    on = " on ".join(colour.name() for colour in colours)
    return f"{what}: {found:.2f}, not {least} {on}"
