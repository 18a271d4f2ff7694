"""The days of a course: as its source spaces them, and never on a day on which the clinic is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ketadesk.monitoring.out_of_turn import OutOfTurnError

_MOST_CLOSED = 366
Closed = Callable[[date], bool]


@dataclass(frozen=True)
class Planned:
    """A day for an infusion, and by how many days it lies beyond the interval: the clinic is closed, or it is late."""

    day: date
    beyond: int = 0


class NeverOpenError(OutOfTurnError):
    """The clinic is closed for a whole year from a day on."""


def next_open(day: date, closed: Closed) -> date:
    """Return a day, or the first after it that is open. Raises `NeverOpenError`."""
    for later in range(_MOST_CLOSED):
        found = day + timedelta(days=later)
        if not closed(found):
            return found
    raise NeverOpenError(f"The clinic is closed for a year from {day.isoformat()}: read its closed days again.")


def days(first: date, count: int, low: int, high: int, closed: Closed) -> Iterator[Planned]:
    """Yield so many days: the first open one from `first` on, then each `low` to `high` days after the one before.

    Within the interval the earliest open day is taken; where none is open, the first after it.
    """
    found = next_open(first, closed)
    yield Planned(found)
    yield from following(found, count - 1, low, high, closed, found)


def following(last: date, count: int, low: int, high: int, closed: Closed, not_before: date) -> Iterator[Planned]:
    """Yield so many days after one on which an infusion was given, the first not before a day that has come."""
    found = last
    for _ in range(count):
        after = next_open(max(found + timedelta(days=low), not_before), closed)
        yield Planned(after, max((after - found).days - high, 0))
        found = after
