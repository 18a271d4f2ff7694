"""One registry with the units of this field and no other, in exact fractions."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketadesk.quantities.registry import factor, in_unit, product_unit, quantity, ratio_unit, unit

UNITS_FILE = Path(__file__).parents[2] / "resources" / "units.txt"

# Exact by definition: 1 lb = 0.45359237 kg and 1 in = 2.54 cm since 1959; the rest by counting.
FACTORS = [
    ("lb", "kg", Fraction(45_359_237, 100_000_000)),
    ("kg", "lb", Fraction(100_000_000, 45_359_237)),
    ("inch", "cm", Fraction(254, 100)),
    ("inch", "m", Fraction(254, 10_000)),
    ("g", "mcg", Fraction(1_000_000)),
    ("day", "s", Fraction(86_400)),
    ("L", "mL", Fraction(1000)),
    ("mcg/kg/min", "mg/kg/h", Fraction(3, 50)),
    ("mg/kg/h", "mcg/kg/min", Fraction(50, 3)),
    ("mg/lb", "mg/kg", Fraction(100_000_000, 45_359_237)),
    ("mL/min", "L/day", Fraction(1440, 1000)),
    ("kg/m**2", "kg/cm**2", Fraction(1, 10_000)),
    ("percent", "", Fraction(1, 100)),
]

UNKNOWN = (
    "Mg",
    "MG",
    "M",
    "m3",
    "gr",
    "grain",
    "unit",
    "cc",
    "hour",
    "second",
    "Hz",
    "pound",
    "stone",
    "K",
    "mol",
    "kmg",
)
INEXACT = (0.5, Decimal("0.5"), "1/2", True, None, 1j)


@pytest.mark.parametrize(("origin", "target", "size"), FACTORS)
def test_that_a_unit_becomes_another_by_the_exact_factor(origin: str, target: str, size: Fraction) -> None:
    found = factor(unit(origin), unit(target))
    assert found == size
    assert type(found) is Fraction
    assert in_unit(quantity(7, origin), unit(target)).magnitude == 7 * size


@given(st.integers(1, 400_000))
def test_that_pounds_and_kilograms_agree_with_the_fraction_there_and_back(thousandths: int) -> None:
    pounds = Fraction(thousandths, 1000)
    kilograms = in_unit(quantity(pounds, "lb"), unit("kg"))
    assert kilograms.magnitude == pounds * 45_359_237 / 100_000_000
    assert in_unit(kilograms, unit("lb")).magnitude == pounds


def test_that_a_thousand_weights_in_kilograms_are_the_exact_pounds() -> None:
    for tenths in range(200, 1200):
        pounds = in_unit(quantity(Fraction(tenths, 10), "kg"), unit("lb")).magnitude
        assert pounds == Fraction(tenths * 10_000_000, 45_359_237)
        assert pounds * Fraction(45_359_237, 100_000_000) == Fraction(tenths, 10)


@pytest.mark.parametrize("name", UNKNOWN)
def test_that_no_other_unit_exists(name: str) -> None:
    with pytest.raises(pint.UndefinedUnitError):
        unit(name)


def test_that_the_units_file_defines_each_unit_once_and_no_prefix() -> None:
    lines = [line.split("#")[0].strip() for line in UNITS_FILE.read_text(encoding="utf-8").splitlines()]
    names = [line.split("=")[0].strip() for line in lines if line]
    assert len(set(names)) == len(names)
    assert set(names) == {
        *("mg", "mcg", "g", "kg", "lb", "mL", "L", "min", "h", "s", "day", "cm", "m", "inch", "gtt", "year", "vial"),
        "percent",
    }
    assert [name for name in names if name.endswith("-")] == []


@pytest.mark.parametrize("magnitude", INEXACT, ids=repr)
def test_that_an_inexact_magnitude_is_refused(magnitude: object) -> None:
    with pytest.raises(TypeError, match="not an exact number"):
        quantity(magnitude, "mg")  # type: ignore[arg-type]


def test_that_a_whole_number_becomes_a_fraction() -> None:
    assert type(quantity(3, "mg").magnitude) is Fraction


def test_that_products_and_quotients_of_units_keep_every_dimension() -> None:
    assert product_unit(unit("mg/kg"), unit("kg")) == unit("mg")
    assert product_unit(unit("mg/mL"), unit("mL/h")) == unit("mg/h")
    assert ratio_unit(unit("mg"), unit("mg/mL")) == unit("mL")
    assert ratio_unit(unit("mg"), unit("kg")) == unit("mg/kg")
    assert ratio_unit(unit("mg"), unit("kg")).dimensionality != unit("").dimensionality


def test_that_a_conversion_without_what_it_needs_raises() -> None:
    for origin, target in (("mg", "mL"), ("mg", "kg"), ("g", "kg"), ("mg/kg", "mg"), ("year", "day"), ("gtt", "mL")):
        with pytest.raises(pint.DimensionalityError):
            in_unit(quantity(1, origin), unit(target))
