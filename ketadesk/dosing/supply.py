"""How many vials it takes, what is left of them, and what stays in the line."""

from dataclasses import dataclass

from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.infusion import ContinuousInfusion, Infusion, SteppedInfusion, TimedInfusion
from ketadesk.dosing.order import Order, Vial
from ketadesk.dosing.preparation import Drawn
from ketadesk.dosing.term import LABEL, Operator, Origin, Term, add, divide, given, multiply, rounded, subtract
from ketadesk.quantities.kinds import Mass, Vials, Volume, mass, vials, volume
from ketadesk.quantities.registry import quantity


@dataclass(frozen=True)
class Supply:
    """Vials for the whole order, what is drawn from them in all, and the waste. `preparations` counts containers."""

    drawn_volume: Term[Volume]
    vials: Term[Vials]
    waste_amount: Term[Mass]
    waste_volume: Term[Volume]
    preparations: int = 1


@dataclass(frozen=True)
class Residue:
    """Drug that is neither given nor left in a vial: in a line unless it is flushed, in a syringe or bag."""

    amount: Term[Mass]


def supply(boluses: tuple[Bolus, ...], infusions: tuple[Infusion, ...], order: Order) -> Supply | None:
    """Return the vials and the waste of an order, or None when nothing is drawn from a vial.

    Every container after the first is drawn from vials of its own: whether an opened vial may wait for the next
    container is a rule of the site.
    """
    vial = order.vial
    first = [part.mixed.drawn for part in (*boluses, *infusions) if part.mixed.drawn is not None]
    if vial is None or not first:
        return None
    per_vial = given("volume per vial", _per_vial(vial), LABEL)
    drawn = add("drawn in all", *(each.drawn_volume for each in first), into=volume)
    needed = _whole_vials("vials", drawn, per_vial)
    count = max((_containers(infusion) for infusion in infusions), default=1)
    if count > 1:
        drawn, needed = _with_further(drawn, needed, per_vial, infusions, count)
    held = multiply("amount in the vials", needed, given("amount per vial", _amount_per_vial(vial), LABEL), into=mass)
    used = multiply("amount drawn in all", drawn, vial.strength, into=mass)
    waste = subtract("waste", held, used, into=mass)
    return Supply(drawn, needed, waste, divide("waste volume", waste, vial.strength, into=volume), count)


def leftover(infusion: Infusion) -> Residue | None:
    """Return what the containers still hold when the infusion ends, or None when it is not known or nothing."""
    ran = infusion.infused_volume if isinstance(infusion, TimedInfusion) else infusion.total_volume
    if ran is None:
        return None
    count = given("containers", quantity(_containers(infusion), ""), Origin("changed when empty or too old"))
    held = multiply("volume mixed in all", infusion.mixed.final_volume, count, into=volume)
    left = subtract("volume left in containers", held, ran, into=volume)
    if left.value.magnitude <= 0:
        return None
    return Residue(multiply("left in containers", left, infusion.mixed.final_concentration, into=mass))


def residue(infusion: Infusion, order: Order) -> Residue | None:
    """Return what the line holds, or None when its volume is not known."""
    if order.line_volume is None:
        return None
    return Residue(multiply("left in the line", order.line_volume, infusion.mixed.final_concentration, into=mass))


def _containers(infusion: Infusion) -> int:
    if isinstance(infusion, ContinuousInfusion | SteppedInfusion):
        return max(len(infusion.changes), 1)
    return 1


def _with_further(
    drawn: Term[Volume], needed: Term[Vials], per_vial: Term[Volume], infusions: tuple[Infusion, ...], count: int
) -> tuple[Term[Volume], Term[Vials]]:
    longest = max(infusions, key=_containers)
    each: Drawn | None = longest.mixed.drawn
    assert each is not None  # an infusion draws its drug
    further = given("further containers", quantity(count - 1, ""), Origin("empty, or too old: changed"))
    more = multiply("drawn for further containers", each.drawn_volume, further, into=volume)
    vials_each = _whole_vials("vials for each", each.drawn_volume, per_vial)
    more_vials = multiply("vials for further containers", vials_each, further, into=vials)
    return add("drawn in all", drawn, more, into=volume), add("vials", needed, more_vials, into=vials)


def _whole_vials(name: str, drawn: Term[Volume], per_vial: Term[Volume]) -> Term[Vials]:
    exact = divide("vials, exactly", drawn, per_vial, into=vials)
    return rounded(
        name,
        exact,
        given("whole vials", vials.of(1), Origin("vials are opened whole")),
        into=vials,
        rule=Operator.ROUNDED_UP,
    )


def _per_vial(vial: Vial) -> Volume:
    return Volume(quantity(volume.recorded(vial.volume.value).magnitude, "mL/vial"))


def _amount_per_vial(vial: Vial) -> Mass:
    return Mass(quantity(mass.recorded(vial.total.value).magnitude, "mg/vial"))
