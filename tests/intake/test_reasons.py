"""A reason is plain words, bound to the finding it was given for, value and limit included."""

from dataclasses import replace

import pytest

from ketadesk.dosing.plan import Plan
from ketadesk.intake.draft import Draft
from ketadesk.intake.reasons import LONGEST, read_reason
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.sheet import FindingLine, Sheet
from ketadesk.presentation.standing import standing_reasons
from ketadesk.quantities.parsing import Refused
from orders import library, scenario

WARD = "pain-icu-70-kg-ward"
PUSH = "push-above-consensus"


def sheet(draft: Draft) -> Sheet:
    return work_out(draft, library()).sheet


def asked(draft: Draft, code: str = PUSH) -> FindingLine:
    return next(each for each in sheet(draft).findings if each.code == code)


def given(draft: Draft, text: str, code: str = PUSH) -> Draft:
    return draft.with_reason(code, asked(draft, code).asks, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "   ",
        ".",
        "x",
        "x 1",
        "1",
        "0.5 2",
        "a\nb",
        "a\tb",
        "line\u2028end",
        "\u202eright",
        "zero\u200bwidth",
        "a\0b",
    ],
)
def test_that_what_is_no_reason_in_plain_words_is_refused_with_a_sentence(text: str) -> None:
    read = read_reason(text)
    assert isinstance(read, Refused)
    assert read.reason.endswith(".")


def test_that_a_reason_is_at_most_so_long() -> None:
    assert read_reason("a" * LONGEST) == "a" * LONGEST
    assert isinstance(read_reason("a" * (LONGEST + 1)), Refused)


@pytest.mark.parametrize("text", ["Ordered by the anaesthetist", "ärztlich angeordnet", "طبيب التخدير", "ok"])
def test_that_words_of_any_script_are_taken_without_the_spaces_around_them(text: str) -> None:
    assert read_reason(f"  {text} ") == text


def test_that_figures_are_held_until_the_reason_is_given_and_then_it_stands_with_them() -> None:
    draft = scenario(WARD)
    assert sheet(draft).state == "check"
    answered = sheet(given(draft, " Intensive care team present "))
    assert answered.state == "ready"
    finding = next(each for each in answered.findings if each.code == PUSH)
    assert (finding.reason, finding.waits, finding.refused) == ("Intensive care team present", False, "")
    assert [replace(card, asks=False) for card in sheet(draft).cards] == list(answered.cards)


def test_that_the_reason_travels_with_the_plan() -> None:
    found = work_out(given(scenario(WARD), "Ordered by the anaesthetist"), library()).found
    assert isinstance(found, Plan)
    assert {each.code: each.reason for each in found.findings if each.severity == "check"} == {
        PUSH: "Ordered by the anaesthetist"
    }


def test_that_every_question_wants_a_reason_of_its_own() -> None:
    draft = scenario(WARD, age_text="17")
    assert {each.code for each in sheet(draft).findings if each.waits} == {PUSH, "age-outside"}
    draft = given(draft, "Intensive care team present")
    assert sheet(draft).state == "check"
    assert sheet(given(draft, "Confirmed", "age-outside")).state == "ready"


def test_that_a_reason_holds_for_the_very_value_it_was_given_for_and_for_no_other() -> None:
    draft = given(scenario(WARD), "Intensive care team present")
    push = draft.dose("push")
    for other in ("0.4", "0.45"):
        changed = draft.with_dose("push", replace(push, dose_text=other))
        assert asked(changed).waits
        assert sheet(changed).state == "check"
        assert standing_reasons(changed, sheet(changed)) == ()


def test_that_a_reason_asks_again_for_another_weight_though_the_finding_says_the_same() -> None:
    first = scenario(WARD)
    draft = given(first, "Intensive care team present")
    for other in ({"weight_text": "71"}, {"weight_text": "154", "weight_unit": "lb"}):
        changed = replace(draft, **other)
        assert asked(changed).says == asked(first).says
        assert asked(changed).waits
        assert standing_reasons(changed, sheet(changed)) == ()
    assert not asked(replace(draft, weight_text="70.0")).waits


def test_that_a_reason_asks_again_for_another_time_of_the_same_push() -> None:
    draft = given(scenario(WARD), "Intensive care team present")
    slower = draft.with_dose("push", replace(draft.dose("push"), time_text="5", time_unit="min"))
    assert asked(slower).waits
    infusion = draft.with_dose("infusion", replace(draft.dose("infusion"), dose_text="1.5"))
    assert not asked(infusion).waits


def test_that_a_reason_for_the_vial_or_the_age_stays_with_another_weight() -> None:
    draft = scenario(WARD, setting="icu", age_text="17", strength_text="25", vial_total_text="250")
    draft = given(given(draft, "The vial says racemic ketamine", "other-drug"), "Confirmed", "age-outside")
    heavier = replace(draft, weight_text="71")
    assert not asked(heavier, "other-drug").waits
    assert not asked(heavier, "age-outside").waits


def test_that_a_reason_in_words_that_are_not_taken_says_why_and_holds_nothing_up() -> None:
    finding = asked(given(scenario(WARD), " . "))
    assert finding.waits
    assert finding.refused == "Say the reason in words."


def test_that_no_reason_lifts_a_stop() -> None:
    draft = scenario(WARD, weight_text="7")
    stop = asked(draft, "weight-impossible")
    stopped = sheet(draft.with_reason(stop.code, stop.asks, "Confirmed with the prescriber"))
    assert (stopped.state, stopped.cards) == ("stopped", ())
    assert all(not each.reason for each in stopped.findings)


def test_that_an_answer_without_the_finding_drops_its_reason_and_an_unfinished_one_does_not() -> None:
    draft = given(scenario(WARD), "Intensive care team present")
    assert standing_reasons(draft, sheet(draft)) == draft.reasons
    for unfinished in (replace(draft, weight_text=""), replace(draft, weight_text="7")):
        assert standing_reasons(unfinished, sheet(unfinished)) == draft.reasons
    elsewhere = replace(draft, setting="icu")
    assert standing_reasons(elsewhere, sheet(elsewhere)) == ()


def test_that_a_second_reason_takes_the_place_of_the_first_and_none_takes_it_away() -> None:
    draft = given(given(scenario(WARD), "First"), "Second")
    assert [each.text for each in draft.reasons] == ["Second"]
    assert given(draft, "").reasons == ()


def test_that_another_protocol_and_another_patient_take_every_reason_away() -> None:
    draft = given(scenario(WARD), "Intensive care team present")
    assert draft.with_protocol("pain-acute").reasons == ()
    assert draft.for_new_patient().reasons == ()
