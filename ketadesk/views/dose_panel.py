"""What is given: for each administration whether, how much, over what time, and the most allowed."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.intake.draft import DoseDraft, Draft
from ketadesk.presentation.form import Choice, DoseFields
from ketadesk.views.desk import Desk
from ketadesk.views.entry import Entry, EntryRow, FieldWord, NumberEntry, SegmentsEntry
from ketadesk.views.lettering import label
from ketadesk.views.step_rows import StepRows
from ketadesk.views.tick_box import TickBox


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
        self._build_steps() if self.steps else self._build_dose()
        self._build_hint()

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
        caption = "Dose" if fields.offered else fields.title
        dose = NumberEntry(self._key("dose_text"), caption, "" if len(fields.dose_units) > 1 else fields.dose_unit)
        dose.field.setPlaceholderText(fields.dose_usual)
        later = self._build_time() + self._build_cap()
        if len(fields.dose_units) > 1:
            units = SegmentsEntry(self._key("dose_unit"), "Unit of dose", _choices(fields.dose_units))
            self._add_row(dose, units)
            if later:
                self._add_row(*later)
        else:
            self._add_row(dose, *later[:1])
            if later[1:]:
                self._add_row(*later[1:])

    def _build_time(self) -> list[Entry]:
        fields = self.fields
        if not fields.time_label:
            return []
        several = len(fields.time_units) > 1
        time = NumberEntry(self._key("time_text"), fields.time_label, "" if several else fields.time_unit)
        time.field.setPlaceholderText(fields.time_usual)
        units = SegmentsEntry(self._key("time_unit"), "Unit of time", _choices(fields.time_units))
        return [time, units] if several else [time]

    def _build_cap(self) -> list[Entry]:
        unit = self.fields.cap_unit
        return [NumberEntry(self._key("cap_text"), "Not more than", unit)] if unit else []

    def _build_steps(self) -> None:
        assert self.steps is not None
        self._inner.addWidget(label(self.fields.title, "caption"))
        self._inner.addWidget(self.steps)

    def _build_hint(self) -> None:
        hint = " · ".join(part for part in (self.fields.dose_hint, self.fields.time_hint) if part)
        if hint:
            self._inner.addWidget(label(hint, "hint", wraps=True))

    def _add_row(self, *entries: Entry) -> None:
        row = EntryRow(entries)
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
        if self.steps:
            self.steps.show_draft(draft)

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


def _choices(units: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(unit, unit) for unit in units)
