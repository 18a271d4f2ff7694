"""A run sheet whose clocks a test drives: nothing waits, and each clock moves by itself."""

from dataclasses import dataclass, field
from fractions import Fraction

from ketadesk.dosing.plan import Plan
from ketadesk.monitoring.event import What
from ketadesk.monitoring.moment import Moment
from ketadesk.monitoring.planned import Planned, planned
from ketadesk.monitoring.run_sheet import RunSheet, begin
from ketadesk.records.ticking import Ticking
from orders import worked

NOON_US = 1_795_780_800 * 1_000_000  # 2026-11-27 12:00 UTC
MINUTE = 60 * 1_000_000


def planned_of(scenario: str) -> Planned:
    """Return what is followed of a scenario's plan."""
    found = worked(scenario).found
    assert isinstance(found, Plan)
    return planned(found)


@dataclass
class DrivenClock:
    """A wall clock, a steady one, and the session that the second belongs to."""

    wall_us: int = NOON_US
    steady_us: int = 5_000_000_000
    session: str = "first"

    def now(self) -> Moment:
        return Moment(self.wall_us, self.steady_us, self.session)

    @property
    def ticking(self) -> Ticking:
        """The clock as the records ask it."""
        return Ticking(lambda: self.wall_us * 1000, lambda: self.steady_us * 1000, self.session)

    def pass_(self, minutes: Fraction | float) -> None:
        self.wall_us += int(minutes * MINUTE)
        self.steady_us += int(minutes * MINUTE)

    def set_by(self, minutes: Fraction | float) -> None:
        self.wall_us += int(minutes * MINUTE)

    def start_anew(self, *, after: Fraction | float) -> None:
        """Start the machine anew: its steady clock counts from the beginning."""
        self.wall_us += int(after * MINUTE)
        self.steady_us, self.session = 1_000_000, f"{self.session} again"


@dataclass
class Driven:
    """A run sheet and its clock."""

    planned: Planned
    clock: DrivenClock = field(default_factory=DrivenClock)
    sheet: RunSheet = field(init=False)

    def __post_init__(self) -> None:
        self.sheet = begin(self.planned, self.clock.now())

    def does(self, what: What, *, after: Fraction | float = 0, ago: Fraction | float = 0) -> RunSheet:
        """Let time pass, then let something happen, or have happened some minutes ago; return the sheet."""
        self.clock.pass_(after)
        self.sheet = self.sheet.then(self.sheet.next(what, self.clock.now(), ago_us=int(ago * MINUTE)))
        return self.sheet

    @property
    def now_us(self) -> int:
        return self.sheet.now_us(self.clock.now())


def driven(scenario: str) -> Driven:
    """Return a fresh run sheet of a scenario."""
    return Driven(planned_of(scenario))
