"""A clock that a test sets."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ketadesk.records.moment import Clock

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@dataclass
class SetClock:
    """A wall clock and a steady one; `pass_` moves both, `set_by` only the wall's."""

    wall: datetime = NOON
    steady_s: float = 0
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock(lambda: self.wall, lambda: self.steady_s)

    def pass_(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady_s += seconds

    def set_by(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
