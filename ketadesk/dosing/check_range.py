"""Is what is ordered within what the sources give: soft ends ask for a reason, hard ends stop, a cap says it binds?"""

from typing import Any

from ketadesk.dosing.amount import Amount, Rate
from ketadesk.dosing.findings import ORDERED, Finding, Findings, Reach
from ketadesk.dosing.order import Order, Ordered
from ketadesk.dosing.term import Term, divide
from ketadesk.protocols.figure import Span
from ketadesk.protocols.library import Library
from ketadesk.quantities.formatting import format_in, format_number, format_quantity
from ketadesk.quantities.kinds import Bodyweight, dose_per_weight, dose_rate_per_weight
from ketadesk.quantities.registry import Quantity, in_unit, unit
from ketadesk.quantities.spelling import written_unit

_ASK = "Read the order again, or ask the prescriber."


def check_span(what: str, code: str, value: Quantity, span: Span, field: str) -> Findings:
    """Yield what a value outside a source's range means: a reason is asked, or beyond the hard ends it stops."""
    shown = format_in(value, span.low.units)
    within = span.written
    for hard, beyond in ((span.hard_low, "below"), (span.hard_high, "above")):
        if hard is not None and (value < hard if beyond == "below" else value > hard):
            end = format_in(hard, span.low.units)
            says = f"{what} {shown} is far outside {within}: {beyond} {end} nothing is worked out."
            reach = Reach(value, hard, "ordered", "worked out to here" if beyond == "above" else "worked out from here")
            yield Finding(f"{code}-hard", "stop", says, _ASK, span.hard_backing, (field,), reach=reach)
            return
    if value < span.low or value > span.high:
        says = f"{what} {shown} is outside the source's {within}."
        yield Finding(f"{code}-outside", "check", says, _ASK, span.backing, (field,))
    elif span.more_than_low and value == span.low:
        says = f"{what} {shown}: the source gives more than {shown}."
        yield Finding(f"{code}-outside", "check", says, _ASK, span.backing, (field,))


def check_dose(ordered: Ordered, worked: Amount | Rate, weight: Term[Bodyweight]) -> Findings:
    """Yield what the dose means against its range, and the cap that binds."""
    span = ordered.administration.dose
    field = f"dose_text:{ordered.administration.id}"
    yield from check_span(f"{ordered.administration.title}:", "dose", _against(worked, span, weight), span, field)
    if worked.capped and worked.cap is not None:
        rate: Any = worked.rate.value if isinstance(worked, Rate) else worked.dose.value
        achieved = format_in(worked.per_weight.value, _per_weight_unit(span, worked))
        says = (
            f"Ordered {format_quantity(worked.ordered.value)}, cap {format_quantity(worked.cap.value)}: "
            f"the cap binds. Worked out for {format_quantity(rate)}, which is {achieved}."
        )
        origin = worked.cap.origin
        backing = origin.backing if origin is not None and origin.backing is not None else ORDERED
        yield Finding("cap", "check", says, "Confirm the capped figure with the prescriber.", backing, (field,))


def check_neighbours(ordered: Ordered, order: Order, library: Library) -> Findings:
    """Yield the first neighbour in whose unit the same number is in range: a swap of units looks like that."""
    typed: Quantity = ordered.dose.value
    span = ordered.administration.dose
    comparable = bool(typed.dimensionality == span.low.dimensionality)
    inside = comparable and span.low <= typed <= span.high
    for id_ in order.protocol.neighbours:
        neighbour = library.protocols[id_]
        for other in neighbour.administrations:
            theirs = other.dose
            if theirs.low.dimensionality != typed.dimensionality or theirs.low.units == typed.units:
                continue
            if not theirs.low.magnitude <= typed.magnitude <= theirs.high.magnitude:
                continue
            same = format_in(typed, theirs.low.units)
            says = (
                f"{format_quantity(typed)} is {same}. {neighbour.title} uses the same number in "
                f"{written_unit(theirs.low.units)}: {_times(typed, theirs.low)}."
            )
            action = "Read the unit on the order and on the pump." if inside else "Is the unit right? Read the order."
            field = f"dose_text:{ordered.administration.id}"
            yield Finding("same-number", "note" if inside else "check", says, action, theirs.backing, (field,))
            return


def _times(typed: Quantity, theirs: Quantity) -> str:
    ours = in_unit(typed, theirs.units).magnitude / typed.magnitude
    return f"{format_number(ours)} times as much here" if ours > 1 else f"{format_number(1 / ours)} times as much there"


def _against(worked: Amount | Rate, span: Span, weight: Term[Bodyweight]) -> Quantity:
    """Return what was ordered, before any cap, in the kind of quantity that the range is in."""
    ordered: Any = worked.ordered.value
    if ordered.dimensionality == span.low.dimensionality:
        return in_unit(ordered, span.low.units)
    into: Any = dose_per_weight if dose_per_weight.admits(span.low) else dose_rate_per_weight
    per_weight: Quantity = divide("ordered per weight", worked.ordered, weight, into=into, of=span.low.units).value
    return per_weight


def _per_weight_unit(span: Span, worked: Amount | Rate) -> Any:
    value: Any = worked.per_weight.value
    if value.dimensionality == span.low.dimensionality:
        return span.low.units
    return unit("mg/kg") if isinstance(worked, Amount) else unit("mg/kg/h")
