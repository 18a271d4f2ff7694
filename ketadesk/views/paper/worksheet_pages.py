"""A worksheet on pages: one, in letters as large as fit; a second only when they would be smaller than 8.5 points."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPageSize

from ketadesk.presentation.beside import rows_beside
from ketadesk.presentation.worksheet import SOURCES, WARNINGS, WORKING, Worksheet, page_of
from ketadesk.views.paper import worksheet_lists as lists
from ketadesk.views.paper import worksheet_parts as parts
from ketadesk.views.paper.blocks import (
    LEAST,
    Block,
    Sizes,
    beside,
    headed,
    in_columns,
    one_line,
    paragraph,
    rows_of,
    stacked,
)
from ketadesk.views.paper.letters import BOLD, Letters
from ketadesk.views.paper.marks import Mark, Page, Rule

MARGIN = 22.0  # nearly eight millimetres: more than printers leave white
_SIZES = (10.0, 9.5, 9.0, LEAST)
GAP, _BETWEEN = 3.8, 14.0
_SIDES, _MOST_ASIDE = (0.36, 0.4, 0.44), 0.5
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
    if any(_fits(blocks, height) for blocks in _on_one(said, Sizes(least), room)):
        one = (blocks for text in _SIZES for blocks in _on_one(said, Sizes(text), room))
        return [next(blocks for blocks in one if _fits(blocks, height))]
    ways = [(text, first) for text in _SIZES for first in (True, False)]
    fewest = min(len(_on_several(said, Sizes(least), room, height, warned_first=first)) for first in (True, False))
    several = (_on_several(said, Sizes(text), room, height, warned_first=first) for text, first in ways)
    return next(pages for pages in several if len(pages) <= fewest)


def _fits(blocks: list[Block], height: float) -> bool:
    return stacked(blocks, GAP).height <= height


def _on_one(said: Worksheet, sizes: Sizes, room: float) -> Iterator[list[Block]]:
    """Yield the ways in which all of it may stand on one page, the calmest first."""
    above, sources = _top(said, sizes, room), _sources(said, sizes, room)
    checklists, signed = lists.checklists(said, sizes, room), parts.signatures(said.signatures, sizes, room)
    for middle, with_sources in _middles(said, sizes, room):
        yield [*above, *middle, checklists, *(() if with_sources else (sources,)), signed]


def _middles(said: Worksheet, sizes: Sizes, room: float) -> Iterator[tuple[list[Block], bool]]:
    """Yield figures, warnings and working, and whether the sources are among them.

    The working stands beside the figures, or below them in two columns.
    """
    table = max((lists.least_width(each, sizes) for each in said.sheet.tables), default=0)
    for side in (max(room * share, table) for share in _SIDES if table <= room * _MOST_ASIDE):
        figures, warnings = _figures(said, sizes, side, 1), _warnings(said, sizes, side)
        working = _working(said, sizes, room - side - _BETWEEN)
        yield [_beside(side, (figures, warnings), (working,))], False
        yield [_beside(side, (figures, warnings, _sources(said, sizes, side)), (working,))], True
    beneath = _working(said, sizes, room, in_halves=True)
    yield [_figures_in_columns(said, sizes, room), beneath], False
    if table and table <= room * _MOST_ASIDE:
        yield [_tables_and_the_rest(said, sizes, room, max(room * _SIDES[0], table)), beneath], True


def _beside(wide: float, left: tuple[Block, ...], right: tuple[Block, ...]) -> Block:
    both = stacked(left, GAP), stacked(right, GAP)
    return beside((Block(wide, both[0].height, both[0].marks), both[1]), _BETWEEN)


def _tables_and_the_rest(said: Worksheet, sizes: Sizes, room: float, side: float) -> Block:
    """Return tables, and beside them all other figures in two columns, with warnings and sources under those."""
    rest = room - side - _BETWEEN
    rows = _row_blocks(said, sizes, (rest - _BETWEEN) / 2)
    beside_them = in_columns(rows, 2, _BETWEEN, GAP)
    under = (_warnings(said, sizes, rest), _sources(said, sizes, rest))
    tables = stacked(_table_blocks(said, sizes, side), GAP)
    return _beside(side, (tables,), (beside_them, *under))


def _figures_in_columns(said: Worksheet, sizes: Sizes, room: float) -> Block:
    """Return figures and warnings in as many columns as their tables leave room for."""
    most = max((lists.least_width(table, sizes) for table in said.sheet.tables), default=0)
    columns = next((count for count in (3, 2) if (room - _BETWEEN * (count - 1)) / count >= most), 1)
    each = (room - _BETWEEN * (columns - 1)) / columns
    made = [*_figure_blocks(said, sizes, each), _warnings(said, sizes, each)]
    return in_columns([block for block in made if block.height], columns, _BETWEEN, GAP)


def _on_several(said: Worksheet, sizes: Sizes, room: float, height: float, *, warned_first: bool) -> Parts:
    """Return what is done on the first page, and what stands behind it on the next; warnings on either."""
    warnings, none = _warnings(said, sizes, room), Block(0, 0)
    first = [
        *_top(said, sizes, room),
        _figures(said, sizes, room, 2),
        warnings if warned_first else none,
        lists.checklists(said, sizes, room),
        parts.signatures(said.signatures, sizes, room),
    ]
    again = _again(said, sizes, room)
    pages: Parts = []
    behind = [none if warned_first else warnings, _working(said, sizes, room), _sources(said, sizes, room)]
    for blocks in (first, behind):
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
    made = _figure_blocks(said, sizes, each)
    if columns == 1:
        return stacked(made, GAP)
    half = sum(block.height for block in made) / 2
    left: list[Block] = []
    for block in made:
        if left and sum(placed.height for placed in left) + block.height / 2 > half:
            break
        left.append(block)
    return beside((stacked(left, GAP), stacked(made[len(left) :], GAP)), _BETWEEN)


def _figure_blocks(said: Worksheet, sizes: Sizes, room: float) -> list[Block]:
    return [*_table_blocks(said, sizes, room), *_row_blocks(said, sizes, room)]


def _table_blocks(said: Worksheet, sizes: Sizes, room: float) -> list[Block]:
    return [headed(table.title, lists.table(table, sizes, room), sizes) for table in said.sheet.tables]


def _row_blocks(said: Worksheet, sizes: Sizes, room: float) -> list[Block]:
    return [headed(heading, rows_of(figures, sizes, room), sizes) for heading, figures in rows_beside(said.sheet)]


def _working(said: Worksheet, sizes: Sizes, room: float, *, in_halves: bool = False) -> Block:
    lines = said.sheet.working
    if not lines:
        return Block(0, 0)
    laid = lists.working_in_halves if in_halves else lists.working
    return headed(WORKING, laid(lines, sizes, room), sizes)


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
