"""What a running pump gives, and what it meets."""

import json

import pytest

from by_units import unlike
from cli_orders import Command, changed, without

RUNNING = ("running", "--rate", "4.2mL/h", "--amount", "50mg", "--volume", "50mL", "--weight", "70kg")


def test_that_a_running_rate_is_told_in_the_three_units(ketadesk: Command) -> None:
    # 4.2 mL/h × 1 mg/mL = 4.2 mg/h; ÷ 70 kg = 0.06 mg/kg/h; × 1000 ÷ 60 = 1 mcg/kg/min; 50 ÷ 4.2 = 11.9 h.
    done = ketadesk(*RUNNING)
    assert (done.status, done.err) == (0, "")
    for figure in ("1 mcg/kg/min", "0.06 mg/kg/h", "4.2 mg/h", "1 mg/mL", "11 h 54 min", "4.2 mL/h × 1 mg/mL"):
        assert figure in done.out


def test_that_the_published_pump_row_is_told_to_a_program(ketadesk: Command) -> None:
    # 2 mcg/kg/min at 70 kg is 8.4 mg/h and 0.12 mg/kg/h.
    told = json.loads(ketadesk(*changed(RUNNING, "--rate", "8.4mL/h"), "--json").out)
    terms = {term["id"]: f"{term['value']} {term['unit']}" for term in told["terms"]}
    assert terms["rate_in_mcg_kg_min"] == "2 mcg/kg/min"
    assert terms["rate_in_mg_h"] == "42/5 mg/h"
    assert terms["rate_in_mg_kg_h"] == "3/25 mg/kg/h"
    assert unlike(told["terms"]) == []


def test_that_a_protocol_judges_what_runs(ketadesk: Command) -> None:
    # 12.6 mL/h is 3 mcg/kg/min: above 1 to 2.
    calm = ketadesk(*RUNNING, "--protocol", "pain-icu", "--setting", "icu")
    asked = ketadesk(*changed(RUNNING, "--rate", "12.6mL/h"), "--protocol", "pain-icu", "--setting", "icu")
    assert (calm.status, asked.status) == (0, 0)
    assert "READY" in calm.out
    assert "CHECK  " in asked.out


@pytest.mark.parametrize(
    "arguments",
    [
        changed(RUNNING, "--weight", "7kg"),
        changed(RUNNING, "--weight", "7000kg"[:3] + "kg"),
        changed(changed(RUNNING, "--rate", "100mL/h"), "--amount", "500mg"),
        (*changed(RUNNING, "--rate", "100mL/h"), "--protocol", "pain-icu"),
    ],
)
def test_that_what_cannot_be_true_stops(ketadesk: Command, arguments: tuple[str, ...]) -> None:
    done = ketadesk(*arguments)
    assert (done.status, done.err) == (3, "Stopped: check the pump and the patient now.\n")
    assert done.out.startswith("STOP: check the pump and the patient now. ")
    assert "STOP   " in done.out
    assert "READY" not in done.out
    told = json.loads(ketadesk(*arguments, "--json").out)
    stops = [each for each in told["findings"] if each["severity"] == "stop"]
    assert told["status"] == "stopped"
    assert stops
    assert all(each["action"].startswith("Check the pump and the patient now. ") for each in stops)
    assert not any("nothing is worked out" in each["says"] for each in stops)


# 40 mL/h × 1 mg/mL = 40 mg/h; ÷ 70 kg ÷ 60 × 1000 = 9.52 mcg/kg/min, above the hard end of 8
def test_that_the_dose_of_a_pump_that_runs_is_told_beside_a_stop(ketadesk: Command) -> None:
    arguments = (*changed(RUNNING, "--rate", "40mL/h"), "--protocol", "pain-icu", "--setting", "icu")
    done = ketadesk(*arguments)
    assert done.status == 3
    for figure in ("9.52 mcg/kg/min", "0.571 mg/kg/h", "40 mg/h", "1 mg/mL", "75 min"):
        assert figure in done.out
    told = json.loads(ketadesk(*arguments, "--json").out)
    assert told["status"] == "stopped"
    assert {term["id"]: term["value"] for term in told["terms"]}["dose_rate"] == "40"


def test_that_nothing_is_told_per_kg_of_a_weight_that_cannot_be_true(ketadesk: Command) -> None:
    arguments = changed(RUNNING, "--weight", "7kg")  # 4.2 mL/h × 1 mg/mL = 4.2 mg/h whatever the weight
    done = ketadesk(*arguments)
    assert done.status == 3
    assert "  Gives     4.2 mg/h" in done.out
    assert "mcg/kg/min" not in done.out
    ids = {term["id"] for term in json.loads(ketadesk(*arguments, "--json").out)["terms"]}
    assert "dose_rate" in ids
    assert not any("kg" in id_ for id_ in ids)


# amount ÷ volume: 100 ÷ 1, 100 ÷ 10, 101 ÷ 10, 1 ÷ 1, 9 ÷ 10, 1 ÷ 10, 9 ÷ 100 and 1 ÷ 1000 mg/mL
@pytest.mark.parametrize(
    ("amount", "volume", "status", "state"),
    [("100mg", "1mL", 3, "STOP"), ("100mg", "10mL", 0, "READY"), ("101mg", "10mL", 0, "CHECK"),
     ("1mg", "1mL", 0, "READY"), ("9mg", "10mL", 0, "CHECK"), ("1mg", "10mL", 0, "CHECK"),
     ("9mg", "100mL", 3, "STOP"), ("1mg", "1000mL", 3, "STOP")],
)  # fmt: skip
def test_that_the_strength_of_what_runs_is_judged(
    ketadesk: Command, amount: str, volume: str, status: int, state: str
) -> None:
    arguments = ("--rate", "1mL/h", "--amount", amount, "--volume", volume, "--weight", "70kg", "--setting", "icu")
    done = ketadesk("running", *arguments)
    assert done.status == status
    assert next(word for word in ("STOP:", "CHECK:", "READY\n") if word in done.out).startswith(state)


@pytest.mark.parametrize("protocol", ["esketamine-nasal", "pain-shock", "adjunct-midazolam", "suicidality-ed-low"])
def test_that_nothing_is_judged_by_a_protocol_without_an_infusion(ketadesk: Command, protocol: str) -> None:
    done = ketadesk(*RUNNING, "--protocol", protocol)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("--protocol: ")
    assert " has no infusion to judge, for it names no rate: " in done.err
    told = json.loads(ketadesk(*RUNNING, "--protocol", protocol, "--json").out)
    assert (told["status"], told["terms"], told["refused"][0]["field"]) == ("incomplete", [], "protocol")


@pytest.mark.parametrize("option", ["--rate", "--amount", "--volume", "--weight"])
def test_that_each_is_asked_for(ketadesk: Command, option: str) -> None:
    done = ketadesk(*without(RUNNING, option))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"{option}: Enter ")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--rate", "4,2mL/h"), ("--rate", "4.2"), ("--rate", "0mL/h"), ("--rate", "4.2mg/h"), ("--amount", "50Mg"),
     ("--volume", "50cc"), ("--weight", "1,000kg"), ("--weight", "70")],
)  # fmt: skip
def test_that_what_is_not_read_is_refused(ketadesk: Command, option: str, value: str) -> None:
    done = ketadesk(*changed(RUNNING, option, value))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"{option}: ")


def test_that_an_unknown_place_or_protocol_is_refused(ketadesk: Command) -> None:
    assert ketadesk(*RUNNING, "--setting", "home").err.startswith("--setting: Choose one of clinic, ")
    assert ketadesk(*RUNNING, "--protocol", "pain").status == 2


def test_that_a_rate_per_minute_is_converted_and_said(ketadesk: Command) -> None:
    done = ketadesk(*changed(RUNNING, "--rate", "0.07mL/min"))
    assert "--rate 0.07mL/min is 4.2 mL/h." in done.out
    assert "1 mcg/kg/min" in done.out


OUTSIDE = (*changed(RUNNING, "--rate", "12.6mL/h"), "--protocol", "pain-icu", "--setting", "icu")  # 3 mcg/kg/min


def test_that_what_runs_outside_its_range_waits_for_a_reason_and_takes_it(ketadesk: Command) -> None:
    open_ = ketadesk(*OUTSIDE)
    assert open_.status == 0
    assert "A reason is needed: --reason running-outside=TEXT" in open_.out
    assert json.loads(ketadesk(*OUTSIDE, "--json").out)["status"] == "needs-reason"

    given = ketadesk(*OUTSIDE, "--reason", "running-outside=Prescriber told, rate stays")
    assert given.status == 0
    assert "READY" in given.out
    assert "Reason: Prescriber told, rate stays" in given.out
    told = json.loads(ketadesk(*OUTSIDE, "--reason", "running-outside=Prescriber told", "--json").out)
    assert told["status"] == "complete"
    assert [each["reason"] for each in told["findings"] if each["severity"] == "check"] == ["Prescriber told"]


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("cap=Confirmed", "What runs asks for no reason by cap: it asks about running-outside."),
        ("running-outside", "running-outside: Say the reason in words."),
        ("running-outside=7", "running-outside: Say the reason in words."),
    ],
)
def test_that_a_reason_that_nothing_running_asks_for_is_refused(ketadesk: Command, reason: str, says: str) -> None:
    done = ketadesk(*OUTSIDE, "--reason", reason)
    assert (done.status, done.out) == (2, "")
    assert f"--reason: {says}" in done.err


def test_that_no_reason_lifts_a_stop_of_what_runs(ketadesk: Command) -> None:
    done = ketadesk(*changed(RUNNING, "--weight", "7kg"), "--reason", "weight-impossible=It is a doll")
    assert done.status == 3
    assert "It is a doll" not in done.out
