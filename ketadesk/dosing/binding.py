"""What a reason is bound to: the finding as it was said, and the inputs that it rests on.

A push that is above its limit is above it for another weight too, and says the same; but whoever gave the reason had
the first weight before them. So a changed weight or dose asks again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ketadesk.dosing.findings import Finding
from ketadesk.dosing.order import Order, Ordered
from ketadesk.dosing.running import Running
from ketadesk.quantities.formatting import format_decimal
from ketadesk.quantities.spelling import written_unit

# What is met by these alone is the same whatever the weight.
_WEIGHTLESS = frozenset({"strength_text", "vial_volume_text", "vial_total_text", "age_text"})


def bound_to_order(findings: Iterable[Finding], order: Order) -> tuple[Finding, ...]:
    """Return findings bound to the weight, and to what is ordered of the administration that each is about."""
    ordered = {each.administration.id: each for each in order.ordered}
    return tuple(replace(each, rests_on="; ".join(_inputs(each, order, ordered))) for each in findings)


def bound_to_running(findings: Iterable[Finding], found: Running, weight: Any) -> tuple[Finding, ...]:
    """Return findings bound to what runs: the weight, the rate on the pump, and what is in the container."""
    inputs = "; ".join(_exact(term.value) for term in (weight, found.rate, *found.concentration.operands))
    return tuple(replace(each, rests_on=inputs) for each in findings)


def _inputs(finding: Finding, order: Order, ordered: dict[str, Ordered]) -> Iterator[str]:
    if not set(finding.fields) <= _WEIGHTLESS:
        yield _exact(order.patient.weight.value)
    for field in finding.fields:
        one = ordered.get(field.partition(":")[2])
        if one is not None:
            yield from (_exact(term.value) for term in (one.dose, one.time, one.cap) if term is not None)


def _exact(value: Any) -> str:
    return f"{format_decimal(value.magnitude)} {written_unit(value.units)}"
