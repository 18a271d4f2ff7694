"""Is an infusion at a rate in bounds, for long enough, and from a container that holds it?"""

from typing import Any

from ketadesk.dosing.check_bolus import where_given
from ketadesk.dosing.check_measuring import check_drawing, check_setting, check_volume
from ketadesk.dosing.check_mixture import check_mixture, check_strength
from ketadesk.dosing.check_range import check_dose, check_neighbours, check_span
from ketadesk.dosing.containers import MOST
from ketadesk.dosing.findings import ARITHMETIC, Finding, Findings, met
from ketadesk.dosing.infusion import ContinuousInfusion, Infusion, SteppedInfusion, TimedInfusion
from ketadesk.dosing.order import CLOSELY_WATCHED, Order, Ordered
from ketadesk.dosing.term import Term, divide
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.source import Backing
from ketadesk.quantities.formatting import (
    format_duration,
    format_in,
    format_quantity,
)
from ketadesk.quantities.kinds import (
    Bodyweight,
    DoseRate,
    DoseRatePerWeight,
    dose_rate,
    dose_rate_per_weight,
)
from ketadesk.quantities.registry import unit


def check_infusion(
    infusion: Infusion, ordered: Ordered, order: Order, library: Library, weight: Term[Bodyweight]
) -> Findings:
    """Yield what an infusion meets."""
    yield from check_mixture(infusion.mixed, order, library.limits)
    if infusion.mixed.drawn is not None:
        yield from check_drawing(infusion.mixed.drawn, order, library)
    if isinstance(infusion, TimedInfusion):
        yield from _timed(infusion, ordered, order, library, weight)
    elif isinstance(infusion, SteppedInfusion):
        yield from _stepped(infusion, ordered, order, library, weight)
    else:
        yield from _continuous(infusion, ordered, order, library, weight)


def _containers(infusion: ContinuousInfusion | SteppedInfusion, field: str) -> Findings:
    """Yield the stop for a run that takes more containers than anybody would hang."""
    if len(infusion.changes) > MOST:
        holds = format_quantity(infusion.mixed.final_volume.value)
        says = f"The run takes more than {MOST} containers of {holds}."
        yield Finding("too-many-containers", "stop", says, "Read volume, rate and time again.", ARITHMETIC, (field,))


def check_ceilings(
    rate: Term[DoseRate], order: Order, weight: Term[Bodyweight], limits: Limits, field: str
) -> Findings:
    """Yield the ceilings that hold for any ketamine running continuously: the hard one, the consensus, the note."""
    if order.protocol.drug != "ketamine":
        return
    per_weight = divide("rate per weight", rate, weight, into=dose_rate_per_weight)
    shown = format_in(per_weight.value, "mg/kg/h")
    if per_weight.value > limits.rate_ceiling.value:
        yield from check_highest_rate(per_weight, order, limits, field)
    elif order.setting not in CLOSELY_WATCHED and per_weight.value > limits.rate_consensus.value:
        says = f"{shown} {where_given(order)}: the limit there is {format_quantity(limits.rate_consensus.value)}."
        action = "Lower the rate, or give a reason."
        yield met(limits.rate_consensus, "rate-above-consensus", says, action, field, "setting")
    elif per_weight.value > limits.rate_anaesthetic.value:
        says = f"{shown} is above {format_quantity(limits.rate_anaesthetic.value)}: anaesthesia, not pain relief."
        action = "Watch as for deep sedation, with the airway secured."
        yield met(limits.rate_anaesthetic, "rate-anaesthetic", says, action, field)
    yield from _whole_rate(rate, order, limits, field)


def _whole_rate(rate: Term[DoseRate], order: Order, limits: Limits, field: str) -> Findings:
    """Yield the note above the only cap in mg/h that any source names, where the protocol has none of its own."""
    caps = [cap for each in order.protocol.administrations for cap in each.caps if dose_rate.admits(cap.value)]
    limit = limits.rate_whole
    if not caps and rate.value > limit.value:
        most = format_quantity(limit.value)
        says = f"{format_quantity(rate.value)} is above {most}, which one page names as the most for sedation."
        action = "The sources of this regimen name no cap in mg/h: ask whether the rate is meant."
        yield met(limit, "rate-whole", says, action, field)


def check_highest_rate(rate: Term[DoseRatePerWeight], order: Order, limits: Limits, field: str) -> Findings:
    """Yield the stop above the highest rate published, however long it runs."""
    limit = limits.rate_ceiling
    if order.protocol.drug == "ketamine" and rate.value > limit.value:
        says = (
            f"{format_in(rate.value, 'mg/kg/h')} is above {format_quantity(limit.value)}, the highest rate published."
        )
        action = "Read the order and its unit again."
        yield met(limit, "rate-ceiling", says, action, field, value=rate.value, value_is="this rate")


def check_unit(ordered: Ordered) -> Findings:
    """Yield the stop for a continuous rate in mg/kg/min: sixty times what the same number is in mg/kg/h."""
    dose: Any = ordered.dose.value
    if dose.units == unit("mg/kg/min"):
        says = f"{format_quantity(dose)} running on is {format_in(dose, 'mg/kg/h')}."
        action = "A continuous rate is never in mg/kg/min. Ask whether mg/kg/h or mcg/kg/min is meant."
        field = f"dose_text:{ordered.administration.id}"
        yield Finding("per-minute", "stop", says, action, Backing("buck-2016", "verified"), (field,))


def _timed(
    infusion: TimedInfusion, ordered: Ordered, order: Order, library: Library, weight: Term[Bodyweight]
) -> Findings:
    yield from check_dose(ordered, infusion.amount, weight)
    field = f"time_text:{ordered.administration.id}"
    if ordered.administration.time is not None:
        yield from check_span("A time of", "time", infusion.time.value, ordered.administration.time, field)
    yield from check_highest_rate(
        infusion.units.mg_per_kg_per_h, order, library.limits, f"time_text:{ordered.administration.id}"
    )
    yield from _holds_enough(infusion)
    yield from check_volume(infusion.volume_deviation, infusion.infused_volume, infusion.exact_volume, library.limits)
    yield from check_strength(
        infusion.mixed.final_concentration, library.limits.timed_concentration_least, library.limits, order
    )
    yield from check_setting(infusion.setting, order, library.limits)


def _holds_enough(infusion: TimedInfusion) -> Findings:
    """Yield the stop for a dose that takes more of a standard mixture than the container holds."""
    takes, holds = infusion.exact_volume.value, infusion.mixed.final_volume.value
    if takes > holds:
        says = f"The dose takes {format_quantity(takes)} of the mixture; the container holds {format_quantity(holds)}."
        action = "Choose a larger container, or a stronger mixture."
        yield Finding("container-too-small", "stop", says, action, ARITHMETIC, ("container", "concentration_text"))


def _continuous(
    infusion: ContinuousInfusion, ordered: Ordered, order: Order, library: Library, weight: Term[Bodyweight]
) -> Findings:
    limits = library.limits
    yield from check_unit(ordered)
    yield from check_dose(ordered, infusion.rate, weight)
    yield from check_neighbours(ordered, order, library)
    field = f"dose_text:{ordered.administration.id}"
    yield from check_ceilings(infusion.rate.ordered, order, weight, limits, field)
    if infusion.time is not None and ordered.administration.time is not None:
        yield from check_span("A run of", "time", infusion.time.value, ordered.administration.time, "run_text")
    yield from check_strength(infusion.mixed.final_concentration, limits.continuous_concentration_least, limits, order)
    yield from check_setting(infusion.setting, order, limits)
    if infusion.infused_volume is not None and infusion.total_volume is not None:
        assert infusion.volume_deviation is not None  # both come together
        yield from check_volume(infusion.volume_deviation, infusion.infused_volume, infusion.total_volume, limits)
    if infusion.lasts.value > infusion.life.value:
        says = f"The container would last {format_duration(infusion.lasts.value)}."
        action = f"Change it after {format_duration(infusion.life.value)}, whatever is left."
        origin = infusion.life.origin
        backing = origin.backing if origin is not None and origin.backing else limits.container_life.backing
        yield Finding("container-life", "note", says, action, backing, ("container",))
    yield from _containers(infusion, "run_text")
    yield from _least_total(infusion, ordered)


def _least_total(infusion: ContinuousInfusion, ordered: Ordered) -> Findings:
    least = ordered.administration.least_total
    if least is not None and infusion.total_dose is not None and infusion.total_dose.value < least.value:
        total = format_quantity(infusion.total_dose.value)
        says = f"The run gives {total}; the source names at least {format_quantity(least.value)}."
        action = "Run it longer, or ask the prescriber."
        yield Finding("total-too-small", "check", says, action, least.backing, ("run_text",))


def _stepped(
    infusion: SteppedInfusion, ordered: Ordered, order: Order, library: Library, weight: Term[Bodyweight]
) -> Findings:
    limits = library.limits
    span = ordered.administration.time
    if span is not None:
        yield from check_span("The steps together,", "time", infusion.time.value, span, "steps")
    yield from _containers(infusion, "steps")
    yield from check_strength(infusion.mixed.final_concentration, limits.continuous_concentration_least, limits, order)
    for place, step in enumerate(infusion.steps, start=1):
        title = f"Step {place}:"
        rate: Any = divide("rate", step.rate.ordered, weight, into=dose_rate_per_weight).value
        yield from check_span(title, "dose", rate, ordered.administration.dose, "steps")
        yield from check_ceilings(step.rate.ordered, order, weight, limits, "steps")
        yield from check_setting(step.setting, order, limits)
