"""Figures that cannot be misread: the one place where a number becomes text.

A leading zero, no trailing zero, ASCII digits and a point in every language, a space before the unit, no grouping
up to 9999 and a narrow no-break space from 10 000 (ISMP error-prone abbreviations; NHS style; see sources.toml).
"""

from fractions import Fraction
from functools import lru_cache

from ketadesk.quantities.registry import Quantity, Unit, factor, in_unit, quantity, unit, units_of
from ketadesk.quantities.spelling import written_unit

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
INFORMATION_FIGURES = 3  # significant figures of what is derived for information
DOSE_PLACES = 2  # decimals that a dose in mg keeps
WEIGHT_PLACES = 1  # decimals that a body weight keeps
FULL_PLACES = 4  # a figure is written in full when its decimals end within this many
WORKING_PLACES = 12  # the working keeps more, so that it can be typed again
WORKING_FIGURES = 10
_LEAST = {"mg": DOSE_PLACES, "kg": WEIGHT_PLACES, "lb": WEIGHT_PLACES}
_GROUP_FROM = 10_000
_GROUP_SIZE = 3


def round_half_up(value: Fraction, step: Fraction) -> Fraction:
    """Return the multiple of `step` nearest to `value`; a tie goes away from nought, as by hand."""
    multiple = abs(value) / step + Fraction(1, 2)
    rounded = (multiple.numerator // multiple.denominator) * step
    return -rounded if value < 0 else rounded


def terminates(value: Fraction, places: int) -> bool:
    """Say whether the decimals of a value end within so many places."""
    return int(10**places) % value.denominator == 0


@lru_cache(maxsize=4096)  # an answer writes the same figure in several places, and the next one most of them again
def format_number(
    value: Fraction, places: int = FULL_PLACES, figures: int = INFORMATION_FIGURES, least: int = 0
) -> str:
    """Return a number as text: in full when its decimals end within `places`, else in so many significant figures.

    Digits before the point are never rounded away, nor are the first `least` decimals.
    """
    if not terminates(value, places):
        value = _significant(value, figures, least)
    return _digits(value)


def format_quantity(value: Quantity, places: int = FULL_PLACES, figures: int = INFORMATION_FIGURES) -> str:
    """Return a figure with its unit, such as `0.7 mL`. A dose in mg keeps two decimals, a weight one."""
    written = written_unit(units_of(value))
    number = _number(value, places, figures)
    if written == "vial":
        return f"{number} {'vial' if value.magnitude == 1 else 'vials'}"
    return f"{number} {written}" if written else number


def format_in(value: Quantity, of: str | Unit) -> str:
    """Return a figure in a unit of our choosing, such as `0.75 mg/kg/h` for 12.5 mcg/kg/min."""
    return format_quantity(in_unit(value, unit(of) if isinstance(of, str) else of))


def format_range(low: Quantity, high: Quantity) -> str:
    """Return `1 to 2 mcg/kg/min`: the word, never a dash, and the unit once; one figure when the ends are one."""
    high = in_unit(high, low.units)
    if low == high:
        return format_quantity(low)
    return f"{_number(low, FULL_PLACES, INFORMATION_FIGURES)} to {format_quantity(high)}"


def format_strength(value: Quantity) -> str:
    """Return a strength as labels should say it, `50 mg per 1 mL`: never `50 mg/mL`, whose stroke is read as a 1."""
    return f"{format_number(in_unit(value, unit('mg/mL')).magnitude)} mg per 1 mL"


def format_duration(value: Quantity) -> str:
    """Return a time as it is said: `60 s`, `40 min`, `11 h 54 min`. A part of a minute beyond an hour is dropped."""
    minutes = Fraction(value.magnitude) * factor(value.units, unit("min"))
    if minutes <= 2 and (minutes * 60).denominator == 1:  # noqa: PLR2004 - two minutes are still counted in seconds
        return f"{_digits(minutes * 60)} s"
    if minutes < 60 or (minutes <= 120 and minutes.denominator == 1 and minutes % 60):  # noqa: PLR2004
        return f"{format_number(minutes, 1)} min"
    hours, rest = divmod(minutes.numerator // minutes.denominator, 60)
    return f"{_digits(Fraction(hours))} h" + (f" {rest} min" if rest else "")


def format_deviation(percent: Quantity) -> str:
    """Return how far a figure is off, in words: `none`, `0.95 % more`, `0.32 % less`."""
    if percent.magnitude == 0:
        return "none"
    size = format_quantity(quantity(abs(percent.magnitude), percent.units), places=2)
    return f"{size} {'more' if percent.magnitude > 0 else 'less'}"


def format_decimal(value: Fraction) -> str:
    """Return a plain decimal for machines: up to twelve places, half up, no grouping, an ASCII minus."""
    return _digits(round_half_up(value, Fraction(1, 10**WORKING_PLACES)), grouped=False).replace(MINUS, "-")


def _number(value: Quantity, places: int, figures: int) -> str:
    return format_number(value.magnitude, places, figures, least=_LEAST.get(written_unit(units_of(value)), 0))


def _significant(value: Fraction, figures: int, least: int) -> Fraction:
    size, exponent = abs(value), 0
    while size >= 10:  # noqa: PLR2004 - decimal digits
        size, exponent = size / 10, exponent + 1
    while size and size < 1:
        size, exponent = size * 10, exponent - 1
    places = max(figures - 1 - exponent, least)
    return round_half_up(value, Fraction(1, 10**places))


def _digits(value: Fraction, *, grouped: bool = True) -> str:
    places = 0
    while not terminates(value, places):
        places += 1
    scaled = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole, decimals = (scaled[:-places], scaled[-places:]) if places else (scaled, "")
    sign = MINUS if value < 0 else ""
    if grouped and int(whole) >= _GROUP_FROM:
        whole = _group(whole)
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def _group(whole: str) -> str:
    head = len(whole) % _GROUP_SIZE or _GROUP_SIZE
    return NARROW_SPACE.join(
        [whole[:head], *(whole[i : i + _GROUP_SIZE] for i in range(head, len(whole), _GROUP_SIZE))]
    )
