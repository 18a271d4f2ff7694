"""Letters on paper: sizes in points, the decimal point larger and heavier.

No feature of the typeface is on: a digit that a feature puts in another's place is drawn well and is missing from the
PDF's text. Nor is each digit given one width by placing it alone: a reader of the PDF then finds a space in 11.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from ketadesk.views.look.typeface import FAMILY, without_features

SCALE = 10
"""A point is so many of the painter's units: letters come in whole units, and 8.5 points are wanted too."""

PLAIN, BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold
_POINT_SIZE = 1.3
_LEADING = 1.13
_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
# A number is never parted from what it counts by the end of a line.
_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=[a-zA-Z%/])")
_HELD = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Letters:
    """A size in points and a weight."""

    size: float
    weight: QFont.Weight = PLAIN

    @property
    def font(self) -> QFont:
        """Return the font, in the painter's units."""
        return _font(round(self.size * SCALE), self.weight)

    @property
    def point(self) -> "Letters":
        """Return the letters of a decimal point among these."""
        return Letters(self.size * _POINT_SIZE, BOLD)

    @property
    def ascent(self) -> float:
        """Return how high above the line a capital stands, in points."""
        return _metrics(round(self.size * SCALE), self.weight).capHeight() / SCALE

    @property
    def descent(self) -> float:
        """Return how far below the line a letter reaches, in points."""
        return _metrics(round(self.size * SCALE), self.weight).descent() / SCALE

    @property
    def leading(self) -> float:
        """Return how far it is from line to line, in points."""
        return self.size * _LEADING

    def advance(self, text: str) -> float:
        """Return how wide a run of these letters is, in points."""
        return _advance(round(self.size * SCALE), self.weight, text)


@dataclass(frozen=True)
class Run:
    """Letters that are drawn at once: where they begin, from the beginning of their text."""

    text: str
    letters: Letters
    at: float


def runs(text: str, letters: Letters) -> tuple[list[Run], float]:
    """Return the runs of a text and its width."""
    made: list[Run] = []
    at = 0.0
    for place, part in enumerate(_POINT.split(text)):
        for piece, its in ((".", letters.point), (part, letters)) if place else ((part, letters),):
            if piece:
                made.append(Run(piece, its, at))
                at += its.advance(piece)
    return made, at


def width(text: str, letters: Letters) -> float:
    """Return how wide a text is, in points."""
    return runs(text, letters)[1]


def wrapped(text: str, letters: Letters, room: float) -> list[str]:
    """Return a text in lines that fit a room; no figure loses its unit. Only a word that is wider than it is broken."""
    lines: list[str] = []
    words = _BEFORE_UNIT.sub(_HELD, text).split(" ")
    for word in (part for each in words for part in _fitting(each, letters, room)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, letters) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line.replace(_HELD, " ") for line in lines]


def _fitting(word: str, letters: Letters, room: float) -> Iterator[str]:
    """Yield the parts of a word, each as long as fits: a hash has no place to break at."""
    while len(word) > 1 and width(word, letters) > room:
        fits = next((end for end in range(len(word) - 1, 1, -1) if width(word[:end], letters) <= room), 1)
        yield word[:fits]
        word = word[fits:]
    yield word


@cache
def _font(units: int, weight: QFont.Weight) -> QFont:
    font = without_features(QFont(FAMILY) if QFontDatabase.hasFamily(FAMILY) else QFont())
    font.setPixelSize(units)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _metrics(units: int, weight: QFont.Weight) -> QFontMetricsF:
    return QFontMetricsF(_font(units, weight))


@lru_cache(maxsize=4096)
def _advance(units: int, weight: QFont.Weight, text: str) -> float:
    return _metrics(units, weight).horizontalAdvance(text) / SCALE
