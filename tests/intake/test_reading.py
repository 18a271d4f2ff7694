"""From what is typed to an order: everything missing or refused is said at once, nothing is guessed."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from ketadesk.dosing.order import Order
from ketadesk.dosing.term import LABEL
from ketadesk.intake.draft import Draft, StepDraft
from ketadesk.intake.reading import ScheduleOnly, Unready, read
from orders import library, scenario

DEPRESSION, ICU_PAIN, WARD_PAIN = "depression-70-kg-syringe", "pain-icu-70-kg-ward", "pain-acute-infusion"

VIAL = ("strength_text", "vial_volume_text", "vial_total_text")


def unready(draft: Draft) -> Unready:
    found = read(draft, library())
    assert isinstance(found, Unready), found
    return found


def order(draft: Draft) -> Order:
    found = read(draft, library())
    assert isinstance(found, Order), found
    return found


def dosed(draft: Draft, administration: str, **typed: str) -> Draft:
    return draft.with_dose(administration, replace(draft.dose(administration), **typed))


# ---- What is missing


def test_that_an_empty_draft_asks_for_a_protocol_alone() -> None:
    assert unready(Draft()) == Unready({"protocol": "Choose a protocol."}, {})


def test_that_an_unknown_protocol_is_none() -> None:
    assert set(unready(Draft(protocol="depression")).missing) == {"protocol"}


@pytest.mark.parametrize(
    ("protocol", "fields"),
    [
        ("depression-iv", {"method"}),
        ("suicidality-ed-low", {"dose_text:infusion", "time_text:infusion", "method"}),
        ("depression-iv-escalating", {"given"}),
        ("depression-iv-96h", {"steps", "method"}),
        ("adjunct-midazolam", {"dose_text:push", "cap_text:push"}),
        ("pain-shock", {"dose_text:push"}),
    ],
)
def test_that_a_protocol_alone_says_all_that_it_lacks_at_once(protocol: str, fields: set[str]) -> None:
    found = unready(Draft(protocol=protocol))
    assert set(found.missing) == {"weight_text", *VIAL, *fields}
    assert not found.refused
    assert all(says.endswith(".") for says in found.missing.values())


def test_that_a_schedule_needs_nothing() -> None:
    assert isinstance(read(Draft(protocol="esketamine-nasal"), library()), ScheduleOnly)


@pytest.mark.parametrize(
    ("name", "emptied", "field"),
    [
        (DEPRESSION, {"diluent": ""}, "diluent"),
        (DEPRESSION, {"container": "", "container_volume_text": ""}, "container_volume_text"),
        ("depression-standard-2-mg-per-ml", {"concentration_text": ""}, "concentration_text"),
        (WARD_PAIN, {"concentration_text": ""}, "concentration_text"),
        ("pain-icu-push-made-up", {"push_volume_text": ""}, "push_volume_text"),
        ("pain-icu-push-equal-volume", {"diluent": ""}, "diluent"),
        ("depression-ideal-weight", {"height_text": ""}, "height_text"),
        ("depression-ideal-weight", {"sex": ""}, "sex"),
        (
            "pain-icu-pump-table-50-mg-per-ml-stops",
            {"container": "", "container_volume_text": ""},
            "container_volume_text",
        ),
    ],
)
def test_that_what_a_method_needs_is_asked_for(name: str, emptied: dict[str, str], field: str) -> None:
    assert list(unready(scenario(name, **emptied)).missing) == [field]


def test_that_a_timed_dose_may_run_undiluted_without_a_container() -> None:
    assert order(scenario("depression-undiluted")).infusion is not None


def test_that_a_strength_the_source_names_need_not_be_typed() -> None:
    assert order(scenario("fixed-rate-true-mixture-of-a-false-label")).ordered[0].dose.value.magnitude == 5


# ---- What is refused


@pytest.mark.parametrize(
    "text",
    [
        "2,5",
        ".5",
        "5.",
        "1,000",
        "1e3",
        "1_000",
        "nan",
        "+5",
        "-5",
        "٧٠",
        "７０",
        "70 kg",
        "7\n0",
        "0",
        "0.0",
        "70.567",
    ],
)
@pytest.mark.parametrize("field", ["weight_text", "height_text", "container_volume_text", "line_volume_text", *VIAL])
def test_that_a_number_outside_the_grammar_is_refused_with_a_reason(field: str, text: str) -> None:
    found = unready(scenario(DEPRESSION, **{field: text}))
    assert set(found.refused) == {field}
    assert found.refused[field].endswith(".")


@pytest.mark.parametrize("field", ["dose_text", "time_text", "cap_text"])
def test_that_a_number_of_an_administration_is_refused_by_its_own_field(field: str) -> None:
    draft = dosed(scenario("midazolam-within-its-cap"), "push", **{field: "1,5"})
    assert set(unready(draft).refused) == {f"{field}:push"}


def test_that_everything_refused_is_said_at_once() -> None:
    draft = dosed(
        scenario(DEPRESSION, weight_text="7O", strength_text="5O", start_text="25:00"), "infusion", dose_text=".5"
    )
    assert set(unready(draft).refused) == {"weight_text", "strength_text", "start_text", "dose_text:infusion"}


@pytest.mark.parametrize(
    ("strength", "held", "total"),
    [("50", "10", "50"), ("500", "10", "500"), ("100", "10", "500"), ("10", "10", "10"), ("50", "10", "500.01")],
)
def test_that_a_vial_that_contradicts_itself_is_refused(strength: str, held: str, total: str) -> None:
    typed = {"strength_text": strength, "vial_volume_text": held, "vial_total_text": total}
    says = unready(scenario(DEPRESSION, **typed)).refused["vial_total_text"]
    assert says.startswith("Strength, volume and total disagree")


@pytest.mark.parametrize(
    ("field", "chosen"),
    [
        ("setting", "home"), ("weight_known", "guessed"), ("sex", "x"), ("basis", "fat-free"), ("method", "shake"),
        ("container", "bucket"), ("diluent", "tap-water"), ("pump", "nope"), ("giving_set", "set-11"),
    ],
)  # fmt: skip
def test_that_a_choice_that_does_not_exist_is_refused_and_not_replaced(field: str, chosen: str) -> None:
    assert set(
        unready(scenario(DEPRESSION, container_volume_text="", **{"container": "syringe-50", field: chosen})).refused
    ) == {field}


def test_that_a_push_method_that_does_not_exist_is_refused() -> None:
    assert "push_method" in unready(scenario("pain-icu-push-equal-volume", push_method="shake")).refused


def test_that_an_administration_that_does_not_exist_is_refused() -> None:
    assert set(unready(scenario(WARD_PAIN, given=["infusion", "drip"])).refused) == {"given"}


def test_that_of_alternatives_exactly_one_is_given() -> None:
    assert set(unready(scenario("escalating-visit-1", given=[])).missing) == {"given"}
    both = ["infusions-1-to-3", "infusions-4-to-6"]
    assert "given" in unready(scenario("escalating-visit-1", given=both)).refused


@pytest.mark.parametrize("of", ["mg", "mL/h", "kg/min", "micrograms", "ug/kg/mon"])
def test_that_a_unit_that_is_no_dose_is_refused(of: str) -> None:
    assert set(unready(dosed(scenario(WARD_PAIN), "infusion", dose_unit=of)).refused) == {"dose_text:infusion"}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"weight_unit": "mg"}, "weight_text"),
        ({"weight_unit": "stone"}, "weight_text"),
        ({"height_unit": "kg", "height_text": "170"}, "height_text"),
    ],
)
def test_that_a_unit_of_another_kind_is_refused_and_no_exception(changed: dict[str, str], field: str) -> None:
    assert set(unready(scenario(DEPRESSION, **changed)).refused) == {field}


def test_that_a_time_in_kilograms_is_refused() -> None:
    draft = dosed(scenario(DEPRESSION), "infusion", time_text="40", time_unit="kg")
    assert set(unready(draft).refused) == {"time_text:infusion"}


def test_that_a_container_is_not_filled_above_what_it_takes() -> None:
    assert order(scenario(DEPRESSION, container_volume_text="60")).infusion is not None
    found = unready(scenario(DEPRESSION, container_volume_text="60.01"))
    assert found.refused == {"container_volume_text": "A 50 mL syringe holds at most 60 mL."}


def test_that_amount_and_concentration_are_not_both_typed() -> None:
    assert set(unready(scenario(WARD_PAIN, amount_text="100")).refused) == {"amount_text"}


@pytest.mark.parametrize("text", ["8:30", "24:00", "12:60", "0830", "12.30", "noon", "12:3"])
def test_that_a_time_of_day_is_written_on_a_24_hour_clock(text: str) -> None:
    assert set(unready(scenario(DEPRESSION, start_text=text)).refused) == {"start_text"}


@pytest.mark.parametrize(("text", "minutes"), [("00:00", 0), ("08:30", 510), ("23:59", 1439)])
def test_that_a_time_of_day_is_minutes_after_midnight(text: str, minutes: int) -> None:
    assert order(scenario(DEPRESSION, start_text=text)).start == minutes


def test_that_what_is_typed_and_not_used_is_refused_instead_of_passed_over() -> None:
    assert set(unready(scenario(DEPRESSION, run_text="4")).refused) == {"run_text"}
    assert set(unready(scenario("pain-icu-push-made-up", concentration_text="2")).refused) == {"concentration_text"}
    assert set(unready(dosed(scenario(WARD_PAIN), "infusion", cap_text="5")).refused) == {"cap_text:infusion"}


# ---- What is read


def test_that_every_text_is_read_once_and_exactly() -> None:
    found = order(dosed(scenario(DEPRESSION, weight_text="70.35"), "infusion", dose_text="0.4999", time_text="39.5"))
    ordered: Any = found.ordered[0]
    assert found.patient.weight.value.magnitude == Fraction("70.35")
    assert ordered.dose.value.magnitude == Fraction("0.4999")
    assert ordered.time.value.magnitude == Fraction("39.5")


def test_that_pounds_become_kilograms_exactly_and_leave_their_trace() -> None:
    weight = order(scenario("depression-154-lb")).patient.weight
    assert weight.value.magnitude == Fraction("69.85322498")
    assert [step.value.magnitude for step in weight.derivation()] == [154, Fraction("69.85322498")]


def test_that_inches_become_centimetres_exactly() -> None:
    height = order(scenario("depression-ideal-weight")).patient.height
    assert height is not None
    assert height.value.magnitude == Fraction("177.8")


def test_that_the_vial_comes_from_its_label_and_is_found_among_the_listed() -> None:
    vial = order(scenario(DEPRESSION)).vial
    assert vial is not None
    assert vial.product is not None
    assert vial.product.id == "ketamine-500-10"
    assert {vial.strength.origin, vial.volume.origin, vial.total.origin} == {LABEL}


def test_that_a_dose_left_empty_is_the_usual_one_and_says_so() -> None:
    dose = order(scenario(DEPRESSION)).ordered[0].dose
    assert dose.value.magnitude == Fraction("0.5")
    assert dose.origin is not None
    assert dose.origin.backing is not None
    assert dose.origin.backing.source == "elekt-d-2023"


def test_that_a_dose_typed_is_the_orders_own() -> None:
    dose = order(dosed(scenario(DEPRESSION), "infusion", dose_text="0.5")).ordered[0].dose
    assert dose.origin is not None
    assert (dose.origin.says, dose.origin.backing) == ("entered", None)


def test_that_a_push_is_undiluted_unless_a_dilution_is_chosen() -> None:
    push = order(scenario(ICU_PAIN)).push
    assert push is not None
    assert (push.method, push.diluent) == ("undiluted", None)


@pytest.mark.parametrize(
    ("typed", "pump"),
    [
        ({"pump": ""}, "syringe-0.1"),
        ({"pump": "", "container": "bag-100", "container_volume_text": ""}, "volumetric-0.1"),
        ({"pump": "", "container": "", "container_volume_text": "100"}, "volumetric-0.1"),
        ({"pump": "", "container": "", "container_volume_text": "20"}, "syringe-0.1"),
        ({"pump": "syringe-0.01"}, "syringe-0.01"),
    ],
)
def test_that_the_pump_is_the_one_chosen_or_one_that_takes_the_container(typed: dict[str, str], pump: str) -> None:
    found = order(scenario(DEPRESSION, **typed)).pump
    assert found is not None
    assert found.id == pump


def test_that_a_giving_set_takes_the_place_of_a_pump() -> None:
    found = order(scenario("depression-gravity-60"))
    assert found.pump is None
    assert found.giving_set is not None


def test_that_a_volume_added_to_is_taken_for_the_bag_of_that_size() -> None:
    typed = {"container": "", "container_volume_text": "100"}
    infusion = order(scenario("depression-bag-100-ml-added", **typed)).infusion
    assert infusion is not None
    assert infusion.container is not None
    assert infusion.container.id == "bag-100"


# ---- Steps


def test_that_an_empty_step_is_passed_over_and_half_a_step_is_asked_for() -> None:
    draft = scenario("96-hours-at-the-target")
    whole = StepDraft("0.6", "96")
    assert len(order(replace(draft, steps=(StepDraft(), whole, StepDraft()))).ordered[0].steps) == 1
    assert unready(replace(draft, steps=(whole, StepDraft("0.6", "")))).missing == {
        "steps": "Step 2 needs a rate and its hours."
    }


def test_that_a_step_that_cannot_be_read_is_refused() -> None:
    draft = replace(scenario("96-hours-at-the-target"), steps=(StepDraft("0,6", "96"),))
    assert "steps" in unready(draft).refused


def test_that_an_age_of_nought_is_an_infants_and_is_refused_as_such() -> None:
    found = unready(replace(scenario(DEPRESSION), age_text="0"))
    assert found.refused["age_text"] == "It must be more than 0: nothing is worked out below 1 year of age."
    assert unready(replace(scenario(DEPRESSION), weight_text="0")).refused["weight_text"] == "It must be more than 0."


@pytest.mark.parametrize(
    ("field", "chosen"),
    [
        ("method", ""), ("method", "shake"), ("push_method", "shake"), ("container", "bucket"), ("diluent", ""),
        ("diluent", "beer"), ("pump", "alaris"), ("giving_set", "set-25"), ("given", ("push", "drip")),
    ],
)  # fmt: skip
def test_that_no_id_stands_in_a_sentence_that_a_window_shows(field: str, chosen: Any) -> None:
    cupboard = library().cupboard
    listed = (*cupboard.containers, *cupboard.diluents, *cupboard.pumps, *cupboard.giving_sets)
    ids = {each.id for each in listed} | {"make-up", "withdraw-first", "equal-volume"}
    found = unready(replace(scenario(ICU_PAIN), **{field: chosen}))
    told = " ".join((*found.missing.values(), *found.refused.values()))
    assert "Choose" in told
    assert not [id_ for id_ in ids if id_ in told]
