"""The other way round: from what is running to the dose that goes in, judged against a protocol."""

from dataclasses import dataclass, replace
from typing import Any

from attrs import evolve

from ketadesk.dosing.amount import cap_of
from ketadesk.dosing.check_bolus import check_undiluted
from ketadesk.dosing.check_infusion import check_ceilings, check_highest_rate
from ketadesk.dosing.check_mixture import check_strength
from ketadesk.dosing.check_patient import check_patient
from ketadesk.dosing.check_range import check_span
from ketadesk.dosing.delivery import OtherUnits, other_units
from ketadesk.dosing.findings import Finding, Findings, by_severity
from ketadesk.dosing.order import Order, Vial
from ketadesk.dosing.patient import Patient
from ketadesk.dosing.term import Term, divide, multiply
from ketadesk.protocols.figure import Span, Value
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.protocol import Administration, CareSetting, Protocol
from ketadesk.quantities.formatting import format_quantity
from ketadesk.quantities.kinds import (
    Bodyweight,
    Concentration,
    DoseRate,
    Mass,
    PumpRate,
    Time,
    Volume,
    concentration,
    dose_rate,
    dose_rate_per_weight,
    time,
)
from ketadesk.quantities.registry import Quantity

ANY_PROTOCOL = Protocol("any", "Any protocol", "", "", "ketamine", (), "")
"""Holds no range of its own: what is judged by it meets only the limits that hold for all ketamine."""
_FIELD = "rate"
_RUNS, _LIMIT = "runs now", "the limit"
_NOW = "Check the pump and the patient now."
_ASK = "Then ask the prescriber."
_SECONDS: dict[str, str] = {
    "weight-impossible": "Read the weight again from the scale or the chart: figures per kg are left out.",
    "too-weak": "Read the label of the mixture: if it is stronger than entered, more runs in than is told here.",
}
"""What a stop asks for once pump and patient are seen to, where it is not the prescriber."""
_ACTIONS: dict[str, str] = {
    "running-outside": "Read the rate on the pump again, and ask the prescriber.",
    "rate-above-consensus": "Read the rate on the pump again, and ask the prescriber.",
    "weaker-than-published": "Read the label of the mixture again: if it is stronger than entered, more runs in.",
    "stronger-than-published": "Read the label of the mixture again, and ask the prescriber.",
}
"""What to do about a rate that runs, where the words for an order that is still to be made up would mislead."""


@dataclass(frozen=True)
class Running:
    """What a pump that runs gives: strength, dose rate, the same in other units, how long the container lasts."""

    rate: Term[PumpRate]
    concentration: Term[Concentration]
    dose_rate: Term[DoseRate]
    units: OtherUnits
    lasts: Term[Time]
    findings: tuple[Finding, ...] = ()


def running(rate: Term[PumpRate], amount: Term[Mass], volume: Term[Volume], weight: Term[Bodyweight]) -> Running:
    """Return what a pump rate gives: rate × amount ÷ volume, and that over the weight."""
    strength = divide("concentration", amount, volume, into=concentration)
    dose = multiply("dose rate", rate, strength, into=dose_rate)
    return Running(rate, strength, dose, other_units(dose, weight), divide("lasts", volume, rate, into=time))


def judged(
    found: Running, protocol: Protocol, weight: Term[Bodyweight], setting: CareSetting | None, library: Library
) -> tuple[Finding, ...]:
    """Return what the running rate meets in a protocol and in the limits that hold for all of them."""
    amount, volume = found.concentration.operands
    # What runs goes in as it is: the mixture is judged as a vial that is run undiluted.
    held = Vial(found.concentration, volume, amount)
    order = Order(protocol, Patient(weight, known="measured"), (), setting, vial=held)
    return by_severity(map(_while_it_runs, _all(found, order, weight, library)))


def has_infusion(protocol: Protocol) -> bool:
    """Say whether a protocol gives a rate of ketamine that what runs can be judged by."""
    rates = (rates_of(administration) for administration in protocol.administrations)
    return protocol.drug == "ketamine" and any(span is not None for span in rates)


def _while_it_runs(finding: Finding) -> Finding:
    """Return a finding with what to do about a pump that runs: a stop is urgent, and nothing is left to be made up."""
    if finding.severity == "stop":
        says = finding.says.replace("nothing is worked out", "no rate is in order")
        says = says.replace("that is worked out", "that is in order")
        reach = None if finding.reach is None else replace(finding.reach, value_is=_RUNS, limit_is=_LIMIT)
        return replace(finding, says=says, reach=reach, action=f"{_NOW} {_SECONDS.get(finding.code, _ASK)}")
    return replace(finding, action=_ACTIONS.get(finding.code, finding.action))


def _all(found: Running, order: Order, weight: Term[Bodyweight], library: Library) -> Findings:
    if _only_timed(order.protocol):  # a short infusion may run faster than one that goes on
        yield from check_highest_rate(found.units.mg_per_kg_per_h, order, library.limits, _FIELD)
        least = library.limits.timed_concentration_least
    else:
        yield from check_ceilings(found.dose_rate, order, weight, library.limits, _FIELD)
        least = library.limits.continuous_concentration_least
    of_mixture = (
        *check_undiluted(order, library.limits, "amount"),
        *check_strength(found.concentration, least, library.limits, order),
    )
    yield from (replace(finding, fields=("amount", "volume")) for finding in of_mixture)
    groups: dict[str, list[tuple[Finding, ...]]] = {}
    for administration in order.protocol.administrations:
        span = rates_of(administration)
        if span is not None:
            met = (*_against_range(found, administration, span, library.limits), *_cap(found, administration, weight))
            groups.setdefault(administration.group or administration.id, []).append(met)
    for alternatives in groups.values():
        if all(alternatives):  # what fits one of several alternatives is in order
            for met in alternatives:
                yield from met
    yield from check_patient(order, library)


def _only_timed(protocol: Protocol) -> bool:
    forms = {administration.form for administration in protocol.administrations}
    return "timed-infusion" in forms and not forms & {"continuous-infusion", "stepped-infusion"}


def _against_range(found: Running, administration: Administration, span: Span, limits: Limits) -> Findings:
    """Yield a rate outside the range by more than what rounding to a pump's step may cost."""
    rate = _like(found, span)
    spare = limits.rounding_check.value.magnitude / 100
    for finding in check_span(f"{administration.title}:", "running", rate, span, _FIELD):
        if finding.severity == "stop" or not span.low * (1 - spare) <= rate <= span.high * (1 + spare):
            yield finding


def _cap(found: Running, administration: Administration, weight: Term[Bodyweight]) -> Findings:
    cap = cap_of(administration, weight, dose_rate)
    if cap is not None and found.dose_rate.value > cap.value:
        says = f"{format_quantity(found.dose_rate.value)} is above the cap of {format_quantity(cap.value)}."
        backing = cap.origin.backing if cap.origin is not None else None
        yield Finding("cap", "check", says, "Ask the prescriber.", backing or administration.dose.backing, (_FIELD,))


def rates_of(administration: Administration) -> Span | None:
    """Return the range of rates an administration runs at; a dose over a time runs at the one over the other."""
    if administration.form in {"continuous-infusion", "stepped-infusion"}:
        return administration.dose
    if administration.form != "timed-infusion" or administration.time is None:
        return None
    usual = administration.time.usual or administration.time.low
    ends: dict[str, Any] = {
        name: Value(dose_rate_per_weight.recorded(end / usual))
        for name in ("low", "high", "hard_low", "hard_high")
        if (end := getattr(administration.dose, name)) is not None
    }
    return evolve(administration.dose, usual=None, **ends)


def _like(found: Running, span: Span) -> Quantity:
    """Return the running rate in the kind of quantity that the range is in."""
    per_weight: Quantity = found.units.mg_per_kg_per_h.value
    return per_weight if dose_rate_per_weight.admits(span.low) else found.dose_rate.value
