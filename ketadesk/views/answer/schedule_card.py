"""What is not worked out but given as its source gives it: sentences, no figure of ours."""

from PySide6.QtWidgets import QVBoxLayout

from ketadesk.presentation.sheet import Card
from ketadesk.views.answer.card_parts import Sentence
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows


class ScheduleCard(Panel):
    """A schedule: its name, what it comes to, and its sentences."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        column.setSpacing(scaled(6))
        self._name = label("", "heading")
        self._text = label("", "group", wraps=True)
        lines, remarks = QVBoxLayout(), QVBoxLayout()
        column.addWidget(self._name)
        column.addWidget(self._text)
        for layout in (lines, remarks):
            layout.setSpacing(scaled(6))
            column.addLayout(layout)
        self._lines = Rows(lambda _: _sentence(lines, "body"))
        self._remarks = Rows(lambda _: _sentence(remarks, "list-second"))

    def show_card(self, card: Card) -> None:
        """Show a schedule, whole."""
        said = [(figure.label, figure.text, figure.detail) for figure in card.figures]
        show_text(self._name, card.headline.label)
        show_text(self._text, card.headline.text)
        self._lines.show_rows([" ".join(part for part in parts if part) for parts in said])
        self._remarks.show_rows(card.remarks)


def _sentence(column: QVBoxLayout, type_: str) -> Sentence:
    made = label("", type_, wraps=True)
    column.addWidget(made)
    return Sentence(made)
