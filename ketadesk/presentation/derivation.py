"""How figures came, as text: what they rest on, each step of the arithmetic, and the sources behind both."""

from dataclasses import dataclass

from ketadesk.protocols.status import Status


@dataclass(frozen=True)
class WorkingLine:
    """One step of arithmetic that can be typed into any calculator, with the source of what it rests on.

    `rank` says which lines stay where there is little room: the least first.
    """

    name: str
    expression: str
    result: str
    source: str = ""
    status: Status | None = None
    rank: int = 9


@dataclass(frozen=True)
class SourceLine:
    """A source: its name, what it says, how well it supports, and what of this order it is behind."""

    id: str
    title: str
    locator: str
    says: str
    status: Status
    behind: str = ""


@dataclass(frozen=True)
class GivenLine:
    """What a figure rests on: its name, the figure, where it is from in words, and its source where it has one."""

    name: str
    text: str
    says: str
    source: SourceLine | None = None


@dataclass(frozen=True)
class Derivation:
    """How one figure came: what it rests on, then every step of the arithmetic."""

    givens: tuple[GivenLine, ...] = ()
    steps: tuple[WorkingLine, ...] = ()
