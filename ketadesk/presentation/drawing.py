"""What is drawn beside the figures, as data: shares of a whole and finished text. Who paints it works nothing out."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

VesselKind = Literal["syringe", "bag"]
FillKind = Literal["drug", "diluent"]
SpanKind = Literal["bolus", "infusion", "watch"]


@dataclass(frozen=True)
class Fill:
    """A part of a vessel's content, from one share of what it holds when full to another."""

    kind: FillKind
    start: Fraction
    end: Fraction


@dataclass(frozen=True)
class Graduation:
    """A mark on a scale: where, as a share of the whole, and what stands at it, if anything does."""

    at: Fraction
    text: str = ""


@dataclass(frozen=True)
class Vessel:
    """A syringe or a bag, true to its own scale. `mark` is the one to read; `label` is empty until all is ready.

    `says` is the drawing in words. `yellow` is the ground of the label of a drug that induces anaesthesia (ISO 26825);
    other drugs have other colours, and none is drawn for them.
    """

    kind: VesselKind
    title: str
    says: str
    graduations: tuple[Graduation, ...]
    fills: tuple[Fill, ...]
    mark: Graduation | None = None
    label: tuple[str, ...] = ()
    yellow: bool = False


@dataclass(frozen=True)
class Span:
    """A part of a timeline. One that is `open` has no end that the order sets."""

    kind: SpanKind
    text: str
    start: Fraction
    end: Fraction
    open: bool = False


@dataclass(frozen=True)
class Timeline:
    """A push, an infusion and a watch along the clock, with ticks and the times that are told."""

    spans: tuple[Span, ...]
    ticks: tuple[Fraction, ...]
    times: tuple[Graduation, ...]
    says: str
