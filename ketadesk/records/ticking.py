"""The two clocks of this machine. The steady one goes on while the machine sleeps, where there is such a clock."""

import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ketadesk.monitoring.moment import Moment

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_PER_US = 1000


def steady_ns() -> int:
    """Return nanoseconds by a clock that nobody can set, and that counts sleep where the system can."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":  # there CLOCK_MONOTONIC counts sleep, and time.monotonic does not
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    return time.monotonic_ns()


def session_name() -> str:
    """Return what the steady count belongs to: this start of the machine, or where nobody says, this program."""
    try:
        return _BOOT.read_text("ascii").strip()
    except OSError:
        return secrets.token_hex(8)


_SESSION = session_name()


class Ticking:
    """Both clocks, read at once."""

    def __init__(
        self,
        wall_ns: Callable[[], int] = time.time_ns,
        steady: Callable[[], int] = steady_ns,
        session: str = _SESSION,
    ) -> None:
        self._wall_ns = wall_ns
        self._steady_ns = steady
        self._session = session

    def now(self) -> Moment:
        """Return this moment by both clocks."""
        return Moment(self._wall_ns() // _PER_US, self._steady_ns() // _PER_US, self._session)
