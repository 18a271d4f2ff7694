"""Every finding at its limit: a step inside, the limit itself, a step beyond."""

import ast
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import ketadesk.dosing
from ketadesk.dosing.plan import Plan
from ketadesk.intake.draft import Draft
from ketadesk.presentation.answering import Worked, work_out
from ketadesk.protocols.figure import Span
from ketadesk.protocols.protocol import Administration
from orders import SCENARIOS, codes, decimal, draft_of, library, scenario, worked

UNPUBLISHED = {"arithmetic", "order"}
STEP = Fraction(1, 10_000)
TABLE = Path(__file__).with_name("at_the_limit.toml")
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["cases"]
DEPRESSION = "depression-70-kg-syringe"


def retyped(name: str, change: dict[str, Any], text: str = "") -> Draft:
    """Return a scenario with other texts typed, `text` wherever the change says "?"."""
    order = dict(SCENARIOS[name]["order"])
    doses = {id_: dict(dose) for id_, dose in order.get("doses", {}).items()}
    for field, typed in change.items():
        administration, _, of_dose = field.rpartition(":")
        if administration:
            doses.setdefault(administration, {})[of_dose] = _filled(typed, text)
        elif field == "vial":
            order |= _vial(_filled(typed, text))
        else:
            order[field] = _filled(typed, text)
    return draft_of({**order, "doses": doses})


def _filled(typed: Any, text: str) -> Any:
    if isinstance(typed, list):
        return [_filled(each, text) for each in typed]
    return text if typed == "?" else typed


def _vial(written: str) -> dict[str, str]:
    strength, _, held = written.partition(" x ")
    total = decimal(Fraction(strength) * Fraction(held or 1))
    return {"strength_text": strength, "vial_volume_text": held or "1", "vial_total_text": total}


def _cases(which: str) -> list[Any]:
    return [
        pytest.param(case, text, id=f"{case['code']}-{case['order']}-{text or 'empty'}")
        for case in CASES
        for text in case[which]
    ]


@pytest.mark.parametrize(("case", "text"), _cases("met"))
def test_that_a_finding_is_met_beyond_its_limit(case: dict[str, Any], text: str) -> None:
    assert codes(retyped(case["order"], case["change"], text)).get(case["code"]) == case["severity"]


@pytest.mark.parametrize(("case", "text"), _cases("unmet"))
def test_that_a_finding_is_not_met_at_its_limit_or_inside(case: dict[str, Any], text: str) -> None:
    draft = retyped(case["order"], case["change"], text)
    assert isinstance(work_out(draft, library()).found, Plan)
    assert codes(draft).get(case["code"]) != case["severity"]


def _literals() -> set[str]:
    """Return the codes that stand in the source of dosing, by its own syntax."""
    found = set()
    for path in Path(ketadesk.dosing.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                place = {"Finding": 0, "met": 1, "check_span": 1}.get(call.func.id)
                if place is not None and isinstance(literal := call.args[place], ast.Constant):
                    ends = ("-outside", "-hard") if call.func.id == "check_span" else ("",)
                    found |= {f"{literal.value}{end}" for end in ends}
    return found


def test_that_every_code_in_the_source_stands_in_the_table() -> None:
    elsewhere = {"running-outside", "running-hard"}  # tests/dosing/test_running.py
    assert _literals() - elsewhere <= {case["code"] for case in CASES}


# ---- The ranges of every protocol


def _ends() -> Iterator[Any]:
    for name, each in SCENARIOS.items():
        if each["expected"]["state"] in {"ready", "check"} and each["order"].get("steps") is None:
            draft = draft_of(each["order"])
            for one in library().protocols[draft.protocol].administrations:
                if one.id in (draft.given or (one.id,)) and not draft.dose(one.id).dose_unit:
                    yield pytest.param(name, one, id=f"{name}-{one.id}")


def _first_of_each() -> list[Any]:
    chosen = {(SCENARIOS[each.values[0]]["order"]["protocol"], each.values[1].id): each for each in _ends()}
    return list(chosen.values())


@pytest.mark.parametrize(("name", "one"), _first_of_each())
def test_that_every_range_asks_a_step_beyond_its_soft_ends_and_stops_beyond_its_hard_ones(
    name: str, one: Administration
) -> None:
    span = one.dose
    low, high = span.low.magnitude, span.high.magnitude
    for inside in (low, high):
        assert not {"dose-outside", "dose-hard"} & set(_ordered(name, one, inside))
    for end, beyond in ((span.hard_low, -STEP), (span.hard_high, STEP)):
        assert end is not None, "no hard end"
        assert _ordered(name, one, end.magnitude).get("dose-hard") is None
        assert _ordered(name, one, end.magnitude + beyond)["dose-hard"] == "stop"
    for soft, beyond, hard in ((low, -STEP, span.hard_low), (high, STEP, span.hard_high)):
        outside = "dose-outside" if hard is None or hard.magnitude != soft else "dose-hard"
        assert outside in _ordered(name, one, soft + beyond)


def _ordered(name: str, one: Administration, dose: Fraction) -> dict[str, str]:
    return codes(retyped(name, {f"{one.id}:dose_text": decimal(dose)}))


def test_that_every_protocol_that_calculates_has_hard_ends_outside_its_soft_ones() -> None:
    for protocol in library().protocols.values():
        for one in protocol.administrations:
            for span in (one.dose, one.time):
                assert span is None or _is_guarded(span), f"{protocol.id}: {one.id}"


def _is_guarded(span: Span) -> bool:
    return (
        span.hard_low is not None
        and span.hard_high is not None
        and span.hard_low <= span.low <= span.high <= span.hard_high
    )


# ---- What every finding says


def _drafts() -> list[Draft]:
    tables = [retyped(case["order"], case["change"], text) for case in CASES for text in (*case["met"], *case["unmet"])]
    return [*tables, *(draft_of(each["order"]) for each in SCENARIOS.values())]


@cache
def _every_worked() -> tuple[Worked, ...]:
    return tuple(work_out(draft, library()) for draft in _drafts())


def test_that_every_finding_says_what_was_met_what_to_do_on_whose_word_and_where() -> None:
    fields = set(Draft.__dataclass_fields__) | {"dose_text", "time_text", "cap_text"}
    for each in _every_worked():
        if not isinstance(each.found, Plan):
            continue
        administrations = {one.id for one in each.found.order.protocol.administrations}
        for finding in each.found.findings:
            assert finding.says.endswith((".", "?")), finding
            assert finding.action.endswith((".", "?")), finding
            assert finding.backing.source in library().sources or finding.backing.source in UNPUBLISHED, finding
            assert finding.fields, finding
            for name, _, administration in (field.partition(":") for field in finding.fields):
                assert name in fields, finding
                assert not administration or administration in administrations, finding


def test_that_findings_stand_with_the_gravest_first_and_none_twice() -> None:
    rank = {"stop": 0, "check": 1, "note": 2}
    for each in _every_worked():
        ranks = [rank[finding.severity] for finding in each.sheet.findings]
        assert ranks == sorted(ranks)
        said = [(finding.code, finding.says) for finding in each.sheet.findings]
        assert len(said) == len(set(said)), said


def test_that_a_stopped_or_incomplete_order_holds_no_figure_anywhere() -> None:
    for each in _every_worked():
        sheet = each.sheet
        if sheet.state in {"stopped", "incomplete"}:
            assert sheet.cards == sheet.tables == sheet.rates == sheet.vials == sheet.working == ()
            assert sheet.comparison == sheet.clock == ()
        if isinstance(each.found, Plan) and each.found.status == "stopped":
            assert list(each.found.terms()) == []
            assert each.found.boluses == each.found.infusions == each.found.residues == ()
            assert each.found.weight is each.found.supply is each.found.comparison is None


def test_that_an_order_is_stopped_exactly_when_a_finding_stops_it() -> None:
    for each in _every_worked():
        severities = {finding.severity for finding in each.sheet.findings}
        if isinstance(each.found, Plan):
            gravest = "stopped" if "stop" in severities else "check" if "check" in severities else "ready"
            assert each.sheet.state == gravest


READY = [name for name, each in SCENARIOS.items() if each["expected"]["state"] == "ready"]


@pytest.mark.parametrize("name", READY)
def test_that_an_order_in_range_is_not_interrupted(name: str) -> None:
    assert {finding.severity for finding in worked(name).sheet.findings} <= {"note"}


def test_that_at_least_twenty_reference_orders_cover_every_protocol() -> None:
    assert len(READY) >= 20
    assert {SCENARIOS[name]["order"]["protocol"] for name in READY} == set(library().protocols)


# ---- Words and consequences of single findings


def _finding(draft: Draft, code: str) -> Any:
    return next(each for each in work_out(draft, library()).sheet.findings if each.code == code)


def test_that_132_kg_at_152_cm_is_asked_about_as_pounds() -> None:
    found = _finding(scenario("pounds-taken-for-kilograms"), "weight-against-height")
    assert found.action == "Is it 132 lb? That is 59.9 kg. Weigh again."


def test_that_a_weight_and_height_that_fit_the_other_way_round_are_asked_about_as_swapped() -> None:
    found = _finding(scenario(DEPRESSION, weight_text="170", height_text="65"), "weight-against-height")
    assert "swapped" in found.action


@pytest.mark.parametrize(("strength", "cure"), [("100", "10 mg per 1 mL"), ("50", "10 mg per 1 mL")])
def test_that_a_volume_too_small_names_the_vial_that_can_be_measured(strength: str, cure: str) -> None:
    draft = retyped("ed-too-little-to-measure-stops", {"vial": strength})
    assert cure in _finding(draft, "volume-too-small").action


def test_that_a_volume_too_small_for_every_vial_names_the_dilution() -> None:
    draft = retyped("ed-too-little-to-measure-stops", {"infusion:dose_text": "0.9", "infusion:dose_unit": "mg"})
    action = _finding(draft, "volume-too-small").action
    assert action == "Dilute first to a known strength and draw from that."


def test_that_a_cap_leaves_the_ordered_dose_beside_what_is_worked_out() -> None:
    planned = worked("analgosedation-cap-binds").found
    assert isinstance(planned, Plan)
    rate: Any = planned.infusions[0]
    ordered, cap, kept = (each.value.magnitude for each in (rate.rate.ordered, rate.rate.cap, rate.rate.rate))
    assert (ordered, cap, kept) == (140, 100, 100)


CAPPED = [
    name for name, each in SCENARIOS.items()
    if "cap" in each["expected"].get("findings", ()) and each["expected"]["state"] == "check"
]  # fmt: skip


@pytest.mark.parametrize("name", CAPPED)
def test_that_what_a_cap_leaves_is_never_passed_by_the_device_or_the_syringe(name: str) -> None:
    planned = worked(name).found
    assert isinstance(planned, Plan)
    for infusion in planned.infusions:
        part: Any = infusion
        assert part.setting.delivered_rate.value <= part.rate.cap.value
    for bolus in planned.boluses:
        assert bolus.mixed.drawn is not None
        assert bolus.amount.cap is not None
        assert bolus.mixed.drawn.drawn_amount.value <= bolus.amount.cap.value


def test_that_the_smaller_of_two_caps_holds() -> None:
    for cap in ("0.4", "5"):
        planned = work_out(retyped("atropine-cap-binds", {"atropine:cap_text": cap}), library()).found
        assert isinstance(planned, Plan)
        assert planned.boluses[0].amount.dose.value.magnitude == min(Fraction(cap), Fraction("0.5"))


@pytest.mark.parametrize("left_out", ["weight_text", "strength_text", "vial_volume_text", "vial_total_text"])
def test_that_a_missing_weight_or_vial_is_incomplete_and_shows_no_figure(left_out: str) -> None:
    sheet = work_out(scenario(DEPRESSION, **{left_out: ""}), library()).sheet
    assert sheet.state == "incomplete"
    assert [each.field for each in sheet.missing] == [left_out]


def test_that_a_container_without_a_diluent_is_incomplete() -> None:
    sheet = work_out(scenario(DEPRESSION, diluent=""), library()).sheet
    assert [each.field for each in sheet.missing] == ["diluent"]


@pytest.mark.parametrize("wrong", [{"strength_text": "5"}, {"vial_volume_text": "1"}, {"vial_total_text": "50"}])
def test_that_vial_fields_that_contradict_each_other_are_refused(wrong: dict[str, str]) -> None:
    sheet = work_out(scenario(DEPRESSION, **wrong), library()).sheet
    assert sheet.state == "incomplete"
    assert "disagree" in sheet.refused["vial_total_text"]


def test_that_the_container_of_a_drop_of_drug_is_stopped_and_not_divided_by() -> None:
    draft = scenario("depression-standard-2-mg-per-ml", concentration_text="0.001", container_volume_text="1")
    assert codes(draft)["volume-too-small"] == "stop"
