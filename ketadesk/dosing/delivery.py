"""From a rate to what is set on a pump or counted in drops, and what that really gives."""

from dataclasses import dataclass

from ketadesk.dosing.order import Order
from ketadesk.dosing.term import Operator, Origin, Term, converted, deviation, divide, given, multiply, rounded
from ketadesk.protocols.product import GivingSet, PumpProfile
from ketadesk.quantities.kinds import (
    Bodyweight,
    Concentration,
    DoseRate,
    DoseRatePerWeight,
    DropRate,
    PumpRate,
    Ratio,
    Volume,
    dose_rate,
    dose_rate_per_weight,
    drop_rate,
    pump_rate,
    volume,
)


@dataclass(frozen=True)
class Setting:
    """A device setting: the exact rate, the rate that can be set, and the dose rate that it really gives.

    By gravity `pump_rate` is what the whole drops make, and `drop_rate` is what is counted.
    """

    exact_rate: Term[PumpRate]
    pump_rate: Term[PumpRate]
    delivered_rate: Term[DoseRate]
    rate_deviation: Term[Ratio]
    exact_drop_rate: Term[DropRate] | None = None
    drop_rate: Term[DropRate] | None = None


@dataclass(frozen=True)
class OtherUnits:
    """The same dose rate in the units that orders and pumps use."""

    mcg_per_kg_per_min: Term[DoseRatePerWeight]
    mg_per_kg_per_h: Term[DoseRatePerWeight]
    mg_per_h: Term[DoseRate]


def set_rate(
    exact: Term[PumpRate],
    strength: Term[Concentration],
    order: Order,
    rule: Operator = Operator.ROUNDED,
    most: DoseRate | None = None,
) -> Setting:
    """Return the setting for a rate: to the pump's step or to whole drops, half up unless a range asks otherwise.

    Where that would pass `most`, it is rounded down instead.
    """
    if order.giving_set is not None:
        exact_drops, drops, settable = by_gravity(exact, order.giving_set, rule)
    else:
        exact_drops, drops, settable = None, None, on_pump(exact, order.pump, rule)
    delivered = multiply("delivered rate", settable, strength, into=dose_rate)
    if most is not None and delivered.value > most and rule is not Operator.ROUNDED_DOWN:
        return set_rate(exact, strength, order, Operator.ROUNDED_DOWN)
    return Setting(exact, settable, delivered, deviation("rate deviation", settable, exact), exact_drops, drops)


def on_pump(exact: Term[PumpRate], pump: PumpProfile | None, rule: Operator = Operator.ROUNDED) -> Term[PumpRate]:
    """Return the rate a pump can be set to; without a pump, the exact rate under that name."""
    if pump is None:
        return exact.named("pump rate")
    step = given("pump step", pump.step_at(exact.value).step, Origin(pump.title))
    return rounded("pump rate", exact, step, into=pump_rate, rule=rule)


def volume_on_pump(exact: Term[Volume], pump: PumpProfile | None) -> Term[Volume]:
    """Return the volume to be infused that a pump can be told, half up; without a pump, the exact volume."""
    if pump is None:
        return exact.named("volume to be infused")
    step = given("step of the pump's volume", pump.volume_step, Origin(pump.title))
    return rounded("volume to be infused", exact, step, into=volume)


def whole_volume_on_pump(exact: Term[Volume], pump: PumpProfile | None) -> Term[Volume]:
    """Return the volume to be infused where all of a container is to go in.

    A pump for bags is told it by its step, rounded down: more would run it dry. A syringe, or a set by gravity, ends
    with its content.
    """
    if pump is None or pump.form != "bag":
        return exact.named("volume to be infused")
    step = given("step of the pump's volume", pump.volume_step, Origin(pump.title))
    return rounded("volume to be infused", exact, step, into=volume, rule=Operator.ROUNDED_DOWN)


def by_gravity(
    exact: Term[PumpRate], giving_set: GivingSet, rule: Operator = Operator.ROUNDED
) -> tuple[Term[DropRate], Term[DropRate], Term[PumpRate]]:
    """Return the exact drops per minute, the whole drops that can be counted, and the rate those make."""
    factor = given("drop factor", giving_set.drop_factor, Origin(giving_set.title))
    exact_drops = multiply("exact drop rate", exact, factor, into=drop_rate)
    whole = given("whole drops", drop_rate.of(1), Origin("drops are counted whole"))
    drops = rounded("drop rate", exact_drops, whole, into=drop_rate, rule=rule)
    return exact_drops, drops, divide("pump rate", drops, factor, into=pump_rate)


def other_units(rate: Term[DoseRate], weight: Term[Bodyweight]) -> OtherUnits:
    """Return a dose rate in mcg/kg/min, mg/kg/h and mg/h."""
    per_weight = divide("rate in mg/kg/h", rate, weight, into=dose_rate_per_weight)
    return OtherUnits(
        mcg_per_kg_per_min=converted("rate in mcg/kg/min", per_weight, into=dose_rate_per_weight, of="mcg/kg/min"),
        mg_per_kg_per_h=per_weight,
        mg_per_h=rate.named("rate in mg/h"),
    )
