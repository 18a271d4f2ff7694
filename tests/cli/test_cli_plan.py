"""An order on the command line: what its options fill, what is converted, what the sheet says."""

import json
from typing import Any

import pytest

from cli_orders import DEPRESSION, INTENSIVE_CARE, Command, changed, without
from ketadesk.cli.order_options import ORDER_OPTIONS, option_of
from ketadesk.intake.draft import Draft


def terms(ketadesk: Command, *arguments: str) -> dict[str, dict[str, Any]]:
    done = ketadesk(*arguments, "--json")
    assert done.status == 0, done.err
    return {term["id"]: term for term in json.loads(done.out)["terms"]}


def test_that_every_option_fills_a_field_of_the_draft() -> None:
    for option in ORDER_OPTIONS:
        assert hasattr(Draft(), option.field) or option.field in {"dose_text", "time_text", "cap_text", "without"}


def test_that_every_field_a_draft_may_lack_has_an_option() -> None:
    fields = [field for field in vars(Draft()) if field not in {"doses", "weight_unit", "height_unit"}]
    assert [field for field in fields if not option_of(field).startswith(("--", "PROTOCOL"))] == []
    assert option_of("dose_text:infusion") == "--dose infusion"
    assert [field for field in fields if "_text" in option_of(field)] == []


def test_that_pounds_are_read_as_pounds(ketadesk: Command) -> None:
    # 154 lb × 0.45359237 kg/lb = 69.85322498 kg exactly.
    weight = terms(ketadesk, *changed(DEPRESSION, "--weight", "154lb"))["weight"]
    assert (weight["decimal"], weight["unit"]) == ("69.85322498", "kg")


@pytest.mark.parametrize("micro", ["ug", "\N{MICRO SIGN}g", "\N{GREEK SMALL LETTER MU}g"])
def test_that_the_micro_sign_is_read_and_mcg_is_written(ketadesk: Command, micro: str) -> None:
    done = ketadesk(*changed(INTENSIVE_CARE, "--dose", f"infusion=1{micro}/kg/min"))
    assert done.status == 0
    assert "1 mcg/kg/min" in done.out
    assert f" {micro}/" not in done.out


@pytest.mark.parametrize(
    ("order", "typed", "told"),
    [
        (DEPRESSION, ("--container", "0.05L"), "--container 0.05L is 50 mL."),
        (INTENSIVE_CARE, ("--concentration", "1000mcg/mL"), "--concentration 1000mcg/mL is 1 mg/mL."),
    ],
)
def test_that_another_unit_of_the_kind_is_converted_and_said(
    ketadesk: Command, order: tuple[str, ...], typed: tuple[str, str], told: str
) -> None:
    plain, converted = ketadesk(*order), ketadesk(*changed(order, *typed))
    assert converted.status == 0
    assert converted.out.replace(f"{told}\n", "") == plain.out
    assert told in converted.out


def test_that_a_run_in_minutes_becomes_hours_and_is_said(ketadesk: Command) -> None:
    done = ketadesk(*INTENSIVE_CARE, "--run", "90min")
    assert "--run 90min is 1.5 h." in done.out


def test_that_a_converted_figure_of_three_decimals_is_not_taken_for_thousands(ketadesk: Command) -> None:
    # 1125 mcg/mL is 1.125 mg/mL, which typed as a number could mean 1125.
    told = terms(ketadesk, *changed(INTENSIVE_CARE, "--concentration", "1125mcg/mL"))
    assert told["strength_asked"]["decimal"] == "1.125"


def test_that_an_amount_fills_the_container(ketadesk: Command) -> None:
    order = (*without(INTENSIVE_CARE, "--concentration"), "--amount", "0.1g")
    told = terms(ketadesk, *order)
    # 100 mg in 50 mL is 2 mg/mL: 4.2 mg/h are 2.1 mL/h.
    assert told["infusion.final_concentration"]["text"] == "2 mg/mL"
    assert told["infusion.pump_rate"]["text"] == "2.1 mL/h"


def test_that_a_named_syringe_can_be_filled_in_part(ketadesk: Command) -> None:
    told = terms(ketadesk, *INTENSIVE_CARE, "--fill", "40mL")
    assert (told["infusion.final_volume"]["text"], told["infusion.amount_drawn"]["text"]) == ("40 mL", "40 mg")


def test_that_a_usual_push_can_be_left_out(ketadesk: Command) -> None:
    told = terms(ketadesk, *INTENSIVE_CARE, "--without", "push")
    assert not any(id_.startswith("push.") for id_ in told)


def test_that_an_alternative_is_given_when_it_is_chosen(ketadesk: Command) -> None:
    order = ("plan", "anaesthesia", "--setting", "theatre", "--weight", "70kg", "--vial", "200mg/20mL")
    assert ketadesk(*order).err.startswith("--give: ")
    # 2 mg/kg × 70 kg = 140 mg = 14 mL of 10 mg/mL.
    told = terms(ketadesk, *order, "--give", "induction-60-s", "--dose", "2mg/kg")
    assert told["induction-60-s.drawn_volume"]["text"] == "14 mL"


@pytest.mark.parametrize(
    "typed", ["sodium-chloride-0.9", "sodium chloride 0.9 %", "sodium chloride", "Sodium Chloride"]
)
def test_that_a_diluent_is_known_by_its_id_its_name_or_a_word_that_only_it_has(ketadesk: Command, typed: str) -> None:
    assert "sodium chloride 0.9 %" in ketadesk(*changed(DEPRESSION, "--diluent", typed)).out.split("Working")[0]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("NS", "sodium chloride 0.9 %"), ("normal saline", "sodium chloride 0.9 %"),
        ("0.9% NaCl", "sodium chloride 0.9 %"), ("D5W", "glucose 5 %"), ("dextrose 5%", "glucose 5 %"),
    ],
)  # fmt: skip
def test_that_a_diluent_is_known_by_a_name_that_means_one_fluid_alone(ketadesk: Command, typed: str, read: str) -> None:
    assert read in ketadesk(*changed(DEPRESSION, "--diluent", typed)).out.split("Working")[0]


@pytest.mark.parametrize(
    "typed", ["saline", "half saline", "ns", "dextrose 10%", "glucose 10 %", "5", "e", "sodium-chloride", "GLUCOSE-5"]
)
def test_that_a_diluent_is_not_guessed(ketadesk: Command, typed: str) -> None:
    done = ketadesk(*changed(DEPRESSION, "--diluent", typed))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("--diluent: ")


def test_that_drops_are_counted_with_a_giving_set(ketadesk: Command) -> None:
    order = changed(changed(DEPRESSION, "--container", "bag-100"), "--method", "withdraw-first")
    # 100 mL ÷ 40 min × 20 gtt/mL = 50 gtt/min.
    assert "50 gtt/min" in ketadesk(*order, "--giving-set", "20gtt/mL").out
    assert "50 gtt/min" in ketadesk(*order, "--giving-set", "set-20").out


def test_that_a_strength_that_agrees_changes_nothing(ketadesk: Command) -> None:
    assert ketadesk(*DEPRESSION, "--strength", "50mg/mL").out == ketadesk(*DEPRESSION).out


def test_that_the_sheet_is_read_from_top_to_bottom(ketadesk: Command) -> None:
    done = ketadesk(*INTENSIVE_CARE, "--start", "22:30")
    parts = [
        "Pain after surgery, ICU: ", "70 kg (154.3 lb)", "500 mg in 10 mL (50 mg per 1 mL), racemic ketamine", "READY",
        "NOTE   ", "\nLoading push\n", "PUSH: 0.7 mL", "\nInfusion\n", "SET THE PUMP TO: 4.2 mL/h",
        "The same rate in other units", "For the whole order", "By the clock", "10:24, next day", "\nTitration\n",
        "\nWorking\n", "1 mcg/kg/min × 70 kg ÷ 1000 mcg/mg × 60 min/h", "\nPreparation\n", "[ ] ", "\nBefore\n",
        "\nSources\n",
    ]  # fmt: skip
    places = [done.out.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert done.out.endswith(".\n")
    assert "\n\n\n" not in done.out


def test_that_a_question_is_the_state_of_the_sheet(ketadesk: Command) -> None:
    # 132 "kg" at 152 cm is a body mass index of 57: pounds?
    done = ketadesk(*changed(DEPRESSION, "--weight", "132kg"), "--height", "152cm")
    assert done.status == 0
    assert "CHECK: " in done.out.splitlines()[3]
    assert "132 lb" in done.out


def test_that_help_names_what_is_allowed_and_gives_examples(ketadesk: Command) -> None:
    done = ketadesk("plan", "--help")
    assert done.status == 0
    for id_ in ("depression-iv-96h", "withdraw-first", "equal-volume", "bag-100", "glucose-5", "syringe-0.1", "set-20"):
        assert f"  {id_} " in done.out
    assert "Examples:\n  ketadesk plan depression-iv " in done.out


def test_that_the_sheet_is_short_and_says_what_more_there_is(ketadesk: Command) -> None:
    short, full = ketadesk(*DEPRESSION), ketadesk(*DEPRESSION, "--full")
    assert "Vial read aloud: mg per 1 mL, racemic" in short.out
    assert "The wrong strength off the shelf" not in short.out
    assert "The wrong strength off the shelf" in full.out
    assert "Warning: More than 6 infusions" in short.out
    assert "With --full: where sources differ 10, schedule 8, evidence 5, course 3, notes 12" in short.out
    assert full.out.count("Contradiction: ") == 10
    assert "With --full" not in full.out
    assert short.out.count("[ ]") == full.out.count("[ ]")
