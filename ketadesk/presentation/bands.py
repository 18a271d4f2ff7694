"""A rate beside the ranges of other infusions, on one axis: finished words, and places as shares of its length."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ketadesk.dosing.bands import Band, lasting_bands
from ketadesk.dosing.running import Running
from ketadesk.dosing.term import Term
from ketadesk.protocols.library import Library
from ketadesk.quantities.formatting import format_number, round_half_up
from ketadesk.quantities.kinds import Bodyweight
from ketadesk.quantities.registry import Quantity, factor, unit

_BELOW, _ABOVE = "mg/kg/h", "mcg/kg/min"
_STEPS_BELOW, _STEPS_ABOVE = (1, 3), (1, 5)
_LEAST, _MOST = Fraction(3, 100), Fraction(10)
_DECADES = range(-9, 10)
_TENTH, _ALMOST_ONE = Fraction(1, 10), Fraction(105, 100)
_BITS, _KEPT = 14, 2**40


@dataclass(frozen=True)
class Tick:
    """A mark of the axis: where, and what it says."""

    share: Fraction
    text: str


@dataclass(frozen=True)
class BandRow:
    """One infusion: its name, how its range lies to the rate, the range in its own unit, and where it is drawn.

    `short` says how it lies in fewer words.
    """

    title: str
    says: str
    short: str
    span: str
    low: Fraction
    high: Fraction
    chosen: bool


@dataclass(frozen=True)
class BandChart:
    """A rate beside other infusions. `rate` is its place; `says` is the whole of it in words."""

    title: str
    hint: str
    rate: Fraction
    upper: str
    upper_ticks: tuple[Tick, ...]
    lower: str
    lower_ticks: tuple[Tick, ...]
    rows: tuple[BandRow, ...]

    @property
    def says(self) -> str:
        """The rows as sentences, for who cannot see the drawing."""
        return f"{self.title}. " + " ".join(f"{row.title}, {row.span}: {row.says}." for row in self.rows)


def band_chart(found: Running, weight: Term[Bodyweight], chosen: Band | None, library: Library) -> BandChart:
    """Return the chart of a rate: the range it is judged by first, then those of every infusion that goes on."""
    rate = found.units.mg_per_kg_per_h.value
    others = [band for band in lasting_bands(library, weight) if not _is_same(band, chosen)]
    shown = [chosen, *others] if chosen else others
    axis = _Axis(rate, shown)
    return BandChart(
        "Beside the other infusions of this drug", "each step of the scale is about three times", axis.share(rate),
        _ABOVE, tuple(_ticks(axis, _ABOVE, _STEPS_ABOVE)), _BELOW, tuple(_ticks(axis, _BELOW, _STEPS_BELOW)),
        tuple(_row(band, rate, band is chosen, axis) for band in shown),
    )  # fmt: skip


class _Axis:
    """From a step of 1 or 3 below all that is shown to one above it."""

    def __init__(self, rate: Quantity, shown: list[Band]) -> None:
        lows = [_LEAST, rate.magnitude, *(_plain(band.low) for band in shown)]
        highs = [_MOST, rate.magnitude, *(_plain(band.high) for band in shown)]
        steps = list(_steps(_STEPS_BELOW))
        self._start = max((step for step in steps if step <= min(lows)), default=steps[0])
        self._end = min((step for step in steps if step >= max(highs)), default=steps[-1])
        self._length = _log2(self._end / self._start)

    def share(self, value: Quantity) -> Fraction:
        """Return where a rate in mg/kg/h lies, from 0 to 1."""
        return self.at(_plain(value))

    def at(self, size: Fraction) -> Fraction:
        """Return where so many mg/kg/h lie, from 0 to 1."""
        inside = min(max(size, self._start), self._end)
        return _log2(inside / self._start) / self._length

    def holds(self, size: Fraction) -> bool:
        """Say whether the axis reaches so far."""
        return self._start <= size <= self._end


def _row(band: Band, rate: Quantity, chosen: bool, axis: _Axis) -> BandRow:
    return BandRow(
        band.protocol.title, *_beside(band, rate), band.span.written, axis.share(band.low),
        axis.share(band.high), chosen,
    )  # fmt: skip


def _beside(band: Band, rate: Quantity) -> tuple[str, str]:
    if rate < band.low:
        return _times("starts", Fraction(_plain(band.low) / rate.magnitude), "higher")
    if rate > band.high:
        return _times("ends", Fraction(rate.magnitude / _plain(band.high)), "lower")
    return "this rate is inside", "inside"


def _times(verb: str, ratio: Fraction, way: str) -> tuple[str, str]:
    if ratio < _ALMOST_ONE:
        short = f"just {way}"
        return f"{verb} {short}", short
    short = f"{format_number(round_half_up(ratio, _TENTH if ratio < 10 else Fraction(1)))} times {way}"  # noqa: PLR2004
    return f"{verb} {short}", short


def _ticks(axis: _Axis, of: str, steps: tuple[int, ...]) -> Iterator[Tick]:
    size = factor(unit(of), unit(_BELOW))
    for step in _steps(steps):
        if axis.holds(step * size):
            yield Tick(axis.at(step * size), format_number(step))


def _steps(digits: tuple[int, ...]) -> Iterator[Fraction]:
    for decade in _DECADES:
        yield from (digit * Fraction(10) ** decade for digit in digits)


def _plain(value: Quantity) -> Fraction:
    return Fraction(value.magnitude)


def _is_same(band: Band, other: Band | None) -> bool:
    return other is not None and (band.protocol, band.administration) == (other.protocol, other.administration)


def _log2(value: Fraction) -> Fraction:
    """Return the binary logarithm of a number from 1 upwards, by squaring: as fine as a drawing needs."""
    whole = Fraction(value.numerator // value.denominator).numerator.bit_length() - 1
    rest, found = value / 2**whole, Fraction(whole)
    for place in range(1, _BITS + 1):
        rest = Fraction(rest * rest * _KEPT // 1, _KEPT)
        if rest >= 2:  # noqa: PLR2004
            rest, found = rest / 2, found + Fraction(1, 2**place)
    return found
