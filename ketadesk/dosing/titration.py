"""The rates of a range in a table: what is ordered, what the pump can be set to, and what that really gives."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ketadesk.dosing.amount import ordered_rate
from ketadesk.dosing.bounds import most_run
from ketadesk.dosing.delivery import Setting, set_rate
from ketadesk.dosing.order import Order, Ordered
from ketadesk.dosing.term import Operator, Origin, Term, converted, divide, given
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.protocol import Administration
from ketadesk.quantities.kinds import Bodyweight, Concentration, dose_rate, dose_rate_per_weight, pump_rate
from ketadesk.quantities.registry import Quantity, in_unit, quantity

_ROWS = 4  # intervals in a range whose source names no step


@dataclass(frozen=True)
class Row:
    """One rate of the range. `really` is what the setting gives, in the unit of the order; `chosen` is the order."""

    ordered: Term[Any]
    setting: Setting
    really: Term[Any]
    capped: bool
    chosen: bool


@dataclass(frozen=True)
class _Place:
    """What every row of a table shares."""

    ordered: Ordered
    strength: Term[Concentration]
    order: Order
    weight: Term[Bodyweight]
    library: Library


def titration(
    ordered: Ordered, strength: Term[Concentration], order: Order, weight: Term[Bodyweight], library: Library
) -> tuple[Row, ...]:
    """Return the rows of the protocol's range and the rate ordered.

    All are rounded half up, but none of the range's own rows leaves the range: the low end is rounded up, the high
    end down. A rate that the device cannot give within the range, or only so coarsely that it would be stopped if
    it were ordered, is left out.
    """
    span = ordered.administration.dose
    if span.low == span.high:
        return ()
    chosen = _like_range(ordered, weight)
    rates = sorted({*_rates(ordered.administration), chosen.magnitude})
    place = _Place(ordered, strength, order, weight, library)
    rows = (_within(quantity(rate, span.low.units), place, chosen) for rate in rates)
    return _within_cap([row for row in rows if row is not None and (row.chosen or not _coarse(row, library.limits))])


def _coarse(row: Row, limits: Limits) -> bool:
    return bool(abs(row.setting.rate_deviation.value.magnitude) > limits.rounding_stop.value.magnitude)


def _within(rate: Any, place: _Place, chosen: Quantity) -> Row | None:
    """Return the row of a rate: half up, or the way that keeps it within the range, or None when neither does."""
    span = place.ordered.administration.dose
    for rule in (Operator.ROUNDED, Operator.ROUNDED_UP, Operator.ROUNDED_DOWN):
        row = _row(rate, rule, place, chosen)
        if row.chosen or span.low <= row.really.value <= span.high:
            return row
    return None


def range_ends(
    ordered: Ordered, strength: Term[Concentration], order: Order, weight: Term[Bodyweight], library: Library
) -> tuple[Row, ...]:
    """Return the ends of the protocol's range, the low one rounded up and the high one down.

    There are none where the source gives one rate, or where no setting of the device lies between its two.
    """
    span = ordered.administration.dose
    if span.low == span.high:
        return ()
    place = _Place(ordered, strength, order, weight, library)
    low = _row(span.low, Operator.ROUNDED_UP, place)
    high = _row(in_unit(span.high, span.low.units), Operator.ROUNDED_DOWN, place)
    return (low, high) if low.setting.pump_rate.value <= high.setting.pump_rate.value else ()


def _within_cap(rows: list[Row]) -> tuple[Row, ...]:
    """Return the rows up to the first that a cap binds, and the chosen one wherever it stands."""
    capped = [row for row in rows if row.capped]
    kept = next((row for row in capped if row.chosen), capped[0] if capped else None)
    return tuple(row for row in rows if not row.capped or row is kept)


def _rates(administration: Administration) -> list[Fraction]:
    span = administration.dose
    low, high = span.low.magnitude, in_unit(span.high, span.low.units).magnitude
    step = administration.titration_step
    width = (high - low) / _ROWS if step is None else in_unit(step, span.low.units).magnitude
    rates = [low]
    while rates[-1] + width < high:
        rates.append(rates[-1] + width)
    return [*rates, high]


def _row(rate: Any, rule: Operator, place: _Place, chosen: Quantity | None = None) -> Row:
    ordered, order, weight = place.ordered, place.order, place.weight
    term = given("rate in the range", rate, Origin("protocol", ordered.administration.dose.backing))
    amount = ordered_rate(term, ordered, weight)
    most = most_run(ordered, amount.rate, amount.cap, order, weight, place.library)
    setting = set_rate(divide("rate", amount.rate, place.strength, into=pump_rate), place.strength, order, rule, most)
    if dose_rate_per_weight.admits(rate):
        really: Term[Any] = divide(
            "really gives", setting.delivered_rate, weight, into=dose_rate_per_weight, of=rate.units
        )
    else:
        really = converted("really gives", setting.delivered_rate, into=dose_rate, of=rate.units)
    return Row(term, setting, really, amount.capped, chosen is not None and chosen == rate)


def _like_range(ordered: Ordered, weight: Term[Bodyweight]) -> Quantity:
    """Return what is ordered in the unit of the range: an order in mg/h has its row in a range in mg/kg/h too."""
    span: Any = ordered.administration.dose.low
    dose: Any = ordered.dose.value
    if dose.dimensionality != span.dimensionality:
        whole = ordered_rate(ordered.dose, ordered, weight).ordered
        by_weight = dose_rate_per_weight.admits(span)
        dose = divide("rate", whole, weight, into=dose_rate_per_weight).value if by_weight else whole.value
    return in_unit(dose, span.units)
