"""A double check from the first entry to the seal: what differs is named, cleared, read again; no value is told."""

from dataclasses import replace
from typing import Any

import pytest

from checking.checked import MO, PREPARED_ORDER, RA, READ, begun, compared, differing, second, typed
from ketadesk.checking.comparing import Entry, Lacking
from ketadesk.checking.double_check import DoubleCheck, NotCheckableError, begin, enter_again, enter_second
from orders import SCENARIOS, library, scenario, worked


def again(check: DoubleCheck, who: Any, read: dict[str, str] | None = None, **changed: Any) -> DoubleCheck:
    """Return the check after the entry that is open was entered again."""
    open_ = check.second if check.stage == "differing" else check.first
    assert open_ is not None
    entry = Entry(typed(open_.draft, **changed), {**open_.standing, **(read or {})})
    found = enter_again(check, entry, who, library())
    assert isinstance(found, DoubleCheck), found
    return found


def test_that_two_entries_of_one_order_agree() -> None:
    check = compared(second())
    assert (check.stage, check.differences, check.rounds) == ("agreed", (), ())
    assert (check.preparer, check.checker) == (RA, MO)


def test_that_the_person_who_prepared_cannot_check() -> None:
    with pytest.raises(NotCheckableError, match="another person signs in"):
        enter_second(begun(), second(), replace(MO, person=RA.person), library())


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"weight_text": "77"}, "weight"),
        ({"weight_text": "154", "weight_unit": "lb"}, "weight"),
        ({"weight_known": "stated"}, "known"),
        ({"setting": "ward"}, "setting"),
        ({"container_volume_text": "20"}, "container_volume"),
        ({"diluent": "glucose-5"}, "diluent"),
        ({"basis": "ideal", "height_text": "175", "sex": "male"}, "basis"),
        ({"dose": {"dose_text": "0.6"}}, "dose:infusion"),
        ({"dose": {"time_text": "45"}}, "time:infusion"),
        ({"read": {"rate:infusion": "7.5"}}, "rate:infusion"),
        ({"read": {"drawn:infusion": "0.07"}}, "drawn:infusion"),
        ({"pump": "syringe-0.01"}, "pump"),
    ],
)
def test_that_what_differs_is_named(changed: dict[str, Any], key: str) -> None:
    assert key in differing(second(**changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"weight_text": "70.0"},
        {"dose": {"dose_text": "0.50"}},
        {"container_volume_text": "50.0"},
        {"read": {"rate:infusion": "75.0", "drawn:infusion": "0.70"}},
        {"vial_total_text": "500.00"},
        {"start_text": "09:15"},
        {"dose": {"time_text": "2400", "time_unit": "s"}},
    ],
)
def test_that_the_same_quantity_is_the_same_however_it_was_typed(changed: dict[str, Any]) -> None:
    assert differing(second(**changed)) == []


def test_that_a_weight_in_pounds_agrees_only_where_it_is_exactly_the_same() -> None:
    # 1 lb is 0.45359237 kg: 100 lb are 45.359237 kg, which no scale shows and 45.36 kg are not.
    pounds = typed(weight_text="100", weight_unit="lb", height_text="")
    entry = Entry(pounds, {"drawn:infusion": "0.45", "rate:infusion": "75"})
    assert differing(entry, pounds) == []
    assert differing(entry, typed(weight_text="45.36", height_text="")) == ["weight"]


def test_that_a_usual_dose_of_the_first_is_the_same_as_the_one_the_second_typed() -> None:
    first = scenario("depression-70-kg-syringe", setting="clinic")
    assert first.dose("infusion").dose_text == ""
    assert differing(second(), first) == []


def test_that_the_second_takes_no_usual_figure() -> None:
    lacking = enter_second(begun(), Entry(scenario("depression-70-kg-syringe"), READ), MO, library())
    assert isinstance(lacking, Lacking)
    assert set(lacking.missing) == {"dose_text:infusion", "time_text:infusion"}


def test_that_the_second_reads_the_syringe_and_the_pump_and_that_what_is_refused_says_why() -> None:
    lacking = enter_second(begun(), Entry(PREPARED_ORDER, {"rate:infusion": "7,5"}), MO, library())
    assert isinstance(lacking, Lacking)
    assert set(lacking.missing) == {"drawn:infusion"}
    assert "Type a point" in lacking.refused["rate:infusion"]


def test_that_a_difference_names_the_field_and_holds_neither_value() -> None:
    check = compared(second(weight_text="77"))
    assert check.stage == "differing"
    assert [each.key for each in check.differences] == ["weight"]
    assert not any(sign.isdigit() for sign in repr(check.differences))
    assert check.named == {}  # what slip it looks like is told only if they still differ


def test_that_what_differs_is_cleared_from_both_entries_and_all_else_stays() -> None:
    check = compared(second(weight_text="77", read={"rate:infusion": "57"}))
    assert check.second is not None
    for entry in (check.first, check.second):
        assert entry.draft == replace(PREPARED_ORDER, weight_text="", weight_unit="kg")
    assert check.second.standing == {"drawn:infusion": "0.7"}


def test_that_reading_the_source_again_makes_them_agree_whoever_had_slipped() -> None:
    check = again(compared(second(weight_text="77")), MO, weight_text="70")
    assert check.stage == "answered"
    check = again(check, RA, weight_text="70")
    assert (check.stage, check.first.draft, len(check.rounds)) == ("agreed", PREPARED_ORDER, 1)
    kept = check.rounds[0]
    assert (kept.first.draft.weight_text, kept.second.draft.weight_text) == ("70", "77")


def test_that_a_slip_of_the_first_is_found_at_the_scale_and_where_it_has_its_effect() -> None:
    # 0.5 mg/kg of 77 kg is 38.5 mg: the first draws up 0.77 mL, and the syringe holds 0.7 mL.
    check = compared(second(), typed(weight_text="77"))
    assert [each.key for each in check.differences] == ["weight", "drawn:infusion"]
    check = again(check, MO, weight_text="70", read={"drawn:infusion": "0.7"})
    check = again(check, RA, weight_text="70", read={"drawn:infusion": "0.7"})
    assert (check.stage, check.first.draft) == ("agreed", PREPARED_ORDER)


def test_that_only_if_they_still_differ_the_slip_is_named() -> None:
    check = compared(second(weight_text="7"))
    check = again(again(check, MO, weight_text="7"), RA, weight_text="70")
    assert (check.stage, check.named) == ("differing", {"weight": "ten-times"})
    check = again(again(check, MO, weight_text="70"), RA, weight_text="70")
    assert (check.stage, check.named, len(check.rounds)) == ("agreed", {}, 2)


def test_that_each_enters_their_own_again_and_the_second_person_first() -> None:
    check = compared(second(weight_text="77"))
    assert check.second is not None
    entry = replace(check.second, draft=typed(check.second.draft, weight_text="70"))
    with pytest.raises(NotCheckableError, match="another person's"):
        enter_again(check, entry, RA, library())
    with pytest.raises(NotCheckableError, match="another person's"):
        enter_again(again(check, MO, weight_text="70"), entry, MO, library())


def test_that_nothing_but_what_differed_is_changed() -> None:
    check = compared(second(weight_text="77"))
    assert check.second is not None
    for draft in (
        typed(check.second.draft, weight_text="70", vial_volume_text="20"),
        typed(check.second.draft, weight_text="70", dose={"dose_text": "0.6"}),
    ):
        with pytest.raises(NotCheckableError, match="Only what was not the same"):
            enter_again(check, replace(check.second, draft=draft), MO, library())
    changed = replace(check.second, draft=typed(check.second.draft, weight_text="70"), standing={"rate:infusion": "7"})
    with pytest.raises(NotCheckableError, match="Only what was not the same"):
        enter_again(check, changed, MO, library())


def test_that_what_differed_is_entered_and_not_left_to_a_default() -> None:
    for changed, key in (
        ({"dose": {"dose_text": "0.6"}}, "dose:infusion"),
        ({"basis": "ideal", "height_text": "175", "sex": "male"}, "basis"),
        ({"pump": "syringe-0.01"}, "pump"),
    ):
        check = compared(second(**changed))
        assert check.second is not None
        lacking = enter_again(check, check.second, MO, library())
        assert isinstance(lacking, Lacking), key
        assert key in lacking.missing


def test_that_what_only_one_has_entered_differs_and_may_be_left_out_by_both() -> None:
    check = compared(second(age_text=""))
    assert [(each.key, each.slip) for each in check.differences] == [("age", "left-out")]
    assert again(again(check, MO), RA).stage == "agreed"


def test_that_a_pump_set_wrong_is_found_though_both_read_it_alike_until_it_is_set_again() -> None:
    check = compared(second(read={"rate:infusion": "52.5"}))
    assert [each.key for each in check.differences] == ["rate:infusion"]
    check = again(check, MO, read={"rate:infusion": "52.5"})
    check = again(check, RA, read={"rate:infusion": "52.5"})
    # 0.75 mg/kg/h of 70 kg is 52.5 mg/h: that number was set as mL/h.
    assert (check.stage, check.named) == ("differing", {"rate:infusion": "mg-per-h"})
    check = again(again(check, MO, read={"rate:infusion": "75"}), RA, read={"rate:infusion": "75"})
    assert check.stage == "agreed"


def test_that_another_protocol_is_named_alone_and_everything_of_the_order_is_read_again() -> None:
    other = replace(PREPARED_ORDER.with_protocol("depression-iv-high"), doses=PREPARED_ORDER.doses)
    entry = Entry(
        typed(other, dose={"dose_text": "1", "time_text": "60"}), {"drawn:infusion": "1.4", "rate:infusion": "50"}
    )
    check = compared(entry)
    assert check.differences[0].key == "protocol"
    assert not {"dose:infusion", "time:infusion"} & {each.key for each in check.differences}
    assert check.second is not None
    assert (check.second.draft.protocol, check.second.draft.doses, check.second.draft.weight_text) == ("", {}, "70")
    found = again(check, MO, protocol="depression-iv", dose={"dose_text": "0.5", "time_text": "40"}, read=READ)
    found = again(found, RA, protocol="depression-iv", dose={"dose_text": "0.5", "time_text": "40"}, read=READ)
    assert found.stage == "agreed"


def test_that_another_vial_has_its_whole_label_read_again() -> None:
    check = compared(second(strength_text="100", vial_volume_text="5"))
    assert check.second is not None
    label = (check.second.draft.strength_text, check.second.draft.vial_volume_text, check.second.draft.vial_total_text)
    assert label == ("", "", "")
    assert {"strength", "vial_volume"} <= {each.key for each in check.differences}


@pytest.mark.parametrize("name", [name for name, each in SCENARIOS.items() if each["expected"]["state"] != "ready"])
def test_that_only_a_ready_order_can_be_checked(name: str) -> None:
    with pytest.raises(NotCheckableError):
        begin(scenario(name), RA, library())


def test_that_an_order_whose_question_is_answered_can_be_checked() -> None:
    draft = scenario("depression-over-45-min")
    for finding in worked("depression-over-45-min").sheet.findings:
        draft = draft.with_reason(finding.code, finding.asks, "As the prescriber asked")
    assert begin(draft, RA, library()).stage == "begun"


def test_that_entries_that_agree_on_what_is_stopped_are_held_and_not_sealed() -> None:
    # The first slipped to 70 kg; the scale says 700, which no person weighs.
    check = compared(second(weight_text="77"))
    check = again(check, MO, weight_text="700")
    check = again(check, RA, weight_text="700")
    assert (check.stage, check.differences) in {("held", ()), ("differing", check.differences)}
    while check.stage == "differing":  # the syringe and the pump are for the other weight
        check = again(check, MO, read={"drawn:infusion": "7", "rate:infusion": "75"})
        check = again(check, RA, read={"drawn:infusion": "7", "rate:infusion": "75"})
    assert check.stage == "held"
