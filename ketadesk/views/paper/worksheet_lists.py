"""What is read line by line on a worksheet: tables, the working, checklists with boxes, sources."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from ketadesk.presentation.derivation import SourceLine, WorkingLine
from ketadesk.presentation.sheet import Table
from ketadesk.presentation.worksheet import Worksheet, cited, graded
from ketadesk.views.paper.blocks import (
    Block,
    Sizes,
    beside,
    in_columns,
    one_line,
    padded,
    paragraph,
    stacked,
    support,
    tick_box,
)
from ketadesk.views.paper.letters import width, wrapped
from ketadesk.views.paper.marks import Rule, Shape

_POINTER, _LEAST_SPARE = 9.0, 4.0
_NAMED, _APART = 0.33, 7.0


def table(said: Table, sizes: Sizes, room: float) -> Block:
    """Return a table, its figures at the right; the chosen row stands between thick rules with a pointer."""
    heads, wide = _heads(said), _widths(said, sizes)
    spare = max((room - _POINTER - sum(wide)) / len(wide), _LEAST_SPARE)
    wide = [each + spare for each in wide]
    rows = [_table_head(heads, wide, _POINTER, sizes)]
    for place, cells in enumerate(said.rows):
        rows.append(_table_row(cells, wide, _POINTER, sizes, said, place == said.chosen))
    return Block(room, stacked(rows).height, stacked(rows).marks)


def least_width(said: Table, sizes: Sizes) -> float:
    """Return how much room a table needs at the least."""
    wide = _widths(said, sizes)
    return _POINTER + sum(wide) + _LEAST_SPARE * len(wide)


def _heads(said: Table) -> list[list[str]]:
    return [part.split(", ") for part in said.columns]


def _widths(said: Table, sizes: Sizes) -> list[float]:
    return [
        max([width(cell, sizes.strong) for cell in column] + [width(line, sizes.small) for line in lines])
        for column, lines in zip(zip(*said.rows, strict=True), _heads(said), strict=True)
    ]


def _table_head(heads: list[list[str]], wide: list[float], pointer: float, sizes: Sizes) -> Block:
    deepest = max(len(lines) for lines in heads)
    cells = []
    for lines, each in zip(heads, wide, strict=True):
        said = [f"{line}," if line is not lines[-1] else line for line in lines]
        cell = stacked([one_line(line, sizes.small, each, "right") for line in said])
        cells.append(padded(cell, top=(deepest - len(lines)) * sizes.small.leading))
    return beside((Block(pointer, 0), *cells))


def _table_row(
    cells: tuple[str, ...], wide: list[float], pointer: float, sizes: Sizes, said: Table, chosen: bool
) -> Block:
    blocks = []
    for place, (cell, each) in enumerate(zip(cells, wide, strict=True)):
        letters = sizes.strong if chosen or place == said.device else sizes.plain
        blocks.append(one_line(cell, letters, each, "right"))
    row = beside((Block(pointer, 0), *blocks))
    across = row.width
    height = row.height + 1.5
    marks = tuple(row.at(0, 0.75))
    if not chosen:
        return Block(across, height, (Rule(QPointF(0, 0), QPointF(across, 0), 0.3), *marks))
    middle, size = height / 2, sizes.text * 0.35
    arrow = Shape((QPointF(0, middle - size), QPointF(1.7 * size, middle), QPointF(0, middle + size)))
    rules = (Rule(QPointF(0, y), QPointF(across, y), 1.5) for y in (0.0, height))
    return Block(across, height, (*rules, arrow, *marks))


def working(lines: tuple[WorkingLine, ...], sizes: Sizes, room: float) -> Block:
    """Return the working: name, what is typed into a calculator, result, and how well what it rests on is supported."""
    name = min(max(width(line.name, sizes.plain) for line in lines), room * 0.3)
    result = max(width(line.result, sizes.strong) for line in lines)
    disc, gap = support("verified", sizes.plain).width + 4, 8
    middle = room - name - result - disc - 2 * gap
    rows = []
    for line in lines:
        parts = [
            paragraph(line.name, sizes.plain, name),
            Block(gap, 0),
            paragraph(line.expression, sizes.plain, middle),
            Block(gap, 0),
            one_line(line.result, sizes.strong, result),
        ]
        if line.status is not None:
            parts.append(padded(support(line.status, sizes.plain), left=4))
        rows.append(beside(parts))
    return stacked(rows)


def working_in_halves(lines: tuple[WorkingLine, ...], sizes: Sizes, room: float) -> Block:
    """Return the same in two columns, read down the first, then down the second; a result ends its line."""
    gap = 16
    each = (room - gap) / 2
    name = min(max(width(line.name, sizes.plain) for line in lines), each * _NAMED)
    return in_columns([_half_line(line, name, sizes, each) for line in lines], 2, gap)


def _half_line(line: WorkingLine, name: float, sizes: Sizes, room: float) -> Block:
    """Return a line of the working: what is typed begins at one place, unless it fits one line only elsewhere."""
    disc = Block(0, 0) if line.status is None else padded(support(line.status, sizes.plain), left=3)
    result = beside((one_line(line.result, sizes.strong), disc))
    own, typed = width(line.name, sizes.plain), width(line.expression, sizes.plain)
    free = room - result.width - _APART
    if own + _APART + typed <= free:
        x = name + _APART if own <= name and name + _APART + typed <= free else own + _APART
        words = (*one_line(line.name, sizes.plain).marks, *one_line(line.expression, sizes.plain).at(x, 0))
        return Block(room, sizes.plain.leading, (*words, *result.at(room - result.width, 0)))
    left = room - name - _APART
    lines = wrapped(line.expression, sizes.plain, left)
    shared = width(lines[-1], sizes.plain) + _APART + result.width <= left
    at = (len(lines) - shared) * sizes.plain.leading
    named = paragraph(line.name, sizes.plain, name)
    marks = (*named.marks, *paragraph(line.expression, sizes.plain, left).at(name + _APART, 0))
    high = max(at + sizes.plain.leading, named.height)
    return Block(room, high, (*marks, *result.at(room - result.width, at)))


def checklists(said: Worksheet, sizes: Sizes, room: float, columns: int = 3) -> Block:
    """Return the checklists in columns, a box before each line; a heading stays with its first line."""
    gap = 9
    each = (room - gap * (columns - 1)) / columns
    return in_columns([*_checklist_lines(said, sizes, each)], columns, gap)


def _checklist_lines(said: Worksheet, sizes: Sizes, room: float) -> Iterator[Block]:
    for group in said.sheet.checklists:
        first = padded(one_line(group.title, sizes.strong, room), top=3)
        for item in group.items:
            box, disc = tick_box(sizes.plain, item in said.ticks), support(item.status, sizes.plain)
            says = paragraph(graded(item, said.ticks), sizes.plain, room - box.width - disc.width - 2)
            line = beside((box, says, padded(disc, left=2)))
            yield stacked((first, line)) if item is group.items[0] else line


def sources(lines: tuple[SourceLine, ...], sizes: Sizes, room: float) -> Block:
    """Return the sources, each with how well it supports, what it is behind and where it is found."""
    rows = []
    for line in lines:
        disc = support(line.status, sizes.plain)
        rows.append(beside((disc, padded(paragraph(cited(line), sizes.plain, room - disc.width - 4), left=4))))
    return stacked(rows)
