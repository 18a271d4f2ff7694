"""The whole answer about a pump that runs: what is asked, what is said, and what it may be made into."""

from dataclasses import dataclass

from ketadesk.intake.draft import Draft, GivenReason
from ketadesk.presentation.bands import BandChart
from ketadesk.presentation.derivation import SourceLine
from ketadesk.presentation.echo import Echoes
from ketadesk.presentation.form import Choice
from ketadesk.presentation.sheet import Figure, Sheet
from ketadesk.protocols.status import Status


@dataclass(frozen=True)
class RunningForm:
    """What is asked: the protocols that a rate can be judged against, and where."""

    protocols: tuple[Choice, ...]
    settings: tuple[Choice, ...]
    weight_known: tuple[Choice, ...]


@dataclass(frozen=True)
class Judgement:
    """Where the rate stands, in a sentence, and by what: the source's name and how well it supports.

    `beyond` says that the rate is questioned, with or without a reason; `reading` is what opens behind the source.
    """

    says: str
    detail: str
    beyond: bool = False
    source: str = ""
    status: Status | None = None
    reading: SourceLine | None = None


@dataclass(frozen=True)
class RunningAnswer:
    """What is said of a pump that runs. While it is incomplete or stopped there is nothing beside its sheet.

    `echoes` and `mixture` are what the form says back. `gets` is the dose rate, large; `rates` the same in other
    units, with what to know of their `digits`. `full` is what a full container comes to, `so_far` what has gone in of
    this one. `made` is the order that this could be, or else `unmade` says why there is none. `reasons` are those that
    still hold.
    """

    form: RunningForm
    sheet: Sheet
    echoes: Echoes
    mixture: str = ""
    pump: str = ""
    gets: Figure | None = None
    rates: tuple[Figure, ...] = ()
    digits: str = ""
    judgement: Judgement | None = None
    chart: BandChart | None = None
    full: tuple[Figure, ...] = ()
    so_far: tuple[Figure, ...] = ()
    units: str = ""
    made: Draft | None = None
    unmade: str = ""
    reasons: tuple[GivenReason, ...] = ()
