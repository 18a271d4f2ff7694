"""A term of the JSON output worked out again from its operands, with a unit table of its own."""

from fractions import Fraction
from math import floor
from typing import Any

# How many of a base unit each unit is: mg of drug, kg of body, mL, min, cm; drops, vials and years are bases.
SIZES = {
    "": 1, "mg": 1, "mcg": Fraction(1, 1000), "g": 1000, "kg": 1, "lb": Fraction("0.45359237"), "mL": 1, "L": 1000,
    "min": 1, "h": 60, "s": Fraction(1, 60), "day": 1440, "cm": 1, "m": 100, "m2": 10_000, "in": Fraction("2.54"),
    "gtt": 1, "vial": 1, "y": 1, "%": Fraction(1, 100),
}  # fmt: skip


def size(unit: str) -> Fraction:
    over, *under = unit.split("/")
    whole = Fraction(SIZES[over])
    for each in under:
        whole /= SIZES[each]
    return whole


def base(figure: dict[str, Any]) -> Fraction:
    return Fraction(figure["value"]) * size(figure["unit"])


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def recomputed(term: dict[str, Any]) -> Fraction:
    """Return the value of a term in base units from its operands alone."""
    first, *rest = (base(operand) for operand in term["operands"])
    second = rest[0] if rest else Fraction(1)
    results = {
        "times": lambda: first * second,
        "over": lambda: first / second,
        "plus": lambda: first + sum(rest),
        "minus": lambda: first - sum(rest),
        "smaller": lambda: min(first, second),
        "larger": lambda: max(first, second),
        "rounded": lambda: half_up(first / second) * second,
        "rounded_up": lambda: -floor(-first / second) * second,
        "rounded_down": lambda: floor(first / second) * second,
        "converted": lambda: first,
        "off_by": lambda: (first - second) / second,
    }
    return results[term["operator"]]()


def unlike(terms: list[dict[str, Any]]) -> list[str]:
    """Return what is wrong with a list of terms: a value that does not follow, an operand unknown or told otherwise."""
    wrong: list[str] = []
    known: dict[str, dict[str, Any]] = {}
    for term in terms:
        if term["id"] in known:
            wrong.append(f"{term['id']} is used twice")
        for operand in term["operands"]:
            told = known.get(operand["id"])
            if told is None or any(told[key] != operand[key] for key in ("value", "decimal", "unit")):
                wrong.append(f"{term['id']} rests on {operand['id']}, which is not told before it, or otherwise")
        if term["operator"] is not None and recomputed(term) != base(term):
            wrong.append(f"{term['id']} is {term['value']} {term['unit']}, but its operands make {recomputed(term)}")
        known[term["id"]] = term
    return wrong
