"""What stands on the syringe and the pump: read there by a person, and worked out by each plan on its own.

Asked for is what a device really shows: the volume drawn up, the rate or the drops, and the volume to be infused where
a share of the container is given. How long it runs is the pump's own arithmetic and is not asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ketadesk.checking.entered import Item
from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.infusion import Infusion, SteppedInfusion, TimedInfusion
from ketadesk.dosing.order import Order, Ordered
from ketadesk.dosing.plan import Plan
from ketadesk.intake.asking import INFUSION_FORMS
from ketadesk.intake.gathering import DOSE, STRENGTH, Gathered
from ketadesk.quantities.kinds import Door, drop_rate, pump_rate, volume
from ketadesk.quantities.parsing import NumberForm
from ketadesk.quantities.registry import Quantity

Standing = Mapping[str, str]
"""What was read from the devices as typed, by key: `rate:infusion` holds `75`."""


@dataclass(frozen=True)
class Reading:
    """How a reading of one sort is typed: its unit, its form and its kind."""

    unit: str
    form: NumberForm
    door: Door[Any]


READINGS: Mapping[str, Reading] = {
    "drawn": Reading("mL", STRENGTH, volume),
    "rate": Reading("mL/h", DOSE, pump_rate),
    "drops": Reading("gtt/min", DOSE, drop_rate),
    "volume": Reading("mL", DOSE, volume),
}


def reading_of(key: str) -> Reading:
    """Return how the reading of a key is typed. Raises `KeyError` for a key of something that is no reading."""
    return READINGS[key.partition(":")[0]]


def is_reading(key: str) -> bool:
    """Say whether a key is of something that stands on a device."""
    return key.partition(":")[0] in READINGS


def readings_asked(order: Order) -> tuple[str, ...]:
    """Return the keys of what is read from the devices for an order, in the order in which it is met."""
    return tuple(key for ordered in order.ordered for key in _asked(ordered, order))


def _asked(ordered: Ordered, order: Order) -> Iterator[str]:
    id_, form = ordered.administration.id, ordered.administration.form
    yield f"drawn:{id_}"
    if form in INFUSION_FORMS:
        yield f"rate:{id_}" if order.giving_set is None else f"drops:{id_}"
        shared = order.infusion is not None and order.infusion.method == "standard"
        if form == "timed-infusion" and shared and order.giving_set is None:
            yield f"volume:{id_}"


def read_standing(standing: Standing, keys: tuple[str, ...]) -> tuple[dict[str, Item], Gathered]:
    """Return what was read from the devices, by key, with what of it is missing or refused."""
    gathered, items = Gathered(), {}
    for key in keys:
        reading, text = reading_of(key), standing.get(key, "")
        if not text:
            gathered.lack(key, "Read it where it stands and enter it.")
        term = gathered.quantity(key, text, reading.form, reading.door, name=key, of=reading.unit)
        if term is not None:
            items[key] = Item(key, term.value, (text, reading.unit))
    return items, gathered


def refused_readings(standing: Standing) -> dict[str, str]:
    """Return why readings are not taken, by key; what is empty is no reading yet."""
    typed = {key: text for key, text in standing.items() if text}
    return dict(read_standing(typed, tuple(typed))[1].refused)


def planned(plan: Plan) -> Mapping[str, Quantity]:
    """Return what a plan says should stand on the devices, by key. A stopped plan says nothing."""
    parts = (*plan.boluses, *plan.infusions) if plan.status == "complete" else ()
    return {key: value for part in parts for key, value in _planned(part)}


def _planned(part: Bolus | Infusion) -> Iterator[tuple[str, Quantity]]:
    id_ = part.administration.id
    if part.mixed.drawn is not None:
        yield f"drawn:{id_}", part.mixed.drawn.drawn_volume.value
    if isinstance(part, Bolus):
        return
    setting = part.steps[0].setting if isinstance(part, SteppedInfusion) else part.setting
    if setting.drop_rate is not None:
        yield f"drops:{id_}", setting.drop_rate.value
        return
    yield f"rate:{id_}", setting.pump_rate.value
    if isinstance(part, TimedInfusion):
        yield f"volume:{id_}", part.infused_volume.value
