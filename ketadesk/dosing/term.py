"""A named quantity that remembers where it came from: to multiply two terms computes and records in one act."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from ketadesk.protocols.source import Backing
from ketadesk.quantities.formatting import round_half_up
from ketadesk.quantities.kinds import Door, Ratio, ratio
from ketadesk.quantities.registry import Quantity, Unit, in_unit, product_unit, quantity, ratio_unit, unit, units_of

K = TypeVar("K")
AnyTerm = "Term[Any]"


class Operator(StrEnum):
    """How a term follows from its operands."""

    TIMES = "×"
    OVER = "÷"
    PLUS = "+"
    MINUS = "−"
    SMALLER = "smaller of"
    LARGER = "larger of"
    ROUNDED = "rounded to"
    ROUNDED_UP = "rounded up to"
    ROUNDED_DOWN = "rounded down to"
    CONVERTED = "is"
    OFF_BY = "off by"


@dataclass(frozen=True)
class Origin:
    """Where a given comes from, in words, and what stands behind it when a source does."""

    says: str
    backing: Backing | None = None


ENTERED = Origin("entered")
LABEL = Origin("vial label")


@dataclass(frozen=True)
class Term(Generic[K]):
    """A named quantity: a given with its origin, or a result with its operator and operands."""

    name: str
    value: K
    origin: Origin | None = None
    operator: Operator | None = None
    operands: "tuple[Term[Any], ...]" = ()

    def recomputed(self) -> Quantity:
        """Return the value worked out again from the operands, in this term's unit; a given is itself."""
        value: Any = self.value
        if self.operator is None:
            return value  # type: ignore[no-any-return]
        return in_unit(_OPERATIONS[self.operator](*(operand.value for operand in self.operands)), value.units)

    def derivation(self) -> "Iterator[Term[Any]]":
        """Yield every term this one rests on, givens first, each once, itself last."""
        yield from _derive(self, set())

    def named(self, name: str) -> "Term[K]":
        """Return the same term under another name."""
        return Term(name, self.value, self.origin, self.operator, self.operands)


def _derive(term: Term[Any], seen: set[int]) -> Iterator[Term[Any]]:
    if id(term) in seen:
        return
    seen.add(id(term))
    for operand in term.operands:
        yield from _derive(operand, seen)
    yield term


def steps_of(terms: Iterable[Term[Any]]) -> Iterator[Term[Any]]:
    """Yield every term that these rest on and they themselves, each once, operands before results."""
    seen: set[int] = set()
    for term in tuple(terms):  # held, so that no term gets the place in memory of one that is gone
        yield from _derive(term, seen)


def given(name: str, value: K, origin: Origin = ENTERED) -> Term[K]:
    """Return a term that was entered, read from a label or taken from a source."""
    return Term(name, value, origin)


def derive(name: str, operator: Operator, *operands: Term[Any], into: Door[K], of: Unit | str | None = None) -> Term[K]:
    """Return the term that an operator makes of its operands, in the kind's unit of record or the unit `of`.

    Raises `pint.DimensionalityError` when the result is not of that kind: a fault of ours.
    """
    value = _OPERATIONS[operator](*(operand.value for operand in operands))
    if of is None:
        return Term(name, into.recorded(value), None, operator, operands)
    return Term(name, into(in_unit(value, unit(of) if isinstance(of, str) else of)), None, operator, operands)


def multiply(name: str, left: Term[Any], right: Term[Any], *, into: Door[K], of: Unit | str | None = None) -> Term[K]:
    """Return the product."""
    return derive(name, Operator.TIMES, left, right, into=into, of=of)


def divide(name: str, left: Term[Any], right: Term[Any], *, into: Door[K], of: Unit | str | None = None) -> Term[K]:
    """Return the quotient."""
    return derive(name, Operator.OVER, left, right, into=into, of=of)


def add(name: str, *terms: Term[Any], into: Door[K]) -> Term[K]:
    """Return the sum; of one term, that term under the new name."""
    return derive(name, Operator.PLUS, *terms, into=into) if len(terms) > 1 else terms[0].named(name)


def subtract(name: str, left: Term[Any], *rest: Term[Any], into: Door[K]) -> Term[K]:
    """Return what remains."""
    return derive(name, Operator.MINUS, left, *rest, into=into)


def smaller(name: str, left: Term[K], right: Term[Any], *, into: Door[K]) -> Term[K]:
    """Return the smaller of two: where a cap binds, it says so by being the result."""
    return derive(name, Operator.SMALLER, left, right, into=into)


def larger(name: str, left: Term[K], right: Term[Any], *, into: Door[K]) -> Term[K]:
    """Return the larger of two."""
    return derive(name, Operator.LARGER, left, right, into=into)


def rounded(name: str, exact: Term[K], step: Term[Any], *, into: Door[K], rule: Operator = Operator.ROUNDED) -> Term[K]:
    """Return the multiple of the step nearest to the exact value, half up, or the next one up or down."""
    value: Any = step.value
    return derive(name, rule, exact, step, into=into, of=value.units)


def converted(name: str, term: Term[Any], *, into: Door[K], of: Unit | str | None = None) -> Term[K]:
    """Return the same quantity in another unit."""
    return derive(name, Operator.CONVERTED, term, into=into, of=of)


def deviation(name: str, really: Term[Any], meant: Term[Any]) -> Term[Ratio]:
    """Return how far `really` is from `meant`, in per cent of `meant`; more is positive."""
    return derive(name, Operator.OFF_BY, really, meant, into=ratio)


def _times(left: Quantity, right: Quantity) -> Quantity:
    return quantity(left.magnitude * right.magnitude, product_unit(units_of(left), units_of(right)))


def _over(left: Quantity, right: Quantity) -> Quantity:
    return quantity(left.magnitude / right.magnitude, ratio_unit(units_of(left), units_of(right)))


def _plus(first: Quantity, *rest: Quantity) -> Quantity:
    return quantity(first.magnitude + sum(in_unit(each, first.units).magnitude for each in rest), first.units)


def _minus(first: Quantity, *rest: Quantity) -> Quantity:
    return quantity(first.magnitude - sum(in_unit(each, first.units).magnitude for each in rest), first.units)


def _smaller(left: Quantity, right: Quantity) -> Quantity:
    right = in_unit(right, left.units)
    return right if right.magnitude < left.magnitude else left


def _larger(left: Quantity, right: Quantity) -> Quantity:
    right = in_unit(right, left.units)
    return right if right.magnitude > left.magnitude else left


def _rounding(rule: Callable[[Fraction, Fraction], Fraction]) -> Callable[[Quantity, Quantity], Quantity]:
    def operation(exact: Quantity, step: Quantity) -> Quantity:
        return quantity(rule(in_unit(exact, step.units).magnitude, step.magnitude), step.units)

    return operation


def _up(value: Fraction, step: Fraction) -> Fraction:
    return -(-value // step) * step


def _down(value: Fraction, step: Fraction) -> Fraction:
    return (value // step) * step


def _off_by(really: Quantity, meant: Quantity) -> Quantity:
    difference = in_unit(really, meant.units).magnitude - meant.magnitude
    return quantity(100 * difference / meant.magnitude, unit("percent"))


_OPERATIONS: dict[Operator, Callable[..., Quantity]] = {
    Operator.TIMES: _times,
    Operator.OVER: _over,
    Operator.PLUS: _plus,
    Operator.MINUS: _minus,
    Operator.SMALLER: _smaller,
    Operator.LARGER: _larger,
    Operator.ROUNDED: _rounding(round_half_up),
    Operator.ROUNDED_UP: _rounding(_up),
    Operator.ROUNDED_DOWN: _rounding(_down),
    Operator.CONVERTED: lambda same: same,
    Operator.OFF_BY: _off_by,
}
