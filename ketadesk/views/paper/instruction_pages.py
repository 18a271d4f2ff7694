"""The sheet that a patient takes home: large letters, a heading over each paragraph, room to write by hand."""

from PySide6.QtGui import QPageSize

from ketadesk.presentation.instruction_sheet import InstructionSheet
from ketadesk.views.paper.blocks import Sizes, padded, paragraph, stacked
from ketadesk.views.paper.letters import BOLD, Letters
from ketadesk.views.paper.marks import Page
from ketadesk.views.paper.worksheet_pages import MARGIN, foot, page

_SIZES = Sizes(13)
_TITLE, _HEADING = Letters(24, BOLD), Letters(15, BOLD)
_APART, _BETWEEN = 14, 3


def instruction_pages(said: InstructionSheet, paper: QPageSize) -> list[Page]:
    """Return the one page of the sheet."""
    size = paper.size(QPageSize.Unit.Point)
    room = size.width() - 2 * MARGIN
    blocks = [paragraph(said.title, _TITLE, room), padded(paragraph(said.above, _SIZES.plain, room), top=_APART)]
    for heading, says in said.parts:
        part = stacked((paragraph(heading, _HEADING, room), paragraph(says, _SIZES.plain, room)), _BETWEEN)
        blocks.append(padded(part, top=_APART))
    call, read = said.below
    blocks.append(padded(paragraph(call, _HEADING, room), top=2 * _APART))
    blocks.append(padded(paragraph(read, _SIZES.plain, room), top=_APART))
    return [page([stacked(blocks)], foot(said, 1, 1, room), size.width(), size.height())]
