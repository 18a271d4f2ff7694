"""A figure is written one way, so that it cannot be misread: ISMP's list of error-prone forms, one test each."""

import random
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketadesk.quantities.formatting import (
    format_decimal,
    format_deviation,
    format_duration,
    format_in,
    format_number,
    format_quantity,
    format_range,
    format_strength,
    round_half_up,
    terminates,
)
from ketadesk.quantities.parsing import Refused, parse_number
from ketadesk.quantities.registry import quantity
from ketadesk.quantities.spelling import known_spellings, read_unit
from strategies import UNITS, exact_numbers, quantities

FIGURES = 50_000
NARROW = "\u202f"

# What may never be read in a figure, by name (ISMP, section 1.1 of the safety dossier).
FORBIDDEN = {
    "a trailing zero": re.compile(r"\.[0-9]*0(?![0-9])"),
    "a naked point": re.compile(r"(?<![0-9])\.|\.(?![0-9])"),
    "a micro sign": re.compile("[\u00b5\u03bc]|ug\\b"),
    "cc": re.compile(r"\bcc\b"),
    "a number touching its unit": re.compile(r"(?<![A-Za-z0-9])[0-9.]*[0-9][A-Za-z%]"),
    "a full stop after a unit": re.compile(r"[A-Za-z%]\."),
    "a dash for a range": re.compile(r"[0-9] ?[-\u2010-\u2015] ?[0-9]"),
    "a comma": re.compile(","),
    "a space that breaks": re.compile(r"[0-9] [0-9]"),
    "a digit of another script": re.compile(r"[^\W0-9A-Za-z_]"),
    "two spaces": re.compile("  "),
}


def offences(text: str) -> list[str]:
    return [f"{name} in {text!r}" for name, found in FORBIDDEN.items() if found.search(text)]


def shown(text: str) -> Fraction:
    """Return the number that a figure shows, its unit and its grouping taken off."""
    return Fraction(text.split(" ", 1)[0].replace(NARROW, "").replace("\u2212", "-"))


def by_decimal(value: Fraction, figures: int) -> Fraction:
    """Return a value to so many significant figures, half up, its whole digits kept, as the decimal module has it."""
    with localcontext() as context:
        context.prec = 80
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        last = min(exact.adjusted() - figures + 1, 0)
        return Fraction(exact.quantize(Decimal(1).scaleb(last), rounding=ROUND_HALF_UP))


WRITTEN = [
    ("0", "0"),
    ("1", "1"),
    ("1/2", "0.5"),
    ("5/10", "0.5"),
    ("1/20", "0.05"),
    ("7/10", "0.7"),
    ("35", "35"),
    ("75", "75"),
    ("525/10", "52.5"),
    ("1125/1000", "1.125"),
    ("1/10000", "0.0001"),
    ("999", "999"),
    ("1000", "1000"),
    ("9999", "9999"),
    ("99999/10", "9999.9"),
    ("10000", "10\u202f000"),
    ("100000", "100\u202f000"),
    ("1000000", "1\u202f000\u202f000"),
    ("1234567", "1\u202f234\u202f567"),
    ("100005/10", "10\u202f000.5"),
    ("100001234/10000", "10\u202f000.1234"),
    ("-1/2", "\u22120.5"),
    ("-10000", "\u221210\u202f000"),
    ("1/3", "0.333"),
    ("2/3", "0.667"),
    ("1/30000", "0.0000333"),
    ("100/3", "33.3"),
    ("1000/3", "333"),
    ("10000/3", "3333"),
    ("200000/3", "66\u202f667"),
    ("29999/3", "10\u202f000"),  # 9999.67 rounds up into the grouping
    ("299/300", "0.997"),
    ("2999/3000", "1"),  # 0.99967: no zeros are left behind
    ("29999/30000", "1"),
    ("-2/3", "\u22120.667"),
    ("123456789/100000000", "1.23"),
    ("12345/10000000", "0.00123"),
    ("1/100000", "0.00001"),
    ("7/6", "1.17"),
    ("4205/3", "1402"),
]


@pytest.mark.parametrize(("value", "text"), WRITTEN)
def test_that_a_number_is_written_in_full_or_in_three_figures(value: str, text: str) -> None:
    assert format_number(Fraction(value)) == text


HALF_UP = [
    ("26.25", "0.1", "26.3"),
    ("26.35", "0.1", "26.4"),
    ("26.249", "0.1", "26.2"),
    ("0.05", "0.1", "0.1"),
    ("0.049", "0.1", "0"),
    ("2.5", "1", "3"),
    ("3.5", "1", "4"),
    ("0.5", "1", "1"),
    ("1.125", "0.01", "1.13"),
    ("0.125", "0.05", "0.15"),
    ("0.12", "0.05", "0.1"),
    ("7.25", "0.5", "7.5"),
    ("7.249", "0.5", "7"),
    ("12", "5", "10"),
    ("12.5", "5", "15"),
    ("-26.25", "0.1", "-26.3"),
    ("-2.5", "1", "-3"),
    ("-0.04", "0.1", "0"),
    ("0", "0.1", "0"),
    ("75", "0.1", "75"),
]


@pytest.mark.parametrize(("value", "step", "to"), HALF_UP)
def test_that_a_tie_goes_away_from_nought_at_every_step(value: str, step: str, to: str) -> None:
    assert round_half_up(Fraction(value), Fraction(step)) == Fraction(to)


@given(exact_numbers(), st.sampled_from(["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "5", "1/3"]))
def test_that_rounding_is_to_a_multiple_and_never_further_than_half_a_step(value: Fraction, step_text: str) -> None:
    step = Fraction(step_text)
    rounded = round_half_up(value, step)
    assert (rounded / step).denominator == 1
    assert -step / 2 < rounded - value <= step / 2
    assert round_half_up(-value, step) == -rounded
    assert round_half_up(rounded, step) == rounded


@given(exact_numbers(10**9))
def test_that_a_figure_shows_its_value_exactly_or_to_three_figures(value: Fraction) -> None:
    text = format_number(value)
    assert offences(text) == []
    assert shown(text) == (value if (value * 10**4).denominator == 1 else by_decimal(value, 3))
    assert format_number(-value) == f"\u2212{text}"


@given(exact_numbers(10**5), st.integers(0, 12), st.integers(1, 12))
def test_that_places_and_figures_are_kept_as_asked(value: Fraction, places: int, figures: int) -> None:
    text = format_number(value, places, figures)
    assert offences(text) == []
    whole = (value * 10**places).denominator == 1
    assert shown(text) == (value if whole else by_decimal(value, figures))


@given(exact_numbers(99_999))
def test_that_what_is_written_is_read_back_as_the_number_shown(value: Fraction) -> None:
    text = format_number(value)
    read = parse_number(text.replace(NARROW, ""))
    if isinstance(read, Refused):  # the two forms that are asked about, and none else
        assert re.fullmatch(r"[1-9][0-9]*\.[0-9]{3}|[0-9]+\.[0-9]{7,}|100000", text.replace(NARROW, "")), text
    else:
        assert read == shown(text)


@pytest.mark.parametrize("spelled", known_spellings())
def test_that_every_unit_stands_apart_from_its_number(spelled: str) -> None:
    of = read_unit(spelled)
    assert of is not None
    said = "vials" if spelled == "vial" else spelled
    assert format_quantity(quantity(Fraction(5, 2), of)) == f"2.5 {said}"
    assert format_quantity(quantity(12_500, of)) == f"12\u202f500 {said}"
    assert format_quantity(quantity(1, of)) == f"1 {spelled}"


@pytest.mark.parametrize(
    ("magnitude", "of", "text"),
    [
        ("1000/3", "mg", "333.33 mg"),
        ("100/3", "mg", "33.33 mg"),
        ("10/3", "mg", "3.33 mg"),
        ("1/3", "mg", "0.333 mg"),
        ("2000/3", "mcg", "667 mcg"),
        ("1000/3", "mL", "333 mL"),
        ("1000/3", "mg/h", "333 mg/h"),
    ],
)
def test_that_a_dose_in_mg_keeps_two_decimals_and_nothing_else_does(magnitude: str, of: str, text: str) -> None:
    assert format_quantity(quantity(Fraction(magnitude), of)) == text


def test_that_a_plain_number_has_no_unit_and_no_space() -> None:
    assert format_quantity(quantity(Fraction(1, 2), "")) == "0.5"


def test_that_a_unit_never_shown_is_an_error_and_no_guess() -> None:
    with pytest.raises(KeyError):
        format_quantity(quantity(1, "mg**2"))


@pytest.mark.parametrize(
    ("magnitude", "of", "into", "text"),
    [
        ("12.5", "mcg/kg/min", "mg/kg/h", "0.75 mg/kg/h"),
        ("0.75", "mg/kg/h", "mcg/kg/min", "12.5 mcg/kg/min"),
        ("1", "mcg/kg/min", "mg/kg/h", "0.06 mg/kg/h"),
        ("2", "mcg/kg/min", "mg/kg/h", "0.12 mg/kg/h"),
        ("1", "mg/kg/h", "mcg/kg/min", "16.7 mcg/kg/min"),
        ("0.5", "mg", "mcg", "500 mcg"),
        ("70", "kg", "lb", "154.3 lb"),
        ("154", "lb", "kg", "69.9 kg"),
        ("120.05", "kg", "lb", "264.7 lb"),
        ("1", "lb", "kg", "0.454 kg"),
        ("25", "mL", "L", "0.025 L"),
    ],
)
def test_that_the_same_figure_is_written_in_another_unit(magnitude: str, of: str, into: str, text: str) -> None:
    assert format_in(quantity(Fraction(magnitude), of), into) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (quantity(1, "mcg/kg/min"), quantity(2, "mcg/kg/min"), "1 to 2 mcg/kg/min"),
        (quantity(Fraction(1, 2), "mg/kg"), quantity(Fraction(1, 2), "mg/kg"), "0.5 mg/kg"),
        (quantity(500, "mcg"), quantity(1, "mg"), "500 to 1000 mcg"),
        (quantity(1, "mg"), quantity(1000, "mcg"), "1 mg"),
        (quantity(Fraction(100, 3), "mg"), quantity(Fraction(200, 3), "mg"), "33.33 to 66.67 mg"),
        (quantity(1, "vial"), quantity(2, "vial"), "1 to 2 vials"),
        (quantity(9999, "mL"), quantity(10_000, "mL"), "9999 to 10\u202f000 mL"),
    ],
)
def test_that_a_range_says_to_and_names_its_unit_once(low: object, high: object, text: str) -> None:
    assert format_range(low, high) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("magnitude", "of", "text"),
    [
        ("50", "mg/mL", "50 mg per 1 mL"),
        ("0.5", "mg/mL", "0.5 mg per 1 mL"),
        ("500", "mcg/mL", "0.5 mg per 1 mL"),
        ("1", "g/L", "1 mg per 1 mL"),
    ],
)
def test_that_a_strength_is_said_per_one_millilitre(magnitude: str, of: str, text: str) -> None:
    assert format_strength(quantity(Fraction(magnitude), of)) == text


@pytest.mark.parametrize(
    ("magnitude", "of", "text"),
    [
        ("0", "min", "0 s"),
        ("1", "s", "1 s"),
        ("60", "s", "60 s"),
        ("1", "min", "60 s"),
        ("90", "s", "90 s"),
        ("2", "min", "120 s"),
        ("2.5", "min", "2.5 min"),
        ("3", "min", "3 min"),
        ("40", "min", "40 min"),
        ("1", "h", "1 h"),
        ("90", "min", "90 min"),
        ("100", "min", "100 min"),
        ("120", "min", "2 h"),
        ("121", "min", "2 h 1 min"),
        ("714", "min", "11 h 54 min"),
        ("11.9", "h", "11 h 54 min"),
        ("11.99", "h", "11 h 59 min"),  # 11 h 59.4 min: what has not run out is not promised
        ("24", "h", "24 h"),
        ("1", "day", "24 h"),
        ("4", "day", "96 h"),
        ("100/3", "h", "33 h 20 min"),  # the dopamine example of FHIR
    ],
)
def test_that_a_time_is_said_as_people_say_it(magnitude: str, of: str, text: str) -> None:
    assert format_duration(quantity(Fraction(magnitude), of)) == text


@pytest.mark.parametrize(
    ("percent", "text"),
    [
        ("0", "none"),
        ("0.95", "0.95 % more"),
        ("-0.95", "0.95 % less"),
        ("-0.32", "0.32 % less"),
        ("4/21", "0.19 % more"),  # 35.07 mg for 35: S-08
        ("-1/300", "0.00333 % less"),
        ("100", "100 % more"),
        ("-5", "5 % less"),
    ],
)
def test_that_a_deviation_says_more_or_less_in_words(percent: str, text: str) -> None:
    assert format_deviation(quantity(Fraction(percent), "percent")) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1/3", "0.333333333333"),
        ("2/3", "0.666666666667"),
        ("-2/3", "-0.666666666667"),
        ("10000", "10000"),
        ("1/2", "0.5"),
        ("0", "0"),
        ("-1/10000000000000", "0"),
        ("1234567.5", "1234567.5"),
    ],
)
def test_that_machines_read_a_plain_decimal(value: str, text: str) -> None:
    assert format_decimal(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "places", "ends"),
    [("1/2", 1, True), ("1/4", 1, False), ("1/4", 2, True), ("1/3", 12, False), ("7", 0, True), ("1/1024", 10, True)],
)
def test_that_decimals_are_known_to_end(value: str, places: int, ends: bool) -> None:
    assert terminates(Fraction(value), places) is ends


def test_that_fifty_thousand_figures_break_no_rule_of_writing() -> None:
    """S-12: a seeded draw over every unit and over the sizes and steps that occur, ties and thirds among them."""
    chance = random.Random(20_230_524)
    units = [of for spelled in known_spellings() if (of := read_unit(spelled)) is not None]
    broken: list[str] = []
    for _ in range(FIGURES):
        size = chance.choice((1, 10, 100, 10**4, 10**6, 10**9))
        value = Fraction(chance.randrange(size * 100), chance.choice((1, 2, 3, 7, 8, 10, 60, 1000, 10**5, 45_359_237)))
        figure = quantity(value if chance.random() < 0.9 else -value, chance.choice(units))
        broken += offences(format_quantity(figure))
    assert broken == []


@given(st.sampled_from(sorted(UNITS)).flatmap(lambda kind: st.tuples(quantities(kind), quantities(kind))))
def test_that_ranges_times_and_strengths_break_no_rule_either(ends: tuple[object, object]) -> None:
    low, high = ends
    assert offences(format_range(low, high)) == []  # type: ignore[arg-type]


@given(quantities("time"))
def test_that_times_break_no_rule_either(value: object) -> None:
    text = format_duration(value)  # type: ignore[arg-type]
    assert [each for each in offences(text) if "breaks" not in each] == []
    assert re.fullmatch(rf"[0-9.{NARROW}]+ (s|min|h)( [1-9][0-9]? min)?", text)


@given(quantities("concentration"))
def test_that_strengths_break_no_rule_either(value: object) -> None:
    text = format_strength(value)  # type: ignore[arg-type]
    assert offences(text) == []
    assert text.endswith(" mg per 1 mL")
