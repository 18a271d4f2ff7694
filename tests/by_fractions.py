"""Plain fractions: rounding by hand, decimals as typed, pounds. Nothing of KetaDesk is imported.

The equipment is that of the shipped cupboard: the marks of six syringes and a pump with steps of 0.1 mL/h.
"""

from fractions import Fraction
from typing import Any

F = Fraction
Example = dict[str, Any]
SYRINGES = [(F(1), F("0.01")), (F(3), F("0.1")), (F(5), F("0.2")), (F(10), F("0.2")), (F(20), F(1)), (F(60), F(1))]
VIALS = {F(10): F(20), F(50): F(10), F(100): F(10)}  # mg per 1 mL: mL in the vial
PUMP_STEP = F("0.1")
MOST_ROUNDING = F("0.05")
ASKED_ROUNDING = F("0.02")
NOTHING = F(0)
POUND = F("0.45359237")


def half_up(value: F, step: F) -> F:
    return (value / step + F(1, 2)) // 1 * step


def down(value: F, step: F) -> F:
    """The multiple of the step at or below."""
    return value // step * step


def up(value: F) -> F:
    return -(-value // 1)


def decimal(value: F) -> str:
    """Return a value whose decimals end, as a person types it."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def off(really: F, meant: F) -> F:
    return abs(really - meant) / meant


def weighed(weight: F, unit: str) -> tuple[F, dict[str, str]]:
    kilograms = weight * POUND if unit == "lb" else weight
    return kilograms, {"weight_text": decimal(weight), "weight_unit": unit, "weight_known": "measured"}


class Drawn:
    """A volume drawn from vials of one strength into the smallest syringe that holds it.

    Where its marks err by more than 2 %, into the largest that filled twice holds it and whose finer marks err less.
    """

    def __init__(self, amount: F, strength: F) -> None:
        self.exact = amount / strength
        mark = next(mark for capacity, mark in SYRINGES if capacity >= self.exact)
        twice = [each for capacity, each in SYRINGES if capacity < self.exact <= capacity * 2 and each < mark]
        exacter = [each for each in twice if off(half_up(self.exact, each), self.exact) <= ASKED_ROUNDING]
        if off(half_up(self.exact, mark), self.exact) > ASKED_ROUNDING and exacter:
            mark = exacter[-1]
        self.volume = half_up(self.exact, mark)
        self.amount = self.volume * strength
        self.possible = self.exact >= F("0.1") and off(self.amount, amount) <= MOST_ROUNDING

    def expected(self, step: str) -> dict[str, str]:
        return {
            f"{step}.drug_volume": f"{self.exact} mL",
            f"{step}.drawn_volume": f"{self.volume} mL",
            f"{step}.amount_drawn": f"{self.amount} mg",
        }


def supply(first: F, strength: F, each: F = NOTHING, further: int = 0) -> dict[str, str]:
    """Return vials and waste: what is drawn first together, and containers after it from vials of their own."""
    held = VIALS[strength]
    vials = up(first / held) + further * up(each / held)
    waste = vials * held * strength - (first + further * each) * strength
    return {"vials": f"{vials} vial", "waste": f"{waste} mg", "waste_volume": f"{waste / strength} mL"}


def label(strength: F) -> dict[str, str]:
    held = VIALS[strength]
    return {
        "strength_text": decimal(strength),
        "vial_volume_text": decimal(held),
        "vial_total_text": decimal(strength * held),
    }
