"""What an incomplete order still lacks, and the empty places of the figures that wait for it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Missing, Sheet
from ketadesk.views.entry.captions import caption
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.pool import Panel, Rows


class MissingPanel(Panel):
    """One line for each thing that is missing or not read; its button goes to the field."""

    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(6)
        self._heading = label("", "group")
        column.addWidget(self._heading)
        column.addWidget(hair())
        self._rows = Rows(lambda _: self._make_line(column))

    def _make_line(self, column: QVBoxLayout) -> "_Line":
        made = _Line()
        made.field_wanted.connect(self.field_wanted)
        column.addWidget(made)
        return made

    def show_missing(self, sheet: Sheet) -> None:
        """Show what is missing and what is not read, whole; when nothing is there is no card."""
        lines = list(_lines(sheet))
        heading = "One thing is missing" if len(lines) == 1 else f"{len(lines)} things are missing"
        show_text(self._heading, heading if lines else "")
        self._rows.show_rows(lines)
        self.setVisible(bool(lines))

    def empty(self) -> None:
        """Take everything out of it."""
        self._heading.setText("")
        self._rows.show_rows(())


class _Line(QWidget):
    """What is missing, and a button that goes there."""

    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._field = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._marks = {"check": Mark("check", 18, "check"), "incomplete": Mark("incomplete", 18, "second")}
        for mark in self._marks.values():
            row.addWidget(mark)
        self._says = label("", "body", wraps=True)
        row.addWidget(self._says, 1)
        self._go = QPushButton("Go to it")
        self._go.setProperty("small", True)
        self._go.clicked.connect(lambda: self.field_wanted.emit(self._field))
        row.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, shown: tuple[Missing, str]) -> None:
        """Show what is missing, and in which way."""
        missing, icon = shown
        self._field = missing.field
        for name, mark in self._marks.items():
            mark.setVisible(name == icon)
        show_text(self._says, missing.says)
        self._go.setAccessibleName(f"Go to the field: {missing.says}")
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        self._field = ""
        self._says.setText("")
        self._go.setAccessibleName("")


def _lines(sheet: Sheet) -> Iterator[tuple[Missing, str]]:
    """Yield what is typed and not read first, then what is not there."""
    for field, reason in sheet.refused.items():
        yield Missing(field, f"{caption(field)}: {reason}"), "check"
    for missing in sheet.missing:
        if missing.field not in sheet.refused:
            yield missing, "incomplete"


class EmptyPlaces(Panel):
    """Where figures will stand: kept, empty and dashed, so that an absent figure is as visible as a present one."""

    def __init__(self) -> None:
        super().__init__()
        self._says = label("", "second", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(_empty_face(self._says))
        column.addWidget(_empty_strip())

    def show_reason(self, says: str) -> None:
        """Show why there is no figure; without a reason there are no empty places."""
        show_text(self._says, says)
        self.setVisible(bool(says))


def _empty_face(says: QLabel) -> QFrame:
    face = QFrame()
    face.setProperty("card", "empty-pump")
    face.setMinimumHeight(118)
    row = QHBoxLayout(face)
    row.setContentsMargins(20, 12, 20, 12)
    row.setSpacing(20)
    row.addWidget(says, 1)
    for _ in range(2):
        row.addWidget(_place(100))
    return face


def _empty_strip() -> QFrame:
    strip = QFrame()
    strip.setProperty("card", "empty")
    strip.setMinimumHeight(96)
    row = QHBoxLayout(strip)
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(12)
    for place in range(4):
        if place:
            row.addWidget(Mark("arrow", 18, "hint"))
        row.addWidget(_place(0), 1)
    return strip


def _place(width: int) -> QFrame:
    place = QFrame()
    place.setProperty("card", "place")
    place.setFixedHeight(40)
    if width:
        place.setFixedWidth(width)
    return place
