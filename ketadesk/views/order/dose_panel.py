"""What is given: for each administration whether, how much, over what time, and the most allowed."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.intake.draft import DoseDraft, Draft
from ketadesk.presentation.echo import ReadBack
from ketadesk.presentation.form import Choice, DoseFields
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import Entry, FieldWord, NumberEntry, UnitEntry
from ketadesk.views.entry.entry_row import EntryRow
from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.lettering import label
from ketadesk.views.order.step_rows import StepRows

# How a field is named to who hears it: its caption may be no more than what is given, or “over”.
_SPOKEN = {"dose": "Dose", "time": "Time", "cap": "Not more than"}


class DosePanel(QWidget):
    """The fields of one administration."""

    def __init__(self, desk: Desk, fields: DoseFields) -> None:
        super().__init__()
        self._desk = desk
        self.fields = fields
        self.rows: list[EntryRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.given = self._build_given()
        self._fields = QWidget()
        self._inner = QVBoxLayout(self._fields)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(4)
        self._column.addWidget(self._fields)
        self.steps = StepRows(desk) if fields.stepped else None
        if self.steps:
            self._build_steps()
        else:
            self._build_dose()

    def _build_given(self) -> TickBox | None:
        """Offer to leave it out, or to choose it; what is always given has nothing to tick."""
        if not self.fields.offered:
            return None
        given = TickBox(self.fields.title)
        given.clicked.connect(self._on_given_clicked)
        self._column.addWidget(given)
        return given

    def _build_dose(self) -> None:
        fields = self.fields
        hints = [fields.dose_hint] if fields.dose_hint != f"{fields.dose_usual} {fields.dose_units[0]}" else []
        entries = self._number("dose", self._caption(), fields.dose_units, fields.dose_usual)
        if fields.time_label:
            entries += self._number("time", fields.time_label, fields.time_units, fields.time_usual)
            if fields.time_hint != f"{fields.time_usual} {fields.time_units[0]}":
                hints.append(fields.time_hint)
        self._add_row(*entries, stretches=(4, 3) if fields.time_label else ())
        if any(hints):
            self._inner.addWidget(label(" · ".join(hint for hint in hints if hint), "hint", wraps=True))
        if fields.cap_unit:
            self._add_row(*self._number("cap", "Not more than", (fields.cap_unit,), ""))

    def _caption(self) -> str:
        """Return what the dose is called: by its administration, unless a tick box says that already."""
        return "Dose" if self.fields.offered else self.fields.title

    def _number(self, name: str, caption: str, units: tuple[str, ...], usual: str) -> list[Entry]:
        """Return a number, and the list of its units where it has several."""
        number = NumberEntry(self._key(f"{name}_text"), caption, units[0], usual)
        number.speak_as(f"{_SPOKEN[name]}, {self.fields.title.lower()}")
        if not units[1:]:
            return [number]
        choices = tuple(Choice(unit, unit) for unit in units)
        return [number, UnitEntry(self._key(f"{name}_unit"), f"Unit: {caption}", choices)]

    def _build_steps(self) -> None:
        assert self.steps is not None
        hints = (self.fields.title, self.fields.dose_hint, self.fields.time_hint)
        self._inner.addWidget(label(" · ".join(hint for hint in hints if hint), "caption", wraps=True))
        self._inner.addWidget(self.steps)

    def _add_row(self, *entries: Entry, stretches: tuple[int, ...] = ()) -> None:
        row = EntryRow(entries, stretches)
        for entry in entries:
            entry.value_entered.connect(lambda value, key=entry.key: self._enter(key, value))
        self.rows.append(row)
        self._inner.addWidget(row)

    def _key(self, name: str) -> str:
        return f"{name}:{self.fields.id}"

    def _enter(self, key: str, value: str) -> None:
        name = key.partition(":")[0]
        dose = self._desk.draft.dose(self.fields.id)
        self._desk.edit(self._desk.draft.with_dose(self.fields.id, _entered(dose, name, value)))

    def _on_given_clicked(self, given: bool) -> None:
        answer = self._desk.answer
        if answer is not None:
            self._desk.edit(replace(self._desk.draft, given=_given(answer.form.doses, self.fields, given)))

    def show_draft(self, draft: Draft) -> None:
        """Show what was typed for this administration."""
        dose = draft.dose(self.fields.id)
        shown = {
            "dose_unit": dose.dose_unit or self.fields.dose_unit,
            "time_unit": dose.time_unit or self.fields.time_unit,
        }
        for row in self.rows:
            for entry in row.entries:
                name = entry.key.partition(":")[0]
                entry.show_value(shown.get(name, str(getattr(dose, name, ""))))
                if isinstance(entry, NumberEntry):
                    self._show_unit(entry, name, shown)
        if self.steps:
            self.steps.show_draft(draft)

    def _show_unit(self, entry: NumberEntry, name: str, shown: Mapping[str, str]) -> None:
        """Name a number by the unit that holds; the usual figure holds in the source's own unit only."""
        usual = {
            "dose_text": (self.fields.dose_units, shown["dose_unit"], self.fields.dose_usual),
            "time_text": (self.fields.time_units, shown["time_unit"], self.fields.time_usual),
        }.get(name)
        if usual is not None:
            units, unit, figure = usual
            entry.show_unit(unit)
            entry.show_usual(figure if unit == units[0] else "")

    def show_fields(self, fields: DoseFields, words: Mapping[str, FieldWord]) -> None:
        """Show whether it is given, and what is said of its fields."""
        self.fields = fields
        if self.given:
            self.given.setChecked(fields.given)
        self._fields.setVisible(fields.given)
        for row in self.rows:
            row.show_words(words)
        if self.steps:
            self.steps.show_words(words)

    def show_echoes(self, echoes: Mapping[str, ReadBack]) -> None:
        """Say back the numbers that need it."""
        for row in self.rows:
            row.show_echoes(echoes)
        if self.steps:
            self.steps.show_echoes(echoes)

    def blank(self) -> None:
        """Take away what an answer said."""
        for row in self.rows:
            row.show_words({})
        if self.steps:
            self.steps.show_words({})
        self.show_echoes({})


def _entered(dose: DoseDraft, name: str, value: str) -> DoseDraft:
    if name == "dose_unit":
        return dose.with_dose_unit(value)
    if name == "time_unit":  # a number does not survive its unit
        return replace(dose, time_unit=value, time_text="")
    return replace(dose, **{name: value})


def _given(doses: tuple[DoseFields, ...], fields: DoseFields, given: bool) -> tuple[str, ...]:
    """Return what is given after a tick: of one group, only one."""
    others = [
        each.id
        for each in doses
        if each.given and each.id != fields.id and not (given and fields.group and each.group == fields.group)
    ]
    chosen = {*others, fields.id} if given else set(others)
    return tuple(each.id for each in doses if each.id in chosen)
