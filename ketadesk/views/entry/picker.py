"""A choice among many: a button that says what is chosen and opens a list to search. Nothing is chosen in passing."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.choice_list import ChoiceList
from ketadesk.views.look.lettering import label, unbroken
from ketadesk.views.look.mark import Mark


class Picker(QPushButton):
    """Shows one choice of many, in one line or two. `value_chosen` says which one a person chose."""

    value_chosen = Signal(str)

    def __init__(self, caption: str, invitation: str, detailed: bool = False) -> None:
        super().__init__()
        self._caption = caption
        self._invitation = invitation
        self._detailed = detailed
        self._choices: tuple[Choice, ...] = ()
        self._value = ""
        self._title = label(invitation, "body", wraps=True)
        self._detail = label("", "caption", wraps=True)
        self._build_content()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)
        self._say()

    def _build_content(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._title)
        lines.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 8, 4)
        row.addLayout(lines, 1)
        row.addWidget(Mark("search" if self._detailed else "open", 16, "second"))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these choices."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._say()

    def show_value(self, value: str) -> None:
        """Show which is chosen, or the invitation to choose."""
        if value != self._value:
            self._value = value
            self._say()

    def _say(self) -> None:
        choice = next((choice for choice in self._choices if choice.id == self._value), None)
        title = choice.title if choice else self._invitation
        detail = choice.detail if choice and self._detailed else ""
        self._title.setText(unbroken(title))
        type_ = "strong" if choice and self._detailed else "body"
        if self._title.property("type") != type_:
            self._title.setProperty("type", type_)
            self._title.style().polish(self._title)
        self._detail.setText(unbroken(detail))
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(", ".join(part for part in (self._caption, title, detail) if part))

    def value(self) -> str:
        """Return the id of the chosen one, or nothing."""
        return self._value

    def open(self) -> ChoiceList:
        """Open the list below the button."""
        choices = ChoiceList(self._caption, self._choices, self._value, self)
        choices.chosen.connect(self.value_chosen)
        choices.open_below(self)
        return choices

    def sizeHint(self) -> QSize:
        """Return the room that the lines of text ask for."""
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room for the lines of text."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout else super().minimumSizeHint()
