"""What is said about an order: text in the order in which it is read, ready for a screen, paper or a terminal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from ketadesk.presentation.derivation import Derivation, SourceLine, WorkingLine
from ketadesk.presentation.drawing import Timeline, Vessel
from ketadesk.presentation.echo import Bar
from ketadesk.presentation.lacking import Lacking
from ketadesk.presentation.pill import Pill
from ketadesk.presentation.seal import Seal
from ketadesk.presentation.stopping import Ruler, Way
from ketadesk.protocols.status import Status

if TYPE_CHECKING:  # the window is built before the units are read
    from ketadesk.dosing.term import Term

State = Literal["incomplete", "stopped", "check", "ready"]
CardKind = Literal["push", "pump", "gravity", "schedule"]
Part = Literal["", "dose", "over", "drug", "diluent", "withdrawn"]
_PLAIN = frozenset({"Infusion", "Push"})  # titles that the headline says already


@dataclass(frozen=True)
class Figure:
    """A figure under its label: `Draw up`, `0.7 mL`, a line that says of what, and the device it is measured with.

    `part` is what it is of the whole, where it has a place of its own: a drawing shows drug and diluent alike.
    `of` are the terms that it is written from: how they came is how the figure came.
    """

    label: str
    text: str
    detail: str = ""
    tool: str = ""
    part: Part = ""
    of: "tuple[Term[Any], ...]" = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Card:
    """One administration, in the order of giving. Only what is set or drawn stands in `headline`.

    `preparation` is read from left to right: dose, draw up, add, holds. `cap` is there when a cap binds: what was
    ordered, the cap, and what is achieved. It `asks` where a finding waits for a reason at its dose or its time.
    `drug` is the id of what is given, and `life` how long a preparation is used, where the regimen's source says so.
    `bars` are the strengths that its drug is listed in, with that of the vial in hand among them.
    """

    kind: CardKind
    title: str
    headline: Figure
    figures: tuple[Figure, ...] = ()
    preparation: tuple[Figure, ...] = ()
    remarks: tuple[str, ...] = ()
    cap: tuple[Figure, ...] = ()
    asks: bool = False
    drug: str = ""
    life: str = ""
    bars: tuple[Bar, ...] = ()

    @property
    def aside(self) -> str:
        """Return the title where it says more than the headline does."""
        return "" if self.title in _PLAIN else self.title


@dataclass(frozen=True)
class Table:
    """Rows under a heading; `chosen` is the row that was ordered, `device` the column of what is set.

    A long one has a `brief`, some of its rows, and says what that leaves out. `of` are the terms of the cells, row by
    row, None where a cell is of no term.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chosen: int | None = None
    device: int | None = None
    brief: tuple[tuple[str, ...], ...] = ()
    left_out: str = ""
    of: "tuple[tuple[Term[Any] | None, ...], ...]" = field(default=(), compare=False, repr=False)

    def figures(self) -> "tuple[tuple[Figure, ...], ...]":
        """Return the rows as figures under the heads of their columns, each with what it is written from."""
        of = self.of or ((None,) * len(self.columns),) * len(self.rows)
        return tuple(map(self._row, self.rows, of))

    def brief_figures(self) -> "tuple[tuple[Figure, ...], ...]":
        """Return the rows in brief as figures."""
        return tuple(self._row(cells, (None,) * len(cells)) for cells in self.brief)

    def _row(self, cells: tuple[str, ...], of: "tuple[Term[Any] | None, ...]") -> "tuple[Figure, ...]":
        return tuple(
            Figure(head, cell, of=() if term is None else (term,))
            for head, cell, term in zip(self.columns, cells, of, strict=True)
        )


@dataclass(frozen=True)
class FindingLine:
    """A finding: its word, what was met, what to do, and what stands behind it.

    `title` is a few words for it, `short` fewer for under its first field and `elsewhere` under the others. One that
    asks has reasons `offered` to pick, the `reason` that was given, or why what was `typed` is `refused`; a reason is
    bound to `code` and `asks`: what the finding says and rests on. A stop has a `ruler`, where its limit is a number,
    and what to do `instead`.
    """

    code: str
    severity: Literal["stop", "check", "note"]
    word: str
    says: str
    action: str
    source: str
    status: Status
    fields: tuple[str, ...] = ()
    title: str = ""
    short: str = ""
    elsewhere: str = ""
    offered: tuple[str, ...] = ()
    reason: str = ""
    refused: str = ""
    asks: str = ""
    source_says: str = ""
    locator: str = ""
    typed: str = ""
    ruler: Ruler | None = None
    instead: tuple[Way, ...] = ()

    @property
    def waits(self) -> bool:
        """Say whether it asks for a reason that is not given."""
        return self.severity == "check" and not self.reason

    def under(self, field: str) -> str:
        """Return the few words for under one of its fields."""
        return self.short if field in self.fields[:1] or not self.elsewhere else self.elsewhere


@dataclass(frozen=True)
class Missing:
    """What an incomplete order lacks: the field, and what to do."""

    field: str
    says: str


@dataclass(frozen=True)
class ChecklistLine:
    """One line to tick."""

    id: str
    says: str
    detail: str
    topic: str
    grade: str
    source: str
    status: Status


@dataclass(frozen=True)
class ChecklistGroup:
    """The lines of one phase."""

    title: str
    items: tuple[ChecklistLine, ...]


def _underived(_figure: Figure) -> Derivation:
    return Derivation()


@dataclass(frozen=True)
class Remark:
    """A sentence to read beside the result, with what stands behind it; `sides` are the sources that it speaks of."""

    kind: str
    says: str
    source: str
    status: Status
    sides: tuple[SourceLine, ...] = ()


REMARK_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "warning": "Warnings",
        "contradiction": "Where sources differ",
        "schedule": "Schedule",
        "course": "Course",
        "evidence": "Evidence",
        "note": "Notes",
    }
)
"""What the remarks of a kind stand under, in the order in which they are read."""


@dataclass(frozen=True)
class Facts:
    """What an order stands on, in one line: the weight, the vial, the drug; and those of its words that are strong."""

    says: str = ""
    strong: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Everything said about one order. When it is incomplete or stopped it holds no figure at all.

    `refused` gives, for a field, why its text is not read. `comparison` is the dose by the other weight; `basis` is
    said where the dose goes by another weight than the actual one. `supply` is `vials` in one line. `vessels` are the
    drawings of each card, in the order of the cards. `pill` is there where the state has words of its own. `seal`
    says who has checked it. `derive` says how one of its figures came: it is worked out when somebody asks.
    """

    state: State
    title: str = ""
    order: str = ""
    who: str = ""
    vial: str = ""
    drug: str = ""
    basis: str = ""
    scope: str = ""
    missing: tuple[Missing, ...] = ()
    lacking: Lacking = field(default_factory=Lacking)
    refused: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[FindingLine, ...] = ()
    cards: tuple[Card, ...] = ()
    rates: tuple[Figure, ...] = ()
    comparison: tuple[Figure, ...] = ()
    vials: tuple[Figure, ...] = ()
    supply: str = ""
    clock: tuple[Figure, ...] = ()
    vessels: tuple[tuple[Vessel, ...], ...] = ()
    timeline: Timeline | None = None
    pill: Pill | None = None
    tables: tuple[Table, ...] = ()
    working: tuple[WorkingLine, ...] = ()
    checklists: tuple[ChecklistGroup, ...] = ()
    remarks: tuple[Remark, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    facts: Facts = field(default_factory=Facts)
    derive: Callable[[Figure], Derivation] = field(default=_underived, compare=False, repr=False)
    seal: Seal | None = None
