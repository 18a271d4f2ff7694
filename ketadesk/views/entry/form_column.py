"""A column of groups to fill, that scrolls when it must: every group follows the same draft, none knows another."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from ketadesk.views.entry.entry import Entry
from ketadesk.views.entry.plain_panel import PlainPanel


class FormColumn(QScrollArea):
    """The groups of a form in reading order."""

    def __init__(self, panels: Sequence[PlainPanel]) -> None:
        super().__init__()
        self.panels = tuple(panels)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_draft(self, draft: Any) -> None:
        """Show what the draft holds."""
        for panel in self.panels:
            panel.show_draft(draft)

    def show_answer(self, answer: Any) -> None:
        """Ask what this draft needs, and say which fields are not read."""
        for panel in self.panels:
            panel.show_answer(answer)

    def blank(self) -> None:
        """Take away what an answer said."""
        for panel in self.panels:
            panel.blank()

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [entry for panel in self.panels for entry in panel.entries()]

    def focus_field(self, key: str) -> None:
        """Bring a field into view and give it the focus."""
        stop = next((entry.focus_stop() for entry in self.entries() if entry.key == key), None)
        if stop is not None:
            self.ensureWidgetVisible(stop)
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
