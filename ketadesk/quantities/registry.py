"""The one registry of units: exact fractions, the units of `resources/units.txt` and no other."""

from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

import pint
from pint.facets.plain import PlainQuantity, PlainUnit

Quantity: TypeAlias = PlainQuantity[Fraction]
Unit: TypeAlias = PlainUnit


def _load() -> Any:  # Pint's registry is built at run time; its class has no useful type
    registry: Any = pint.UnitRegistry(None, non_int_type=Fraction, cache_folder=None)
    text = files("ketadesk.resources").joinpath("units.txt").read_text(encoding="utf-8")
    registry.load_definitions(text.splitlines())
    return registry


_REGISTRY = _load()


@cache
def unit(expression: str) -> Unit:
    """Return the unit of an expression written by us, such as `mg/kg/h`; never hand it typed text.

    Raises `pint.UndefinedUnitError` for a unit that is not in `units.txt`.
    """
    return _one(_REGISTRY.Unit(expression)._units)


@cache
def _one(parts: Any) -> Unit:
    """Return the one unit object of these parts: Pint makes a new one at every look, and compares them slowly."""
    made: Unit = _REGISTRY.Unit(parts)
    return made


def units_of(value: Quantity) -> Unit:
    """Return the unit of a quantity, always the same object for the same unit."""
    return _one(value._units)


def quantity(magnitude: Fraction | int, of: Unit | str) -> Quantity:
    """Return an exact quantity. Raises `TypeError` for a magnitude that is not an exact number."""
    if type(magnitude) is not Fraction:
        if type(magnitude) is not int:
            raise TypeError(f"{magnitude!r} is not an exact number; give a Fraction")
        magnitude = Fraction(magnitude)
    made: Quantity = _REGISTRY.Quantity(magnitude, unit(of) if isinstance(of, str) else of)
    return made


@lru_cache(maxsize=4096)
def factor(origin: Unit, target: Unit) -> Fraction:
    """Return how many of `target` one of `origin` is, exactly.

    Raises `pint.DimensionalityError` when one cannot become the other. Remembered, because Pint's own
    conversion takes ten times as long as the multiplication it asks for.
    """
    return Fraction(_REGISTRY.Quantity(Fraction(1), origin).to(target).magnitude)


@lru_cache(maxsize=4096)
def product_unit(left: Unit, right: Unit) -> Unit:
    """Return the unit of a product."""
    return _one((left * right)._units)


@lru_cache(maxsize=4096)
def ratio_unit(left: Unit, right: Unit) -> Unit:
    """Return the unit of a quotient."""
    return _one((left / right)._units)


def in_unit(value: Quantity, target: Unit) -> Quantity:
    """Return the same quantity in another unit. Raises `pint.DimensionalityError` when that is impossible."""
    origin, goal = units_of(value), _one(target._units)
    if origin is goal:
        return value
    return quantity(value.magnitude * factor(origin, goal), goal)
