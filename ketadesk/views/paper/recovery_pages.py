"""The recovery sheet on a page: what is copied by hand stands in groups of large letters, and as a code to scan."""

from PySide6.QtGui import QPageSize

from ketadesk.records.recovery import GROUPS, HOW, LOCK_AWAY, TITLE, Part, RecoverySheet
from ketadesk.views.paper.blocks import Block, Sizes, beside, framed, headed, one_line, padded, paragraph, stacked
from ketadesk.views.paper.letters import BOLD, Letters, width
from ketadesk.views.paper.marks import Page
from ketadesk.views.paper.scanned import scanned
from ketadesk.views.paper.worksheet_pages import MARGIN, foot, page

_SIZES = Sizes(10)
_HEADING, _COPIED = Letters(20, BOLD), Letters(13, BOLD)
_CODE, _APART, _GAP, _PAD = 150, 14, 18, 12


def recovery_pages(said: RecoverySheet, paper: QPageSize) -> list[Page]:
    """Return the page of a recovery sheet."""
    size = paper.size(QPageSize.Unit.Point)
    room = size.width() - 2 * MARGIN
    code = scanned(said.code, _CODE)
    left = room - (code.width + _APART if code.width else 0)
    warned = framed(paragraph(LOCK_AWAY, _SIZES.strong, left - 2 * _PAD), left, 2.2, _PAD)
    head = stacked((paragraph(TITLE, _HEADING, left), warned), 8)
    blocks = [beside((Block(left, head.height, head.marks), code), _APART if code.width else 0)]
    blocks += [padded(_part(each, room), top=_GAP) for each in said.parts]
    blocks.append(padded(paragraph(HOW, _SIZES.plain, room), top=_GAP))
    return [page([stacked(blocks)], foot(said, 1, 1, room), size.width(), size.height())]


def _part(part: Part, room: float) -> Block:
    says = paragraph(part.says, _SIZES.plain, room)
    lines = [paragraph(each, _COPIED if part.groups else _SIZES.strong, room) for each in part.lines]
    made = stacked((says, *lines, *_groups(part.groups)), 5)
    return headed(part.heading, Block(room, made.height, made.marks), _SIZES)


def _groups(groups: tuple[str, ...]) -> list[Block]:
    """Return groups in columns, so that no group is left out or read twice."""
    wide = max((width(each, _COPIED) for each in groups), default=0) + _APART
    cells = [one_line(each, _COPIED, wide) for each in groups]
    return [beside(cells[place : place + GROUPS]) for place in range(0, len(cells), GROUPS)]
