"""Whom the order is for: weight and how it is known, height, age, sex, and the weight that the dose goes by."""

from typing import get_args

from ketadesk.intake.draft import Draft, HeightUnit, WeightUnit
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.form import Choice
from ketadesk.views.desk import Desk
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import NumberEntry, SegmentsEntry, UnitEntry
from ketadesk.views.entry.form_panel import FormPanel


class PatientPanel(FormPanel):
    """The person, as far as the order needs them."""

    asked = ("weight_known",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "patient", "P&atient", "person")
        self._build_weight()
        self._build_height()
        self._basis = SegmentsEntry("basis", caption("basis"))
        self.add_rare_row(self._basis)

    def _build_weight(self) -> None:
        self._weight = NumberEntry("weight_text", caption("weight_text"))
        unit = SegmentsEntry("weight_unit", caption("weight_unit"), _units(get_args(WeightUnit)))
        self._known = SegmentsEntry("weight_known", caption("weight_known"), captioned=False)
        self.add_row(self._weight, unit, stretches=(4, 3))
        self.add_row(self._known)

    def _build_height(self) -> None:
        self._height = NumberEntry("height_text", caption("height_text"))
        unit = UnitEntry("height_unit", f"Unit: {caption('height_text')}", _units(get_args(HeightUnit)))
        self._age = NumberEntry("age_text", caption("age_text"))
        self._sex = SegmentsEntry("sex", caption("sex"))
        self.add_row(self._height, unit, self._age, self._sex, stretches=(11, 9, 7))

    def show_draft(self, draft: Draft) -> None:
        """Show what was typed, with the unit it was typed in."""
        super().show_draft(draft)
        self._weight.show_unit(draft.weight_unit)
        self._height.show_unit(draft.height_unit)

    def show_answer(self, answer: Answer) -> None:
        """Offer how a weight may be known, the sexes, and the weights a dose may go by."""
        form, draft = answer.form, self.desk.draft
        for entry, choices in ((self._known, form.weight_known), (self._sex, form.sexes), (self._basis, form.bases)):
            entry.show_choices(choices)
            entry.show_value(self.value(draft, entry.key))
        self._age.show_unit(form.units["age_text"])
        super().show_answer(answer)
        self._basis.show_value(form.basis)
        self._basis.setVisible(len(form.bases) > 1)


def _units(names: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(name, name) for name in names)
