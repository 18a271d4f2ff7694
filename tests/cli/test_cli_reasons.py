"""A question is answered on the command line by its code; what it does not ask is refused by name."""

import json
from typing import Any

import pytest

from cli_orders import DEPRESSION, INTENSIVE_CARE, Command, changed

WARD = changed(INTENSIVE_CARE, "--setting", "ward")
PUSH = "push-above-consensus"
GIVEN = f"{PUSH}=Intensive care team present"


def record(ketadesk: Command, *arguments: str) -> tuple[int, dict[str, Any], str]:
    done = ketadesk(*arguments, "--json")
    return done.status, json.loads(done.out), done.err


def test_that_an_order_that_waits_says_so_and_how_to_answer(ketadesk: Command) -> None:
    done = ketadesk(*WARD)
    assert done.status == 0
    assert "CHECK: figures below need a person's reason first." in done.out
    assert f"A reason is needed: --reason {PUSH}=TEXT" in done.out
    status, told, _ = record(ketadesk, *WARD)
    assert (status, told["status"]) == (0, "needs-reason")


def test_that_a_reason_is_carried_into_text_and_record(ketadesk: Command) -> None:
    done = ketadesk(*WARD, "--reason", GIVEN)
    assert done.status == 0
    assert "\nREADY\n" in done.out
    assert "Reason: Intensive care team present" in done.out
    status, told, _ = record(ketadesk, *WARD, "--reason", GIVEN)
    assert (status, told["status"]) == (0, "complete")
    assert {each["code"]: each["reason"] for each in told["findings"] if each["severity"] == "check"} == {
        PUSH: "Intensive care team present"
    }


@pytest.mark.parametrize(
    ("order", "reason", "says"),
    [
        (WARD, "age-outside=Confirmed", f"This order asks for no reason by age-outside: it asks about {PUSH}."),
        (WARD, "Confirmed", f"This order asks for no reason by Confirmed: it asks about {PUSH}."),
        (DEPRESSION, GIVEN, f"This order asks for no reason by {PUSH}: it asks for none."),
        (WARD, PUSH, f"{PUSH}: Say the reason in words."),
        (WARD, f"{PUSH}=  ", f"{PUSH}: Say the reason in words."),
        (WARD, f"{PUSH}={'a' * 121}", f"{PUSH}: Say it in at most 120 letters; it has 121."),
        (WARD, f"{PUSH}=left\u202eright", f"{PUSH}: It holds a sign that cannot be seen, such as a line break."),
        (WARD, f"={PUSH}", f"This order asks for no reason by an empty code: it asks about {PUSH}."),
    ],
)
def test_that_a_reason_nobody_asked_for_or_nobody_can_read_is_refused(
    ketadesk: Command, order: tuple[str, ...], reason: str, says: str
) -> None:
    done = ketadesk(*order, "--reason", reason)
    assert (done.status, done.out) == (2, "")
    assert f"--reason: {says}" in done.err


def test_that_no_reason_lifts_a_stop(ketadesk: Command) -> None:
    status, told, _ = record(
        ketadesk, *changed(WARD, "--weight", "7kg"), "--reason", "weight-impossible=Confirmed", "--reason", GIVEN
    )
    assert (status, told["status"], told["terms"]) == (3, "stopped", [])


def test_that_a_schedule_takes_no_reason(ketadesk: Command) -> None:
    done = ketadesk("plan", "esketamine-nasal", "--reason", GIVEN)
    assert done.status == 2
    assert "--reason: This protocol is a schedule" in done.err
