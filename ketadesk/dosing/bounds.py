"""What rounding must not carry a dose or a rate past: the limits that the order itself keeps within.

A source that says "at most 0.35 mg/kg" is not kept by drawing up 0.353 because the syringe has a mark there. Where the
order is within a cap, a hard end or a limit outside intensive care, rounding half up that would pass it goes down.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

from ketadesk.dosing.order import CLOSELY_WATCHED, Order, Ordered
from ketadesk.dosing.term import Term
from ketadesk.protocols.library import Library
from ketadesk.quantities.kinds import Bodyweight, Door, DoseRate, Mass, dose_rate, mass
from ketadesk.quantities.registry import Quantity

K = TypeVar("K")


def most_drawn(
    ordered: Ordered, dose: Term[Mass], cap: Term[Mass] | None, order: Order, weight: Term[Bodyweight], library: Library
) -> Mass | None:
    """Return the least of the limits that a dose keeps within, in mg, or None when it has none."""
    ends = [ordered.administration.dose.hard_high]
    if order.protocol.drug == "ketamine" and ordered.administration.form == "push" and _is_elsewhere(order):
        ends.append(library.limits.push_consensus.value)
    return _least(mass, dose, cap, ends, weight)


def most_run(
    ordered: Ordered,
    rate: Term[DoseRate],
    cap: Term[DoseRate] | None,
    order: Order,
    weight: Term[Bodyweight],
    library: Library,
) -> DoseRate | None:
    """Return the least of the limits that a rate keeps within, in mg/h, or None when it has none."""
    ends = [ordered.administration.dose.hard_high]
    if order.protocol.drug == "ketamine":
        ends.append(library.limits.rate_ceiling.value)
        ends += [library.limits.rate_consensus.value] if _is_elsewhere(order) else []
    return _least(dose_rate, rate, cap, ends, weight)


def _is_elsewhere(order: Order) -> bool:
    """Say whether the limits outside intensive care hold."""
    return order.setting not in CLOSELY_WATCHED


def _least(
    door: Door[K], exact: Term[Any], cap: Term[Any] | None, ends: list[Any], weight: Term[Bodyweight]
) -> K | None:
    limits: list[Any] = [door.recorded(limit) for limit in _whole(door, ends, weight)]
    limits += [] if cap is None else [door.recorded(cap.value)]
    return min((limit for limit in limits if limit >= exact.value), key=lambda limit: limit.magnitude, default=None)


def _whole(door: Door[K], ends: list[Any], weight: Term[Bodyweight]) -> Iterator[Quantity]:
    """Yield limits for this weight: those by weight times it, the others as they are."""
    for end in ends:
        if end is not None:
            yield end if door.admits(end) else end * weight.value
