"""What kind of slip a difference looks like. Never which of the two is right, and never which is the larger.

The kinds are those that keying studies and incident reports name: Thimbleby and Cairns 2010 (out by ten), ISMP (double
key bounce, weight in pounds, the rate field), Wheeler and colleagues 2008 (strength against total).
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Literal

from ketadesk.checking.entered import Item
from ketadesk.quantities.registry import Quantity, in_unit, unit

Slip = Literal[
    "protocol", "pounds", "mg-per-h", "units", "total-for-strength", "vial", "ten-times", "point", "swapped", "doubled",
    "dropped", "key", "field", "left-out", "unknown",
]  # fmt: skip
Entries = Mapping[str, Item]

_POUND = Fraction(45359237, 10**8)  # kg, exact since 1959
_NEAR = Fraction(1, 100)  # a weight in pounds is rarely written with decimals
_VIAL = frozenset({"strength", "vial_volume", "vial_total"})
_KEYPAD = ("789", "456", "123", " 0.")
_TEN, _FURTHEST = 10, 4


def slip(key: str, one: Item, other: Item, entries: tuple[Entries, Entries], mg_per_h: tuple[Quantity, ...]) -> Slip:
    """Return what a difference looks like. `mg_per_h` are the dose rates of both plans that run.

    The same answer comes with the two sides exchanged.
    """
    if key == "protocol":
        return "protocol"
    named = (found for found, asks in _SIGNS if asks(key, one, other, entries, mg_per_h))
    return next(named, "unknown")


def _ratio(one: Item, other: Item) -> Fraction | None:
    """Return how many times the larger is the smaller, or None where they cannot be compared."""
    left, right = one.value, other.value
    if not (hasattr(left, "magnitude") and hasattr(right, "magnitude")) or left.dimensionality != right.dimensionality:
        return None
    ratio = Fraction(left.magnitude / in_unit(right, left.units).magnitude)
    return max(ratio, 1 / ratio)


def _numbers(one: Item, other: Item) -> tuple[str, str]:
    return one.typed[0], other.typed[0]


def _pounds(key: str, one: Item, other: Item, *_: Any) -> bool:
    ratio = _ratio(one, other) if key == "weight" else None
    return ratio is not None and abs(Fraction(ratio * _POUND - 1)) < _NEAR


def _mg_per_h(key: str, one: Item, other: Item, _: Any, mg_per_h: tuple[Quantity, ...]) -> bool:
    if not key.startswith("rate:"):
        return False
    read = {in_unit(item.value, unit("mL/h")).magnitude for item in (one, other)}
    return not read.isdisjoint(in_unit(rate, unit("mg/h")).magnitude for rate in mg_per_h)


def _units(_key: str, one: Item, other: Item, *_: Any) -> bool:
    left, right = _numbers(one, other)
    return left == right and one.typed[1] != other.typed[1]


def _total(key: str, one: Item, other: Item, entries: tuple[Entries, Entries], *_: Any) -> bool:
    if key not in {"strength", "vial_total"}:
        return False
    strengths = {each["strength"].typed[0] for each in entries if "strength" in each}
    totals = {each["vial_total"].typed[0] for each in entries if "vial_total" in each}
    typed = set(_numbers(one, other))
    return bool(typed & strengths & totals)


def _vial(key: str, _one: Item, _other: Item, entries: tuple[Entries, Entries], *_: Any) -> bool:
    if key not in _VIAL:
        return False
    left, right = ({name: each[name].value for name in _VIAL & set(each)} for each in entries)
    return sum(bool(left.get(name) != right.get(name)) for name in _VIAL) > 1


def _ten_times(_key: str, one: Item, other: Item, *_: Any) -> bool:
    return _ratio(one, other) == _TEN


def _point(_key: str, one: Item, other: Item, *_: Any) -> bool:
    return _ratio(one, other) in {_TEN**power for power in range(2, _FURTHEST + 1)}


def _swapped(_key: str, one: Item, other: Item, *_: Any) -> bool:
    left, right = _numbers(one, other)
    apart = [place for place, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    return len(left) == len(right) and len(apart) > 1 and sorted(left) == sorted(right)


def _doubled(_key: str, one: Item, other: Item, *_: Any) -> bool:
    short, long = sorted(_numbers(one, other), key=len)
    return bool(short) and any(short[: place + 1] + short[place:] == long for place in range(len(short)))


def _dropped(_key: str, one: Item, other: Item, *_: Any) -> bool:
    short, long = sorted(_numbers(one, other), key=len)
    return bool(short) and any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _neighbour(_key: str, one: Item, other: Item, *_: Any) -> bool:
    left, right = _numbers(one, other)
    apart = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    return len(left) == len(right) and len(apart) == 1 and are_neighbours(*apart[0])


def _another_field(key: str, one: Item, other: Item, entries: tuple[Entries, Entries], *_: Any) -> bool:
    for item, opposite in ((one, entries[1]), (other, entries[0])):
        if item.typed[0] and any(name != key and each.typed[0] == item.typed[0] for name, each in opposite.items()):
            return True
    return False


def are_neighbours(one: str, other: str) -> bool:
    """Say whether two keys of a keypad touch each other, side to side."""
    places = {sign: (row, column) for row, keys in enumerate(_KEYPAD) for column, sign in enumerate(keys)}
    if one not in places or other not in places:
        return False
    (row, column), (below, beside) = places[one], places[other]
    return abs(row - below) + abs(column - beside) == 1


# Asked in this order; the first that holds is named: what is of this field before what may happen to any number.
_SIGNS: tuple[tuple[Slip, Callable[..., bool]], ...] = (
    ("pounds", _pounds),
    ("units", _units),
    ("mg-per-h", _mg_per_h),
    ("total-for-strength", _total),
    ("vial", _vial),
    ("ten-times", _ten_times),
    ("point", _point),
    ("swapped", _swapped),
    ("doubled", _doubled),
    ("dropped", _dropped),
    ("key", _neighbour),
    ("field", _another_field),
)
