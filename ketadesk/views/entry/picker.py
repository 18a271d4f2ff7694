"""A choice among many: a button that says what is chosen and opens a list to search. Nothing is chosen in passing."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.choice_list import SEARCHED_FROM, ChoiceList
from ketadesk.views.entry.lines_button import LinesButton
from ketadesk.views.look.lettering import label, unbroken
from ketadesk.views.look.mark import Mark, repolish
from ketadesk.views.look.measure import scaled

PickerKind = Literal["field", "detailed", "unit", "compact"]
# For each kind: the margins left, top, right and bottom, and the size of its mark.
_MARGINS = {"field": (10, 4, 8, 4), "detailed": (10, 4, 8, 4), "unit": (6, 0, 2, 0), "compact": (8, 0, 4, 0)}
_MARKS = {"field": 16, "detailed": 16, "unit": 14, "compact": 14}
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})
_LEAST = {"field": 30, "detailed": 42, "unit": 30, "compact": 24}


class Picker(LinesButton):
    """Shows one choice of many. `value_chosen` says which one a person chose.

    A `detailed` one has two lines; a `unit` touches the field of its number; a `compact` one shows its invitation only,
    for what it chooses is seen elsewhere.
    """

    value_chosen = Signal(str)

    def __init__(self, caption: str, invitation: str, kind: PickerKind = "field") -> None:
        super().__init__()
        self._caption = caption
        self._invitation = invitation
        self._kind = kind
        self._choices: tuple[Choice, ...] = ()
        self._value = ""
        self.setProperty("kind", kind)
        wraps = kind in {"field", "detailed"}
        self._title = label(invitation, "body" if wraps else "list-second", wraps=wraps)
        self._detail = label("", "caption", wraps=True)
        self._build_content()
        self.clicked.connect(self.open)
        self._say()

    def _build_content(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*(scaled(margin) for margin in _MARGINS[self._kind]))
        row.setSpacing(scaled(4))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._title)
        if self._kind == "detailed":
            lines.addWidget(self._detail)
        row.addLayout(lines, 1)
        row.addWidget(Mark("search" if self._kind == "detailed" else "open", _MARKS[self._kind], "second"))
        self.setMinimumHeight(scaled(_LEAST[self._kind]))
        if self._kind in {"unit", "compact"}:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.let_clicks_through()

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
        detail = choice.detail if choice and self._kind == "detailed" else ""
        self._title.setText(unbroken(self._invitation if self._kind == "compact" else title))
        if self._kind == "detailed":
            show_type(self._title, "strong" if choice else "body")
            self._detail.setText(unbroken(detail))
            self._detail.setVisible(bool(detail))
        self.setAccessibleName(", ".join(part for part in (self._caption, title, detail) if part))

    def value(self) -> str:
        """Return the id of the chosen one, or nothing."""
        return self._value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter and the arrow down as with Space, and a long list with the first sign of what is sought."""
        sign = event.text()
        if event.isAutoRepeat():
            return
        if event.key() in _OPENING:
            self.open()
        elif len(self._choices) >= SEARCHED_FROM and sign.isprintable() and sign.strip() and not _commands(event):
            self.open().search.setText(sign)
        else:
            super().keyPressEvent(event)

    def open(self) -> ChoiceList:
        """Open the list below the button, if it is not open already."""
        for opened in self.findChildren(ChoiceList):
            if opened.isVisible():
                return opened
        choices = ChoiceList(self._caption, self._choices, self._value, self)
        choices.chosen.connect(self.value_chosen)
        choices.open_below(self)
        return choices


def _commands(event: QKeyEvent) -> bool:
    """Say whether a key is held that makes a command of a letter."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & held)


def show_type(made: QLabel, type_: str) -> None:
    """Give a label another type of the style sheet."""
    if made.property("type") != type_:
        made.setProperty("type", type_)
        repolish(made)
