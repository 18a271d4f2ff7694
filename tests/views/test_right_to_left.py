"""A window that is read from right to left mirrors whole, and no figure in it is turned around."""

import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit

from ketadesk.views.main_window import MainWindow
from views.drawn import pieces, told
from views.walking import everywhere, named, seen, settle

FIGURE = re.compile(r"[0-9]")


def test_that_every_figure_is_drawn_from_left_to_right_in_a_mirrored_window(window: MainWindow) -> None:
    turned: set[str] = set()
    for _ in everywhere(window):
        window.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        straight = {widget: told(pieces(widget)) for widget in seen(window)}
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for widget, text in straight.items():
            if not FIGURE.search(text) or isinstance(widget, QLineEdit):
                continue
            mirrored = told(pieces(widget))
            if _words(mirrored) != _words(text):
                turned.add(f"{named(widget)}: “{text}” becomes “{mirrored}”")
    assert not turned, "\n".join(sorted(turned))


def test_that_the_columns_mirror_whole(window: MainWindow) -> None:
    def order() -> list[int]:
        return [column.mapTo(window, QPoint()).x() for column in (window.form, window.answer, window.checklists)]

    assert order() == sorted(order())
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert order() == sorted(order(), reverse=True)


def test_that_a_range_in_a_paragraph_read_from_right_to_left_would_turn(window: MainWindow) -> None:
    # Why the test above is needed: left to itself, Qt draws the first figure of a range last.
    text = QTextLayout("1 to 2 mcg/kg/min", window.font())
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    text.setTextOption(option)
    text.beginLayout()
    line = text.createLine()
    line.setLineWidth(1000)
    text.endLayout()
    first, last = line.cursorToX(0), line.cursorToX(5)
    assert (first[0] if isinstance(first, tuple) else first) > (last[0] if isinstance(last, tuple) else last)


def _words(text: str) -> str:
    """Return a text without its line ends: a narrower column breaks it elsewhere."""
    return re.sub(r"\s+", " ", text)
