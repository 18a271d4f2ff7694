"""The parts of a worksheet: its head, the pump and the pushes, tables, working, checklists, and places to sign."""

from PySide6.QtCore import QPointF, QRectF

from ketadesk.presentation.paper import Signature
from ketadesk.presentation.sheet import Card, Figure, FindingLine
from ketadesk.presentation.worksheet import PATIENT, SIGN_HERE, Worksheet, reasoned
from ketadesk.views.paper.blocks import (
    Block,
    Sizes,
    beside,
    figure_line,
    figured,
    framed,
    one_line,
    padded,
    paragraph,
    stacked,
    tick_box,
)
from ketadesk.views.paper.letters import BOLD, Letters, width
from ketadesk.views.paper.marks import Box, Mark, Rule, Shape
from ketadesk.views.paper.scanned import scanned

_TITLE, _LEAST_TITLE = Letters(21, BOLD), Letters(16, BOLD)
_ORDER, _STATUS = Letters(11.5), Letters(10.5, BOLD)
_SET, _SET_UNIT = 36, 18
_DRAWN, _DRAWN_UNIT = 14, 10
_OTHER, _OTHER_UNIT = 13, 10
_CODE, _STICKER = 76, 150
_GAP, _ZONE, _PAD, _APART = 10, 14, 5, 5
_DETAIL, _GIVES, _LEAST_DETAIL = 140, 168, 70


def head(said: Worksheet, room: float) -> Block:
    """Return what is read first: the order and for whom, whether it was checked, a place to stick a name, the code."""
    code = scanned(said.code, _CODE)
    left = room - code.width - _STICKER - (2 if code.width else 1) * _GAP
    pill = status(said)
    beside_title = width(said.sheet.title, _TITLE) + _GAP + pill.width <= left
    title = _TITLE if width(said.sheet.title, _TITLE) <= left else _LEAST_TITLE
    first = paragraph(said.sheet.title, title, left - (pill.width + _GAP if beside_title else 0))
    words = stacked(
        (
            beside((first, padded(pill, top=2)), _GAP) if beside_title else first,
            paragraph(said.sheet.order, _ORDER, left),
            padded(paragraph(said.who, Letters(10, BOLD), left), top=1),
            paragraph(said.sheet.vial or said.sheet.drug, Letters(9.5), left),
            Block(0, 0) if beside_title else padded(pill, top=3),
        )
    )
    high = max(words.height, code.height, _CODE)
    return beside((Block(left, words.height, words.marks), _sticker(high), code), _GAP)


def _sticker(high: float) -> Block:
    room = QRectF(0.5, 0.5, _STICKER - 1, high - 1)
    named = padded(one_line(PATIENT, Letters(8)), top=2, left=5)
    return Block(_STICKER, high, (Box(room, 0.75, radius=4, dashed=True), *named.marks))


def status(said: Worksheet) -> Block:
    """Return whether a second person checked it: two lines around it when one did, else one."""
    words = one_line(said.status, _STATUS)
    inner = framed(words, words.width + 14, 1.5, 3, 8, side=7)
    if not said.is_checked:
        return inner
    around = Box(QRectF(0.5, 0.5, inner.width + 5, inner.height + 5), 1, radius=10)
    return Block(inner.width + 6, inner.height + 6, (around, *inner.at(3, 3)))


def finding(line: FindingLine, sizes: Sizes, room: float) -> Block:
    """Return a finding, what was met and the reason that was given; one that asked has a thick left edge."""
    pad, left = 5, 5 if line.severity == "check" else 0
    word = one_line(line.word, sizes.strong, 40)
    inside = room - 2 * pad - left - word.width
    says = paragraph(reasoned(line), sizes.plain, inside)
    if line.severity == "note":
        return padded(beside((word, says)), left=pad)
    return framed(beside((word, says)), room, 0.75, pad, 3 if not left else 0, left)


def card(said: Card, place: str, sizes: Sizes, room: float) -> Block:
    """Return one administration: what is set or pushed, what that gives, and its preparation, beside it or below."""
    inside = room - 2 * _PAD
    setting = _setting(said, place, sizes)
    aside = (one_line(said.aside, sizes.plain),) if said.aside else ()
    gives = stacked((*aside, _lines(said.figures, sizes, _GIVES)), 2)
    left = inside - setting.width - gives.width - 2 * _ZONE
    upper = beside([each for each in (setting, gives) if each.width], _ZONE)
    across = _across(said.preparation, sizes, inside)
    ways: list[tuple[Block, ...]] = [(upper, _preparation(said, sizes, inside, across))]
    if left >= _lines(said.preparation, sizes, 0, ticked=True).width:
        steps = _preparation(said, sizes, left, _lines(said.preparation, sizes, left, ticked=True))
        ways.append((beside((upper, _edged(steps, upper.height)), _ZONE),))
    parts = min(ways, key=lambda way: stacked(way, 4).height)
    edge = 2.2 if said.kind in {"pump", "gravity"} else 1
    return framed(stacked((*parts, _grid(said.cap, sizes, inside)), 4), room, edge, _PAD, 6)


def _setting(said: Card, place: str, sizes: Sizes) -> Block:
    label = one_line(f"{place}  {said.headline.label}" if place else said.headline.label, sizes.heading)
    large = figured(said.headline.text, _SET, _SET_UNIT)
    least = max(label.width, large.width, min(width(said.headline.detail, sizes.small) + 0.1, _DETAIL))
    made = stacked((label, large, paragraph(said.headline.detail, sizes.small, least)))
    return Block(least, made.height, made.marks)


def _preparation(said: Card, sizes: Sizes, room: float, steps: Block) -> Block:
    """Return the steps of a preparation, and what is remarked of it."""
    whole = stacked((steps, *(paragraph(remark, sizes.small, room) for remark in said.remarks)), 3)
    return Block(room, whole.height, whole.marks)


def schedule(said: Card, sizes: Sizes, room: float) -> Block:
    """Return a schedule: nothing is set or drawn."""
    lines = [paragraph(figure.text, sizes.plain, room - 16) for figure in said.figures]
    head_line = paragraph(f"{said.headline.label}: {said.headline.text}", sizes.strong, room - 16)
    return framed(stacked((head_line, *lines), 2), room, 1, 8, 6)


def signatures(places: tuple[Signature, ...], sizes: Sizes, room: float) -> Block:
    """Return places to sign; whoever signed stands there with the time and what the signature means."""
    role = max(width(each.role, sizes.strong) for each in places) + 10
    widths = [(room - role) * share for share in (0.34, 0.36, 0.3)]
    heads = [one_line(each, sizes.small, wide) for each, wide in zip(SIGN_HERE, widths, strict=True)]
    rows = [beside((Block(role, 0), *heads))]
    for place in places:
        said = (place.name, place.meaning, place.at)
        cells = [paragraph(text, sizes.plain, wide - 8) for text, wide in zip(said, widths, strict=True)]
        rows.append(_signed_row(place.role, role, cells, widths, sizes))
    return stacked(rows)


def _signed_row(role: str, wide: float, cells: list[Block], widths: list[float], sizes: Sizes) -> Block:
    height = max(20, *(cell.height + 4 for cell in cells))
    marks: list[Mark] = [*one_line(role, sizes.strong).at(0, height - sizes.strong.leading - 2)]
    x = wide
    for cell, each in zip(cells, widths, strict=True):
        marks += cell.at(x, height - cell.height - 2)
        marks.append(Rule(QPointF(x, height - 0.5), QPointF(x + each - 8, height - 0.5), 0.75))
        x += each
    return Block(x, height, tuple(marks))


def _grid(figures: tuple[Figure, ...], sizes: Sizes, room: float) -> Block:
    """Return figures in rows of as many as there is room for, each under its label."""
    cells = [_cell(figure, sizes, (_OTHER, _OTHER_UNIT)) for figure in figures]
    rows: list[list[Block]] = [[]]
    for cell in cells:
        if rows[-1] and sum(each.width + 18 for each in rows[-1]) + cell.width > room:
            rows.append([])
        rows[-1].append(cell)
    return stacked([beside(row, 18) for row in rows], 4)


def _cell(figure: Figure, sizes: Sizes, letters: tuple[float, float], most: float = 200) -> Block:
    text = figured(figure.text, *letters)
    said = ", ".join(part for part in (figure.detail, figure.tool) if part)
    own = width(said, sizes.small)
    detail = paragraph(said, sizes.small, max(text.width, min(own + 0.1, most)))
    return stacked((one_line(figure.label, sizes.small), text, detail))


def _lines(figures: tuple[Figure, ...], sizes: Sizes, room: float, *, ticked: bool = False) -> Block:
    """Return figures under each other, each after its label and before what is said of it; a step has a box to tick."""
    if not figures:
        return Block(0, 0)
    box = tick_box(sizes.plain) if ticked else Block(0, 0)
    label = max(width(each.label, sizes.small) for each in figures) + 6
    down = figure_line(_DRAWN) - (sizes.small.leading + sizes.small.ascent) / 2  # all on one line
    rows = []
    for each in figures:
        figure = figured(each.text, _DRAWN, _DRAWN_UNIT)
        said = ", ".join(part for part in (each.detail, each.tool) if part)
        named = padded(beside((box, one_line(each.label, sizes.small, label))), top=down)
        rows.append(beside((named, _detailed(figure, said, sizes, room - box.width - label, down))))
    return stacked(rows, 1)


def _detailed(figure: Block, said: str, sizes: Sizes, room: float, down: float) -> Block:
    """Return a figure with what is said of it: beside it, or below where there is no room beside."""
    if not said:
        return figure
    own, left = width(said, sizes.small) + 0.1, room - figure.width - 8
    if left >= min(own, _LEAST_DETAIL):
        return beside((figure, padded(paragraph(said, sizes.small, min(own, left)), top=down, left=8)))
    return stacked((figure, paragraph(said, sizes.small, min(own, max(room, _LEAST_DETAIL)))))


def _across(figures: tuple[Figure, ...], sizes: Sizes, room: float) -> Block:
    """Return steps from left to right, each with a box to tick, arrows between them: their order is seen."""
    if not figures:
        return Block(0, 0)
    box, letters = tick_box(sizes.plain), (_DRAWN, _DRAWN_UNIT)
    between = (len(figures) - 1) * (_arrow().width + 2 * _APART)
    cells = [_cell(figure, sizes, letters) for figure in figures]
    for most in (150, 120, 100, 80, 60):
        if sum(cell.width + box.width for cell in cells) + between <= room:
            break
        cells = [_cell(figure, sizes, letters, most) for figure in figures]
    made: list[Block] = []
    for cell in cells:
        made += [padded(_arrow(), top=sizes.small.leading + 3)] if made else []
        made.append(beside((box, cell)))
    return beside(made, _APART)


def _arrow() -> Block:
    tip = Shape((QPointF(8, 0), QPointF(14, 4), QPointF(8, 8)))
    return Block(14, 8, (Rule(QPointF(0, 4), QPointF(9, 4), 1.5), tip))


def _edged(steps: Block, high: float) -> Block:
    """Return steps with a rule at their left, as high as what stands beside them."""
    if not steps.marks:
        return steps
    at = -_ZONE / 2
    rule = Rule(QPointF(at, 0), QPointF(at, max(steps.height, high)), 0.5)
    return Block(steps.width, steps.height, (rule, *steps.marks))
