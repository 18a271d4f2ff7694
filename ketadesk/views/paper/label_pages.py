"""Labels on pages: the drug in a band at the top, yellow where its colour is yellow, black letters, blanks to write in.

The name's letters are 2.5 mm high at the least and stand in the upper half (ISO 26825:2020, 5.4). The rest is as large
as fits; nothing is left out on a small label but the code, which no scanner could read there.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPageSize

from ketadesk.presentation.label import INITIALS, PREPARED, Label, Labels
from ketadesk.presentation.label_stock import Labelling, Stock
from ketadesk.views.paper.blocks import Block, beside, figured, one_line, paragraph, stacked
from ketadesk.views.paper.letters import BOLD, Letters, width
from ketadesk.views.paper.marks import Box, Mark, Page, Rule
from ketadesk.views.paper.scanned import scanned

POINTS = 72 / 25.4
"""So many points are a millimetre."""
LEAST_NAME = 2.5 * POINTS
"""The least height of the drug's letters (ISO 26825:2020, 5.4.2)."""

_PAD, _CORNER = 1.2 * POINTS, 3
_SIZES = tuple(size / 4 for size in range(48, 19, -1))
_AMOUNT, _LOW = 1.5, 12 * POINTS
_TALL, _BAND = 1.3, 0.32
_LEAST_CODE, _CODE_SHARE = 15 * POINTS, 0.36
_NAMES = (20.0, 17.0, 15.0, 13.0, 11.0, 10.0)


def label_pages(said: Labels, how: Labelling) -> list[Page]:
    """Return pages of labels, the first of them at the first place of a sheet that is free."""
    wide, high = _page_size(how.stock)
    wanted = [each for each in said.labels for _ in range(how.copies)]
    pages: list[list[Mark]] = []
    for place, label in enumerate(wanted, start=how.first - 1):
        page, number = divmod(place, how.stock.places)
        while len(pages) <= page:
            pages.append([])
        x, y = how.stock.place(number)
        pages[page] += label_block(label, how.stock, said.code, how.plain).at(x * POINTS, y * POINTS)
    return [Page(wide, high, tuple(marks)) for marks in pages]


def label_block(said: Label, stock: Stock, code: str = "", plain: bool = False) -> Block:
    """Return one label, in the largest letters in which all of it fits."""
    wide, high = stock.width * POINTS, stock.height * POINTS
    band = _band(said, wide, high, yellow=said.yellow and not plain)
    left = high - band.height - _PAD
    side = min(left, wide * _CODE_SHARE)
    scanner = scanned(code, side) if side >= _LEAST_CODE else Block(0, 0)
    inside = wide - 2 * _PAD - scanner.width
    made = (_body(said, size, inside, left) for size in _SIZES)
    body = next(each for each in made if each.height <= left)
    edge = Box(QRectF(0.25, 0.25, wide - 0.5, high - 0.5), 0.5, radius=_CORNER)
    spread = body.at(_PAD, band.height + (left - body.height) / 2)
    seen = scanner.at(wide - scanner.width, band.height + (left + _PAD - scanner.height) / 2)
    return Block(wide, high, (*band.marks, edge, *spread, *seen))


def _band(said: Label, wide: float, high: float, *, yellow: bool) -> Block:
    """Return the drug's name across the top, as large as there is room for, and beside it what it is given as."""
    sizes = [Letters(size, BOLD) for size in _NAMES if size * _TALL <= high * _BAND]
    name = next((each for each in sizes if width(said.drug, each) <= wide - 2 * _PAD), sizes[-1])
    tall = name.size * _TALL
    words = one_line(said.drug, name).at(_PAD, (tall - name.leading) / 2)
    given = Letters(max(6, name.size * 0.5))
    if width(said.given, given) + width(said.drug, name) + 3 * _PAD <= wide:
        at = wide - _PAD - width(said.given, given)
        words += one_line(said.given, given).at(at, (tall - given.leading) / 2)
    ground = (Box(QRectF(0.25, 0.25, wide - 0.5, tall), fill="label", radius=_CORNER),) if yellow else ()
    return Block(wide, tall, (*ground, *words, Rule(QPointF(0, tall), QPointF(wide, tall), 0.75)))


def _body(said: Label, size: float, inside: float, high: float) -> Block:
    """Return what is under the name: amount in volume, strength and diluent, and blanks; side by side on a low one."""
    text, amount = Letters(size), size * _AMOUNT
    whole = figured(said.amount, amount, amount * 0.75)
    held = figured(said.amount, *(each * min(1, inside / whole.width) for each in (amount, amount * 0.75)))
    if high < _LOW:
        return _low(said, held, text, inside)
    return stacked((held, paragraph(said.mixture, text, inside), *_blanks(said, text, inside)), size * 0.1)


def _low(said: Label, held: Block, letters: Letters, inside: float) -> Block:
    line = letters.leading * 1.2
    strength = one_line(said.strength, Letters(letters.size, BOLD), inside - held.width, "right")
    rest = inside - width(said.diluent, letters) - 6
    diluent = one_line(said.diluent, letters, inside - rest)
    half = (inside - 4) / 2
    dated = (_blank(PREPARED, letters, half, line), Block(4, 0), _blank(said.use_by, letters, half, line))
    return stacked((beside((held, strength)), beside((diluent, _blank(INITIALS, letters, rest, line))), beside(dated)))


def _blanks(said: Label, letters: Letters, inside: float) -> list[Block]:
    line, short = letters.leading * 1.25, width(INITIALS, letters) + 4 * letters.size
    rest = inside - short - 4
    prepared = _blank(PREPARED, letters, inside, line)
    if rest - width(said.use_by, letters) < 4 * letters.size:
        return [prepared, _blank(said.use_by, letters, inside, line), _blank(INITIALS, letters, inside, line)]
    until = _blank(said.use_by, letters, rest, line)
    return [prepared, beside((until, _blank(INITIALS, letters, short, line)), 4)]


def _blank(name: str, letters: Letters, room: float, high: float) -> Block:
    words = one_line(name, letters).at(0, high - letters.leading)
    start = width(name, letters) + 2
    return Block(room, high, (*words, Rule(QPointF(start, high - 1.5), QPointF(room, high - 1.5), 0.5)))


def _page_size(stock: Stock) -> tuple[float, float]:
    if stock.paper is None:
        return stock.width * POINTS, stock.height * POINTS
    size = QPageSize(QPageSize.PageSizeId[stock.paper]).size(QPageSize.Unit.Point)
    return size.width(), size.height()
