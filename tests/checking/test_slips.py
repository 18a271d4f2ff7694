"""Kinds of slip, each by the pair of texts that it makes; the answer is the same with the two sides exchanged."""

from dataclasses import replace
from typing import Any

import pytest

from checking.checked import MO, PREPARED_ORDER, RA, READ, second, typed
from ketadesk.checking.comparing import Entry
from ketadesk.checking.double_check import DoubleCheck, begin, enter_second
from ketadesk.checking.slips import are_neighbours
from ketadesk.intake.draft import DoseDraft, Draft
from ketadesk.protocols.library import Library
from orders import library, scenario


def found(first: Draft, entry: Entry, lib: Library | None = None) -> dict[str, str]:
    """Return what slip each difference looks like."""
    check = enter_second(begin(first, RA, lib or library()), entry, MO, lib or library())
    assert isinstance(check, DoubleCheck), check
    return {each.key: each.slip for each in check.differences}


@pytest.mark.parametrize(
    ("changed", "key", "slip"),
    [
        ({"weight_text": "7"}, "weight", "ten-times"),
        ({"weight_text": "154"}, "weight", "pounds"),  # 70 kg are 154.3 lb
        ({"weight_text": "80"}, "weight", "key"),
        ({"weight_text": "770"}, "weight", "doubled"),
        ({"weight_text": "705"}, "weight", "dropped"),
        ({"weight_text": "175"}, "weight", "field"),  # the height
        ({"weight_text": "93"}, "weight", "unknown"),
        ({"height_text": "157"}, "height", "swapped"),
        ({"height_text": "155"}, "height", "unknown"),
        ({"dose": {"dose_text": "0.005"}}, "dose:infusion", "point"),
        ({"dose": {"dose_text": "0.55"}}, "dose:infusion", "doubled"),
        ({"dose": {"time_text": "4"}}, "time:infusion", "ten-times"),
        ({"strength_text": "500", "vial_volume_text": "1"}, "strength", "total-for-strength"),
        ({"strength_text": "100", "vial_volume_text": "10", "vial_total_text": "1000"}, "strength", "vial"),
        ({"strength_text": "10", "vial_volume_text": "20", "vial_total_text": "200"}, "vial_total", "vial"),
        ({"read": {"rate:infusion": "7.5"}}, "rate:infusion", "ten-times"),
        ({"read": {"rate:infusion": "52.5"}}, "rate:infusion", "mg-per-h"),
        ({"read": {"rate:infusion": "57"}}, "rate:infusion", "swapped"),
        ({"read": {"drawn:infusion": "7"}}, "drawn:infusion", "ten-times"),
        ({"setting": "ward"}, "setting", "unknown"),
        ({"sex": ""}, "sex", "left-out"),
    ],
)
def test_that_a_slip_is_known_by_what_it_makes(changed: dict[str, Any], key: str, slip: str) -> None:
    assert found(PREPARED_ORDER, second(**changed))[key] == slip


def test_that_one_number_in_two_units_of_rate_is_named() -> None:
    first = scenario("pain-icu-2-mcg-per-kg-per-min")
    dose = first.dose("infusion")  # in mcg/kg/min, the protocol's own unit
    drafts = first.with_dose("infusion", replace(dose, dose_unit="mg/kg/h")).with_dose("push", DoseDraft("0.1"))
    entry = Entry(
        replace(drafts, push_method="undiluted"), {"drawn:push": "1", "drawn:infusion": "1", "rate:infusion": "1"}
    )
    assert found(first, entry)["dose:infusion"] == "units"


def test_that_another_protocol_is_named_as_one() -> None:
    other = replace(PREPARED_ORDER.with_protocol("depression-iv-high"), doses=PREPARED_ORDER.doses)
    assert found(PREPARED_ORDER, Entry(other, READ))["protocol"] == "protocol"


@pytest.mark.parametrize("text", ["7", "154", "77", "770", "705", "93", "700"])
def test_that_a_slip_is_the_same_whoever_made_it(text: str) -> None:
    there = found(PREPARED_ORDER, second(weight_text=text, height_text="", age_text=""))
    first = typed(weight_text=text)
    if text in {"77", "93"}:  # another weight is questioned before anybody checks it
        assert found(first, second(height_text="", age_text=""))["weight"] == there["weight"]


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [("7", "8", True), ("7", "4", True), ("7", "5", False), ("1", "9", False), ("0", "2", True), (".", "3", True),
     (".", "0", True), ("a", "7", False)],
)  # fmt: skip
def test_that_keys_touch_side_to_side(one: str, other: str, *, touch: bool) -> None:
    assert are_neighbours(one, other) is are_neighbours(other, one) is touch
