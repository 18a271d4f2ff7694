"""A group that never folds: a heading with its state, and rows of fields that follow the draft of any desk."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Sheet
from ketadesk.views.desk import DeskOf
from ketadesk.views.entry.entry import Entry, field_words
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.mark import Mark

_MARKS = {
    "stop": ("stop", "stop", "stopped"),
    "check": ("check", "check", "check"),
    "refused": ("check", "check", "not read"),
    "missing": ("incomplete", "second", "incomplete"),
    "whole": ("tick", "second", "complete"),
}


class PlainPanel(QWidget):
    """Rows of fields under a heading. Fields are found by their key, the name of the draft's attribute."""

    def __init__(self, desk: DeskOf[Any, Any], heading: str, ruled: bool = True, tone: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[EntryRow] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        if ruled:
            self.column.addWidget(hair())
        self._build_heading(heading, tone)

    def _build_heading(self, heading: str, tone: str) -> None:
        self.heading = QHBoxLayout()
        self.heading.setSpacing(6)
        self.heading.addWidget(label(heading, "heading", tone))
        self.heading.addStretch(1)
        self._mark = Mark("incomplete", 16, tone or "second")
        self.heading.addWidget(self._mark)
        self.column.addLayout(self.heading)

    def add_row(self, *entries: Entry, stretches: tuple[int, ...] = ()) -> EntryRow:
        """Add fields side by side; each writes to the draft by its key."""
        row = EntryRow(entries, stretches)
        for entry in entries:
            entry.value_entered.connect(lambda value, key=entry.key: self.enter(key, value))
        self.rows.append(row)
        self.column.addWidget(row)
        return row

    def enter(self, key: str, value: str) -> None:
        """Put what was entered into the draft."""
        self.desk.enter(key, value)

    def value(self, draft: Any, key: str) -> str:
        """Return what the draft holds for a field."""
        return str(getattr(draft, key))

    def show_draft(self, draft: Any) -> None:
        """Show what the draft holds."""
        for row in self.rows:
            for entry in row.entries:
                entry.show_value(self.value(draft, entry.key))

    def show_answer(self, answer: Any) -> None:
        """Show what is said of these fields."""
        words = field_words(answer.sheet)
        for row in self.rows:
            row.show_words(words)
            row.show_echoes(answer.echoes.read_backs)
        self._mark.setVisible(self.is_asked())
        name, _tone, says = _MARKS[self._state(answer.sheet)]
        self._mark.show_icon(name)
        self._mark.setAccessibleName(says)
        self._mark.setToolTip(says)

    def is_asked(self) -> bool:
        """Say whether the group is asked for: of an order, once its protocol is chosen."""
        return bool(self.desk.draft.protocol)

    def blank(self) -> None:
        """Take away what an answer said."""
        for row in self.rows:
            row.show_words({})
            row.show_echoes({})

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [entry for row in self.rows for entry in row.entries]

    def _state(self, sheet: Sheet) -> str:
        keys = {entry.key for entry in self.entries()}
        marks = {word.mark for key, word in field_words(sheet).items() if key in keys}
        for mark in ("stop", "refused", "check"):
            if mark in marks:
                return mark
        return "missing" if keys & {missing.field for missing in sheet.missing} else "whole"
