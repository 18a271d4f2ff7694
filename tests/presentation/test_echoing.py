"""What the form says back: the number that was read and no other, and nothing where nothing was read."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketadesk.intake.draft import DoseDraft, Draft, StepDraft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.answering import load_planner

PLANNER = load_planner()
DEPRESSION = Draft(
    protocol="depression-iv",
    setting="clinic",
    weight_text="70",
    weight_known="measured",
    strength_text="50",
    vial_volume_text="10",
    vial_total_text="500",
    method="make-up",
    container="syringe-50",
    diluent="sodium-chloride-0.9",
)


def _with(**texts: str) -> Answer:
    return PLANNER(Draft(**{**{name: getattr(DEPRESSION, name) for name in DEPRESSION.__dict__}, **texts}))


def test_that_a_weight_is_always_said_back_in_words_and_in_the_other_unit() -> None:
    # 70.5 / 0.45359237 = 155.42...; 154 x 0.45359237 = 69.85...
    assert _with(weight_text="70.5").echoes.read_backs["weight_text"].says == "155.4 lb · seventy point five kilograms"
    pounds = _with(weight_text="154", weight_unit="lb").echoes.read_backs["weight_text"]
    assert pounds.says == "69.9 kg · one hundred fifty-four pounds"
    assert pounds.always


@pytest.mark.parametrize("text", ["", "70,5", "0", "7..5", " 70", "70.123", "1000", "\u0667\u0660", "70kg"])
def test_that_a_weight_that_is_not_read_is_not_said_back(text: str) -> None:
    assert "weight_text" not in _with(weight_text=text).echoes.read_backs


@given(st.text("0123456789.,-+eE xX_", max_size=8))
def test_that_a_weight_is_said_back_exactly_when_it_is_neither_empty_nor_refused(text: str) -> None:
    answer = _with(weight_text=text)
    assert ("weight_text" in answer.echoes.read_backs) == (text != "" and "weight_text" not in answer.sheet.refused)


def test_that_the_usual_dose_needs_no_reading_back_and_another_does() -> None:
    usual = PLANNER(DEPRESSION.with_dose("infusion", DoseDraft("0.5", time_text="40"))).echoes.read_backs
    assert not usual["dose_text:infusion"].always
    assert not usual["time_text:infusion"].always

    other = PLANNER(DEPRESSION.with_dose("infusion", DoseDraft("0.4", time_text="45"))).echoes.read_backs
    assert other["dose_text:infusion"].says == "zero point four milligrams per kilogram"
    assert other["dose_text:infusion"].always
    assert other["time_text:infusion"].always


def test_that_a_number_that_met_a_limit_is_said_back() -> None:
    height = _with(height_text="20").echoes.read_backs["height_text"]
    assert height.always
    # 20 / 2.54 = 7.87...
    assert height.says == "7.87 in · twenty centimetres"
    assert not _with(height_text="175").echoes.read_backs["height_text"].always


def test_that_the_steps_are_said_back_each_by_its_place() -> None:
    draft = Draft(protocol="depression-iv-96h", steps=(StepDraft("0.15", "2"), StepDraft("0.2", "x")))
    said = PLANNER(draft).echoes.read_backs
    assert said["rate_text:0"].says == "zero point one five milligrams per kilogram per hour"
    assert said["hours_text:0"].says == "two hours"
    assert said["rate_text:1"].says == "zero point two milligrams per kilogram per hour"
    assert "hours_text:1" not in said


def test_that_the_vial_is_said_as_total_in_volume_with_its_strength_per_1_ml() -> None:
    vial = PLANNER(DEPRESSION).echoes.vial
    assert vial is not None
    assert vial.says == "500 mg in 10 mL (50 mg per 1 mL)"


def test_that_a_vial_that_contradicts_itself_or_is_not_read_is_not_said_back() -> None:
    assert _with(vial_total_text="50").echoes.vial is None
    assert _with(strength_text="5O").echoes.vial is None
    assert _with(vial_volume_text="").echoes.vial is None
    assert PLANNER(Draft()).echoes.vial is None


@pytest.mark.parametrize(
    ("strength", "total", "chosen"), [("10", "100", 0), ("50", "500", 1), ("100", "1000", 2), ("20", "200", None)]
)
def test_that_the_bars_are_the_strengths_that_are_sold_and_the_vials_own_is_chosen(
    strength: str, total: str, chosen: int | None
) -> None:
    vial = _with(strength_text=strength, vial_total_text=total).echoes.vial
    assert vial is not None
    # Racemic ketamine is sold as 10, 50 and 100 mg per 1 mL.
    assert [bar.share for bar in vial.bars] == [Fraction(1, 10), Fraction(1, 2), 1]
    assert [place for place, bar in enumerate(vial.bars) if bar.chosen] == ([] if chosen is None else [chosen])


@pytest.mark.parametrize(("strength", "total"), [("5", "50"), ("25", "250")])
def test_that_a_strength_of_s_ketamine_asks_which_drug_it_is(strength: str, total: str) -> None:
    findings = _with(strength_text=strength, vial_total_text=total).sheet.findings
    (asked,) = [finding for finding in findings if finding.code == "other-drug"]
    assert asked.severity == "check"
    assert "esketamine" in asked.says
    assert "racemic ketamine" in asked.says
    assert asked.fields == ("strength_text",)
