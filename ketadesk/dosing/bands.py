"""Where a rate stands in the range of what it is judged by, and beside the ranges of every other infusion."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ketadesk.dosing.running import Running, rates_of
from ketadesk.dosing.term import Term
from ketadesk.protocols.figure import Span
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Administration, Protocol
from ketadesk.quantities.kinds import (
    Bodyweight,
    DoseRatePerWeight,
    dose_rate_per_weight,
)
from ketadesk.quantities.registry import Quantity

Place = Literal["below", "low end", "inside", "high end", "above"]
_LASTING = frozenset({"continuous-infusion", "stepped-infusion"})


@dataclass(frozen=True)
class Band:
    """The range of one infusion: as its source gives it, and in mg/kg/h for this weight."""

    protocol: Protocol
    administration: Administration
    span: Span
    low: DoseRatePerWeight
    high: DoseRatePerWeight

    def place(self, found: Running) -> Place:
        """Return where a rate stands in this range."""
        rate = found.units.mg_per_kg_per_h.value
        if rate < self.low or rate > self.high:
            return "below" if rate < self.low else "above"
        if self.low == self.high:
            return "inside"
        return "low end" if rate == self.low else "high end" if rate == self.high else "inside"

    def off(self, found: Running) -> Fraction:
        """Return how many times the rate is beyond the nearer end of this range; 1 within it."""
        rate = found.units.mg_per_kg_per_h.value.magnitude
        return max(Fraction(1), Fraction(self.low.magnitude / rate), Fraction(rate / self.high.magnitude))


def bands(protocol: Protocol, weight: Term[Bodyweight]) -> tuple[Band, ...]:
    """Return the ranges of a protocol's infusions, for this weight."""
    if protocol.drug != "ketamine":
        return ()
    spans = ((each, rates_of(each)) for each in protocol.administrations)
    return tuple(
        Band(protocol, each, span, _per_weight(span.low, weight), _per_weight(span.high, weight))
        for each, span in spans
        if span is not None
    )


def lasting_bands(library: Library, weight: Term[Bodyweight]) -> tuple[Band, ...]:
    """Return the ranges of every infusion that goes on, from the lowest to the highest, for this weight."""
    found = [band for protocol in library.protocols.values() for band in bands(protocol, weight)]
    lasting = [band for band in found if band.administration.form in _LASTING]
    return tuple(sorted(lasting, key=lambda band: (band.low, band.high)))


def nearest_band(protocol: Protocol, found: Running, weight: Term[Bodyweight]) -> Band | None:
    """Return the range of a protocol that a rate stands in, or else the one it is the least way off, as a ratio."""
    return min(bands(protocol, weight), key=lambda band: band.off(found), default=None)


def _per_weight(rate: Quantity, weight: Term[Bodyweight]) -> DoseRatePerWeight:
    """Return a rate in mg/kg/h; one that is the same for every weight is divided by this one."""
    if dose_rate_per_weight.admits(rate):
        return dose_rate_per_weight.recorded(rate)
    return dose_rate_per_weight.recorded(rate / weight.value)
