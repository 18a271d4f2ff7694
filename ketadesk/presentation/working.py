"""The working: every step of the arithmetic as a line that can be typed into any calculator.

The lines are read off the terms themselves, so they are the calculation and cannot drift from it. Where units meet,
the factor between them is written out, as in `50 mL ÷ 40 min × 60 min/h`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ketadesk.dosing.term import Operator, Term, steps_of
from ketadesk.presentation.derivation import WorkingLine
from ketadesk.presentation.wording import sentence_case, source_name
from ketadesk.protocols.source import Backing, Source
from ketadesk.quantities.formatting import NARROW_SPACE, format_number, format_quantity, terminates
from ketadesk.quantities.registry import Quantity, Unit, factor, in_unit, product_unit, ratio_unit, unit
from ketadesk.quantities.spelling import written_unit

# What is read first of a working: what is set and drawn, then what they rest on and what follows.
_RANKS = {
    "rate": 0, "exact drop rate": 0, "dose": 1, "drug volume": 1, "push volume": 1, "diluent volume": 3,
    "final concentration": 3, "push concentration": 3, "least push time": 4, "total dose": 4, "rate in mg/kg/h": 4,
    "waste": 4, "container lasts": 5,
}  # fmt: skip
_LAST_RANK = 9
_OPERAND_PLACES = 12  # what is typed again is given in full
_RESULT_PLACES = 6

_JOINED = {Operator.TIMES: " × ", Operator.OVER: " ÷ ", Operator.PLUS: " + ", Operator.MINUS: " − "}
_PHRASED = {
    Operator.SMALLER: "the smaller of {0} and {1}",
    Operator.LARGER: "the larger of {0} and {1}",
    Operator.ROUNDED: "{0}, to the nearest {1}",
    Operator.ROUNDED_UP: "{0}, up to the next {1}",
    Operator.ROUNDED_DOWN: "{0}, down to the last {1}",
}


def working(terms: Iterable[tuple[str, Term[Any]]], sources: Mapping[str, Source]) -> tuple[WorkingLine, ...]:
    """Return a line for every step that changed something, each once, operands before results."""
    lines: dict[WorkingLine, None] = {}  # a line that would read the same stands once, whatever it was for
    seen: set[tuple[Operator, tuple[int, ...]]] = set()
    for step in steps_of(term for _, term in terms):
        if step.operator is None or (key := (step.operator, tuple(map(id, step.operands)))) in seen:
            continue
        seen.add(key)
        if changes(step):
            lines[_line(step, sources)] = None
    return tuple(lines)


def expression(term: Term[Any]) -> str:
    """Return the step as it is typed: operands with their units, and the factors where units meet."""
    assert term.operator is not None  # a given has no expression
    shown = [_operand(operand.value) for operand in term.operands]
    if term.operator is Operator.OFF_BY:
        meant: Quantity = term.operands[1].value
        really = _operand(in_unit(term.operands[0].value, meant.units))
        return f"({really} − {shown[1]}) ÷ {shown[1]} × 100"
    if term.operator is Operator.CONVERTED:
        return shown[0] + "".join(_factors(term.operands[0].value.units, term.value.units))
    if term.operator in _PHRASED:
        alike = [_operand(in_unit(operand.value, term.value.units)) for operand in term.operands]
        return _PHRASED[term.operator].format(*alike)
    if term.operator in {Operator.PLUS, Operator.MINUS}:
        return _JOINED[term.operator].join(_operand(in_unit(each.value, term.value.units)) for each in term.operands)
    return _JOINED[term.operator].join(shown) + "".join(_factors(_raw_unit(term), term.value.units))


def _line(term: Term[Any], sources: Mapping[str, Source]) -> WorkingLine:
    backing = _backing(term)
    exact = terminates(term.value.magnitude, _RESULT_PLACES)
    result = format_quantity(term.value, _RESULT_PLACES, _RESULT_PLACES).replace(NARROW_SPACE, "")
    return WorkingLine(
        sentence_case(term.name), expression(term), f"{'=' if exact else '≈'} {result}",
        "" if backing is None else source_name(backing, sources), None if backing is None else backing.status,
        _rank(term),
    )  # fmt: skip


def _rank(term: Term[Any]) -> int:
    # The dose rate of what runs on is what was ordered; that of a dose over a time only follows from it.
    if term.name == "dose rate" and term.operator is not Operator.OVER:
        return 2
    return _RANKS.get(term.name, _LAST_RANK)


def _backing(term: Term[Any]) -> Backing | None:
    """Return what stands behind the first operand that a source gave."""
    origins = (operand.origin for operand in term.operands if operand.origin is not None)
    return next((origin.backing for origin in origins if origin.backing is not None), None)


def changes(term: Term[Any]) -> bool:
    """Say whether a step changed anything that a person would want to follow: not rounding to itself, nor off by 0."""
    if term.operator is Operator.OFF_BY:
        return bool(term.value.magnitude != 0)
    first: Quantity = term.operands[0].value
    if term.operator in {Operator.ROUNDED, Operator.ROUNDED_UP, Operator.ROUNDED_DOWN}:
        return bool(first != term.value)
    return term.operator is not Operator.CONVERTED or first.units != term.value.units


def _operand(value: Quantity) -> str:
    """Return a figure in full and without grouping, for a calculator takes no spaces."""
    return format_quantity(value, _OPERAND_PLACES, _OPERAND_PLACES).replace(NARROW_SPACE, "")


def _raw_unit(term: Term[Any]) -> Unit:
    left, right = (operand.value.units for operand in term.operands)
    return product_unit(left, right) if term.operator is Operator.TIMES else ratio_unit(left, right)


def _factors(raw: Unit, result: Unit) -> Iterator[str]:
    """Yield ` × 60 min/h` or ` ÷ 1000 mcg/mg` for every unit that becomes another of its dimension."""
    left: list[Unit] = []
    right: list[Unit] = []
    leftover: Any = ratio_unit(raw, result)
    for name, power in leftover._units.items():  # Pint has no other view of a unit's parts
        (left if power > 0 else right).extend([unit(name)] * abs(int(power)))
    for old in left:
        new = next((each for each in right if each.dimensionality == old.dimensionality), None)
        if new is None:
            yield from _percent(old)
            continue
        right.remove(new)
        yield _written_factor(old, new)
    for new in right:
        yield from _percent(new, inverse=True)


def _percent(left_over: Unit, *, inverse: bool = False) -> Iterator[str]:
    """Yield the factor of a per cent, the one unit here without a dimension."""
    if left_over == unit("percent"):
        yield " × 100" if inverse else " ÷ 100"


def _written_factor(old: Unit, new: Unit) -> str:
    """Return how one unit becomes another, in full; the old one stands above the line when it is the larger.

    A factor that does not end is written the other way about: a kilogram is 1 ÷ 0.45359237 lb, not 2.2 lb.
    """
    size = factor(old, new)
    ends, ends_inverted = terminates(size, _OPERAND_PLACES), terminates(1 / size, _OPERAND_PLACES)
    if not ends_inverted or (size >= 1 and ends):
        return f" × {format_number(size, _OPERAND_PLACES)} {_per(new, old)}"
    return f" ÷ {format_number(1 / size, _OPERAND_PLACES)} {_per(old, new)}"


def _per(over: Unit, under: Unit) -> str:
    return f"{written_unit(over)}/{written_unit(under)}"
