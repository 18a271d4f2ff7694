"""A group of the order form: it can be folded to what it comes to, and has fields that are rarely asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import Entry
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.entry.folded import Folded
from ketadesk.views.entry.plain_panel import PlainPanel
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled


class FormPanel(PlainPanel):
    """A group that is filled, and in which nothing is wrong, can be folded.

    `asked` are the fields that an answer does not need and a person is asked for all the same: the group is not filled
    without them.
    """

    opened = Signal()
    asked: tuple[str, ...] = ()

    def __init__(self, desk: Desk, id_: str, heading: str, icon: str, ruled: bool = True) -> None:
        super().__init__(desk, heading, ruled)
        self.id = id_
        self._rare: list[EntryRow] = []
        self._filled = False
        self._build_more()
        self.folded = Folded(heading.replace("&", ""), icon, heading)
        self.folded.opened.connect(self._on_opened)
        self.outer.addWidget(self.folded)

    def _build_more(self) -> None:
        self.more = QToolButton()
        self.more.setIcon(button_icon("more", 16))
        self.more.setCheckable(True)
        self.more.setFixedSize(scaled(28), scaled(24))
        self.more.hide()
        self.more.toggled.connect(self._show_rare)
        self.heading.insertWidget(1, self.more)

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

    def show_draft(self, draft: Draft) -> None:
        """Show what the draft holds."""
        super().show_draft(draft)
        if draft == Draft():
            self.more.setChecked(False)

    def show_answer(self, answer: Answer) -> None:
        """Show what is said of these fields."""
        super().show_answer(answer)
        self._show_rare()
        if self.title.buddy() is not (first := self.first_stop()):
            self.title.setBuddy(first)  # its letter comes there
        self.folded.show_echo(answer.echoes.groups.get(self.id))
        whole = self.state(answer.sheet) == "whole"
        self._filled = whole and all(self.value(self.desk.draft, key) for key in self.asked)

    def blank(self) -> None:
        """Take away what an answer said."""
        super().blank()
        self.folded.forget()

    def can_fold(self) -> bool:
        """Say whether nothing is missing, refused or questioned, and nobody is at work in it."""
        return self._filled and not self.fields.isAncestorOf(self.window().focusWidget())

    def is_folded(self) -> bool:
        """Say whether it is folded."""
        return not self.folded.isHidden()

    def saved_by_folding(self) -> int:
        """Return how much lower it is when it is folded."""
        layout, width = self.fields.layout(), self.width()
        return layout.totalHeightForWidth(width) - self.folded.heightForWidth(width) if layout else 0

    def fold(self, folds: bool) -> None:
        """Fold it to what it comes to, or show its fields again."""
        self.folded.setVisible(folds)
        self.fields.setHidden(folds)

    def reveal(self, entry: Entry) -> None:
        """Bring one of its fields into sight."""
        if self.is_folded():
            self.fold(False)
            self.opened.emit()
        if any(entry in row.entries for row in self._rare):
            self.more.setChecked(True)

    def first_stop(self) -> QWidget:
        """Return where work in it begins: its first field that is asked for."""
        entries = self.entries()
        return next((each for each in entries if each.isVisibleTo(self)), entries[0]).focus_stop()

    def _on_opened(self) -> None:
        self.fold(False)
        self.first_stop().setFocus(Qt.FocusReason.TabFocusReason)
        self.opened.emit()

    def _show_rare(self) -> None:
        draft = self.desk.draft
        for row in self._rare:
            held = any(self.value(draft, entry.key) for entry in row.entries) or row.says_something()
            row.setVisible(self.more.isChecked() or held)
