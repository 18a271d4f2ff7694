"""A figure of a source: one value, or a range with what lies outside it, and what stands behind it."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NewType

from attrs import frozen

from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities.formatting import format_quantity, format_range
from ketadesk.quantities.kinds import Bodyweight, Door, dose_per_weight, dose_rate, dose_rate_per_weight, mass
from ketadesk.quantities.registry import Quantity

Dose = NewType("Dose", Quantity)
Value = NewType("Value", Quantity)

_DOOR = "door"
DOSE_DOORS = (mass, dose_per_weight, dose_rate, dose_rate_per_weight)


def of_kind(door: Door[Any]) -> dict[str, Any]:
    """Return the metadata of a field whose figure, span or limit must be of this kind; loading holds the file to it."""
    return {_DOOR: door}


def kind_of(metadata: Mapping[str, Any]) -> Door[Any] | None:
    """Return the kind that a field's figure must be of, or None where any will do."""
    return metadata.get(_DOOR)


def dose(value: Quantity) -> Dose:
    """Return an order's dose: a mass or a rate, per weight or not. Raises `ValueError` for anything else."""
    if not any(door.admits(value) for door in DOSE_DOORS):
        raise ValueError("it is no dose: write it in mg, mg/kg, mg/h, mcg/kg/min or the like")
    return Dose(value)


@frozen
class Figure:
    """One value with its backing."""

    value: Value
    source: str
    status: Status
    note: str = ""

    @property
    def backing(self) -> Backing:
        """What stands behind the figure."""
        return Backing(self.source, self.status, self.note)


@frozen
class Span:
    """A range as a source gives it. Outside `low` to `high` a reason is asked; outside the hard ends it stops.

    With `more_than_low` the low end itself lies outside: the source says "more than".

    Raises `ValueError` when the ends are out of order or of different dimensions.
    """

    low: Value
    high: Value
    source: str
    status: Status
    usual: Value | None = None
    hard_low: Value | None = None
    hard_high: Value | None = None
    hard_source: str = ""
    hard_status: Status = "unverified"
    note: str = ""
    more_than_low: bool = False

    def __attrs_post_init__(self) -> None:
        ends = [end for end in (self.hard_low, self.low, self.usual, self.high, self.hard_high) if end is not None]
        if any(not end.is_compatible_with(self.low) for end in ends):
            raise ValueError("its ends are of different kinds: give low, usual, high and the hard ends in one kind")
        if any(left > right for left, right in pairwise(ends)):
            raise ValueError("its ends are out of order: hard_low, low, usual, high, hard_high must rise")
        if self.more_than_low and self.low in {self.usual, self.high}:
            raise ValueError("more_than_low leaves out the low end: usual and high must lie above it")
        if (self.hard_low is not None or self.hard_high is not None) and not self.hard_source:
            raise ValueError("a hard end needs hard_source and hard_status")

    @property
    def written(self) -> str:
        """The range in words, its unit once: `1 to 2 mcg/kg/min`, `more than 2 h, at most 96 h`."""
        if self.more_than_low:
            return f"more than {format_quantity(self.low)}, at most {format_quantity(self.high)}"
        return format_range(self.low, self.high)

    @property
    def backing(self) -> Backing:
        """What stands behind the range."""
        return Backing(self.source, self.status, self.note)

    @property
    def hard_backing(self) -> Backing:
        """What stands behind the hard ends."""
        return Backing(self.hard_source, self.hard_status)


@frozen
class Cap:
    """The most that may be given, whatever the weight; it may hold for some weights only."""

    value: Dose
    source: str
    status: Status
    note: str = ""
    above_weight: Bodyweight | None = None
    up_to_weight: Bodyweight | None = None

    @property
    def backing(self) -> Backing:
        """What stands behind the cap."""
        return Backing(self.source, self.status, self.note)

    def holds_for(self, weight: Bodyweight) -> bool:
        """Say whether the cap is meant for this weight."""
        return (self.above_weight is None or weight > self.above_weight) and (
            self.up_to_weight is None or weight <= self.up_to_weight
        )
