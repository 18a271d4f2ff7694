"""What is entered for a calculation: what an edit keeps, what it clears, and how it reads on the command line."""

import pytest

from ketadesk.dosing.inputs import Inputs
from ketadesk.intake.calculation_draft import AS_IT_COMES, CalculationDraft
from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_calculation import as_inputs, read_calculation
from ketadesk.intake.reading_inputs import KEYS, offered_units

EMPTY = CalculationDraft()


def entered(*steps: tuple[str, str], draft: CalculationDraft = EMPTY) -> CalculationDraft:
    for key, value in steps:
        draft = draft.entered(key, value)
    return draft


def test_that_an_emptied_field_is_as_one_that_was_never_filled() -> None:
    assert entered(("weight", "7"), ("weight", "70"), ("weight", "")) == EMPTY


def test_that_the_first_unit_keeps_the_number_and_another_clears_it() -> None:
    draft = entered(("dose", "0.5"), ("unit:dose", "mg/kg"))
    assert draft.value("dose") == "0.5"
    assert entered(("unit:dose", "mg/kg"), draft=draft) == draft
    other = entered(("unit:dose", "mcg/kg"), draft=draft)
    assert (other.value("dose"), other.value("unit:dose")) == ("", "mcg/kg")
    # A unit that stands from the beginning is one that was typed for.
    assert entered(("weight", "70"), ("unit:weight", "lb")).value("weight") == ""
    assert entered(("weight", "70"), ("unit:weight", "kg")).value("weight") == "70"


def test_that_a_unit_of_one_number_leaves_the_others_alone() -> None:
    draft = entered(("weight", "70"), ("unit:dose", "mg"), ("dose", "35"), ("unit:dose", "g"))
    assert (draft.value("weight"), draft.value("dose")) == ("70", "")


def test_that_another_calculator_begins_empty_and_the_same_one_changes_nothing() -> None:
    draft = entered(("weight", "70"), ("sex", "male"), ("to", "g"))
    assert entered(("calculator", "dose"), draft=draft) == draft
    assert entered(("calculator", "volume"), draft=draft) == CalculationDraft("volume")


def test_that_nothing_of_one_patient_reaches_the_next() -> None:
    draft = entered(("calculator", "lean-weight"), ("weight", "70"), ("unit:height", "in"), ("sex", "male"))
    assert draft.for_new_patient() == EMPTY


def test_that_no_unit_of_an_answer_is_what_comes() -> None:
    assert entered(("to", "g"), ("to", AS_IT_COMES)) == EMPTY


@pytest.mark.parametrize("name", ["dose", "dose_rate", "amount", "concentration", "time", "value", "vial_total"])
def test_that_no_unit_stands_where_another_is_many_times_it(name: str) -> None:
    assert EMPTY.unit(name) == ""
    found = read_calculation(entered((name, "5")))
    assert isinstance(found, Unready)
    assert found.missing[f"unit:{name}"] == f"Choose the unit of the {name.replace('_', ' ')}."


def test_that_it_reads_as_it_is_written_on_the_command_line() -> None:
    draft = entered(
        ("unit:dose", "mg/kg"), ("dose", "0.5"), ("weight", "70"), ("unit:vial_total", "mg"), ("vial_total", "500"),
        ("vial_volume", "10"), ("to", "mL"),
    )  # fmt: skip
    assert as_inputs(draft) == ("dose=0.5mg/kg", "weight=70kg", "vial=500mg/10mL", "to=mL")
    assert isinstance(read_calculation(draft), Inputs)


@pytest.mark.parametrize("text", ["2,5", "70kg", "0", "1e3", "7 0", "5.", "x", "123456", "1.0000001"])
def test_that_what_is_not_read_is_refused_at_its_field_and_nothing_else_is_asked(text: str) -> None:
    found = read_calculation(entered(("weight", text), ("volume", "5")))
    assert isinstance(found, Unready)
    assert list(found.refused) == ["weight"]
    assert found.refused["weight"].endswith(".")


@pytest.mark.parametrize(("half", "other"), [("vial_total", "vial_volume"), ("vial_volume", "vial_total")])
def test_that_half_a_vial_asks_for_the_other_half(half: str, other: str) -> None:
    found = read_calculation(entered(("unit:vial_total", "mg"), (half, "10")))
    assert isinstance(found, Unready)
    assert dict(found.missing) == {other: f"Give the {other.replace('_', ' ')} as well."}


@pytest.mark.parametrize("name", [name for name, key in KEYS.items() if key.doors])
def test_that_every_unit_that_is_offered_is_read(name: str) -> None:
    assert offered_units(name)
    assert "y" not in offered_units(name)
    for unit in offered_units(name):
        assert isinstance(read_calculation(entered((f"unit:{name}", unit), (name, "5"))), Inputs), unit


def test_that_the_units_of_an_input_are_these() -> None:
    assert offered_units("weight") == ("kg", "lb")
    assert offered_units("time") == ("min", "h", "s", "day")
    assert set(offered_units("concentration")) == {"mg/mL", "mcg/mL", "g/L"}
    assert set(offered_units("dose")) == {"mg", "mcg", "g", "mg/kg", "mcg/kg"}
