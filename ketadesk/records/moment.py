"""A moment as it is written in the records, in UTC, and how far a clock was set back."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_DRIFT_S = 2
"""A clock that is set by the network is moved by less than this at a time."""


def utc_now() -> datetime:
    """Return the time of the wall clock, in UTC."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """Return a moment as text that sorts as moments follow."""
    return moment.astimezone(UTC).strftime(_FORM)


def read(text: str) -> datetime:
    """Return the moment that a text says. Raises `ValueError`."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)


class Clock:
    """The wall clock beside one that cannot be set, so that setting the first back is seen."""

    def __init__(self, now: Callable[[], datetime] = utc_now, ticks: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._ticks = ticks
        self._anchor = (now(), ticks())

    def set_back_s(self, now: datetime, last: str) -> int:
        """Return by how many seconds `now` lies behind the last entry, or behind where the clock should be; else 0."""
        wall, ticks = self._anchor
        ticks_now = self._ticks()
        self._anchor = (now, ticks_now)
        expected = wall + timedelta(seconds=ticks_now - ticks)
        behind = [expected - now] if expected - now > timedelta(seconds=_DRIFT_S) else []
        if last and read(last) > now:
            behind.append(read(last) - now)
        return max((-(-each // timedelta(seconds=1)) for each in behind), default=0)
