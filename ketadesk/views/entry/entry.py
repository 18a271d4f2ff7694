"""A field of the form: its caption, its control, and what is said under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.echo import ReadBack
from ketadesk.presentation.form import Choice
from ketadesk.presentation.sheet import Sheet
from ketadesk.views.entry.number_field import NumberField
from ketadesk.views.entry.picker import Picker
from ketadesk.views.entry.segments import Segments
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, repolish, show_tone

MarkName = Literal["", "refused", "check", "stop"]
_ICONS = {"refused": "check", "check": "check", "stop": "stop"}
_TONES = {"refused": "check", "check": "check", "stop": "stop"}


@dataclass(frozen=True)
class FieldWord:
    """What is said under a field, and the frame it gets."""

    mark: MarkName
    says: str


def field_words(sheet: Sheet) -> dict[str, FieldWord]:
    """Return what a sheet says of single fields: why one is not read, or that one met a limit."""
    words: dict[str, FieldWord] = {}
    for finding in sheet.findings:
        if finding.severity == "note" or finding.reason:
            continue
        for field in finding.fields:
            if field not in words or finding.severity == "stop":
                words[field] = FieldWord(finding.severity, finding.under(field))
    return words | {field: FieldWord("refused", reason) for field, reason in sheet.refused.items()}


class Entry(QWidget):
    """A caption over a control. `value_entered` carries what a person entered; showing a value says nothing."""

    value_entered = Signal(str)
    entry_refused = Signal(str)

    def __init__(self, key: str, caption: str, control: QWidget, captioned: bool = True) -> None:
        super().__init__()
        self.key = key
        self.caption = caption
        self.control = control
        self._word: FieldWord | None = None
        self._echo = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if captioned:
            self.name = label(caption, "caption")
            self.name.setBuddy(control)
            column.addWidget(self.name)
        column.addWidget(control)

    def show_value(self, value: str) -> None:
        """Show the value that the draft holds."""
        raise NotImplementedError

    def show_word(self, word: FieldWord | None) -> None:
        """Frame the control, and let a screen reader say why."""
        mark = word.mark if word else ""
        self._word = word
        self._describe()
        if (self.control.property("mark") or "") != mark:
            self.control.setProperty("mark", mark)
            repolish(self.control)

    def show_echo(self, echo: ReadBack | None) -> str:
        """Return what is said back of the value, and let a screen reader say it; nothing, where nothing is."""
        self._echo = echo.says if echo and self.says_back(echo) else ""
        self._describe()
        return self._echo

    def says_back(self, echo: ReadBack) -> bool:
        """Say whether a value is said back."""
        return echo.always

    def _describe(self) -> None:
        """Let a screen reader say why it is framed, or what was read."""
        self.control.setAccessibleDescription(self._word.says if self._word else self._echo)

    def focus_stop(self) -> QWidget:
        """Return what Tab comes to."""
        return self.control


class NumberEntry(Entry):
    """A number as typed."""

    def __init__(self, key: str, caption: str, unit: str = "", usual: str = "", captioned: bool = True) -> None:
        self.field = NumberField()
        self._spoken, self._unit = caption, ""
        super().__init__(key, caption, self.field, captioned)
        self.field.setPlaceholderText(f"usual {usual}" if usual else "")
        self.field.text_entered.connect(self.value_entered)
        self.field.entry_refused.connect(self.entry_refused)
        self.show_unit(unit)

    def show_unit(self, unit: str) -> None:
        """Show the unit inside the field, and in its name."""
        self.field.show_unit(unit)
        self._unit = unit
        self._name_field()

    def speak_as(self, name: str) -> None:
        """Name the field to who hears it, where its caption alone does not say what is to be typed."""
        self._spoken = name
        self._name_field()

    def _name_field(self) -> None:
        self.field.setAccessibleName(f"{self._spoken}, {self._unit}" if self._unit else self._spoken)

    def show_value(self, value: str) -> None:
        """Show the text."""
        self.field.show_text(value)

    def says_back(self, echo: ReadBack) -> bool:
        """Say whether the number is said back: where it always is, and where it was corrected or pasted."""
        return echo.always or self.field.was_corrected


class SegmentsEntry(Entry):
    """One of a few, side by side."""

    def __init__(
        self, key: str, caption: str, choices: Sequence[Choice] = (), captioned: bool = True, columns: int = 5
    ) -> None:
        self.segments = Segments(columns)
        super().__init__(key, caption, self.segments, captioned)
        self.segments.setAccessibleName(caption)
        self.segments.show_choices(choices)
        self.segments.value_chosen.connect(self.value_entered)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices."""
        self.segments.show_choices(choices)

    def show_value(self, value: str) -> None:
        """Show which is chosen."""
        self.segments.show_value(value)

    def focus_stop(self) -> QWidget:
        """Return the segment that Tab comes to."""
        return self.segments.focus_stop()


class PickerEntry(Entry):
    """One of many, from a list."""

    def __init__(self, key: str, caption: str, invitation: str, captioned: bool = True, detailed: bool = False) -> None:
        self.picker = Picker(caption, invitation, detailed)
        super().__init__(key, caption, self.picker, captioned)
        self.picker.value_chosen.connect(self.value_entered)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices."""
        self.picker.show_choices(choices)

    def show_value(self, value: str) -> None:
        """Show which is chosen."""
        self.picker.show_value(value)


class Reason(QWidget):
    """A sentence under a field, with its icon: used again, and without a text while nothing is said."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._mark = Mark("", 16, "check")
        self._says = label("", "reason", "check", wraps=True)
        row.addWidget(self._mark)
        row.addWidget(self._says, 1)

    def show_word(self, word: FieldWord, says: str) -> None:
        """Show a sentence, in the icon and the tone of its mark."""
        self._mark.show_icon(_ICONS[word.mark])
        for each in (self._mark, self._says):
            show_tone(each, _TONES[word.mark])
        show_text(self._says, says)
        self.show()

    def blank(self) -> None:
        """Hide it, and take the sentence out of it."""
        self.hide()
        self._says.setText("")


class EntryRow(QWidget):
    """Fields side by side, and under them, across the whole width, what is said of them."""

    def __init__(self, entries: Sequence[Entry], stretches: Sequence[int] = ()) -> None:
        super().__init__()
        self.entries = tuple(entries)
        self._words: dict[str, FieldWord] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        for entry, stretch in zip(entries, stretches or [1] * len(entries), strict=True):
            row.addWidget(entry, stretch)
            entry.entry_refused.connect(self._on_entry_refused)
        column.addLayout(row)
        self._echo = label("", "caption", wraps=True)
        self._echo.hide()
        column.addWidget(self._echo)
        self._reasons = [Reason() for _ in self.entries]
        for reason in self._reasons:
            reason.hide()
            column.addWidget(reason)

    def show_words(self, words: Mapping[str, FieldWord]) -> None:
        """Show what is said of these fields, and nothing else."""
        mine = {entry.key: words[entry.key] for entry in self.entries if entry.key in words}
        if mine == self._words:
            return
        self._words = mine
        for entry, reason in zip(self.entries, self._reasons, strict=True):
            word = mine.get(entry.key)
            entry.show_word(word)
            if word is None:
                reason.blank()
            else:
                named = len(self.entries) > 1 or word.mark != "refused"
                reason.show_word(word, f"{entry.caption}: {word.says}" if named else word.says)

    def show_echoes(self, echoes: Mapping[str, ReadBack]) -> None:
        """Say back, in words, the numbers that need it."""
        said = [entry.show_echo(echoes.get(entry.key)) for entry in self.entries]
        show_text(self._echo, "\n".join(each for each in said if each))

    def _on_entry_refused(self, why: str) -> None:
        """Say at once why a key or a paste was not taken; the next answer takes the sentence away."""
        entry = self.sender()
        assert isinstance(entry, Entry)
        self.show_words({**self._words, entry.key: FieldWord("refused", why)})
