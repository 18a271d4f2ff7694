"""A printout: pages laid out, with what a file of them is called; painted into a PDF or onto a printer alike."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from ketadesk.presentation.instruction_sheet import InstructionSheet
from ketadesk.presentation.label import Labels
from ketadesk.presentation.label_stock import Labelling
from ketadesk.presentation.paper import PaperName
from ketadesk.presentation.record_paper import RecordPaper
from ketadesk.presentation.worksheet import Worksheet
from ketadesk.records.recovery import RecoverySheet
from ketadesk.records.whole_file import write_whole
from ketadesk.views.paper.instruction_pages import instruction_pages
from ketadesk.views.paper.label_pages import label_pages
from ketadesk.views.paper.marks import Page, paint_page
from ketadesk.views.paper.record_pages import record_pages
from ketadesk.views.paper.recovery_pages import recovery_pages
from ketadesk.views.paper.worksheet_pages import worksheet_pages

_INCH = 72
_RESOLUTION = 720  # dots to an inch: fine enough for a hairline, and what letters are measured in


Said = Worksheet | Labels | RecordPaper | RecoverySheet | InstructionSheet
"""What is put on paper."""


@dataclass(frozen=True)
class Printout:
    """Pages of one size. `made_by` says which program and which protocols, for whoever opens the file."""

    title: str
    made_by: str
    pages: tuple[Page, ...]

    @property
    def page_size(self) -> QPageSize:
        """Return the size of its pages."""
        first = self.pages[0]
        return QPageSize(QSizeF(first.width, first.height), QPageSize.Unit.Point)


def printout(said: Said, how: PaperName | Labelling) -> Printout:
    """Return labels on their stock, and everything else on a size of paper."""
    if isinstance(said, Labels):
        assert not isinstance(how, str)
        return Printout(said.title, said.made_by, tuple(label_pages(said, how)))
    assert isinstance(how, str)
    return Printout(said.title, said.made_by, tuple(_pages(said, QPageSize(QPageSize.PageSizeId[how]))))


def _pages(said: Worksheet | RecordPaper | RecoverySheet | InstructionSheet, paper: QPageSize) -> list[Page]:
    if isinstance(said, RecordPaper):
        return record_pages(said, paper)
    if isinstance(said, InstructionSheet):
        return instruction_pages(said, paper)
    return recovery_pages(said, paper) if isinstance(said, RecoverySheet) else worksheet_pages(said, paper)


def save_pdf(printout: Printout, file: Path) -> str:
    """Write a PDF whole or not at all; return one sentence when it cannot be written."""
    try:
        write_whole(file, pdf(printout))
    except OSError as error:
        return f"The PDF cannot be written: {file} ({error.strerror}). Choose another place."
    return ""


def pdf(printout: Printout) -> bytes:
    """Return a printout as a PDF whose text is text."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(printout.title)
    writer.setCreator(printout.made_by)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(printout.page_size)
    writer.setPageMargins(QMarginsF())
    paint(printout, writer)
    buffer.close()
    return bytes(content.data())


def paint(printout: Printout, device: QPagedPaintDevice) -> bool:
    """Paint a printout onto paper, each page on its own; say whether the device took it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    points = device.logicalDpiX() / _INCH
    for place, page in enumerate(printout.pages):
        if place and not device.newPage():
            return painter.end() and False
        paint_page(page, painter, points)
    return painter.end()
