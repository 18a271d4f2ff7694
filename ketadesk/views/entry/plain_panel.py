"""A group of fields: a heading with its state, and rows of fields that follow the draft of any desk."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Sheet
from ketadesk.views.desk import DeskOf
from ketadesk.views.entry.entry import Entry, field_words
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled

_MARKS = {
    "stop": ("stop", "stopped"),
    "check": ("check", "check"),
    "refused": ("check", "not read"),
    "missing": ("incomplete", "incomplete"),
    "whole": ("tick", "complete"),
}


class PlainPanel(QWidget):
    """Rows of fields under a heading. Fields are found by their key, the name of the draft's attribute."""

    def __init__(self, desk: DeskOf[Any, Any], heading: str, ruled: bool = True, tone: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[EntryRow] = []
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(scaled(6))
        if ruled:
            self.outer.addWidget(hair())
        self.fields = QWidget()
        self.column = QVBoxLayout(self.fields)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(scaled(4))
        self.outer.addWidget(self.fields)
        self._build_heading(heading, tone)

    def _build_heading(self, heading: str, tone: str) -> None:
        self.title = label(heading, "heading", tone, wraps=True)
        self.heading = QHBoxLayout()
        self.heading.setSpacing(scaled(6))
        self.heading.addWidget(self.title, 1)
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
        icon, says = _MARKS[self.state(answer.sheet)]
        self._mark.show_icon(icon)
        self._mark.show_name(says)

    def is_asked(self) -> bool:
        """Say whether the group is asked for: of an order, once its protocol is chosen."""
        return bool(self.desk.draft.protocol)

    def blank(self) -> None:
        """Take away what an answer said."""
        for row in self.rows:
            row.show_words({})
            row.forget_echoes()

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [entry for row in self.rows for entry in row.entries]

    def keys(self) -> set[str]:
        """Return what belongs to this group: its fields."""
        return {entry.key for entry in self.entries()}

    def state(self, sheet: Sheet) -> str:
        """Return the worst that is said of its fields: stop, refused, check, missing, or that it is whole."""
        keys = self.keys()
        marks = {word.mark for key, word in field_words(sheet).items() if key in keys}
        for mark in ("stop", "refused", "check"):
            if mark in marks:
                return mark
        return "missing" if keys & {missing.field for missing in sheet.missing} else "whole"
