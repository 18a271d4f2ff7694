"""Rows that are made once and used again: what is not needed for this answer is hidden and holds nothing."""

import re
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ketadesk.views.look.painted import Painted
from ketadesk.views.look.support import Disc

_DIGIT = re.compile(r"\d")

Data = TypeVar("Data")
Shown_contra = TypeVar("Shown_contra", contravariant=True)


def empty(widget: QWidget, *, words: bool = True) -> None:
    """Take all out of a widget's labels, discs and drawings, seen or not: what is used again remembers nothing.

    `words` that hold no figure may be left for the moment between two answers: they would be laid out and painted anew.
    """
    for label in widget.findChildren(QLabel):
        # One that is empty would lay out what holds it all the same.
        if (text := label.text()) and (words or _DIGIT.search(text)):
            label.setText("")
    for disc in widget.findChildren(Disc):
        disc.forget()
    for painted in widget.findChildren(Painted):
        painted.forget()


class Panel(QFrame):
    """A part of the answer that is used again. One call shows it whole."""

    def __init__(self, card: str = "") -> None:
        super().__init__()
        if card:
            self.setProperty("card", card)

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        self.empty()
        empty(self)

    def empty(self) -> None:
        """Take every figure out of it."""
        empty(self, words=False)


class Row(Protocol[Shown_contra]):
    """What a pool is made of."""

    def show_row(self, data: Shown_contra, /) -> None:
        """Show this, whole, and nothing else."""

    def blank(self) -> None:
        """Hide it, and take everything out of it."""


class Rows(Generic[Data]):
    """As many rows as were ever needed at once, in their order."""

    def __init__(self, make: Callable[[int], Row[Data]]) -> None:
        self._make = make
        self._rows: list[Row[Data]] = []
        self._filled = 0

    def show_rows(self, shown: Sequence[Data]) -> None:
        """Show one row for each, whole, and blank the others."""
        before, self._filled = self._filled, max(self._filled, len(shown))
        for place, data in enumerate(shown):
            if place == len(self._rows):
                self._rows.append(self._make(place))
            self._rows[place].show_row(data)
        for row in self._rows[len(shown) : before]:
            row.blank()
        self._filled = len(shown)  # only now: a fault above leaves all of them to be blanked again
