"""When each syringe or bag of a long infusion is changed: when it is empty, or when it is too old."""

from dataclasses import dataclass
from fractions import Fraction

from ketadesk.quantities.kinds import PumpRate, Time, Volume, time
from ketadesk.quantities.registry import in_unit, quantity, unit

MOST = 500  # a day each for more than a year; beyond it a figure has slipped


@dataclass(frozen=True)
class Change:
    """One container: when it is hung and when it is taken down, in time from the start, and which ended it."""

    start: Time
    end: Time
    empty: bool


def changes(runs: tuple[tuple[PumpRate, Time], ...], holds: Volume, life: Time) -> tuple[Change, ...]:
    """Return the containers that runs of (rate, time) take, one after another.

    A container ends when its volume has run or its life is over, whichever is first; rates may change while it runs.
    After `MOST` of them counting ends: that is stopped by its check.
    """
    full, longest = in_unit(holds, unit("mL")).magnitude, in_unit(life, unit("min")).magnitude
    done: list[Change] = []
    clock, hung, left = Fraction(0), Fraction(0), full
    for rate, run in runs:
        per_minute = in_unit(rate, unit("mL/min")).magnitude
        end = clock + in_unit(run, unit("min")).magnitude
        while clock < end and len(done) < MOST:
            empty_at = clock + left / per_minute if per_minute else end + longest
            until = min(empty_at, hung + longest, end)
            left -= (until - clock) * per_minute
            clock = until
            if clock < end and (left == 0 or clock == hung + longest):
                done.append(_change(hung, clock, empty=left == 0))
                hung, left = clock, full
    done.append(_change(hung, clock, empty=left == 0))
    return tuple(done)


def _change(start: Fraction, end: Fraction, *, empty: bool) -> Change:
    return Change(time(quantity(start, "min")), time(quantity(end, "min")), empty)
