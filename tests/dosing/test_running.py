"""From what runs to the dose, worked by hand, and judged against every protocol."""

from fractions import Fraction
from typing import Any

import pytest

from ketadesk.dosing.infusion import ContinuousInfusion, TimedInfusion
from ketadesk.dosing.plan import Plan
from ketadesk.dosing.running import Running, has_infusion, judged, running
from ketadesk.dosing.term import given
from ketadesk.quantities.kinds import bodyweight, mass, pump_rate, volume
from orders import SCENARIOS, library, worked


def entered(rate: str, amount: str, held: str, weight: str) -> tuple[Any, ...]:
    kinds = (
        ("rate", pump_rate, rate),
        ("amount", mass, amount),
        ("volume", volume, held),
        ("weight", bodyweight, weight),
    )
    return tuple(given(name, door.of(Fraction(number))) for name, door, number in kinds)


def found(rate: str, amount: str, held: str, weight: str) -> Running:
    return running(*entered(rate, amount, held, weight))


def judgement(rate: str, mixture: str, weight: str, protocol: str, setting: Any = "icu") -> dict[str, str]:
    """Return the findings on a rate from a 50 mL syringe of so many mg/mL."""
    typed = entered(rate, str(50 * Fraction(mixture)), "50", weight)
    met = judged(running(*typed), library().protocols[protocol], typed[3], setting, library())
    return {finding.code: finding.severity for finding in met}


# 4.2 mL/h × 50 mg ÷ 50 mL = 4.2 mg/h; ÷ 70 kg = 0.06 mg/kg/h = 1 mcg/kg/min; 50 ÷ 4.2 h = 714 2/7 min
def test_that_the_pictured_rate_is_read_back() -> None:
    back = found("4.2", "50", "50", "70")
    assert back.concentration.value.magnitude == 1
    assert back.dose_rate.value.magnitude == Fraction("4.2")
    assert back.units.mg_per_kg_per_h.value.magnitude == Fraction("0.06")
    assert back.units.mcg_per_kg_per_min.value.magnitude == 1
    assert back.lasts.value.magnitude == Fraction(5000, 7)


# 26.3 mL/h × 100 mg ÷ 50 mL = 52.6 mg/h; ÷ 70 kg ÷ 60 × 1000
def test_that_the_published_vector_is_read_back() -> None:
    back = found("26.3", "100", "50", "70")
    assert back.dose_rate.value.magnitude == Fraction("52.6")
    assert back.units.mcg_per_kg_per_min.value.magnitude == Fraction("52.6") / 70 / 60 * 1000


def test_that_every_term_of_what_runs_recomputes() -> None:
    back = found("7.3", "500", "48", "63.4")
    for term in (back.dose_rate, back.lasts, back.units.mcg_per_kg_per_min, back.units.mg_per_h):
        assert all(step.recomputed() == step.value for step in term.derivation())


RUN = [
    name for name, each in SCENARIOS.items()
    if any("Set the pump to" in card for card in each["expected"].get("cards", []))
    and each["order"].get("basis", "actual") == "actual"
]  # fmt: skip


@pytest.mark.parametrize("name", RUN)
def test_that_what_a_plan_sets_is_read_back_as_what_the_plan_delivers(name: str) -> None:
    planned = worked(name).found
    assert isinstance(planned, Plan)
    assert planned.weight is not None
    for infusion in planned.infusions:
        if not isinstance(infusion, ContinuousInfusion | TimedInfusion):
            continue
        drawn = infusion.mixed.drawn
        assert drawn is not None
        back = running(infusion.setting.pump_rate, drawn.drawn_amount, infusion.mixed.final_volume, planned.weight)
        assert back.dose_rate.value == infusion.setting.delivered_rate.value


# 70 kg at 1 mg/mL: 4.2 to 8.4 mL/h is the range; 2 % beyond an end may be the pump's own rounding
@pytest.mark.parametrize("rate", ["4.2", "6", "8.4", "4.116", "8.568"])
def test_that_a_rate_in_range_or_a_rounding_away_is_in_order(rate: str) -> None:
    assert judgement(rate, "1", "70", "pain-icu") == {}


@pytest.mark.parametrize("rate", ["4.11", "8.57", "2", "33"])
def test_that_a_rate_outside_the_range_asks(rate: str) -> None:
    assert judgement(rate, "1", "70", "pain-icu") == {"running-outside": "check"}


# the hard ends 0.25 and 8 mcg/kg/min are 1.05 and 33.6 mL/h; beyond them nothing is spared
@pytest.mark.parametrize(("rate", "stops"), [("1.05", False), ("1.04", True), ("33.6", False), ("33.7", True)])
def test_that_a_rate_beyond_the_hard_ends_stops(rate: str, *, stops: bool) -> None:
    assert ("running-hard" in judgement(rate, "1", "70", "pain-icu")) == stops


def test_that_the_cap_is_judged_too() -> None:
    assert judgement("10", "10", "70", "analgosedation-icu") == {"rate-anaesthetic": "note"}
    assert judgement("10.1", "10", "70", "analgosedation-icu") == {"cap": "check", "rate-anaesthetic": "note"}


@pytest.mark.parametrize(("weight", "asks"), [("50", True), ("50.1", False)])
def test_that_the_cap_for_the_weight_is_judged(weight: str, *, asks: bool) -> None:
    assert ("cap" in judgement("4", "5", weight, "pain-fixed-rate", "ward")) == asks


# 22 mg/h is the one regimen, 0.35 mg/kg/h × 80 kg = 28 mg/h the other
@pytest.mark.parametrize(("rate", "fits"), [("4.4", True), ("5.6", True), ("5", False)])
def test_that_a_rate_that_fits_one_of_two_alternatives_is_in_order(rate: str, *, fits: bool) -> None:
    assert (judgement(rate, "5", "80", "pain-crps", "ward") == {}) == fits


# 0.3 mg/kg over 15 min is 1.2 mg/kg/h: 42 mL/h at 2 mg/mL and 70 kg
def test_that_a_short_infusion_in_range_is_not_asked_about_the_limit_of_long_ones() -> None:
    assert judgement("42", "2", "70", "pain-ed", "ed") == {}
    assert judgement("245.1", "2", "70", "pain-ed", "ed") == {"rate-ceiling": "stop", "running-hard": "stop"}


# 0.5 mg/kg over 40 min is 0.75 mg/kg/h: 26.25 mL/h at 2 mg/mL and 70 kg, set as 26.3
def test_that_a_dose_over_a_time_is_judged_as_the_rate_it_makes() -> None:
    assert judgement("26.3", "2", "70", "depression-iv", "clinic") == {}
    assert judgement("20", "2", "70", "depression-iv", "clinic") == {"running-outside": "check"}
    assert judgement("80", "2", "70", "depression-iv", "clinic") == {"running-hard": "stop"}


@pytest.mark.parametrize(("rate", "stops"), [("49", False), ("49.1", True)])
def test_that_nothing_runs_above_7_mg_per_kg_per_h(rate: str, *, stops: bool) -> None:
    assert ("rate-ceiling" in judgement(rate, "10", "70", "analgosedation-icu")) == stops


@pytest.mark.parametrize(("setting", "severity"), [("ward", "check"), ("icu", None)])
def test_that_above_1_mg_per_kg_per_h_a_ward_is_asked(setting: str, severity: str | None) -> None:
    assert judgement("7.1", "10", "70", "pain-acute", setting).get("rate-above-consensus") == severity


@pytest.mark.parametrize(("weight", "code"), [("9", "weight-impossible"), ("29", "weight-unusual")])
def test_that_an_implausible_weight_is_asked_about(weight: str, code: str) -> None:
    assert code in judgement("1", "1", weight, "pain-icu")


# pushes, a spray, and an infusion whose duration, and so whose rate, is left to the order
WITHOUT_INFUSION = {
    "adjunct-antisialagogue", "adjunct-midazolam", "esketamine-nasal", "pain-shock", "suicidality-ed-low",
}  # fmt: skip


@pytest.mark.parametrize("protocol", sorted(library().protocols))
def test_that_every_protocol_with_an_infusion_can_be_judged_by(protocol: str) -> None:
    assert has_infusion(library().protocols[protocol]) == (protocol not in WITHOUT_INFUSION)
    judgement("5", "5", "70", protocol)


# 0.1 and 1 mg/mL below, 10 and 100 mg/mL above; each rate gives 2 mg/h, 0.48 mcg/kg/min at 70 kg
@pytest.mark.parametrize(
    ("rate", "mixture", "codes"),
    [
        ("2000", "0.001", {"too-weak": "stop"}),
        ("20.2", "0.099", {"too-weak": "stop"}),
        ("20", "0.1", {"weaker-than-published": "check"}),
        ("2.02", "0.99", {"weaker-than-published": "check"}),
        ("2", "1", {}),
        ("0.2", "10", {}),
        ("0.198", "10.1", {"stronger-than-published": "check"}),
        ("0.02", "99.9", {"stronger-than-published": "check"}),
        ("0.02", "100", {"undiluted": "stop", "stronger-than-published": "check"}),
    ],
)
def test_that_a_strength_is_judged_as_a_plan_judges_it(rate: str, mixture: str, codes: dict[str, str]) -> None:
    met = judgement(rate, mixture, "70", "pain-icu")
    assert {code: severity for code, severity in met.items() if not code.startswith("running-")} == codes


# 0.5 mg/kg × 70 kg over 40 min is 52.5 mg/h: 525 mL/h at 0.1 mg/mL; a short infusion is too weak below 0.01 mg/mL only
@pytest.mark.parametrize(("rate", "mixture", "stops"), [("525", "0.1", False), ("5833.3", "0.009", True)])
def test_that_a_short_infusion_has_its_own_least_strength(rate: str, mixture: str, *, stops: bool) -> None:
    assert judgement(rate, mixture, "70", "depression-iv", "clinic") == ({"too-weak": "stop"} if stops else {})


def test_that_a_stop_sends_to_the_pump_and_the_patient() -> None:
    typed = entered("40", "50", "50", "9")  # 40 mg/h ÷ 9 kg = 4.4 mg/kg/h, 74 mcg/kg/min; and no adult weighs 9 kg
    met = judged(running(*typed), library().protocols["pain-icu"], typed[3], "icu", library())
    stops = [finding for finding in met if finding.severity == "stop"]
    assert {finding.code for finding in stops} == {"running-hard", "weight-impossible"}
    assert all(finding.action.startswith("Check the pump and the patient now. ") for finding in stops)
    assert not any("worked out" in finding.says for finding in stops)
