"""The kinds of quantity in this field, each with a door that checks dimension and exactness.

A kind is a `NewType` over a Pint quantity, so that mypy refuses a volume where a mass belongs; its door refuses
the same at run time. A refusal at a door is a fault of ours, never of the person typing.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, NewType, TypeVar, cast

from ketadesk.quantities.registry import Quantity, Unit, factor, in_unit, quantity, unit, units_of

Mass = NewType("Mass", Quantity)
Bodyweight = NewType("Bodyweight", Quantity)
Volume = NewType("Volume", Quantity)
Time = NewType("Time", Quantity)
Height = NewType("Height", Quantity)
Age = NewType("Age", Quantity)
Concentration = NewType("Concentration", Quantity)
DosePerWeight = NewType("DosePerWeight", Quantity)
DoseRate = NewType("DoseRate", Quantity)
DoseRatePerWeight = NewType("DoseRatePerWeight", Quantity)
PumpRate = NewType("PumpRate", Quantity)
DropFactor = NewType("DropFactor", Quantity)
DropRate = NewType("DropRate", Quantity)
BodyMassIndex = NewType("BodyMassIndex", Quantity)
Vials = NewType("Vials", Quantity)
Ratio = NewType("Ratio", Quantity)

K = TypeVar("K")


class InexactError(TypeError):
    """A magnitude is not an exact fraction: a float has come in."""


@dataclass(frozen=True)
class Door(Generic[K]):
    """The way into a kind: `door(quantity)` gives the kind, in its unit of record, or raises."""

    name: str
    unit: Unit

    def __call__(self, value: Quantity) -> K:
        """Return the value as this kind, its unit untouched.

        Raises `pint.DimensionalityError` for another dimension, `InexactError` for a magnitude that is no fraction.
        """
        self._check(value)
        return cast(K, value)

    def recorded(self, value: Quantity) -> K:
        """Return the value as this kind, converted exactly to the unit of record. Raises as the door does."""
        self._check(value)
        return cast(K, in_unit(value, self.unit))

    def of(self, magnitude: Fraction | int, in_: Unit | str | None = None) -> K:
        """Return `magnitude` in the unit of record, or in the unit named. Raises as the door does."""
        return self(quantity(magnitude, self.unit if in_ is None else in_))

    def admits(self, value: Quantity) -> bool:
        """Say whether the value has this kind's dimension."""
        return bool(value.dimensionality == self.unit.dimensionality)

    def _check(self, value: Quantity) -> None:
        if not isinstance(value.magnitude, Fraction):
            raise InexactError(f"{self.name}: {value.magnitude!r} is not an exact fraction")
        factor(units_of(value), self.unit)


def _door(name: str, of: str) -> Door[K]:
    return Door(name, unit(of))


mass: Door[Mass] = _door("drug mass", "mg")
bodyweight: Door[Bodyweight] = _door("body weight", "kg")
volume: Door[Volume] = _door("volume", "mL")
time: Door[Time] = _door("time", "min")
height: Door[Height] = _door("height", "cm")
age: Door[Age] = _door("age", "year")
concentration: Door[Concentration] = _door("concentration", "mg/mL")
dose_per_weight: Door[DosePerWeight] = _door("dose per weight", "mg/kg")
dose_rate: Door[DoseRate] = _door("dose rate", "mg/h")
dose_rate_per_weight: Door[DoseRatePerWeight] = _door("dose rate per weight", "mg/kg/h")
pump_rate: Door[PumpRate] = _door("pump rate", "mL/h")
drop_factor: Door[DropFactor] = _door("drop factor", "gtt/mL")
drop_rate: Door[DropRate] = _door("drop rate", "gtt/min")
body_mass_index: Door[BodyMassIndex] = _door("body mass index", "kg/m**2")
vials: Door[Vials] = _door("whole vials", "vial")
ratio: Door[Ratio] = _door("ratio", "percent")
plain: Door[Ratio] = _door("plain number", "")
height_squared: Door[Quantity] = _door("height squared", "m**2")
weight_per_height: Door[Quantity] = _door("weight per height", "kg/inch")
