"""The orders of the grid, each as it is typed, with the figures that the formula sheet's own arithmetic gives it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import by_formula_sheet as sheet

F = Fraction
PER_VIAL = {"10": "20", "50": "10", "100": "10", "1": "2", "5": "2"}
KG = tuple(f"{each // 10}.{each % 10}" if each % 10 else str(each // 10) for each in range(300, 2001))
COARSE_KG = KG[::5]
LB = tuple(str(each) if each % 2 == 0 else f"{each // 2}.5" for each in range(134, 880))
Asked = dict[str, Any]


@dataclass(frozen=True)
class Family:
    """Orders of one form: every combination of what its axes name. `asked` makes one, with the figures expected."""

    axes: Mapping[str, tuple[Any, ...]]
    asked: Callable[..., tuple[Asked, dict[str, str] | None]]

    def __len__(self) -> int:
        return prod(map(len, self.axes.values()))

    def order(self, place: int) -> tuple[Asked, dict[str, str] | None]:
        """Return the order at a place: the last axis turns fastest."""
        chosen = {}
        for name, values in reversed(self.axes.items()):
            place, digit = divmod(place, len(values))
            chosen[name] = values[digit]
        return self.asked(**chosen)


def _who(weight: str, vial: str, unit: str = "kg") -> tuple[F, F, Asked]:
    kg = F(weight) * (sheet.POUND if unit == "lb" else 1)
    strength = F(vial)
    total = strength * F(PER_VIAL[vial])
    typed = {
        "weight_text": weight, "weight_unit": unit, "weight_known": "measured", "strength_text": vial,
        "vial_volume_text": PER_VIAL[vial], "vial_total_text": str(total),
    }  # fmt: skip
    return kg, strength, typed


def _placed(step: str, figures: dict[str, str], shared: dict[str, str]) -> dict[str, str]:
    return {f"{step}.{name}": value for name, value in figures.items()} | shared


WAYS = {
    "syringe": ("make-up", "50", "syringe-0.1", ""),
    "small syringe": ("make-up", "20", "syringe-0.01", ""),
    "added to a bag": ("add", "100", "volumetric-0.1", "bag-100"),
    "bag, withdrawn first": ("withdraw-first", "250", "volumetric-1", "bag-250"),
    "standard": ("standard", "100", "syringe-0.1", ""),
    "undiluted": ("undiluted", "0", "syringe-0.01", ""),
}


def timed(
    kg: str, dose: str, minutes: str, vial: str, way: str, unit: str = "kg", factor: str = "",
    person: tuple[str, str, str] = ("actual", "", ""),
) -> tuple[Asked, dict[str, str] | None]:  # fmt: skip
    """Return a dose of depression-iv over a time; its range ends at 1 mg/kg. `person` is basis, height in cm, sex."""
    actual, strength, typed = _who(kg, vial, unit)
    basis, cm, sex = person
    weight = sheet.dosing_weight(basis, actual, F(cm) if cm else None, sex)
    method, held, pump, bag = WAYS[way]
    asked = F(2) if method == "standard" else None
    container = sheet.Container(strength, method, F(held), asked, weighed=bag == "bag-100")
    device = F(factor) if factor else sheet.PUMPS[pump]
    figures = sheet.over_a_time(F(dose) * weight, F(minutes), weight, container, device, hard_high=weight)
    how: Asked = {"method": method}
    if method != "undiluted":
        how |= {"container": bag} if bag else {"container_volume_text": held}
        how["diluent"] = "sodium-chloride-0.9"
    how |= {"giving_set": f"set-{factor}"} if factor else {"pump": pump}
    how |= {"concentration_text": "2"} if asked else {}
    how |= {"basis": basis, "height_text": cm, "sex": sex} if cm else {}
    doses = {"infusion": {"dose_text": dose, "dose_unit": "mg/kg", "time_text": minutes, "time_unit": "min"}}
    asks = {"protocol": "depression-iv", "setting": "clinic", **typed, **how, "doses": doses}
    if figures is None:
        return asks, None
    first = sheet.Drawn(F(0), F(figures["drawn_volume"].split()[0]), F(0))
    return asks, _placed("infusion", figures, sheet.supplied(first, strength, F(PER_VIAL[vial])))


@dataclass(frozen=True)
class Regimen:
    """A rate that runs: where, in which unit, its hard end and its caps as the limits page has them."""

    protocol: str
    setting: str
    unit: str
    hard_high: F
    given: tuple[str, ...] = ()
    caps: tuple[tuple[F, F | None], ...] = ()
    """(mg/h, up to which weight); the last holds above."""


REGIMENS = {
    "sedation": Regimen("analgosedation-icu", "icu", "mg/kg/h", F(7), caps=((F(100), None),)),
    "ward": Regimen("pain-acute", "ward", "mg/kg/h", F(2), given=("infusion",)),
    "fixed": Regimen("pain-fixed-rate", "ward", "mg/h", F(40), caps=((F(15), F(50)), (F(25), None))),
}


def _syringe(strength: F, concentration: str) -> sheet.Container:
    return sheet.Container(strength, "make-up", F(50), F(concentration))


def rate(
    kg: str, dose: str, vial: str, concentration: str, pump: str, regimen: str, hours: str = ""
) -> tuple[Asked, dict[str, str] | None]:
    """Return a rate that runs, from a syringe of 50 mL."""
    weight, strength, typed = _who(kg, vial)
    of = REGIMENS[regimen]
    by_weight = of.unit == "mg/kg/h"
    limits = [of.hard_high * (weight if by_weight else 1), 7 * weight]
    limits += [] if of.setting == "icu" else [weight]
    cap = next((cap for cap, up_to in of.caps if up_to is None or weight <= up_to), None)
    container, run = _syringe(strength, concentration), F(hours) if hours else None
    ordered = F(dose) * (weight if by_weight else 1)
    found = sheet.running(ordered, weight, container, sheet.PUMPS[pump], limits, cap, run)
    asks: Asked = {
        "protocol": of.protocol, "setting": of.setting, **typed, "method": "make-up", "container": "syringe-50",
        "concentration_text": concentration, "diluent": "sodium-chloride-0.9", "pump": pump,
        "doses": {"infusion": {"dose_text": dose, "dose_unit": of.unit}},
    }  # fmt: skip
    asks |= {"given": of.given} if of.given else {}
    asks |= {"run_text": hours} if hours else {}
    if found is None:
        return asks, None
    figures, drug, count = found
    return asks, _placed("infusion", figures, sheet.supplied(drug, strength, F(PER_VIAL[vial]), count))


COURSES = {
    "start and target": (("0.15", "24"), ("0.6", "72")),
    "four": (("0.15", "24"), ("0.3", "24"), ("0.45", "24"), ("0.6", "24")),
    "one": (("0.5", "96"),),
    "days": (("0.25", "30"), ("0.5", "18"), ("0.35", "48")),
}


def steps(kg: str, course: str, concentration: str, pump: str) -> tuple[Asked, dict[str, str] | None]:
    """Return 96 h in steps, whose range ends at 1.2 mg/kg/h, on a ward."""
    weight, strength, typed = _who(kg, "50")
    rates = [(F(each) * weight, F(hours)) for each, hours in COURSES[course]]
    limits = [F(12, 10) * weight, 7 * weight, weight]
    found = sheet.stepped(rates, _syringe(strength, concentration), sheet.PUMPS[pump], limits)
    asks = {
        "protocol": "depression-iv-96h", "setting": "ward", **typed, "method": "make-up", "container": "syringe-50",
        "concentration_text": concentration, "diluent": "sodium-chloride-0.9", "pump": pump,
        "steps": [{"rate_text": each, "hours_text": hours} for each, hours in COURSES[course]],
    }  # fmt: skip
    if found is None:
        return asks, None
    figures, drug, count = found
    return asks, _placed("infusion", figures, sheet.supplied(drug, strength, F(10), count))


PUSHES = {
    "10": ("10", "undiluted"), "50": ("50", "undiluted"), "10 made up": ("10", "make-up"),
    "50 equal": ("50", "equal-volume"), "100 equal": ("100", "equal-volume"), "100 made up": ("100", "make-up"),
}  # fmt: skip


def push(kg: str, dose: str, way: str) -> tuple[Asked, dict[str, str] | None]:
    """Return a push on a ward, where it stays within 0.35 mg/kg; its range ends at 0.9 mg/kg."""
    vial, method = PUSHES[way]
    weight, strength, typed = _who(kg, vial)
    made = sheet.Push(method, F(1), F(1, 2), F(20) if method == "make-up" else None)
    found = sheet.pushed(F(dose) * weight, weight, strength, made, [F(9, 10) * weight, F(35, 100) * weight])
    how = {} if method == "undiluted" else {"diluent": "sodium-chloride-0.9"}
    how |= {"push_volume_text": "20"} if method == "make-up" else {}
    asks = {
        "protocol": "pain-acute", "setting": "ward", "given": ("push",), **typed, "push_method": method, **how,
        "doses": {"push": {"dose_text": dose, "dose_unit": "mg/kg"}},
    }  # fmt: skip
    if found is None:
        return asks, None
    return asks, _placed("push", found[0], sheet.supplied(found[1], strength, F(PER_VIAL[vial])))


def capped(kg: str, dose: str, cap: str, vial: str) -> tuple[Asked, dict[str, str] | None]:
    """Return midazolam under a cap; its range ends at 0.2 mg/kg."""
    weight, strength, typed = _who(kg, vial)
    made = sheet.Push("undiluted", least=F(2))
    found = sheet.pushed(F(dose) * weight, weight, strength, made, [F(2, 10) * weight], F(cap))
    doses = {"push": {"dose_text": dose, "dose_unit": "mg/kg", "cap_text": cap}}
    asks = {"protocol": "adjunct-midazolam", "setting": "ed", **typed, "doses": doses}
    if found is None:
        return asks, None
    return asks, _placed("push", found[0], sheet.supplied(found[1], strength, F(PER_VIAL[vial])))


DOSES, TIMES = ("0.25", "0.3", "0.5", "0.75", "1"), ("30", "40", "45", "60")
PUMPS = ("syringe-0.1", "syringe-0.01")
FAMILIES = {
    "over a time": Family(
        {"kg": KG, "dose": DOSES, "minutes": TIMES, "vial": ("10", "50", "100"), "way": tuple(WAYS)[:5]}, timed
    ),
    "undiluted": Family(
        {"kg": KG, "dose": DOSES, "minutes": TIMES, "vial": ("10", "50"), "way": ("undiluted",)}, timed
    ),
    "by gravity": Family(
        {"kg": KG, "dose": ("0.3", "0.5"), "minutes": ("40", "60"), "vial": ("50",), "way": ("added to a bag",),
         "factor": ("10", "15", "20", "60")}, timed,
    ),
    "in pounds": Family(
        {"kg": LB, "dose": DOSES, "minutes": ("40",), "vial": ("50",), "way": ("syringe",), "unit": ("lb",)}, timed
    ),
    "by another weight": Family(
        {"kg": COARSE_KG, "dose": ("0.5",), "minutes": ("40",), "vial": ("50",), "way": ("syringe",),
         "person": tuple(product(("ideal", "adjusted", "lean"), map(str, range(155, 201, 5)), ("female", "male")))},
        timed,
    ),
    "sedation": Family(
        {"kg": KG, "dose": ("0.25", "0.5", "1", "1.5", "2", "3"), "vial": ("10", "50"),
         "concentration": ("1", "2", "5", "10"), "pump": PUMPS, "regimen": ("sedation",)}, rate,
    ),
    "on a ward": Family(
        {"kg": KG, "dose": ("0.1", "0.2", "0.35", "0.5", "0.75", "0.9", "1"), "vial": ("50", "100"),
         "concentration": ("1", "2", "4"), "pump": PUMPS, "regimen": ("ward",)}, rate,
    ),
    "fixed rate": Family(
        {"kg": KG, "dose": ("2.5", "5", "10", "15", "20", "25"), "vial": ("10", "50"), "concentration": ("5",),
         "pump": ("syringe-0.1",), "regimen": ("fixed",), "hours": ("", "12", "72")}, rate,
    ),
    "in steps": Family({"kg": KG, "course": tuple(COURSES), "concentration": ("2", "5"), "pump": PUMPS}, steps),
    "push": Family({"kg": KG, "dose": ("0.1", "0.2", "0.3", "0.35"), "way": tuple(PUSHES)}, push),
    "under a cap": Family(
        {"kg": KG, "dose": ("0.05", "0.075", "0.1"), "cap": ("2", "4", "6"), "vial": ("1", "5")}, capped
    ),
}  # fmt: skip


def size() -> int:
    """Return how many orders the grid has."""
    return sum(map(len, FAMILIES.values()))


def order_at(place: int) -> tuple[str, Asked, dict[str, str] | None]:
    """Return the family, the order and the figures expected at a place of the grid; None where it is to be stopped."""
    for name, family in FAMILIES.items():
        if place < len(family):
            return name, *family.order(place)
        place -= len(family)
    raise IndexError(place)
