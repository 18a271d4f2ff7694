"""Is an infusion mixed in the right fluid, in the right strength, in a container that holds it?"""

from typing import Any

from ketadesk.dosing.check_bolus import check_undiluted
from ketadesk.dosing.findings import ARITHMETIC, Finding, Findings, met
from ketadesk.dosing.order import Order
from ketadesk.dosing.preparation import Mixed
from ketadesk.dosing.term import Term, divide
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.source import Backing
from ketadesk.quantities.formatting import (
    format_in,
    format_quantity,
    format_range,
    format_strength,
)
from ketadesk.quantities.kinds import (
    Concentration,
    ratio,
)
from ketadesk.quantities.registry import in_unit, quantity, unit


def check_mixture(mixed: Mixed, order: Order, limits: Limits) -> Findings:
    """Yield what the mixture of an infusion meets, whatever its rate."""
    yield from check_fluid(order, limits)
    yield from check_container(mixed, order, limits)
    yield from check_drops(order, limits)
    yield from _pump_fits(order)
    yield from _overfill(mixed, order)


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


def _pump_fits(order: Order) -> Findings:
    """Yield a pump that does not take the container: a syringe pump a bag, a pump for bags a syringe."""
    container = None if order.infusion is None else order.infusion.container
    pump = order.pump
    if pump is not None and container is not None and pump.form != container.form:
        says = f"A {container.title} does not go into this pump: {pump.title}."
        action = "Choose the pump in hand, or another container."
        yield Finding("pump-of-another-kind", "check", says, action, Backing(pump.source, pump.status), ("pump",))


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
        action = "Read volume and amount again: a strength entered too low overdoses."
        yield met(least, "too-weak", says, action, *field, value=strength, value_is="this mixture")
    elif least is limits.continuous_concentration_least and strength < usual.value:
        says = f"{shown} is weaker than {format_quantity(usual.value)}, the weakest published for an infusion."
        yield met(usual, "weaker-than-published", says, "Confirm the strength of the mixture.", *field)
    elif strength > limits.infusion_concentration_greatest.value:
        most = limits.infusion_concentration_greatest
        says = f"{shown} is stronger than {format_quantity(most.value)}, the strongest published for an infusion."
        yield met(most, "stronger-than-published", says, "Dilute it further, or give a reason.", *field)
