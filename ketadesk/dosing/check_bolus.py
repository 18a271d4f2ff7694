"""Is a push weak enough, slow enough and small enough?"""

from dataclasses import replace

from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.check_measuring import check_drawing
from ketadesk.dosing.check_range import check_dose, check_neighbours
from ketadesk.dosing.findings import ARITHMETIC, Finding, Findings, Reach, met
from ketadesk.dosing.order import CLOSELY_WATCHED, Order, Ordered, PushPreparation
from ketadesk.dosing.term import Term, divide, given, multiply
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.protocol import PLACES
from ketadesk.quantities.formatting import format_duration, format_in, format_quantity, format_strength
from ketadesk.quantities.kinds import Bodyweight, concentration, dose_per_weight, dose_rate, time


def check_bolus(bolus: Bolus, ordered: Ordered, order: Order, library: Library, weight: Term[Bodyweight]) -> Findings:
    """Yield what a push or an intramuscular dose meets."""
    yield from check_dose(ordered, bolus.amount, weight)
    yield from check_neighbours(ordered, order, library)
    if bolus.mixed.drawn is not None:
        yield from check_drawing(bolus.mixed.drawn, order, library)
    yield from _overfilled(bolus)
    if bolus.administration.form == "push" and order.protocol.drug == "ketamine":
        yield from _strength(bolus, order, library.limits)
        yield from _consensus(bolus, order, weight, library.limits)
    if bolus.administration.form == "push":
        yield from _speed(bolus, order, weight, library.limits)
    if bolus.administration.form == "intramuscular":
        yield from _muscle(bolus, library.limits)


def _strength(bolus: Bolus, order: Order, limits: Limits) -> Findings:
    assert order.vial is not None  # nothing was drawn without one
    method = (order.push or PushPreparation("undiluted")).method
    strength = bolus.mixed.final_concentration.value
    if method == "undiluted" and order.vial.strength.value >= concentration(limits.undiluted_strength.value):
        yield from check_undiluted(order, limits, "push_method")
    elif strength > concentration(limits.push_concentration.value):
        most = format_strength(concentration(limits.push_concentration.value))
        says = f"The push would hold {format_strength(strength)}. The most for a push is {most}."
        yield met(
            limits.push_concentration, "push-too-strong", says, "Dilute it further.", "push_method", value=strength,
            value_is="this push",
        )  # fmt: skip


def check_undiluted(order: Order, limits: Limits, field: str) -> Findings:
    """Yield the stop for a vial that never goes into a vein undiluted, pushed or run."""
    limit = limits.undiluted_strength
    if order.vial is not None and order.protocol.drug == "ketamine" and order.vial.strength.value >= limit.value:
        says = f"Never give {format_strength(order.vial.strength.value)} undiluted into a vein."
        action = "Dilute it first, or take a vial of 50 or 10 mg per 1 mL and read its label afresh."
        found = met(limit, "undiluted", says, action, "strength_text", field)
        most = limits.push_concentration.value
        reach = Reach(order.vial.strength.value, most, "this vial, undiluted", "most for a push")
        yield replace(found, reach=reach) if field == "push_method" else found


def _speed(bolus: Bolus, order: Order, weight: Term[Bodyweight], limits: Limits) -> Findings:
    least = bolus.least_time
    field = f"time_text:{bolus.administration.id}"
    if least is not None and bolus.time is not None and bolus.time.value < least.value:
        says = f"A push over {format_duration(bolus.time.value)} is too fast: at least {format_duration(least.value)}."
        figure = bolus.administration.least_time or bolus.administration.fastest
        backing = limits.push_time.backing if figure is None else figure.backing
        action = f"Give it over {format_duration(least.value)} or longer."
        reach = Reach(bolus.time.value, least.value, "ordered", "at least")
        yield Finding("push-too-fast", "stop", says, action, backing, (field,), reach=reach)
    elif bolus.administration.fastest is None and least is not None and order.protocol.drug == "ketamine":
        speed = given("fastest push", limits.push_speed.value)
        slow = divide(
            "slower time", bolus.amount.dose, multiply("fastest", speed, weight, into=dose_rate, of="mg/min"), into=time
        )
        if slow.value > least.value:
            says = f"At {format_quantity(limits.push_speed.value)} this dose takes {format_duration(slow.value)}."
            action = "The label allows both ways. Read which one is ordered."
            yield Finding("slower-push", "note", says, action, limits.push_speed.backing, (field,))


def _consensus(bolus: Bolus, order: Order, weight: Term[Bodyweight], limits: Limits) -> Findings:
    if order.setting in CLOSELY_WATCHED:
        return
    limit = limits.push_consensus
    per_weight = divide("push per weight", bolus.amount.ordered, weight, into=dose_per_weight)
    if per_weight.value > limit.value:
        shown, most = format_in(per_weight.value, "mg/kg"), format_quantity(limit.value)
        says = f"A push of {shown} {where_given(order)}: the limit there is {most}."
        action = "Lower the push, or give a reason."
        yield met(limit, "push-above-consensus", says, action, f"dose_text:{bolus.administration.id}", "setting")


def _muscle(bolus: Bolus, limits: Limits) -> Findings:
    """Yield the note for a volume that is much for one muscle."""
    held, limit = bolus.mixed.final_volume.value, limits.muscle_volume
    if held > limit.value:
        says = f"{format_quantity(held)} is much for one muscle: above {format_quantity(limit.value)}."
        action = "Take a stronger vial, or divide it between places as the prescriber says."
        yield met(limit, "muscle-volume", says, action, "strength_text")


def where_given(order: Order) -> str:
    """Return the setting of care in words; one that is not stated counts as outside intensive care."""
    return PLACES[order.setting] if order.setting else "where intensive care is not stated"


def _overfilled(bolus: Bolus) -> Findings:
    diluent = bolus.mixed.diluent_volume
    if diluent is not None and diluent.value.magnitude < 0 and bolus.mixed.drawn is not None:
        drawn = format_quantity(bolus.mixed.drawn.drawn_volume.value)
        says = f"The drug alone is {drawn}, more than {format_quantity(bolus.mixed.final_volume.value)}."
        yield Finding("overfilled", "stop", says, "Choose a larger volume.", ARITHMETIC, ("push_volume_text",))
