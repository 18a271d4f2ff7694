"""What may be wrong with what is seen: each function returns sentences, none when all is well."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from ketadesk.views.look.figure_label import FigureLabel
from views.drawn import Piece, pieces, told
from views.walking import named, scroller, seen, showing

# A figure drawn smaller is rounded to whole pixels run by run.
_SLACK = 2.0
_OF_QT = (QLabel, QLineEdit, QPushButton, QToolButton, QCheckBox, QRadioButton)
_SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{WORD JOINER}\N{ZERO WIDTH SPACE}]+")


def cut(window: QWidget) -> Iterator[str]:
    """Find text that is not drawn whole: elided, left out, or reaching out of its widget or out of what holds that."""
    for widget in seen(window):
        drawn = pieces(widget)
        yield from _left_out(widget, drawn)
        if drawn:
            yield from _out_of_itself(widget, drawn)
            yield from _out_of_what_holds_it(widget, _bounds(drawn))
    for widget in window.findChildren(QLabel):
        if widget.isVisible() and widget.text() and not (widget.width() > 0 and widget.height() > 0):
            yield f"{named(widget)} has no room at all"


def crowded(window: QWidget) -> Iterator[str]:
    """Find two texts of different widgets that are drawn over each other."""
    placed = sorted(_placed(window), key=lambda each: each[0].top())
    for place, (room, says) in enumerate(placed):
        for other, also in placed[place + 1 :]:
            if other.top() >= room.bottom() - _SLACK:
                break
            shared = room & other
            if shared.width() > _SLACK and shared.height() > _SLACK:
                yield f"“{says}” and “{also}” are drawn over each other"


def _placed(window: QWidget) -> Iterator[tuple[QRectF, str]]:
    for widget in seen(window):
        if drawn := pieces(widget):
            offset = widget.mapTo(window, QPoint())
            room = _bounds(drawn).translated(offset) & QRectF(showing(widget))
            if room.isValid():
                yield room, told(drawn)


def _left_out(widget: QWidget, drawn: list[Piece]) -> Iterator[str]:
    """Compare what is drawn with what was to be said; a list draws no more than the rows it has room for."""
    seen_text = told(drawn)
    if "…" in seen_text:
        yield f"{named(widget)} draws “{seen_text}”"
    if _paints_itself(widget):
        return  # a drawing tells its text to who hears it, and draws something else
    if isinstance(widget, QLabel):
        said = widget.text() if widget.textFormat().name != "RichText" and "<" not in widget.text() else ""
        said = re.sub("&(.)", r"\1", said) if widget.buddy() is not None else said
    elif isinstance(widget, QAbstractButton):
        said = re.sub("&(.)", r"\1", widget.text())
    elif isinstance(widget, QLineEdit):
        said = widget.text()
    else:
        return
    if said and _bare(said) != _bare(seen_text):
        yield f"{named(widget)} says “{said}” and draws “{seen_text}”"


def _paints_itself(widget: QWidget) -> bool:
    paints = type(widget).paintEvent
    return not isinstance(widget, FigureLabel) and paints not in {each.paintEvent for each in _OF_QT}


def _out_of_itself(widget: QWidget, drawn: list[Piece]) -> Iterator[str]:
    room = QRectF(widget.rect()).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if isinstance(widget.parentWidget(), QAbstractItemView):
        room.adjust(0, -1000, 0, 1000)  # a row that is half scrolled away is not cut
    if isinstance(widget, QLineEdit):
        room.adjust(widget.textMargins().left(), 0, -widget.textMargins().right(), 0)
    for piece in drawn:
        if not room.contains(piece.ink):
            yield f"{named(widget)}, {_size(room)}: “{piece.text}” reaches {_out(piece.ink, room)}"


def _out_of_what_holds_it(widget: QWidget, ink: QRectF) -> Iterator[str]:
    """Go up to the window: what scrolls may reach out of its viewport up and down, never to the side."""
    window, below, above = widget.window(), widget, widget.parentWidget()
    while above is not None and below is not window:
        ink = ink.translated(below.pos())
        room = QRectF(above.rect()).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        area = scroller(below)
        if area is not None and area.viewport() is above:
            room.adjust(0, -100_000, 0, 100_000)
        if not room.contains(ink):
            yield f"{named(widget)} reaches {_out(ink, room)} of {named(above)}, {_size(room)}"
            return
        if area is not None and area.viewport() is above:
            return
        below, above = above, above.parentWidget()


def _bounds(drawn: list[Piece]) -> QRectF:
    bounds = QRectF()
    for piece in drawn:
        bounds = bounds.united(piece.ink)
    return bounds


def _bare(text: str) -> str:
    return _SPACES.sub("", text)


def _size(room: QRectF | QRect) -> str:
    return f"{room.width():.0f} x {room.height():.0f}"


def _out(ink: QRectF, room: QRectF) -> str:
    sides = {
        "left": room.left() - ink.left(),
        "above": room.top() - ink.top(),
        "right": ink.right() - room.right(),
        "below": ink.bottom() - room.bottom(),
    }
    return " and ".join(f"{by:.1f} px out {side}" for side, by in sides.items() if by > 0)
