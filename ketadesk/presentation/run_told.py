"""What is told of a run sheet at one moment, as text: the same for the window, the terminal and a program."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A name and what stands beside it."""

    name: str
    text: str
    note: str = ""


RATE_NAMES = frozenset({"Set the pump to", "Pump runs at", "Paused, set to"})
"""What the row of a pump's rate is called: it stands first, and large."""


@dataclass(frozen=True)
class DueRow:
    """What is due: when by the wall clock, what, how late or how soon, and what stands behind how often."""

    at: str
    says: str
    when: str
    late: bool
    every: str
    backing: str


@dataclass(frozen=True)
class ReadingRow:
    """The last reading of a sign, when it was, and what marks it; empty where nothing does."""

    name: str
    text: str
    at: str
    mark: str


@dataclass(frozen=True)
class CriterionRow:
    """A criterion of leaving, and when it was met; empty while it is open."""

    id: str
    says: str
    detail: str
    met: str
    backing: str


@dataclass(frozen=True)
class LeavingTold:
    """How leaving stands, in one sentence, with its criteria."""

    says: str
    criteria: tuple[CriterionRow, ...]
    backing: str = ""


@dataclass(frozen=True)
class RunTold:
    """All that is told of a run sheet at one moment."""

    title: str
    state: str
    seal: str
    pump: tuple[Row, ...]
    pushes: tuple[Row, ...]
    given: tuple[Row, ...]
    due: tuple[DueRow, ...]
    readings: tuple[ReadingRow, ...]
    leaving: LeavingTold | None
    notes: tuple[str, ...]
