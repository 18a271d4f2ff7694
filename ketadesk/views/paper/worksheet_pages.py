"""A worksheet on pages: one, in letters as large as fit; a second only when they would be smaller than eight points."""

from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPageSize

from ketadesk.presentation.beside import rows_beside
from ketadesk.presentation.worksheet import SOURCES, WARNINGS, WORKING, Worksheet, page_of
from ketadesk.views.paper import worksheet_lists as lists
from ketadesk.views.paper import worksheet_parts as parts
from ketadesk.views.paper.blocks import Block, Sizes, beside, headed, one_line, paragraph, rows_of, stacked
from ketadesk.views.paper.letters import BOLD, Letters
from ketadesk.views.paper.marks import Mark, Page, Rule

MARGIN = 28.0  # ten millimetres: more than printers leave white
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)
GAP, _BETWEEN = 6.0, 14.0
_SIDE = 0.36
_SMALL = Letters(8)


class Footed(Protocol):
    """What has something to say at the end of each page."""

    @property
    def foot(self) -> tuple[str, ...]:
        """Its lines."""

    @property
    def printed(self) -> str:
        """When it is printed."""


Parts = list[list[Block]]
"""The blocks of each page, from top to bottom."""


def worksheet_pages(said: Worksheet, paper: QPageSize) -> list[Page]:
    """Return the pages of a worksheet on a size of paper."""
    size = paper.size(QPageSize.Unit.Point)
    room = size.width() - 2 * MARGIN
    height = size.height() - 2 * MARGIN - foot(said, 1, 1, room).height - GAP
    made = _fitted(said, room, height)
    return [
        page(blocks, foot(said, number, len(made), room), size.width(), size.height())
        for number, blocks in enumerate(made, start=1)
    ]


def _fitted(said: Worksheet, room: float, height: float) -> Parts:
    """Return the blocks of one page in the largest letters that fit it, else of as few pages as there can be."""
    least = _SIZES[-1]
    if _fits(_on_one(said, Sizes(least), room), height):
        one = (_on_one(said, Sizes(text), room) for text in _SIZES)
        return [next(blocks for blocks in one if _fits(blocks, height))]
    fewest = len(_on_several(said, Sizes(least), room, height))
    several = (_on_several(said, Sizes(text), room, height) for text in _SIZES)
    return next(pages for pages in several if len(pages) <= fewest)


def _fits(blocks: list[Block], height: float) -> bool:
    return stacked(blocks, GAP).height <= height


def _on_one(said: Worksheet, sizes: Sizes, room: float) -> list[Block]:
    side = room * _SIDE
    figures = stacked((_figures(said, sizes, side, 1), _warnings(said, sizes, side)), GAP)
    middle = (Block(side, figures.height, figures.marks), _working(said, sizes, room - side - _BETWEEN))
    return [
        *_top(said, sizes, room),
        beside(middle, _BETWEEN),
        lists.checklists(said, sizes, room),
        _sources(said, sizes, room),
        parts.signatures(said.signatures, sizes, room),
    ]


def _on_several(said: Worksheet, sizes: Sizes, room: float, height: float) -> Parts:
    """Return what is done on the first page, and what stands behind it on the next."""
    first = [
        *_top(said, sizes, room),
        _figures(said, sizes, room, 2),
        lists.checklists(said, sizes, room),
        parts.signatures(said.signatures, sizes, room),
    ]
    again = _again(said, sizes, room)
    pages: Parts = []
    for blocks in (first, [_working(said, sizes, room), _warnings(said, sizes, room), _sources(said, sizes, room)]):
        pages.append([again] if pages else [])
        for block in blocks:
            if block.height and not _fits([*pages[-1], block], height):
                pages.append([again])
            pages[-1].append(block)
    return pages


def _top(said: Worksheet, sizes: Sizes, room: float) -> list[Block]:
    findings = [parts.finding(each, sizes, room) for each in said.sheet.findings]
    cards = [
        parts.schedule(card, sizes, room) if card.kind == "schedule" else parts.card(card, place, sizes, room)
        for place, card in said.cards
    ]
    return [parts.head(said, room), *findings, *cards]


def _again(said: Worksheet, sizes: Sizes, room: float) -> Block:
    """Return what stands over each page after the first: a page that is found alone says whose it is."""
    sheet = said.sheet
    title = paragraph(f"{sheet.title}: {sheet.order}", Letters(13, BOLD), room)
    facts = paragraph(" · ".join(part for part in (said.who, sheet.vial) if part), sizes.strong, room)
    return stacked((title, facts, parts.status(said)), 3)


def _figures(said: Worksheet, sizes: Sizes, room: float, columns: int) -> Block:
    """Return tables and rows of figures, in columns that are read one after another."""
    each = (room - _BETWEEN * (columns - 1)) / columns
    made = [headed(table.title, lists.table(table, sizes, each), sizes) for table in said.sheet.tables]
    made += [headed(heading, rows_of(figures, sizes, each), sizes) for heading, figures in rows_beside(said.sheet)]
    if columns == 1:
        return stacked(made, GAP)
    half = sum(block.height for block in made) / 2
    left: list[Block] = []
    for block in made:
        if left and sum(placed.height for placed in left) + block.height / 2 > half:
            break
        left.append(block)
    return beside((stacked(left, GAP), stacked(made[len(left) :], GAP)), _BETWEEN)


def _working(said: Worksheet, sizes: Sizes, room: float) -> Block:
    lines = said.sheet.working
    return headed(WORKING, lists.working(lines, sizes, room), sizes) if lines else Block(0, 0)


def _warnings(said: Worksheet, sizes: Sizes, room: float) -> Block:
    lines = [paragraph(each, sizes.plain, room) for each in said.warnings]
    return headed(WARNINGS, stacked(lines), sizes) if lines else Block(0, 0)


def _sources(said: Worksheet, sizes: Sizes, room: float) -> Block:
    lines = said.sheet.sources
    return headed(SOURCES, lists.sources(lines, sizes, room), sizes) if lines else Block(0, 0)


def foot(said: Footed, number: int, count: int, room: float) -> Block:
    """Return what stands at the end of each page: what this is, by which versions, when, and which page of how many."""
    of = one_line(f"{said.printed}, {page_of(number, count)}", Letters(_SMALL.size, BOLD))
    rule = Block(room, 3, (Rule(QPointF(0, 0.5), QPointF(room, 0.5), 0.5),))
    first, *rest = said.foot
    lines = (beside((one_line(first, _SMALL, room - of.width), of)), *(paragraph(each, _SMALL, room) for each in rest))
    return stacked((rule, *lines))


def page(blocks: list[Block], foot: Block, width: float, height: float) -> Page:
    """Return a page: its blocks from the top, its foot at the bottom."""
    whole = stacked(blocks, GAP)
    marks: list[Mark] = whole.at(MARGIN, MARGIN)
    marks += foot.at(MARGIN, height - MARGIN - foot.height)
    return Page(width, height, tuple(marks))
