"""What the form asks, and what it does not."""

from dataclasses import replace

from ketadesk.intake.draft import Draft
from ketadesk.presentation.checking import answer_check
from ketadesk.presentation.forming import form
from ketadesk.protocols.library import load_library

LIBRARY = load_library()


def test_that_every_shipped_protocol_can_be_chosen_with_its_group() -> None:
    choices = form(Draft(), LIBRARY).protocols

    assert {choice.id for choice in choices} == set(LIBRARY.protocols)
    assert all(choice.title and choice.detail and choice.group for choice in choices)


def test_that_nothing_is_asked_of_an_order_without_a_protocol() -> None:
    asked = form(Draft(), LIBRARY)

    assert asked.doses == ()
    assert asked.vials == ()
    assert not asked.asks_concentration


def test_that_a_schedule_asks_for_no_dose_no_vial_and_no_mixture() -> None:
    asked = form(Draft(protocol="esketamine-nasal"), LIBRARY)

    assert (asked.doses, asked.vials, asked.methods) == ((), (), ())


def test_that_a_usual_dose_is_offered_and_a_range_is_not_narrowed_to_one() -> None:
    (depression,) = form(Draft(protocol="depression-iv"), LIBRARY).doses
    push, infusion = form(Draft(protocol="pain-icu"), LIBRARY).doses

    assert (depression.dose_usual, depression.dose_unit, depression.time_usual) == ("0.5", "mg/kg", "40")
    assert (push.dose_usual, infusion.dose_usual) == ("0.5", "")
    assert infusion.dose_hint == "1 to 2 mcg/kg/min"


def test_that_a_listed_vial_fills_strength_volume_and_total_that_agree() -> None:
    vials = {choice.id: dict(choice.fills) for choice in form(Draft(protocol="depression-iv"), LIBRARY).vials}

    assert vials["ketamine-200-20"] == {"strength_text": "10", "vial_volume_text": "20", "vial_total_text": "200"}
    assert vials["ketamine-500-5"] == {"strength_text": "100", "vial_volume_text": "5", "vial_total_text": "500"}


def test_that_vials_of_another_drug_are_not_offered() -> None:
    ketamine = form(Draft(protocol="depression-iv"), LIBRARY).vials
    atropine = form(Draft(protocol="adjunct-antisialagogue", given=("atropine",)), LIBRARY).vials

    assert all(LIBRARY.products[choice.id].drug == "ketamine" for choice in ketamine)
    assert {LIBRARY.products[choice.id].drug for choice in atropine} == {"atropine"}


def test_that_a_push_alone_asks_for_no_container_and_no_pump() -> None:
    asked = form(Draft(protocol="pain-shock"), LIBRARY)

    assert asked.push_methods
    assert (asked.methods, asked.containers, asked.pumps) == ((), (), ())


def test_that_a_concentration_is_asked_where_the_method_leaves_it_open() -> None:
    assert not form(Draft(protocol="depression-iv", method="make-up"), LIBRARY).asks_concentration
    assert form(Draft(protocol="depression-iv", method="standard"), LIBRARY).asks_concentration
    assert form(Draft(protocol="pain-icu", method="make-up"), LIBRARY).asks_concentration


def test_that_a_field_with_text_in_it_stays_in_sight() -> None:
    left_over = Draft(protocol="depression-iv", method="make-up", concentration_text="2", run_text="24")

    assert form(left_over, LIBRARY).asks_concentration
    assert form(left_over, LIBRARY).asks_run


def test_that_a_required_cap_is_asked_for_in_mg() -> None:
    (push,) = form(Draft(protocol="adjunct-midazolam"), LIBRARY).doses

    assert push.cap_unit == "mg"


def test_that_the_dosing_weight_that_holds_is_shown_whether_chosen_or_the_protocols_own() -> None:
    assert form(Draft(protocol="depression-iv"), LIBRARY).basis == "actual"
    assert form(Draft(protocol="depression-iv", basis="ideal"), LIBRARY).basis == "ideal"


def test_that_sterile_water_is_offered_for_a_push_and_never_for_an_infusion() -> None:
    infused = Draft(protocol="pain-acute", given=("infusion",), method="make-up")
    pushed = Draft(protocol="pain-shock", push_method="equal-volume")

    assert [each.id for each in form(infused, LIBRARY).diluents] == ["sodium-chloride-0.9", "glucose-5"]
    assert "sterile-water" in {each.id for each in form(pushed, LIBRARY).diluents}
    assert form(replace(infused, method="undiluted"), LIBRARY).diluents == ()


def test_that_one_fluid_for_a_push_and_an_infusion_is_one_that_both_may_have() -> None:
    both = Draft(protocol="pain-icu", given=("push", "infusion"), method="make-up", push_method="equal-volume")

    assert "sterile-water" not in {each.id for each in form(both, LIBRARY).diluents}


def test_that_a_fluid_chosen_before_stays_seen_until_it_is_changed() -> None:
    chosen = Draft(protocol="pain-acute", given=("infusion",), method="make-up", diluent="sterile-water")

    assert "sterile-water" in {each.id for each in form(chosen, LIBRARY).diluents}


def test_that_whoever_checks_may_enter_any_fluid_that_stands_on_the_bag() -> None:
    asked = answer_check(Draft(protocol="pain-acute", given=("infusion",), method="make-up"), LIBRARY).form

    assert "sterile-water" in {each.id for each in asked.diluents}
