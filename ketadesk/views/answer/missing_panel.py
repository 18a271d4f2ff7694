"""What an order lacks: each thing with what to do, its text as typed, and a button that goes to the field."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketadesk.presentation.lacking import Part
from ketadesk.presentation.sheet import Sheet
from ketadesk.views.entry.captions import caption
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, repolish
from ketadesk.views.look.pool import Panel, Rows, empty

_FEW = 2
"""So many things have a title each; more have one line each."""


_FRAMED = 12
"""A text of so many letters stands in a frame as it was typed; a longer one would leave no room for its reason."""


@dataclass(frozen=True)
class _Lack:
    field: str
    title: str
    says: str
    typed: str
    refused: bool


class MissingPanel(Panel):
    """One line for each thing that is missing or not read; under them which parts of the order are whole."""

    takes_focus = True
    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        self._heading = label("", "group")
        lines, parts = QVBoxLayout(), QHBoxLayout()
        lines.setSpacing(4)
        parts.setSpacing(18)
        self._hair = hair()
        column.addWidget(self._heading)
        column.addWidget(hair())
        column.addLayout(lines)
        column.addWidget(self._hair)
        column.addLayout(parts)
        self._rows = Rows(lambda _: self._make_line(lines))
        self._parts = Rows(lambda place: _part(parts, place))
        parts.addStretch(1)

    def _make_line(self, column: QVBoxLayout) -> "_Line":
        made = _Line()
        made.field_wanted.connect(self.field_wanted)
        column.addWidget(made)
        return made

    def show_missing(self, sheet: Sheet) -> None:
        """Show what is missing and what is not read, whole; when nothing is there is no card."""
        lacks = list(_lacks(sheet))
        few = len(lacks) <= _FEW
        heading = "One thing is missing" if len(lacks) == 1 else f"{len(lacks)} things are missing"
        show_text(self._heading, heading if lacks else "")
        self._rows.show_rows([(each, few or each.refused) for each in lacks])
        self._parts.show_rows(sheet.lacking.parts)
        self._hair.setVisible(bool(sheet.lacking.parts))
        self.setVisible(bool(lacks))

    def empty(self) -> None:
        """Take everything out of it."""
        self._heading.setText("")
        self._rows.show_rows(())
        self._parts.show_rows(())


class _Line(QWidget):
    """What is missing, and a button that goes there."""

    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._field = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        self._mark = Mark("incomplete", 18, "second")
        self._typed = label("", "typed")
        self._typed.setProperty("mark", "refused")
        row.addWidget(self._mark)
        row.addWidget(self._typed, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(1)
        self._title = label("", "strong", wraps=True)
        self._says = label("", "body", wraps=True)
        column.addWidget(self._title)
        column.addWidget(self._says)
        row.addLayout(column, 1)
        self._go = QPushButton()
        self._go.clicked.connect(lambda: self.field_wanted.emit(self._field))
        row.addWidget(self._go, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_row(self, shown: tuple[_Lack, bool]) -> None:
        """Show what is missing, and in which way: with a title, or in one line."""
        lack, titled = shown
        self._field = lack.field
        self._mark.show_icon("check" if lack.refused else "incomplete")
        framed = lack.typed if len(lack.typed) <= _FRAMED else ""
        self._mark.setVisible(not framed)
        show_text(self._typed, framed)
        show_text(self._title, lack.title if titled else "")
        show_text(self._says, lack.says)
        if bool(self._go.property("small")) == titled:
            self._go.setProperty("small", not titled)
            repolish(self._go)
        self._go.setText(f"Go to {caption(lack.field).lower()}")
        self._go.setAccessibleName(f"Go to {caption(lack.field).lower()}: {lack.says}")
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        self._field = ""
        self._go.setText("")
        self._go.setAccessibleName("")
        empty(self)


class _PartMark(QWidget):
    """A part of the order with a tick, or a dashed ring and heavier letters while something in it is open."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._mark = Mark("tick", 16, "second")
        self._whole = label("", "list-second")
        self._open = label("", "list-strong")
        for widget in (self._mark, self._whole, self._open):
            row.addWidget(widget)

    def show_row(self, part: Part) -> None:
        """Show a part."""
        self._mark.show_icon("tick" if part.whole else "incomplete")
        self._mark.show_name("complete" if part.whole else "incomplete")
        show_text(self._whole, part.name if part.whole else "")
        show_text(self._open, "" if part.whole else part.name)
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        empty(self)


def _part(row: QHBoxLayout, place: int) -> _PartMark:
    made = _PartMark()
    row.insertWidget(place, made)
    return made


def _lacks(sheet: Sheet) -> Iterator[_Lack]:
    """Yield what is typed and not read first, then what is not there."""
    for field, reason in sheet.refused.items():
        yield _Lack(field, f"{caption(field)} is not read", reason, sheet.lacking.typed.get(field, ""), refused=True)
    for missing in sheet.missing:
        if missing.field not in sheet.refused:
            yield _Lack(missing.field, f"{caption(missing.field)} is missing", missing.says, "", refused=False)
