"""A draft changes as a whole: no number survives its unit, and nothing of one patient reaches the next."""

from dataclasses import fields

import pytest

from ketadesk.intake.draft import DoseDraft, Draft
from orders import SCENARIOS, draft_of, scenario

DEPRESSION = "depression-70-kg-syringe"


def test_that_another_weight_unit_clears_the_weight() -> None:
    draft = scenario(DEPRESSION).with_weight_unit("lb")
    assert (draft.weight_unit, draft.weight_text) == ("lb", "")


def test_that_another_height_unit_clears_the_height() -> None:
    draft = scenario(DEPRESSION).with_height_unit("in")
    assert (draft.height_unit, draft.height_text) == ("in", "")


def test_that_another_dose_unit_clears_the_dose_and_leaves_the_time() -> None:
    dose = DoseDraft("1", "mcg/kg/min", "40", "min", "5").with_dose_unit("mg/kg/h")
    assert dose == DoseDraft("", "mg/kg/h", "40", "min", "5")


def test_that_the_same_unit_again_clears_nothing() -> None:
    draft = scenario(DEPRESSION)
    assert draft.with_weight_unit("kg") is draft
    assert draft.with_height_unit("cm") is draft
    dose = DoseDraft("1", "mg/kg/h")
    assert dose.with_dose_unit("mg/kg/h") is dose


def test_that_another_protocol_clears_what_belonged_to_the_old_one_and_keeps_patient_and_vial() -> None:
    before = scenario("chronic-push-and-4-h")
    after = before.with_protocol("pain-acute")
    assert (after.given, after.doses, after.steps, after.basis) == (None, {}, (), "")
    assert (after.run_text, after.amount_text, after.concentration_text) == ("", "", "")
    kept = ("weight_text", "weight_known", "strength_text", "vial_volume_text", "vial_total_text", "setting")
    assert all(getattr(after, field) == getattr(before, field) for field in kept)
    assert before.with_protocol(before.protocol) is before


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_a_new_patient_begins_with_nothing_at_all(name: str) -> None:
    assert draft_of(SCENARIOS[name]["order"]).for_new_patient() == Draft()


def test_that_nothing_is_filled_in_at_the_start_but_the_units() -> None:
    filled = {field.name: getattr(Draft(), field.name) for field in fields(Draft) if getattr(Draft(), field.name)}
    assert filled == {"weight_unit": "kg", "height_unit": "cm"}


def test_that_a_draft_cannot_be_changed_behind_an_answer() -> None:
    draft = scenario(DEPRESSION, doses={"infusion": {"dose_text": "0.5"}})
    with pytest.raises(AttributeError):
        draft.weight_text = "80"  # type: ignore[misc]
    with pytest.raises(TypeError):
        draft.doses["infusion"] = DoseDraft("5")  # type: ignore[index]
    assert draft.with_dose("infusion", DoseDraft("5")).dose("infusion").dose_text == "5"
    assert draft.dose("infusion").dose_text == "0.5"
