"""A moment by two clocks, and how much time lies between two moments.

The wall clock says what a watch says and can be set; the steady one only counts, and only within one session, which
ends when the machine is started anew. Time within a session is the steady clock's. Across sessions there is only the
wall's.
"""

from dataclasses import dataclass
from fractions import Fraction

from ketadesk.quantities.kinds import Time, time

SECOND_US = 1_000_000
_DRIFT_US = 2 * SECOND_US
"""A wall clock that is set by the network moves by less than this at a time."""


@dataclass(frozen=True)
class Moment:
    """Microseconds since 1970 in UTC by the wall clock, microseconds by the steady one, and whose count that is."""

    wall_us: int
    steady_us: int
    session: str


@dataclass(frozen=True)
class Passed:
    """The time from one moment to the next, and by how much the wall clock tells another.

    `by_wall` says that only the wall clock could tell; `unknown` that not even that could: it had been set back.
    """

    us: int
    wall_off_us: int = 0
    by_wall: bool = False
    unknown: bool = False

    @property
    def in_doubt(self) -> bool:
        """Say whether the two clocks disagree, or there was only one to ask."""
        return self.by_wall or abs(self.wall_off_us) > _DRIFT_US


def passed(since: Moment, now: Moment) -> Passed:
    """Return the time from one moment to a later one.

    A steady clock that went back is a fault of ours, or another session under the same name: the wall clock is asked.
    """
    by_wall = now.wall_us - since.wall_us
    steady = now.steady_us - since.steady_us
    if since.session == now.session and steady >= 0:
        return Passed(steady, by_wall - steady)
    return Passed(max(by_wall, 0), 0, by_wall=True, unknown=by_wall < 0)


def as_time(us: int) -> Time:
    """Return microseconds as a quantity, in minutes, exactly."""
    return time.of(Fraction(us, 60 * SECOND_US), "min")


def in_us(span: Time) -> int:
    """Return a time in whole microseconds; what is less than one is dropped."""
    exact = time.recorded(span).magnitude * 60 * SECOND_US
    return int(exact.numerator // exact.denominator)
