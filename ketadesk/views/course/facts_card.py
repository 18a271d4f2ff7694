"""What was agreed of a course and how far it is: a name and a sentence each, which may take a second line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from ketadesk.presentation.run_told import Row
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows


class FactsCard(Panel):
    """A heading, and under it names over their sentences."""

    def __init__(self) -> None:
        super().__init__("paper")
        self._title = label("", "group", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        column.setSpacing(scaled(6))
        column.addWidget(self._title)
        lines = QVBoxLayout()
        lines.setSpacing(scaled(4))
        column.addLayout(lines)
        self._rows = Rows(lambda _place: _Fact(lines))

    def show_facts(self, title: str, rows: Sequence[Row]) -> None:
        """Show it, whole."""
        show_text(self._title, title)
        self._rows.show_rows(rows)
        self.show()


class _Fact:
    def __init__(self, column: QVBoxLayout) -> None:
        self._name, self._says = label("", "caption"), label("", "list-strong", wraps=True)
        self._note = label("", "list-second", wraps=True)
        for widget in (self._name, self._says, self._note):
            column.addWidget(widget)

    def show_row(self, row: Row) -> None:
        show_text(self._name, row.name)
        show_text(self._says, row.text)
        show_text(self._note, row.note)

    def blank(self) -> None:
        self.show_row(Row("", ""))
