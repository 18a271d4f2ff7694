"""Blocks: parts of a page that are measured before they are placed; under each other, beside each other, in columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from ketadesk.presentation.sheet import Figure
from ketadesk.protocols.status import Status
from ketadesk.views.look.figure_label import NUMBER
from ketadesk.views.paper.letters import BOLD, Letters, width, wrapped
from ketadesk.views.paper.marks import Box, Disc, Mark, Rule, Words, moved

LEAST = 8.5
"""So many points has what is read at the bedside, at the least."""
Side = Literal["left", "right"]
_SPACE = 0.22  # of a figure's size before its unit: with less, a reader of the PDF finds no space there
_DISCS: dict[Status, Literal["full", "half", "none"]] = {"verified": "full", "secondary": "half", "unverified": "none"}


@dataclass(frozen=True)
class Block:
    """So many points wide and high, with its marks from its own top left."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()

    def at(self, x: float, y: float) -> list[Mark]:
        """Return its marks in a place."""
        return moved(self.marks, x, y)


@dataclass(frozen=True)
class Sizes:
    """The letters of a page, all from the size of its text."""

    text: float

    @property
    def plain(self) -> Letters:
        """Text."""
        return Letters(self.text)

    @property
    def strong(self) -> Letters:
        """Figures and what is said first."""
        return Letters(self.text, BOLD)

    @property
    def heading(self) -> Letters:
        """The name of a part."""
        return Letters(self.text + 1, BOLD)

    @property
    def small(self) -> Letters:
        """What stands under a figure or over it."""
        return Letters(max(LEAST, self.text - 1))


def paragraph(text: str, letters: Letters, room: float, side: Side = "left") -> Block:
    """Return a text in as many lines as it takes."""
    marks: list[Mark] = []
    lines = wrapped(text, letters, room) if text else []
    for place, line in enumerate(lines):
        x = 0 if side == "left" else room - width(line, letters)
        marks.append(Words(line, x, _line(letters, place), letters))
    return Block(room, len(lines) * letters.leading, tuple(marks))


def one_line(text: str, letters: Letters, room: float = 0, side: Side = "left") -> Block:
    """Return a text on one line, as wide as its room or as itself."""
    own = width(text, letters)
    x = 0 if side == "left" else max(room - own, 0)
    return Block(max(room, own), letters.leading, (Words(text, x, _line(letters), letters),) if text else ())


def figured(text: str, figure: float, unit: float) -> Block:
    """Return a figure on one line: its numbers large, units and words smaller, on one baseline."""
    large, small = Letters(figure, BOLD), Letters(unit, BOLD)
    height = large.ascent + large.size * 0.3
    line = figure_line(figure)
    marks: list[Mark] = []
    x = 0.0
    for part, letters in _sized(text, large, small):
        x += figure * _SPACE if part.startswith(" ") else 0
        marks.append(Words(part.strip(), x, line, letters))
        x += width(part.strip(), letters)
    return Block(x, height, tuple(marks))


def figure_line(figure: float) -> float:
    """Return how far below its top a figure of a size stands on its line."""
    return Letters(figure, BOLD).ascent + figure * 0.12


def _sized(text: str, large: Letters, small: Letters) -> Iterator[tuple[str, Letters]]:
    """Yield the parts of a figure with their letters; a space belongs to the part after it."""
    end = 0
    for match in NUMBER.finditer(text):
        between = text[end : match.start()]
        if between.strip():
            yield between.rstrip(), small
        yield f"{' ' if between.endswith(' ') else ''}{match[0]}", large
        end = match.end()
    if text[end:]:
        yield text[end:], small


def stacked(blocks: Iterable[Block], gap: float = 0) -> Block:
    """Return blocks under each other; one of no height takes no gap either."""
    marks: list[Mark] = []
    y = wide = 0.0
    for block in blocks:
        if not block.height:
            continue
        y += gap if marks or y else 0
        marks += block.at(0, y)
        y += block.height
        wide = max(wide, block.width)
    return Block(wide, y, tuple(marks))


def beside(blocks: Iterable[Block], gap: float = 0) -> Block:
    """Return blocks beside each other, their tops in line."""
    marks: list[Mark] = []
    x = high = 0.0
    for block in blocks:
        marks += block.at(x, 0)
        x += block.width + gap
        high = max(high, block.height)
    return Block(max(x - gap, 0), high, tuple(marks))


def in_columns(blocks: Sequence[Block], count: int, gap: float, apart: float = 0) -> Block:
    """Return blocks in columns of about one height, read down the first, then down the next; `apart` within each."""
    most = max((block.height for block in blocks), default=0)
    whole = sum(block.height for block in blocks)
    height = max(whole / count, most)
    while len(filled := _filled(blocks, height, apart)) > count:
        height += 1
    return beside([stacked(column, apart) for column in filled], gap)


def _filled(blocks: Sequence[Block], height: float, apart: float) -> list[list[Block]]:
    columns: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if columns[-1] and used + apart + block.height > height:
            columns.append([])
            used = 0
        used += block.height + (apart if columns[-1] else 0)
        columns[-1].append(block)
    return columns


def headed(heading: str, block: Block, sizes: Sizes) -> Block:
    """Return a block under its heading and a rule."""
    head = one_line(heading, sizes.heading, block.width)
    rule = Block(block.width, 2.5, (Rule(QPointF(0, 0.5), QPointF(block.width, 0.5), 0.75),))
    return stacked((head, rule, block))


def framed(
    block: Block, room: float, edge: float, pad: float, radius: float = 3, left: float = 0, side: float | None = None
) -> Block:
    """Return a block in a frame as wide as its room; a `left` edge is so thick, `side` the room beside the block."""
    height = block.height + 2 * pad
    inside = QRectF(edge / 2, edge / 2, room - edge, height - edge)
    bar = (Box(QRectF(0, 0, left, height), fill="ink"),) if left else ()
    at = left + (pad if side is None else side)
    return Block(room, height, (Box(inside, edge, radius=radius), *bar, *block.at(at, pad)))


def padded(block: Block, top: float = 0, left: float = 0) -> Block:
    """Return a block with room above it and at its left."""
    return Block(block.width + left, block.height + top, tuple(block.at(left, top)))


def rows_of(figures: Sequence[Figure], sizes: Sizes, room: float) -> Block:
    """Return figures under each other: label, figure at the right of its column, and what is said of it."""
    label = max((width(each.label, sizes.plain) for each in figures), default=0)
    figure = max(width(each.text, sizes.strong) for each in figures)
    lines = []
    for each in figures:
        detail_at = (label + 8 if label else 0) + figure + 6
        parts = [one_line(each.label, sizes.plain, label + 8)] if label else []
        parts += [one_line(each.text, sizes.strong, figure + 6)]
        detail = paragraph(each.detail, sizes.small, max(room - detail_at, 40))
        lines.append(beside((*parts, detail)))
    return Block(room, stacked(lines).height, stacked(lines).marks)


def support(status: Status, letters: Letters) -> Block:
    """Return a disc that says how well something is supported, on the line of its letters."""
    radius = letters.ascent / 2.2
    middle = _line(letters) - letters.ascent / 2
    return Block(2 * radius + 1, letters.leading, (Disc(QPointF(radius + 0.5, middle), radius, _DISCS[status]),))


def tick_box(letters: Letters, ticked: bool = False) -> Block:
    """Return a box to tick, or one that is ticked, on the line of its letters."""
    side = letters.size * 0.85
    top = _line(letters) - (letters.ascent + side) / 2
    box = Box(QRectF(0.5, top, side, side), 0.75, radius=1)
    foot = QPointF(0.5 + side * 0.42, top + side * 0.8)
    ends = (QPointF(0.5 + side * 0.16, top + side * 0.5), QPointF(0.5 + side * 1.1, top - side * 0.12))
    tick = tuple(Rule(end, foot, 1.3) for end in ends) if ticked else ()
    return Block(side + 4, letters.leading, (box, *tick))


def _line(letters: Letters, place: int = 0) -> float:
    """Return where a line stands from the top of its block."""
    return place * letters.leading + (letters.leading + letters.ascent) / 2
