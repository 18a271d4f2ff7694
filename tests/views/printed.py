"""Paper as a reader sees it: a PDF's own text, the places of its letters, and its pixels."""

import re
from collections.abc import Iterator
from functools import cache

import pypdfium2
from PySide6.QtGui import QImage

from ketadesk.intake.carrying import carried
from ketadesk.intake.draft import Draft
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.label import Labels, labels
from ketadesk.presentation.label_stock import Labelling, label_stock
from ketadesk.presentation.paper import PaperName, Stamp
from ketadesk.presentation.worksheet import Worksheet, worksheet
from ketadesk.views.paper.printout import Printout, pdf, printout
from orders import SCENARIOS, library, scenario, worked

VERSIONS = {"ketadesk": "0.1.0", "protocols": f"sha256:{'0123456789abcdef' * 4}", "site": "no site file"}
PRINTED = "2026-11-27 22:49"
READY = tuple(name for name in SCENARIOS if worked(name).sheet.state == "ready")
"""The orders of tests/scenarios that are printed."""


def stamp(draft: Draft | None = None) -> Stamp:
    """Return what paper of an order says of itself."""
    return Stamp(PRINTED, VERSIONS, code="" if draft is None else carried(draft))


def worksheet_of(draft: Draft, paper: PaperName = "A4") -> Printout:
    """Return the worksheet of an order."""
    said = worksheet(work_out(draft, library()).sheet, stamp(draft))
    assert isinstance(said, Worksheet)
    return printout(said, paper)


def labels_of(draft: Draft, stock: str = "a4-21", copies: int = 1, first: int = 1, plain: bool = False) -> Printout:
    """Return the labels of an order."""
    said = labels(work_out(draft, library()).sheet, stamp(draft))
    assert isinstance(said, Labels)
    return printout(said, Labelling(label_stock()[stock], copies, first, plain))


@cache
def printed(name: str, paper: PaperName = "A4") -> Printout:
    """Return the worksheet of a scenario."""
    return worksheet_of(scenario(name), paper)


def pages_of(made: Printout) -> list[str]:
    """Return the text of a printout's PDF, page by page, spaces and ends of lines alike."""
    with pypdfium2.PdfDocument(pdf(made)) as document:
        return [page.get_textpage().get_text_range() for page in document]


def told(text: str) -> str:
    """Return text with every kind of space and end of a line made one space."""
    return re.sub(r"[\s\N{NO-BREAK SPACE}]+", " ", text)


def read(made: Printout) -> str:
    """Return the whole text of a printout's PDF on one line."""
    return told(" ".join(pages_of(made)))


@cache
def text_of(name: str) -> str:
    """Return the whole text of a scenario's worksheet."""
    return read(printed(name))


def pictures_of(made: Printout, dots: int = 150) -> Iterator[QImage]:
    """Yield the pages of a printout's PDF as they are printed with so many dots to an inch."""
    with pypdfium2.PdfDocument(pdf(made)) as document:
        for page in document:
            bitmap = page.render(scale=dots / 72, rev_byteorder=True)
            kind = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
            yield QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind).copy()
