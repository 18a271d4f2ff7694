"""A group of the order form: a heading with its state, and rows of fields that follow the draft."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.sheet import Sheet
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import Entry, field_words
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.entry.folded import Folded
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled

_MARKS = {
    "stop": ("stop", "stop", "stopped"),
    "check": ("check", "check", "check"),
    "refused": ("check", "check", "not read"),
    "missing": ("incomplete", "second", "incomplete"),
    "whole": ("tick", "second", "complete"),
}


class FormPanel(QWidget):
    """Rows of fields under a heading. Fields are found by their key, the name of the draft's attribute.

    A group that is filled, and in which nothing is wrong, can be folded to what it comes to. `asked` are the fields
    that an answer does not need and a person is asked for all the same: the group is not filled without them.
    """

    opened = Signal()
    asked: tuple[str, ...] = ()

    def __init__(self, desk: Desk, id_: str, heading: str, icon: str, ruled: bool = True) -> None:
        super().__init__()
        self.desk = desk
        self.id = id_
        self.rows: list[EntryRow] = []
        self._rare: list[EntryRow] = []
        self._filled = False
        self._build_places(ruled)
        self._build_heading(heading)
        self.folded = Folded(heading, icon)
        self.folded.opened.connect(self._on_opened)
        self._outer.addWidget(self.folded)

    def _build_places(self, ruled: bool) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(scaled(6))
        if ruled:
            self._outer.addWidget(hair())
        self._fields = QWidget()
        self.column = QVBoxLayout(self._fields)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(scaled(4))
        self._outer.addWidget(self._fields)

    def _build_heading(self, heading: str) -> None:
        self.title = label(heading, "heading", wraps=True)
        self.heading = QHBoxLayout()
        self.heading.setSpacing(scaled(6))
        self.heading.addWidget(self.title, 1)
        self.more = QToolButton()
        self.more.setIcon(button_icon("more", 16))
        self.more.setCheckable(True)
        self.more.setFixedSize(scaled(28), scaled(24))
        self.more.hide()
        self.more.toggled.connect(self._show_rare)
        self.heading.addWidget(self.more)
        self._mark = Mark("incomplete", 16, "second")
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

    def add_rare_row(self, *entries: Entry, stretches: tuple[int, ...] = ()) -> EntryRow:
        """Add fields that few orders need: they are seen when asked for, and whenever they hold something."""
        row = self.add_row(*entries, stretches=stretches)
        self._rare.append(row)
        row.hide()
        says = f"More: {', '.join(entry.caption.lower() for each in self._rare for entry in each.entries)}"
        self.more.setAccessibleName(says)
        self.more.setToolTip(says)
        self.more.show()
        return row

    def enter(self, key: str, value: str) -> None:
        """Put what was entered into the draft."""
        self.desk.enter(key, value)

    def value(self, draft: Draft, key: str) -> str:
        """Return what the draft holds for a field."""
        return str(getattr(draft, key))

    def show_draft(self, draft: Draft) -> None:
        """Show what the draft holds."""
        for row in self.rows:
            for entry in row.entries:
                entry.show_value(self.value(draft, entry.key))
        if draft == Draft():
            self.more.setChecked(False)

    def show_answer(self, answer: Answer) -> None:
        """Show what is said of these fields."""
        words = field_words(answer.sheet)
        for row in self.rows:
            row.show_words(words)
            row.show_echoes(answer.echoes.read_backs)
        self._show_rare()
        self._mark.setVisible(bool(self.desk.draft.protocol))
        state = self._state(answer.sheet)
        name, _tone, says = _MARKS[state]
        self._mark.show_icon(name)
        self._mark.show_name(says)
        self.folded.show_echo(answer.echoes.groups.get(self.id))
        self._filled = state == "whole" and all(self.value(self.desk.draft, key) for key in self.asked)

    def blank(self) -> None:
        """Take away what an answer said."""
        for row in self.rows:
            row.show_words({})
            row.show_echoes({})
        self.folded.show_echo(None)

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [entry for row in self.rows for entry in row.entries]

    def keys(self) -> set[str]:
        """Return what belongs to this group: its fields."""
        return {entry.key for entry in self.entries()}

    def can_fold(self) -> bool:
        """Say whether nothing is missing, refused or questioned, and nobody is at work in it."""
        return self._filled and not self._fields.isAncestorOf(self.window().focusWidget())

    def is_folded(self) -> bool:
        """Say whether it is folded."""
        return not self.folded.isHidden()

    def saved_by_folding(self) -> int:
        """Return how much lower it is when it is folded."""
        layout, width = self._fields.layout(), self.width()
        return layout.totalHeightForWidth(width) - self.folded.heightForWidth(width) if layout else 0

    def fold(self, folds: bool) -> None:
        """Fold it to what it comes to, or show its fields again."""
        self.folded.setVisible(folds)
        self._fields.setHidden(folds)

    def reveal(self, entry: Entry) -> None:
        """Bring one of its fields into sight."""
        if self.is_folded():
            self.fold(False)
            self.opened.emit()
        if any(entry in row.entries for row in self._rare):
            self.more.setChecked(True)

    def _on_opened(self) -> None:
        self.fold(False)
        first = next(entry.focus_stop() for entry in self.entries() if entry.isVisible())
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self.opened.emit()

    def _show_rare(self) -> None:
        draft = self.desk.draft
        for row in self._rare:
            held = any(self.value(draft, entry.key) for entry in row.entries) or row.says_something()
            row.setVisible(self.more.isChecked() or held)

    def _state(self, sheet: Sheet) -> str:
        keys = self.keys()
        marks = {word.mark for key, word in field_words(sheet).items() if key in keys}
        for mark in ("stop", "refused", "check"):
            if mark in marks:
                return mark
        return "missing" if keys & {missing.field for missing in sheet.missing} else "whole"
