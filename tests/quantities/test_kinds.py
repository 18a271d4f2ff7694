"""Every kind has a door, and every door refuses every other kind and every number that is not exact."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pint
import pytest

from ketadesk.quantities import kinds
from ketadesk.quantities.kinds import Door, InexactError
from ketadesk.quantities.registry import Quantity, in_unit, quantity, unit
from strategies import DOORS

# The unit of record of each kind, and a unit it may also come in: by hand.
RECORDED = {
    "mass": ("mg", "g", Fraction(1000)),
    "bodyweight": ("kg", "lb", Fraction(45_359_237, 100_000_000)),
    "volume": ("mL", "L", Fraction(1000)),
    "time": ("min", "h", Fraction(60)),
    "height": ("cm", "inch", Fraction(254, 100)),
    "age": ("year", "year", Fraction(1)),
    "concentration": ("mg/mL", "mcg/mL", Fraction(1, 1000)),
    "dose_per_weight": ("mg/kg", "mcg/kg", Fraction(1, 1000)),
    "dose_rate": ("mg/h", "mcg/min", Fraction(6, 100)),
    "dose_rate_per_weight": ("mg/kg/h", "mcg/kg/min", Fraction(6, 100)),
    "pump_rate": ("mL/h", "mL/min", Fraction(60)),
    "drop_factor": ("gtt/mL", "gtt/L", Fraction(1, 1000)),
    "drop_rate": ("gtt/min", "gtt/h", Fraction(1, 60)),
    "body_mass_index": ("kg/m**2", "kg/cm**2", Fraction(10_000)),
    "vials": ("vial", "vial", Fraction(1)),
    "ratio": ("percent", "", Fraction(100)),
    "weight_per_height": ("kg/inch", "kg/cm", Fraction(254, 100)),
    "height_squared": ("m**2", "cm**2", Fraction(1, 10_000)),
}
PAIRS = [(one, other) for one in RECORDED for other in RECORDED if one != other]


def raw(magnitude: Any, of: str) -> Quantity:
    """Return a quantity behind the registry's back, as Pint would happily make it."""
    made: Any = quantity(1, of)
    return type(made)(magnitude, unit(of))  # type: ignore[no-any-return]


def test_that_every_door_of_the_house_is_in_the_table() -> None:
    doors = {name for name, value in vars(kinds).items() if isinstance(value, Door)}
    assert doors == {*RECORDED, "plain"}
    assert set(RECORDED) == set(DOORS)


@pytest.mark.parametrize(("kind", "other"), PAIRS)
def test_that_a_door_refuses_every_other_kind(kind: str, other: str) -> None:
    stranger = quantity(1, RECORDED[other][0])
    assert not DOORS[kind].admits(stranger)
    with pytest.raises(pint.DimensionalityError):
        DOORS[kind](stranger)
    with pytest.raises(pint.DimensionalityError):
        DOORS[kind].recorded(stranger)
    with pytest.raises(pint.DimensionalityError):
        DOORS[kind].of(1, RECORDED[other][0])


@pytest.mark.parametrize("kind", RECORDED)
def test_that_a_door_lets_its_own_kind_in_and_records_it_exactly(kind: str) -> None:
    door, (recorded, also, size) = DOORS[kind], RECORDED[kind]
    there = quantity(3, also)
    assert door.unit == unit(recorded)
    assert door.admits(there)
    assert door(there) is there
    assert door.recorded(there).units == unit(recorded)
    assert door.recorded(there).magnitude == 3 * size
    assert door.of(3) == quantity(3, recorded)
    assert door.of(3, also) == there


@pytest.mark.parametrize("kind", RECORDED)
@pytest.mark.parametrize("magnitude", [0.5, 35.0, Decimal("0.5"), 5, float("nan")], ids=repr)
def test_that_a_door_refuses_what_is_not_an_exact_fraction(kind: str, magnitude: object) -> None:
    inexact = raw(magnitude, RECORDED[kind][0])
    for way_in in (DOORS[kind], DOORS[kind].recorded):
        with pytest.raises(InexactError, match="not an exact fraction"):
            way_in(inexact)


def test_that_body_weight_is_no_drug_mass() -> None:
    with pytest.raises(pint.DimensionalityError):
        in_unit(quantity(70, "kg"), unit("g"))
    with pytest.raises(pint.DimensionalityError):
        kinds.mass(quantity(70, "kg"))
    with pytest.raises(pint.DimensionalityError):
        kinds.bodyweight(quantity(70, "g"))


def test_that_a_dose_per_weight_is_no_plain_number() -> None:
    with pytest.raises(pint.DimensionalityError):
        quantity(Fraction(1, 2), "mg/kg") + 1
    with pytest.raises(pint.DimensionalityError):
        quantity(Fraction(1, 2), "mg/kg") + quantity(1, "")
    with pytest.raises(pint.DimensionalityError):
        kinds.plain(quantity(Fraction(1, 2), "mg/kg"))


def test_that_a_dose_rate_per_weight_is_no_frequency() -> None:
    for target in ("1/min", "1/h", "1/s"):
        with pytest.raises(pint.DimensionalityError):
            in_unit(quantity(2, "mcg/kg/min"), unit(target))


def test_that_a_weight_lost_on_the_way_stops_at_the_door() -> None:
    dose, weight = quantity(Fraction(1, 2), "mg/kg"), quantity(70, "kg")
    assert kinds.mass(dose * weight) == quantity(35, "mg")
    for wrong in (dose, dose * weight * weight, dose / weight, weight):
        with pytest.raises(pint.DimensionalityError):
            kinds.mass(wrong)


def test_that_a_ratio_is_taken_in_per_cent_or_plain() -> None:
    assert kinds.ratio.recorded(quantity(Fraction(1, 50), "")) == quantity(2, "percent")
    assert kinds.plain.recorded(quantity(2, "percent")).magnitude == Fraction(1, 50)
