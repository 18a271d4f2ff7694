"""The one registry of units: exact fractions, the units of `resources/units.txt` and no other."""

from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

import pint
from pint.facets.plain import PlainQuantity, PlainUnit

Quantity: TypeAlias = PlainQuantity[Fraction]
Unit: TypeAlias = PlainUnit


def _load() -> pint.UnitRegistry:
    registry = pint.UnitRegistry(None, non_int_type=Fraction, cache_folder=None)
    text = files("ketadesk.resources").joinpath("units.txt").read_text(encoding="utf-8")
    registry.load_definitions(text.splitlines())
    return registry


_REGISTRY = _load()


@lru_cache(maxsize=None)
def unit(expression: str) -> Unit:
    """Return the unit of an expression written by us, such as `mg/kg/h`; never hand it typed text.

    Raises `pint.UndefinedUnitError` for a unit that is not in `units.txt`.
    """
    return _REGISTRY.Unit(expression)


def quantity(magnitude: Fraction | int, of: Unit | str) -> Quantity:
    """Return an exact quantity. Raises `TypeError` for a magnitude that is not an exact number."""
    if isinstance(magnitude, bool) or not isinstance(magnitude, Fraction | int):
        raise TypeError(f"{magnitude!r} is not an exact number; give a Fraction")
    return _REGISTRY.Quantity(Fraction(magnitude), unit(of) if isinstance(of, str) else of)


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
    return left * right


@lru_cache(maxsize=4096)
def ratio_unit(left: Unit, right: Unit) -> Unit:
    """Return the unit of a quotient."""
    return left / right


def in_unit(value: Quantity, target: Unit) -> Quantity:
    """Return the same quantity in another unit. Raises `pint.DimensionalityError` when that is impossible."""
    if value.units == target:
        return value
    return quantity(value.magnitude * factor(value.units, target), target)
