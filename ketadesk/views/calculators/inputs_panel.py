"""What one calculator can take: numbers with their units, and what is chosen; three beside each other."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.intake.calculation_draft import UNIT
from ketadesk.presentation.calculation_answer import CalculationAnswer, InputField
from ketadesk.views.desk import DeskOf
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import Entry, NumberEntry, PickerEntry, SegmentsEntry, UnitEntry
from ketadesk.views.entry.flow import Flow, Gap
from ketadesk.views.entry.plain_panel import PlainPanel

_BESIDE = 3


class InputsPanel(PlainPanel):
    """The fields of one calculator. What is not known stays empty."""

    def __init__(self, desk: DeskOf[Any, Any], fields: Sequence[InputField]) -> None:
        super().__init__(desk, "What is known", ruled=False)
        cells = iter([self._cell(list(_entries(field))) for field in fields])
        while row := list(islice(cells, _BESIDE)):
            self.column.addWidget(Flow([*row, *(Gap() for _ in range(_BESIDE - len(row)))]))

    def _cell(self, entries: list[Entry]) -> QWidget:
        """Return an input with what is said of it under it, at the top of its place."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.add_row(*entries))
        column.addStretch(1)
        return cell

    def value(self, draft: Any, key: str) -> str:
        """Return what the draft holds for a field."""
        return str(draft.value(key))

    def is_asked(self) -> bool:
        """Say that it is asked."""
        return True

    def show_answer(self, answer: CalculationAnswer) -> None:
        """Offer the units there are, name each number by the one that holds, and say what is not read."""
        draft = self.desk.draft
        fields = {field.key: field for field in answer.fields}
        for entry in self.entries():
            field = fields.get(entry.key.removeprefix(UNIT))
            if field is None:
                continue  # a fault before: what stands here is of another calculator
            if isinstance(entry, NumberEntry):
                of = draft.value(UNIT + entry.key)
                entry.show_unit(next((unit.title for unit in field.units if unit.id == of), ""))
            elif isinstance(entry, PickerEntry):
                entry.show_choices(field.units or field.choices)
        super().show_answer(answer)


def _entries(field: InputField) -> Iterator[Entry]:
    """Yield the fields of an input: a number has its unit beside it, where there is more than one."""
    says = caption(field.key)
    if field.key == "sex":
        yield SegmentsEntry(field.key, says, field.choices)
    elif field.choices:
        yield PickerEntry(field.key, says, field.invitation)
    else:
        yield NumberEntry(field.key, says)
        if field.units[1:]:
            yield UnitEntry(f"{UNIT}{field.key}", f"Unit: {says}", field.units, "unit")
