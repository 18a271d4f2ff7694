"""One quantity in another unit: by its dimension alone, or through a weight, a concentration or a drop factor."""

from itertools import permutations, product
from typing import Any

from ketadesk.dosing.inputs import Inputs, LackingError, UnworkableError
from ketadesk.dosing.term import Operator as By
from ketadesk.dosing.term import Term, converted, derive
from ketadesk.quantities import kinds
from ketadesk.quantities.kinds import Door
from ketadesk.quantities.registry import Unit, unit
from ketadesk.quantities.spelling import written_unit

VALUES = ("value", "dose", "dose_rate", "amount", "volume", "time", "pump_rate", "drop_rate", "height")
_FACTORS: dict[str, Unit] = {
    "weight": unit("kg"),
    "concentration": unit("mg/mL"),
    "drop_factor": unit("gtt/mL"),
}
_KINDS: tuple[Door[Any], ...] = (
    kinds.mass, kinds.bodyweight, kinds.volume, kinds.time, kinds.height, kinds.concentration, kinds.dose_per_weight,
    kinds.dose_rate, kinds.dose_rate_per_weight, kinds.pump_rate, kinds.drop_factor, kinds.drop_rate,
)  # fmt: skip
_Path = tuple[tuple[str, By], ...]


def convert(inputs: Inputs) -> tuple[Term[Any], ...]:
    """Return a quantity in the unit asked for: × or ÷ weight, concentration and drop factor as its kind needs.

    Raises `LackingError` for a factor that is needed and missing, `UnworkableError` when no factor leads there.
    """
    value = _value(inputs)
    into: Unit = inputs.take("to", "Give the unit asked for as well, as in to=mg/h.")
    paths = _paths(value.value.units, into)
    if not paths:
        says = f"{written_unit(value.value.units)} cannot become {written_unit(into)}."
        raise UnworkableError(says, "to")
    path = next((path for path in paths if all(name in inputs for name, _ in path)), None)
    if path is None:
        lacked = [name for name, _ in paths[0] if name not in inputs]
        here, there = written_unit(value.value.units), written_unit(into)
        raise LackingError(lacked[0], f"From {here} to {there} it takes {' and '.join(lacked)}: give it as well.")
    for name, by in path:
        value = _through(value, inputs.take(name), by)
    return (converted("converted", value, into=Door("figure", into), of=into),)


def leads(origin: Unit, target: Unit) -> bool:
    """Say whether one unit can become another, by its dimension or through what else may be given."""
    return bool(_paths(origin, target))


def _value(inputs: Inputs) -> Term[Any]:
    """Return what is converted. A weight or a concentration is, where nothing else is given to convert."""
    given = [name for name in VALUES if name in inputs] or [name for name in _FACTORS if name in inputs]
    if len(given) > 1:
        raise UnworkableError(f"Only one of {', '.join(given)} can be converted at a time.", *given)
    value: Term[Any] = inputs.take(given[0] if given else "value", "Give value as well: what is to be converted.")
    return value


def _paths(origin: Unit, target: Unit) -> list[_Path]:
    """Return the ways from one unit to another, the shortest first; each factor is used once, × or ÷, or not at all."""
    choices = [((name, By.TIMES), (name, By.OVER), None) for name in _FACTORS]
    chosen = (tuple(step for step in steps if step is not None) for steps in product(*choices))
    leading = [way for steps in chosen for way in permutations(steps) if _leads(origin, way, target)]
    return sorted(leading, key=len)


def _leads(origin: Unit, way: _Path, target: Unit) -> bool:
    reached: Any = origin
    for name, by in way:
        reached = reached * _FACTORS[name] if by is By.TIMES else reached / _FACTORS[name]
        if not any(reached.dimensionality == door.unit.dimensionality for door in _KINDS):
            return False
    return bool(reached.dimensionality == target.dimensionality)


def _through(value: Term[Any], other: Term[Any], by: By) -> Term[Any]:
    """Return the value × or ÷ a factor, named and recorded as the kind that it then is."""
    units: Any = value.value.units
    raw = units * other.value.units if by is By.TIMES else units / other.value.units
    door = next(door for door in _KINDS if raw.dimensionality == door.unit.dimensionality)
    return derive(door.name, by, value, other, into=door)
