"""The signs to write down: numbers as typed, words to choose, and one button that keeps them together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.entry import Entry, FieldWord, NumberEntry, SegmentsEntry
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled

if TYPE_CHECKING:
    from ketadesk.protocols.sign import Sign

_ROWS = (
    ("systolic", "diastolic", "pulse"),
    ("spo2", "breaths", "co2"),
    ("sedation",),
    ("dissociation",),
    ("nausea", "pain"),
)
_SHORT = {"systolic": "Pressure", "diastolic": "over", "co2": "CO2, end", "pain": "Pain"}
_STRETCHES = {"nausea": (3, 1)}
_BUTTON = 44
_UNSIGNED = "Nobody is signed in any more: what is kept now is unsigned."


class ObserveCard(QFrame):
    """`sign_entered` carries a sign and its text; `keep_wanted` says that what stands is to be kept.

    `other_wanted` says that somebody else goes on writing.
    """

    sign_entered = Signal(str, str)
    keep_wanted = Signal()
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        self.entries: dict[str, Entry] = {}
        self.rows: list[EntryRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(scaled(10), scaled(10), scaled(10), scaled(12))
        self._column.setSpacing(scaled(6))
        top = QHBoxLayout()
        top.addWidget(label("Write down", "group"), 1)
        self._told = label("", "list-second")
        top.addWidget(self._told)
        self._column.addLayout(top)
        self._refused = label("", "reason", "check", wraps=True)
        self.keep = QPushButton(button_icon("tick"), "Keep")
        self.keep.setMinimumHeight(scaled(_BUTTON))
        self.keep.clicked.connect(self.keep_wanted)
        self.other = QPushButton(button_icon("person"), "Another person writes")
        self.other.clicked.connect(self.other_wanted)
        self._unsigned = label("", "reason", "check", wraps=True)

    def furnish(self, signs: "Mapping[str, Sign]") -> None:
        """Make the fields of the signs there are, once."""
        if self.entries:
            return
        for ids in _ROWS:
            entries = tuple(self._entry(signs[id_]) for id_ in ids if id_ in signs)
            row = EntryRow(entries, _STRETCHES.get(ids[0], ()))
            self.rows.append(row)
            self._column.addWidget(row)
        self._column.addWidget(self._refused)
        for widget in (self._unsigned, self.keep, self.other):
            self._column.addWidget(widget)

    def _entry(self, sign: "Sign") -> Entry:
        made: Entry
        if sign.words:
            made = SegmentsEntry(f"sign:{sign.id}", sign.title, tuple(Choice(word, word) for word in sign.words))
        else:
            made = NumberEntry(f"sign:{sign.id}", sign.title, sign.unit, shown=_SHORT.get(sign.id, ""))
            made.field.returnPressed.connect(self.keep_wanted)
        made.value_entered.connect(lambda text, id_=sign.id: self.sign_entered.emit(id_, text))
        self.entries[sign.id] = made
        return made

    def show_texts(self, texts: Mapping[str, str], who: str) -> None:
        """Show what is typed, and as whom it is kept."""
        for id_, entry in self.entries.items():
            entry.show_value(texts.get(id_, ""))
        self.keep.setText(f"Keep, signed {who}" if who else "Keep, unsigned")
        show_text(self._unsigned, "" if who else _UNSIGNED)
        self.keep.setEnabled(any(texts.values()))

    def show_words(self, words: Mapping[str, str]) -> None:
        """Say under each field why it is not read."""
        told = {f"sign:{id_}": FieldWord("refused", says) for id_, says in words.items()}
        for row in self.rows:
            row.show_words(told)
        elsewhere = [says for id_, says in words.items() if id_ not in self.entries]
        show_text(self._refused, " ".join(elsewhere))

    def say(self, says: str) -> None:
        """Say what came of the last time."""
        show_text(self._told, says)

    def refuse(self, says: str) -> None:
        """Say why it was not kept; what was typed stays."""
        show_text(self._refused, says)
