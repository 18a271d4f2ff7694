"""What a scanner reads: a QR code drawn as rectangles, so that no printer blurs it."""

from functools import lru_cache

from PySide6.QtCore import QRectF

from ketadesk.views.paper.blocks import Block
from ketadesk.views.paper.marks import Box, Mark

_QUIET = 4  # modules of white that a reader needs around the code (ISO/IEC 18004)


@lru_cache(maxsize=2)
def scanned(text: str, side: float) -> Block:
    """Return a code that holds a text, with the white it needs around it; without a text there is none."""
    if not text:
        return Block(0, 0)
    import segno  # noqa: PLC0415  nothing else needs it

    modules = segno.make(text, error="M", micro=False).matrix
    size = side / (len(modules) + 2 * _QUIET)
    marks: list[Mark] = []
    for y, row in enumerate(modules):
        for start, end in _dark(row):
            x, wide = (start + _QUIET) * size, (end - start) * size
            marks.append(Box(QRectF(x, (y + _QUIET) * size, wide, size), fill="ink"))
    return Block(side, side, tuple(marks))


def _dark(row: bytearray) -> list[tuple[int, int]]:
    """Return where the dark runs of a row begin and end."""
    framed = [0, *row, 0]
    edges = [place for place in range(len(row) + 1) if bool(framed[place]) != bool(framed[place + 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))
