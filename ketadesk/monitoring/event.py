"""What happens at the bedside, as values that are never changed: a run sheet is nothing but these, in order."""

from dataclasses import dataclass
from fractions import Fraction

from ketadesk.monitoring.moment import Moment
from ketadesk.quantities.kinds import Mass, PumpRate, Volume

Reading = Fraction | str


@dataclass(frozen=True)
class PushBegun:
    """A push began to go in: of which administration, how much of it, and why where it is one more than planned."""

    administration: str
    volume: Volume
    reason: str = ""


@dataclass(frozen=True)
class PushEnded:
    """The push that was going in ended; `volume` is what went in where that is less, and then `reason` why."""

    volume: Volume | None = None
    reason: str = ""


@dataclass(frozen=True)
class Started:
    """The pump was started at a rate; another rate than planned has a reason."""

    rate: PumpRate
    reason: str = ""


@dataclass(frozen=True)
class Paused:
    """The pump was paused."""

    reason: str


@dataclass(frozen=True)
class Resumed:
    """The pump went on at the rate it had."""


@dataclass(frozen=True)
class RateChanged:
    """The pump was set to another rate."""

    rate: PumpRate
    reason: str


@dataclass(frozen=True)
class ContainerChanged:
    """A full bag or syringe took the place of the one that ran: so much drug in so much volume."""

    amount: Mass
    volume: Volume


@dataclass(frozen=True)
class Stopped:
    """The infusion ended. `read` is the volume given that the pump's own display shows, where it was read."""

    reason: str = ""
    read: Volume | None = None


@dataclass(frozen=True)
class Observed:
    """Signs that were written down together: numbers in each sign's unit, or its words."""

    readings: tuple[tuple[str, Reading], ...]


@dataclass(frozen=True)
class CriterionMet:
    """A criterion of discharge was looked at, and was met or was not."""

    criterion: str
    met: bool = True


@dataclass(frozen=True)
class Noted:
    """Something worth knowing, in words that name nobody."""

    text: str


@dataclass(frozen=True)
class Struck:
    """An earlier entry is wrong: it stays to be read, and counts no more."""

    entry: int
    reason: str


@dataclass(frozen=True)
class Reopened:
    """The run sheet was opened again after the program had ended under it."""


@dataclass(frozen=True)
class Closed:
    """The run sheet was ended: nothing is added after it. `reason` is why, where something of it is still open."""

    reason: str = ""


What = (
    PushBegun
    | PushEnded
    | Started
    | Paused
    | Resumed
    | RateChanged
    | ContainerChanged
    | Stopped
    | Observed
    | CriterionMet
    | Noted
    | Struck
    | Reopened
    | Closed
)
NEVER_STRUCK = (Struck, Reopened, Closed)
"""What stays: it says what was done with the sheet, not at the bedside."""


@dataclass(frozen=True)
class Event:
    """One thing that happened: its number in the sheet, when it was written down and by whom, and how long before.

    `by` is a name or initials, and empty where nobody was signed in.
    """

    number: int
    moment: Moment
    what: What
    by: str = ""
    ago_us: int = 0
