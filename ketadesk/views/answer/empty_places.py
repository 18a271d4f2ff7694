"""Where figures will stand: kept, empty and dashed, so that an absent figure is as visible as a present one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.lacking import Place
from ketadesk.presentation.sheet import Sheet
from ketadesk.views.drawings.vessel_drawing import VesselDrawing
from ketadesk.views.entry.captions import caption
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows, empty

_STEPS = ("Dose", "Draw up", "Add", "Holds")
_PUMP, _STRIP, _BESIDE, _BOX, _FIGURE = 118, 144, 100, 36, 92
_BARRELS = (30, 44)
_CLEARED = "Figures return when the stop is cleared."
_OPENS = "Opens with the figures."


class EmptyPlaces(Panel):
    """The places of an order without figures, in the order in which the figures will stand."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._faces_row = QHBoxLayout()
        self._faces_row.setSpacing(10)
        self._faces = Rows(lambda _: self._make_face())
        self._strip = _Strip()
        self._beside = _beside()
        column.addLayout(self._faces_row)
        column.addWidget(self._strip)
        column.addWidget(self._beside)

    def _make_face(self) -> "_Face":
        made = _Face()
        self._faces_row.addWidget(made)
        return made

    def show_places(self, sheet: Sheet) -> None:
        """Show the places that wait, and for what; where there are figures there are no empty places."""
        stopped = sheet.state == "stopped"
        places = sheet.lacking.places
        waits = "" if stopped else _waits(sheet)
        self._faces.show_rows([] if stopped else [(place, waits, len(places) == 1) for place in places])
        self._strip.show_why(_CLEARED if stopped else "")
        self._beside.setVisible(not stopped)
        self.setVisible(bool(places))

    def empty(self) -> None:
        """Take everything out of it that an answer said."""
        self._faces.show_rows(())
        self._strip.show_why("")


class _Face(QFrame):
    """The place of a push, or of a pump: what it will say, and what it waits for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "empty-pump")
        self.setMinimumHeight(scaled(_PUMP))
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 12, 22, 12)
        row.setSpacing(20)
        words = QVBoxLayout()
        self._title = label("", "strong", "second", wraps=True)
        self._waits = label("", "second", wraps=True)
        words.addWidget(self._title)
        words.addWidget(self._waits)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._boxes = QHBoxLayout()
        self._boxes.setSpacing(20)
        self._beside = Rows(lambda _: self._make_box())
        row.addLayout(self._boxes)

    def _make_box(self) -> "_Box":
        made = _Box(_FIGURE)
        self._boxes.addWidget(made)
        return made

    def show_row(self, shown: tuple[Place, str, bool]) -> None:
        """Show a place; where it stands alone there is room for what will stand beside it."""
        place, waits, alone = shown
        show_text(self._title, place.title)
        show_text(self._waits, waits)
        self._beside.show_rows(place.beside if alone else ())
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        empty(self)


class _Box(QWidget):
    """A name over a dashed box."""

    def __init__(self, width: int = 0) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self._name = label("", "list-second")
        box = QFrame()
        box.setProperty("card", "place")
        box.setFixedHeight(scaled(_BOX))
        if width:
            box.setFixedWidth(scaled(width))
        column.addWidget(self._name)
        column.addWidget(box)
        column.addStretch(1)

    def show_row(self, name: str) -> None:
        """Show the name."""
        show_text(self._name, name)
        self.show()

    def blank(self) -> None:
        """Hide it, and take the name out of it."""
        self.hide()
        self._name.setText("")


class _Strip(QFrame):
    """The place of the preparation, step by step."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "empty")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        for place, step in enumerate(_STEPS):
            if place:
                row.addWidget(Mark("arrow", 18, "hint"))
            box = _Box()
            box.show_row(step)
            row.addWidget(box, 1)
        self._why = label("", "second")
        self._outlines = QHBoxLayout()
        self._outlines.setSpacing(scaled(12))
        for place, barrel in enumerate(_BARRELS):
            self._outlines.addWidget(VesselDrawing(barrel, waits=True), 1 + place, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addLayout(self._outlines)
        column.addWidget(self._why)
        column.addStretch(1)

    def show_why(self, why: str) -> None:
        """Say why the figures are gone, if it is said nowhere else."""
        show_text(self._why, why)
        self.setMinimumHeight(0 if why else scaled(_STRIP))
        for drawing in self.findChildren(VesselDrawing):
            drawing.setVisible(not why)


def _beside() -> QWidget:
    """Return the places of the rates and of the working."""
    made = QWidget()
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for name, says, stretch in (("Same rate, other units", "", 2), ("Working", _OPENS, 3)):
        card = QFrame()
        card.setProperty("card", "empty")
        card.setMinimumHeight(scaled(_BESIDE))
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(label(name, "heading"))
        if says:
            column.addWidget(label(says, "second"))
        column.addStretch(1)
        row.addWidget(card, stretch)
    return made


def _waits(sheet: Sheet) -> str:
    """Return what the figures wait for."""
    fields = {missing.field for missing in sheet.missing} | set(sheet.refused)
    if len(fields) != 1:
        return f"waits for {len(fields)} things" if fields else ""
    return f"waits for the {caption(fields.pop()).lower()}"
