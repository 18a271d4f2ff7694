"""A field of the form: its caption, its control, and what is said under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ketadesk.presentation.echo import ReadBack
from ketadesk.presentation.form import Choice
from ketadesk.presentation.sheet import Sheet
from ketadesk.views.entry.captions import lettered
from ketadesk.views.entry.number_field import NumberField
from ketadesk.views.entry.picker import Picker, PickerKind
from ketadesk.views.entry.segments import Segments
from ketadesk.views.look.lettering import label
from ketadesk.views.look.mark import repolish
from ketadesk.views.look.measure import scaled

_USUAL = "usual"

MarkName = Literal["", "refused", "check", "stop"]


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
    """A caption over a control; `shown` is a shorter one, where the group says the rest.

    `value_entered` carries what a person entered; showing a value says nothing.
    """

    value_entered = Signal(str)
    entry_refused = Signal(str)

    def __init__(self, key: str, caption: str, control: QWidget, captioned: bool = True, shown: str = "") -> None:
        super().__init__()
        self.key = key
        self.caption = caption
        self.control = control
        self._word: FieldWord | None = None
        self._echo = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.hint = label("", "hint")
        if captioned:
            self.name = label(lettered(key, shown or caption), "caption")
            self.name.setBuddy(control)
            line = QHBoxLayout()
            line.setSpacing(scaled(6))
            line.addWidget(self.name)
            line.addWidget(self.hint, 1)
            self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addLayout(line)
        column.addWidget(control)

    def show_value(self, value: str) -> None:
        """Show the value that the draft holds."""
        raise NotImplementedError

    def show_word(self, word: FieldWord | None) -> None:
        """Frame the control, and let a screen reader say why."""
        if word == self._word:
            return
        mark = word.mark if word else ""
        self._word = word
        self._describe()
        if (self.control.property("mark") or "") != mark:
            self.control.setProperty("mark", mark)
            repolish(self.control)

    @property
    def refusal(self) -> str:
        """Why what stands in the field is not read; empty while it is."""
        return self._word.says if self._word is not None and self._word.mark == "refused" else ""

    def show_echo(self, echo: ReadBack | None) -> str:
        """Return what is said back of the value, and let a screen reader say it; nothing, where nothing is."""
        says = echo.says if echo and self.says_back(echo) else ""
        if says != self._echo:
            self._echo = says
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
    """A number as typed. Its unit stands in the field, or beside it when it can be chosen."""

    unit_is_beside = False

    def __init__(
        self, key: str, caption: str, unit: str = "", usual: str = "", captioned: bool = True, shown: str = ""
    ) -> None:
        self.field = NumberField()
        self._spoken, self._unit = caption, ""
        super().__init__(key, caption, self.field, captioned, shown)
        self._name_field()
        self.show_usual(usual)
        self.field.text_entered.connect(self.value_entered)
        self.field.textChanged.connect(self._show_whether_usual)
        self.field.entry_refused.connect(self.entry_refused)
        self.show_unit(unit)

    def show_unit(self, unit: str) -> None:
        """Show the unit inside the field, and in its name."""
        if unit != self._unit:
            self.field.forget_typed()
            self.field.show_unit("" if self.unit_is_beside else unit)
            self._unit = unit
            self._name_field()
            self._describe()

    def speak_as(self, name: str) -> None:
        """Name the field to who hears it, where its caption alone does not say what is to be typed."""
        self._spoken = name
        self._name_field()

    def _name_field(self) -> None:
        self.field.name_as(self._spoken, self._unit)

    def show_value(self, value: str) -> None:
        """Show the text."""
        self.field.show_text(value)

    def put_unit_beside(self) -> None:
        """Leave the unit to what stands beside the field."""
        self.unit_is_beside = True
        self.field.show_unit("")
        self.field.setProperty("joined", True)

    def show_usual(self, usual: str) -> None:
        """Show which figure holds while nothing is typed; it is said to be the usual one."""
        self.field.show_usual(usual)
        self._show_whether_usual()

    def _show_whether_usual(self) -> None:
        self.hint.setText(_USUAL if self.field.holds_usual() else "")
        self._describe()

    def _describe(self) -> None:
        super()._describe()
        usual = self.field.placeholderText()
        if self.field.holds_usual() and not self.control.accessibleDescription():
            self.control.setAccessibleDescription(f"While it is empty the usual {usual} {self._unit} holds.")

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

    def __init__(
        self, key: str, caption: str, invitation: str, captioned: bool = True, kind: PickerKind = "field"
    ) -> None:
        self.picker = Picker(caption, invitation, kind)
        super().__init__(key, caption, self.picker, captioned)
        self.picker.value_chosen.connect(self.value_entered)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices."""
        self.picker.show_choices(choices)

    def show_value(self, value: str) -> None:
        """Show which is chosen."""
        self.picker.show_value(value)


class UnitEntry(PickerEntry):
    """The unit of the number before it, which it touches. Choosing another clears the number."""

    def __init__(self, key: str, caption: str, choices: Sequence[Choice], invitation: str = "") -> None:
        super().__init__(key, caption, invitation, captioned=False, kind="unit")
        self.show_choices(choices)
