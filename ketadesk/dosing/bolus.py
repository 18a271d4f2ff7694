"""A dose given at once: a push into a vein, or a dose into a muscle."""

from dataclasses import dataclass

from ketadesk.dosing.amount import Amount, ordered_amount
from ketadesk.dosing.bounds import most_drawn
from ketadesk.dosing.order import Order, Ordered, PushPreparation
from ketadesk.dosing.preparation import Mixed, mix_push
from ketadesk.dosing.term import Origin, Term, divide, given, larger, multiply
from ketadesk.protocols.figure import Figure
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Administration
from ketadesk.quantities.kinds import Bodyweight, Time, dose_rate, time


@dataclass(frozen=True)
class Bolus:
    """A push or an intramuscular dose, worked out. `least_time` is the shortest time a push may take."""

    administration: Administration
    amount: Amount
    mixed: Mixed
    least_time: Term[Time] | None = None
    time: Term[Time] | None = None


def bolus(ordered: Ordered, order: Order, weight: Term[Bodyweight], library: Library) -> Bolus:
    """Return a bolus: what is drawn up, what it is diluted to, and how slowly it goes in."""
    assert order.vial is not None  # intake asks for it
    amount = ordered_amount(ordered, weight)
    preparation = order.push or PushPreparation("undiluted")
    spare = library.limits.rounding_check.value
    most = most_drawn(ordered, amount.dose, amount.cap, order, weight, library)
    mixed = mix_push(amount.dose, order.vial, preparation, library.cupboard.syringes, spare, most)
    least = least_time(ordered.administration, amount, weight)
    return Bolus(ordered.administration, amount, mixed, least, ordered.time)


def least_time(administration: Administration, amount: Amount, weight: Term[Bodyweight]) -> Term[Time] | None:
    """Return the longer of the protocol's least time and the dose at its fastest rate (label 2.1 and 2.2)."""
    floor = _given("least push time", administration.least_time)
    if administration.fastest is None:
        return floor
    speed = _given("fastest push", administration.fastest)
    assert speed is not None  # it has just been seen
    most = multiply("fastest push for this weight", speed, weight, into=dose_rate, of="mg/min")
    at_fastest = divide("time at the fastest push", amount.dose, most, into=time)
    return at_fastest if floor is None else larger("least push time", floor, at_fastest, into=time)


def _given(name: str, figure: Figure | None) -> Term[Time] | None:
    return None if figure is None else given(name, Time(figure.value), Origin("protocol", figure.backing))
