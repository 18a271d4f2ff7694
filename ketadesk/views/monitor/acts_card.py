"""What can be written down next: a button for each, and in its place what one of them asks."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout

from ketadesk.intake.reading_act import ACT_FIELDS, Act
from ketadesk.presentation.form import Choice
from ketadesk.presentation.monitor_answer import ACT_NUMBERS, ACT_WORDS, AGO
from ketadesk.views.entry.entry import FieldWord, NumberEntry, PickerEntry
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.look.button_pairs import ButtonPairs
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled

_BUTTON, _FIELD, _LONGEST = 44, 36, 200
_VOLUMES = {"stop": "Given, as the pump shows", "container": "Made up to", "push": "Volume", "pushed": "What went in"}
_WORDS = {
    "note": "What happened, without names",
    "end": "Why, where something is open",
    "pause": "Why",
    "strike": "What is wrong with it",
}
_AT_ONCE: frozenset[Act] = frozenset({"resume"})


class ActsCard(QFrame):
    """`asked` carries an act and what was typed for it, once it is to be written down.

    `strike_opened` asks for the entries that can be struck.
    """

    asked = Signal(str, object)
    strike_opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act: Act | None = None
        self._acts: tuple[Act, ...] = ()
        self.buttons: dict[Act, QPushButton] = {}
        self._pairs = ButtonPairs(scaled(8))
        self._title = label("", "group")
        self.numbers = {key: NumberEntry(key, caption, unit) for key, caption, unit in ACT_NUMBERS}
        self.ago = NumberEntry(*AGO)
        self.entry = PickerEntry("entry", "Entry that is wrong", "Choose it")
        self._struck = ""
        self.reason = QLineEdit()
        self._refused = label("", "reason", "check", wraps=True)
        self.write = QPushButton(button_icon("tick", role="on_main"), "Write it down")
        self.leave = QPushButton("Leave it")
        self._rows = [EntryRow((entry,)) for entry in (*self.numbers.values(), self.ago)]
        self._entry_row = EntryRow((self.entry,))
        self._build()
        self._show_ask(None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self._pairs)
        self._ask = QFrame()
        self._ask.setProperty("card", "paper")
        inner = QVBoxLayout(self._ask)
        inner.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(12))
        inner.setSpacing(scaled(8))
        inner.addWidget(self._title)
        for row in (self._entry_row, *self._rows):
            inner.addWidget(row)
        self.reason.setProperty("words", "true")
        self.reason.setMaxLength(_LONGEST)
        self.reason.setAcceptDrops(False)
        self.reason.setMinimumHeight(scaled(_FIELD))
        inner.addWidget(self.reason)
        inner.addWidget(self._refused)
        self.write.setProperty("main", "true")
        for button in (self.write, self.leave):
            button.setMinimumHeight(scaled(_FIELD))
            inner.addWidget(button)
        column.addWidget(self._ask)
        for act, (title, icon) in ACT_WORDS.items():
            self.buttons[act] = self._button(act, title, icon)
        self.write.clicked.connect(self._on_write)
        self.leave.clicked.connect(lambda: self._show_ask(None))
        self.reason.returnPressed.connect(self._on_write)
        self.entry.value_entered.connect(self._choose)

    def _button(self, act: Act, title: str, icon: str) -> QPushButton:
        made = QPushButton(button_icon(icon), title, self)  # without a parent it would be seen as a window of its own
        made.setMinimumHeight(scaled(_BUTTON))
        made.clicked.connect(lambda: self._on_act(act))
        made.hide()
        return made

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Offer what can be written down next, in two columns."""
        if self._act is not None and self._act not in acts:
            self._show_ask(None)
        if tuple(acts) != self._acts:
            self._acts = tuple(acts)
            self._arrange()

    def _arrange(self) -> None:
        """Show the buttons, unless one of them asks: then what it asks stands in their place."""
        shown = self._acts if self._act is None else ()
        self._pairs.show_buttons([self.buttons[act] for act in shown])

    def refuse(self, says: str, words: Mapping[str, str] | None = None) -> None:
        """Say why it is not written down; what was typed stays."""
        show_text(self._refused, says)
        told = {key: FieldWord("refused", why) for key, why in (words or {}).items()}
        for row in (self._entry_row, *self._rows):
            row.show_words(told)

    def show_entries(self, entries: Sequence[Choice]) -> None:
        """Offer the entries that can be struck."""
        self.entry.show_choices(entries)

    def done(self) -> None:
        """Ask nothing more."""
        self._show_ask(None)

    def blank(self) -> None:
        """Offer nothing, and forget what was typed."""
        self._show_ask(None)
        self.show_acts(())

    def _on_act(self, act: Act) -> None:
        if act in _AT_ONCE:
            self.asked.emit(act, {})
        else:
            self._show_ask(act)

    def _show_ask(self, act: Act | None) -> None:
        self._act = act
        fields = () if act is None else ACT_FIELDS[act]
        show_text(self._title, "" if act is None else ACT_WORDS[act][0])
        for key, entry in self.numbers.items():
            entry.show_value("")
            entry.name.setText(_VOLUMES.get(act or "", "Volume") if key == "volume_text" else entry.caption)
        for (key, _, _), row in zip(ACT_NUMBERS, self._rows, strict=False):
            row.setVisible(key in fields)
        self.ago.show_value("")
        self._rows[-1].setVisible(act is not None and act != "strike")
        self._choose("")
        self._entry_row.setVisible(act == "strike")
        caption = _WORDS.get(act or "", "Why, where it is not as planned")
        self.reason.setText("")
        self.reason.setPlaceholderText(caption)
        self.reason.setAccessibleName(caption)
        self.reason.setVisible("reason" in fields)
        self.refuse("")
        self._ask.setVisible(act is not None)
        self._arrange()
        if act == "strike":
            self.strike_opened.emit()
            self.entry.focus_stop().setFocus(Qt.FocusReason.OtherFocusReason)
        elif act is not None:
            first = next((entry.field for key, entry in self.numbers.items() if key in fields), self.reason)
            (first if fields[:1] != ("reason",) else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, entry: str) -> None:
        self._struck = entry
        self.entry.show_value(entry)

    def _on_write(self) -> None:
        if self._act is not None:
            texts = {key: entry.field.text() for key, entry in self.numbers.items() if key in ACT_FIELDS[self._act]}
            texts["entry"] = self._struck
            self.asked.emit(self._act, {**texts, "ago_text": self.ago.field.text(), "reason": self.reason.text()})
