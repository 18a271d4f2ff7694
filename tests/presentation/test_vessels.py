"""The drawings' data: fills and marks as shares of what a vessel holds, worked by hand."""

from fractions import Fraction

import pytest

from ketadesk.presentation.drawing import Fill, Graduation, Vessel
from orders import SCENARIOS, worked

READY, WARD = "depression-70-kg-syringe", "pain-icu-70-kg-ward"


def test_that_a_syringe_is_filled_to_its_mark_and_a_made_up_one_holds_drug_and_diluent() -> None:
    ((small, large),) = worked(READY).sheet.vessels

    # 35 mg / 50 mg/mL = 0.7 mL of a 1 mL syringe.
    assert small.fills == (Fill("drug", Fraction(0), Fraction(7, 10)),)
    assert small.mark == Graduation(Fraction(7, 10), "0.7")
    assert small.says == "1 mL syringe, 0.7 of 1 mL"
    # 0.7 mL of drug in 50 mL, in a syringe that takes 60 mL: 0.7 / 60 = 7/600, 50 / 60 = 5/6.
    assert large.fills == (
        Fill("drug", Fraction(0), Fraction(7, 600)), Fill("diluent", Fraction(7, 600), Fraction(5, 6)),
    )  # fmt: skip


def test_that_numbers_stand_at_their_places_and_the_last_has_the_unit() -> None:
    ((small, large),) = worked(READY).sheet.vessels

    assert _numbers(small) == [("0.2", 1, 5), ("0.4", 2, 5), ("0.6", 3, 5), ("0.8", 4, 5), ("1 mL", 1, 1)]
    # 10 mL of 60 mL is a sixth; the syringe is named for 50 mL, and its numbers end there.
    assert _numbers(large) == [("10", 1, 6), ("20", 1, 3), ("30", 1, 2), ("40", 2, 3), ("50 mL", 5, 6)]


def _numbers(vessel: Vessel) -> list[tuple[str, int, int]]:
    return [(each.text, each.at.numerator, each.at.denominator) for each in vessel.graduations if each.text]


def test_that_the_marks_of_a_syringe_are_its_own_where_they_can_be_told_apart() -> None:
    # 3.5 mL in a 3 mL syringe, marked every 0.1 mL, filled twice: 3 mL, then 0.5 mL, which is a sixth of it.
    small, _ = worked("depression-vial-10-mg-per-ml").sheet.vessels[0]

    assert len(small.graduations) == 30
    assert small.mark == Graduation(Fraction(1, 6), "then 0.5")
    assert small.fills == (Fill("drug", Fraction(0), Fraction(1)),)


def test_that_a_bag_holds_what_was_added_to_it() -> None:
    # 0.7 mL into a bag of 100 mL that holds up to 112.09 mL: 100.7 of 112.09 mL.
    _, bag = worked("depression-bag-100-ml-added").sheet.vessels[0]

    assert bag.kind == "bag"
    assert bag.fills[-1].end == Fraction(10070, 11209)


def test_that_a_label_stands_on_what_is_given_and_only_when_all_is_ready() -> None:
    ready, ward = worked(READY).sheet, worked(WARD).sheet

    assert [vessel.label for vessel in ready.vessels[0]] == [(), ("ketamine", "35 mg in 50 mL")]
    assert ward.state == "check"
    assert all(vessel.label == () for card in ward.vessels for vessel in card)


def test_that_the_label_of_a_benzodiazepine_is_not_yellow() -> None:
    (push,) = worked("midazolam-within-its-cap").sheet.vessels[0]
    assert push.label[0] == "midazolam"
    assert not push.yellow


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_no_drawing_leaves_its_vessel_and_none_is_there_without_figures(name: str) -> None:
    sheet = worked(name).sheet
    if sheet.state in {"incomplete", "stopped"}:
        assert sheet.vessels == ()
        assert sheet.timeline is None
    for vessel in (vessel for card in sheet.vessels for vessel in card):
        shares = [share for fill in vessel.fills for share in (fill.start, fill.end)]
        shares += [each.at for each in vessel.graduations] + ([vessel.mark.at] if vessel.mark else [])
        assert all(0 <= share <= 1 for share in shares)
        assert vessel.graduations
        assert vessel.says
