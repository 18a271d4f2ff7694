"""What is observed at the bedside, as data: signs that are numbers or words, and the gates that mark a value."""

from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from ketadesk.protocols.figure import Figure, of_kind
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import plain

Side = Literal["low", "high", "word"]


@frozen
class Sign:
    """A sign: a number from `least` to `greatest` in `unit`, or one of `words`.

    A number below `low` or above `high`, or a word of `marked`, is marked and never hidden. `source` stands behind the
    ends and the words, each gate has its own. Raises `ValueError` when it is neither a number nor a word, or its ends
    and gates are out of order.
    """

    id: str
    title: str
    source: str
    status: Status
    unit: str = ""
    short: str = ""
    digits: int = 3
    decimals: int = 0
    least: int | None = None
    greatest: int | None = None
    low: Figure | None = field(default=None, metadata=of_kind(plain))
    high: Figure | None = field(default=None, metadata=of_kind(plain))
    words: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if bool(self.words) == (self.least is not None and self.greatest is not None):
            raise ValueError("it is a number with least and greatest, or has words")
        if not set(self.marked) <= set(self.words):
            raise ValueError("marked names a word that it has not")
        ends = [self.least, _end(self.low), _end(self.high), self.greatest]
        there = [Fraction(end) for end in ends if end is not None]
        if there != sorted(there):
            raise ValueError("its ends are out of order: least, low, high, greatest must rise")

    @property
    def backing(self) -> Backing:
        """What stands behind its ends and words."""
        return Backing(self.source, self.status, self.note)

    def gate_met(self, value: Fraction | str) -> Side | None:
        """Return which gate a value has passed: below the low one, above the high one, or a marked word."""
        if isinstance(value, str):
            return "word" if value in self.marked else None
        low, high = _end(self.low), _end(self.high)
        if low is not None and value < low:
            return "low"
        return "high" if high is not None and value > high else None


def _end(gate: Figure | None) -> Fraction | None:
    return None if gate is None else Fraction(gate.value.magnitude)


@frozen
class Signs:
    """The signs of their file."""

    signs: tuple[Sign, ...]
