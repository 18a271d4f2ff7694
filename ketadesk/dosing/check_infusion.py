"""Is an infusion mixed in the right fluid, in the right strength, in a container that holds it, at a rate in bounds?"""

from typing import Any

from ketadesk.dosing.check_bolus import CLOSELY_WATCHED, check_undiluted, where_given
from ketadesk.dosing.check_measuring import check_drawing, check_setting, check_volume
from ketadesk.dosing.check_range import check_dose, check_neighbours, check_span
from ketadesk.dosing.containers import MOST
from ketadesk.dosing.findings import ARITHMETIC, Finding, Findings, met
from ketadesk.dosing.infusion import ContinuousInfusion, Infusion, SteppedInfusion, TimedInfusion
from ketadesk.dosing.order import Order, Ordered
from ketadesk.dosing.preparation import Mixed
from ketadesk.dosing.term import Term, divide
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.source import Backing
from ketadesk.quantities.formatting import (
    format_duration,
    format_in,
    format_quantity,
    format_range,
    format_strength,
)
from ketadesk.quantities.kinds import (
    Bodyweight,
    Concentration,
    DoseRate,
    DoseRatePerWeight,
    dose_rate_per_weight,
    ratio,
)
from ketadesk.quantities.registry import in_unit, quantity, unit


def check_infusion(
    infusion: Infusion, ordered: Ordered, order: Order, library: Library, weight: Term[Bodyweight]
) -> Findings:
    """Yield what an infusion meets."""
    yield from check_fluid(order, library.limits)
    yield from check_container(infusion.mixed, order, library.limits)
    yield from check_drops(order, library.limits)
    yield from _overfill(infusion.mixed, order)
    if infusion.mixed.drawn is not None:
        yield from check_drawing(infusion.mixed.drawn, order, library)
    if isinstance(infusion, TimedInfusion):
        yield from _timed(infusion, ordered, order, library, weight)
    elif isinstance(infusion, SteppedInfusion):
        yield from _stepped(infusion, ordered, order, library, weight)
    else:
        yield from _continuous(infusion, ordered, order, library, weight)


def check_fluid(order: Order, limits: Limits) -> Findings:
    """Yield the stop for a fluid that must not run in bulk, and the note on a vial not meant to be diluted."""
    preparation = order.infusion
    if preparation is None:
        return
    if preparation.method == "undiluted":
        yield from check_undiluted(order, limits, "method")
        return
    fluid = preparation.diluent
    if fluid is not None and "infusion" not in fluid.purposes:
        says = f"Never run an infusion in {fluid.title}: it is for a push only."
        action = "Take sodium chloride 0.9 % or glucose 5 %."
        yield Finding("fluid", "stop", says, action, Backing(fluid.source, fluid.status), ("diluent",))
    limit = limits.do_not_dilute_strength
    if order.vial is not None and order.protocol.drug == "ketamine" and order.vial.strength.value == limit.value:
        says = f"One handbook advises against diluting {format_strength(limit.value)}; NHS Highland dilutes it."
        yield met(limit, "dilution-disputed", says, "Follow the site's rule.", "strength_text")


def check_container(mixed: Mixed, order: Order, limits: Limits) -> Findings:
    """Yield a container that cannot hold what goes in, or to which more is added than a bag should take."""
    preparation = order.infusion
    if preparation is None or preparation.volume is None or mixed.drawn is None or preparation.method == "undiluted":
        return
    drawn: Any = mixed.drawn.drawn_volume.value
    holds: Any = preparation.volume.value
    container = preparation.container
    capacity: Any = holds if container is None or container.capacity is None else container.capacity
    if preparation.method != "add":
        if drawn > holds:
            says = f"The drug alone is {format_quantity(drawn)}, more than {format_quantity(holds)}."
            yield Finding("overfilled", "stop", says, "Choose a larger container.", ARITHMETIC, ("container",))
        return
    if container is not None and container.form == "syringe" and mixed.final_volume.value > capacity:
        says = f"{format_quantity(mixed.final_volume.value)} is more than the syringe's {format_quantity(capacity)}."
        yield Finding("overfilled", "stop", says, "Make it up to a final volume.", ARITHMETIC, ("container",))
        return
    share = divide("share added", mixed.drawn.drawn_volume, preparation.volume, into=ratio)
    if share.value > limits.additive_share.value:
        says = f"{format_quantity(drawn)} is {format_quantity(share.value)} of {format_quantity(holds)}."
        action = "Withdraw the drug's volume from the bag first."
        yield met(limits.additive_share, "added-too-much", says, action, "method")


def _overfill(mixed: Mixed, order: Order) -> Findings:
    """Yield the note that a bag holds more than its label, and how much weaker the mixture then is, if known."""
    preparation = order.infusion
    container = None if preparation is None else preparation.container
    if preparation is None or container is None or container.form != "bag":
        return
    if preparation.method not in {"add", "withdraw-first"}:
        return
    says = f"A {container.title} holds more than its label says; no range for this size was found."
    if mixed.real_concentration_low is not None and mixed.real_concentration_high is not None:
        nominal: Any = mixed.final_concentration.value
        ends: Any = mixed.real_concentration_high.value, mixed.real_concentration_low.value
        least, most = ((1 - in_unit(end / nominal, unit("")).magnitude) * 100 for end in ends)
        weaker = format_range(quantity(least, "percent"), quantity(most, "percent"))
        says = f"The bag holds more fluid than its label says: in each mL {weaker} less drug than by its label."
    action = "For exactness mix it in a syringe or an empty bag."
    yield Finding("overfill", "note", says, action, Backing(container.source, container.status), ("container",))


def _containers(infusion: ContinuousInfusion | SteppedInfusion, field: str) -> Findings:
    """Yield the stop for a run that takes more containers than anybody would hang."""
    if len(infusion.changes) > MOST:
        holds = format_quantity(infusion.mixed.final_volume.value)
        says = f"The run takes more than {MOST} containers of {holds}."
        yield Finding("too-many-containers", "stop", says, "Read volume, rate and time again.", ARITHMETIC, (field,))


def check_drops(order: Order, limits: Limits) -> Findings:
    """Yield a giving set too coarse for ketamine by gravity."""
    least = limits.microdrip_factor
    if (
        order.giving_set is not None
        and order.protocol.drug == "ketamine"
        and order.giving_set.drop_factor < least.value
    ):
        shown = format_quantity(order.giving_set.drop_factor)
        says = f"{shown} is coarse. By gravity the label speaks of a microdrip: {format_quantity(least.value)}."
        yield met(least, "coarse-drops", says, "Use a microdrip set or a pump.", "giving_set")


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


def check_highest_rate(rate: Term[DoseRatePerWeight], order: Order, limits: Limits, field: str) -> Findings:
    """Yield the stop above the highest rate published, however long it runs."""
    limit = limits.rate_ceiling
    if order.protocol.drug == "ketamine" and rate.value > limit.value:
        says = (
            f"{format_in(rate.value, 'mg/kg/h')} is above {format_quantity(limit.value)}, the highest rate published."
        )
        yield met(limit, "rate-ceiling", says, "Read the order and its unit again.", field)


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


def check_strength(held: Term[Concentration], least: Any, limits: Limits, order: Order) -> Findings:
    """Yield a mixture weaker than is worked out, or weaker or stronger than any published for an infusion."""
    if order.protocol.drug != "ketamine":
        return
    strength: Any = held.value
    shown = format_in(strength, "mg/mL")
    field = ("container_volume_text", "concentration_text", "amount_text")
    usual = limits.continuous_concentration_usual_least
    if strength < least.value:
        says = f"{shown} is weaker than {format_quantity(least.value)}, the least that is worked out."
        yield met(
            least, "too-weak", says, "Read volume and amount again: a strength entered too low overdoses.", *field
        )
    elif least is limits.continuous_concentration_least and strength < usual.value:
        says = f"{shown} is weaker than {format_quantity(usual.value)}, the weakest published for an infusion."
        yield met(usual, "weaker-than-published", says, "Confirm the strength of the mixture.", *field)
    elif strength > limits.infusion_concentration_greatest.value:
        most = limits.infusion_concentration_greatest
        says = f"{shown} is stronger than {format_quantity(most.value)}, the strongest published for an infusion."
        yield met(most, "stronger-than-published", says, "Dilute it further, or give a reason.", *field)
