"""The working on a card of its own, every line of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from ketadesk.presentation.derivation import WorkingLine
from ketadesk.views.answer.working_lines import WorkingLines
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel


class WorkingCard(Panel):
    """A heading and all lines."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(10))
        column.setSpacing(scaled(6))
        self._heading = label("", "heading")
        self._lines = WorkingLines()
        column.addWidget(self._heading)
        column.addWidget(self._lines)
        column.addStretch(1)

    def show_working(self, lines: Sequence[WorkingLine]) -> None:
        """Show the working, whole; without any there is no card."""
        show_text(self._heading, "Working" if lines else "")
        self._lines.show_lines(lines, len(lines))
        self.setVisible(bool(lines))
