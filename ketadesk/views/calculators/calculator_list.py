"""The left column: the calculators there are, each with what it works out. One focus stop; arrows move, Enter opens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.lines_button import LinesButton
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.mark import show_tone
from ketadesk.views.look.measure import scaled

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CalculatorButton(LinesButton):
    """A calculator by its name, over what it works out."""

    arrow_pressed = Signal(int)

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.id = choice.id
        self.setCheckable(True)
        self.setProperty("small", "listed")
        self.setAccessibleName(f"{choice.title}, {choice.detail}")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(8), scaled(2), scaled(8), scaled(1))
        column.setSpacing(0)
        self._lines = (label(choice.title, "list-strong", wraps=True), label(choice.detail, "caption", wraps=True))
        for line in self._lines:
            column.addWidget(line)
        self.let_clicks_through()

    def show_chosen(self, chosen: bool) -> None:
        """Show whether it is the one that is open."""
        self.setChecked(chosen)
        for line in self._lines:
            show_tone(line, "chosen" if chosen else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, open with Enter as with Space; a key held down opens nothing."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.arrow_pressed.emit(step)
        elif event.key() in _OPENING:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class CalculatorList(QScrollArea):
    """All calculators, in their groups. `calculator_chosen` says the id of the one that is to be opened."""

    calculator_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Calculators")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons: dict[str, CalculatorButton] = {}
        self._group = QButtonGroup(self)
        card = QFrame()
        card.setProperty("card", "paper")
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(scaled(6), scaled(6), scaled(6), scaled(6))
        self._column.setSpacing(scaled(1))
        self._column.addStretch(1)
        self.setWidget(card)
        card.setAutoFillBackground(False)  # Qt fills it whole, beyond its round corners

    def show_choices(self, choices: Sequence[Choice], chosen: str) -> None:
        """Show the calculators, and which is open."""
        if not self.buttons:
            self._build_buttons(choices)
        for id_, button in self.buttons.items():
            button.show_chosen(id_ == chosen)

    def _build_buttons(self, choices: Sequence[Choice]) -> None:
        group = choices[0].group
        for choice in choices:
            if choice.group != group:
                group = choice.group
                self._column.insertWidget(self._column.count() - 1, hair())
            button = self.buttons[choice.id] = CalculatorButton(choice)
            button.clicked.connect(lambda _checked, id_=choice.id: self.calculator_chosen.emit(id_))
            button.arrow_pressed.connect(self._on_arrow)
            self._group.addButton(button)
            self._column.insertWidget(self._column.count() - 1, button)

    def _on_arrow(self, step: int) -> None:
        buttons = list(self.buttons.values())
        here = next(place for place, button in enumerate(buttons) if button is self.sender())
        there = buttons[(here + step) % len(buttons)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(there)
