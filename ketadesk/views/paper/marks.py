"""What stands on a page: words, rules, frames, patches and discs, each where it is, in points from the top left.

A page is laid out into marks once. Painted from them are the paper, the PDF and the preview, so all three are the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ketadesk.views.look.theme import Theme, load_theme
from ketadesk.views.paper.letters import SCALE, Letters, runs, width

Ink = Literal["ink", "surface", "grid", "label"]
"""Roles of the theme that is all black and white; `label` is the yellow of a label, and stands nowhere else."""


@dataclass(frozen=True)
class Words:
    """A text on its line."""

    text: str
    x: float
    line: float
    letters: Letters

    @property
    def room(self) -> QRectF:
        """Return what it covers: its width, from the top of a capital to below the line."""
        above, below = self.letters.ascent, self.letters.descent
        return QRectF(self.x, self.line - above, width(self.text, self.letters), above + below)

    def moved(self, x: float, y: float) -> "Words":
        """Return it elsewhere."""
        return Words(self.text, self.x + x, self.line + y, self.letters)

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        painter.setPen(colour("ink"))
        for run in runs(self.text, self.letters)[0]:
            painter.setFont(run.letters.font)
            painter.drawText(QPointF((self.x + run.at) * SCALE, self.line * SCALE), run.text)


@dataclass(frozen=True)
class Box:
    """A rectangle with an edge, a filling, or both; a place to write or to stick something is dashed."""

    room: QRectF
    edge: float = 0
    fill: Ink | None = None
    radius: float = 0
    dashed: bool = False

    def moved(self, x: float, y: float) -> "Box":
        """Return it elsewhere."""
        return Box(self.room.translated(x, y), self.edge, self.fill, self.radius, self.dashed)

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        painter.setPen(_pen(self.edge, self.dashed) if self.edge else Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.fill) if self.fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(_scaled(self.room), self.radius * SCALE, self.radius * SCALE)


@dataclass(frozen=True)
class Rule:
    """A line from one place to another."""

    start: QPointF
    end: QPointF
    thickness: float = 0.5
    dashed: bool = False

    @property
    def room(self) -> QRectF:
        """Return what it covers."""
        half = self.thickness / 2
        return QRectF(self.start, self.end).normalized().adjusted(-half, -half, half, half)

    def moved(self, x: float, y: float) -> "Rule":
        """Return it elsewhere."""
        by = QPointF(x, y)
        return Rule(self.start + by, self.end + by, self.thickness, self.dashed)

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        painter.setPen(_pen(self.thickness, self.dashed))
        painter.drawLine(self.start * SCALE, self.end * SCALE)


@dataclass(frozen=True)
class Shape:
    """A filled outline: an arrow, a pointer."""

    corners: tuple[QPointF, ...]

    @property
    def room(self) -> QRectF:
        """Return what it covers."""
        return QPolygonF(self.corners).boundingRect()

    def moved(self, x: float, y: float) -> "Shape":
        """Return it elsewhere."""
        return Shape(tuple(corner + QPointF(x, y) for corner in self.corners))

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawPolygon([corner * SCALE for corner in self.corners])


@dataclass(frozen=True)
class Disc:
    """How well something is supported: full, half or hollow."""

    centre: QPointF
    radius: float
    filled: Literal["full", "half", "none"]

    @property
    def room(self) -> QRectF:
        """Return what it covers."""
        return QRectF(self.centre.x() - self.radius, self.centre.y() - self.radius, 2 * self.radius, 2 * self.radius)

    def moved(self, x: float, y: float) -> "Disc":
        """Return it elsewhere."""
        return Disc(self.centre + QPointF(x, y), self.radius, self.filled)

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        room = _scaled(self.room)
        painter.setPen(_pen(0.8))
        painter.setBrush(colour("ink") if self.filled == "full" else colour("surface"))
        painter.drawEllipse(room)
        if self.filled == "half":
            painter.setBrush(colour("ink"))
            painter.drawPie(room, 90 * 16, 180 * 16)


Mark = Words | Box | Rule | Shape | Disc
M = TypeVar("M", Words, Box, Rule, Shape, Disc)


@dataclass(frozen=True)
class Page:
    """A page of paper, so many points wide and high, with what stands on it in the order in which it is read."""

    width: float
    height: float
    marks: tuple[Mark, ...] = field(default=())


def paint_page(page: Page, painter: QPainter, points: float) -> None:
    """Draw a page. `points` is how many of the painter's own units a point is."""
    painter.save()
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(points / SCALE, points / SCALE)
    for mark in page.marks:
        mark.paint(painter)
    painter.restore()


def moved(marks: Iterable[Mark], x: float, y: float) -> list[Mark]:
    """Return marks elsewhere."""
    return [mark.moved(x, y) for mark in marks]


def colour(role: Ink) -> QColor:
    """Return a colour of paper: black, white, a grey for rules, and the yellow of a label."""
    return _theme().colour(role)


@cache
def _theme() -> Theme:
    return load_theme("contrast")


def _pen(thickness: float, dashed: bool = False) -> QPen:
    made = QPen(colour("ink"), thickness * SCALE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        made.setDashPattern([4, 3])
    return made


def _scaled(room: QRectF) -> QRectF:
    return QRectF(room.x() * SCALE, room.y() * SCALE, room.width() * SCALE, room.height() * SCALE)
