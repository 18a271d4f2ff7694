"""A kept entry on pages: whose it is stands over each of them, so that a page that is found alone says what it is."""

from PySide6.QtGui import QPageSize

from ketadesk.presentation.record_paper import RecordPaper
from ketadesk.presentation.record_words import Piece
from ketadesk.views.paper.blocks import LEAST, Block, Sizes, beside, padded, paragraph, stacked
from ketadesk.views.paper.letters import BOLD, Letters
from ketadesk.views.paper.marks import Page
from ketadesk.views.paper.worksheet_pages import GAP, MARGIN, foot, page

_SIZES = Sizes(LEAST)
_NAME, _INDENT = 0.4, 10.0
_COLUMNS, _BETWEEN = 2, 16.0


def record_pages(said: RecordPaper, paper: QPageSize) -> list[Page]:
    """Return the pages of an entry on a size of paper: two columns on each, read down the first, then the second."""
    size = paper.size(QPageSize.Unit.Point)
    room = size.width() - 2 * MARGIN
    head, signed = _head(said, room), _signed(said, room)
    free = size.height() - 2 * MARGIN - foot(said, 1, 1, room).height - GAP - head.height
    each = (room - _BETWEEN) / 2
    pages = _filled([_row(piece, each) for piece in said.pieces], free, signed.height)
    return [
        page(
            [stacked((head, signed if number == 1 else Block(0, 0), beside(columns, _BETWEEN)))],
            foot(said, number, len(pages), room), size.width(), size.height(),
        )
        for number, columns in enumerate(pages, start=1)
    ]  # fmt: skip


def _filled(rows: list[Block], free: float, taken: float) -> list[list[Block]]:
    """Return rows in columns, two to a page; of the first page some of the height is taken."""
    columns: list[list[Block]] = [[]]
    for row in rows:
        left = free - (taken if len(columns) <= _COLUMNS else 0)
        if columns[-1] and stacked([*columns[-1], row], 1).height > left:
            columns.append([])
        columns[-1].append(row)
    made = [stacked(column, 1) for column in columns]
    return [made[place : place + _COLUMNS] for place in range(0, len(made), _COLUMNS)]


def _head(said: RecordPaper, room: float) -> Block:
    title = paragraph(said.heading, Letters(15, BOLD), room)
    return stacked((title, padded(paragraph(said.when, _SIZES.plain, room), top=2), Block(room, 6)))


def _signed(said: RecordPaper, room: float) -> Block:
    lines = [paragraph(each, _SIZES.strong, room) for each in (*said.notes, *said.signed)]
    return stacked((*lines, Block(room, 8)))


def _row(piece: Piece, room: float) -> Block:
    """Return a name with its text at the right of it; what has no text is a heading."""
    left = piece.depth * _INDENT
    if not piece.text or not piece.name:
        return padded(
            paragraph(piece.name or piece.text, _SIZES.strong, room - left), top=3 - 2 * bool(left), left=left
        )
    name = paragraph(piece.name, _SIZES.plain, room * _NAME - left - 8)
    return padded(beside((name, paragraph(piece.text, _SIZES.strong, room * (1 - _NAME))), 8), left=left)
