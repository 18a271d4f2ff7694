"""The formula sheet, written a second time from `resources/docs/formulas.md` and nothing else.

Plain fractions; nothing of KetaDesk is imported, nor the fractions of the worked examples. Functions stand under the
headings of the sheet. What the sheet stops is None: then no figure may be shown.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

F = Fraction
Figures = dict[str, str]

POUND, INCH = F(45359237, 10**8), F(254, 100)
SYRINGES = {F(1): F(1, 100), F(3): F(1, 10), F(5): F(2, 10), F(10): F(2, 10), F(20): F(1), F(60): F(1)}
ASKED, STOPPED, LEAST_DRAWN = F(2, 100), F(5, 100), F(1, 10)
BAG_100 = (F(10615, 100), F(11209, 100))
LIFE_H = F(24)


@dataclass(frozen=True)
class Pump:
    """A row of the sheet's table; `steps` are (below, step), the last without an end."""

    least: F
    greatest: F
    steps: tuple[tuple[F | None, F], ...]
    volume_step: F
    bags: bool = False

    def step(self, rate: F) -> F:
        return next(step for below, step in self.steps if below is None or rate < below)


PUMPS = {
    "syringe-0.1": Pump(F(1, 10), F(1200), ((None, F(1, 10)),), F(1, 10)),
    "syringe-0.01": Pump(F(1, 10), F(1200), ((F(10), F(1, 100)), (F(100), F(1, 10)), (None, F(1))), F(1, 10)),
    "volumetric-0.1": Pump(F(1, 10), F(1200), ((None, F(1, 10)),), F(1, 10), bags=True),
    "volumetric-1": Pump(F(1), F(999), ((None, F(1)),), F(1), bags=True),
}

# ---- Rounding


def half_up(value: F, step: F) -> F:
    return floor(value / step + F(1, 2)) * step


def down(value: F, step: F) -> F:
    return floor(value / step) * step


def apart(really: F, meant: F) -> F:
    return abs(really - meant) / meant


def the_most(exact: F, limits: list[F]) -> F | None:
    kept = [limit for limit in limits if exact <= limit]
    return min(kept) if kept else None


# ---- Weight to dose by


def dosing_weight(basis: str, kg: F, cm: F | None = None, sex: str = "") -> F:
    if basis == "actual" or cm is None:
        return kg
    if basis == "lean":
        index = kg / (cm / 100) ** 2
        base, slope = (6680, 216) if sex == "male" else (8780, 244)
        return 9270 * kg / (base + slope * index)
    ideal = (F(50) if sex == "male" else F(91, 2)) + F(23, 10) * (cm / INCH - 60)
    return ideal if basis == "ideal" else ideal + F(4, 10) * (kg - ideal)


# ---- Drawing up


@dataclass(frozen=True)
class Drawn:
    exact: F
    volume: F
    amount: F


def drawn(amount: F, strength: F, most: F | None = None) -> Drawn | None:
    """Return what is drawn up, or None where it cannot be measured."""
    exact = amount / strength
    sizes = sorted(SYRINGES)
    first = next((size for size in sizes if exact <= size), sizes[-1])
    found = _to_mark(exact, strength, SYRINGES[first], most)
    if apart(found.amount, amount) > ASKED:
        for size in reversed(sizes):
            if size < exact <= 2 * size and SYRINGES[size] < SYRINGES[first]:
                twice = _to_mark(exact, strength, SYRINGES[size], most)
                if apart(twice.amount, amount) <= ASKED:
                    found = twice
                    break
    return None if exact < LEAST_DRAWN or apart(found.amount, amount) > STOPPED else found


def _to_mark(exact: F, strength: F, mark: F, most: F | None) -> Drawn:
    volume = half_up(exact, mark)
    if most is not None and volume * strength > most:
        volume = down(exact, mark)
    return Drawn(exact, volume, volume * strength)


# ---- Mixing


@dataclass(frozen=True)
class Container:
    """What is mixed: from a vial of mg/mL, by a method, in so many mL, to a strength if one is asked for.

    `weighed` is a bag of 100 mL, whose content was weighed.
    """

    vial: F
    method: str
    held: F
    concentration: F | None = None
    weighed: bool = False


@dataclass(frozen=True)
class Mixed:
    final: F
    diluent: F | None
    strength: F


def mixed(drug: Drawn, method: str, held: F, vial: F) -> Mixed | None:
    """Return the mixture in a container, or None where the drug does not go into it."""
    if method == "undiluted":
        return Mixed(drug.volume, None, vial)
    if method == "add":
        return Mixed(held + drug.volume, held, drug.amount / (held + drug.volume))
    if drug.volume > held:
        return None
    return Mixed(held, held - drug.volume, drug.amount / held)


def overfilled(drug: Drawn, method: str) -> Figures:
    """Return what a bag of 100 mL really makes of the strength."""
    low, high = (end + (drug.volume if method == "add" else 0) for end in BAG_100)
    return {
        "weakest_real_concentration": f"{drug.amount / high} mg/mL",
        "strongest_real_concentration": f"{drug.amount / low} mg/mL",
    }


def preparation(drug: Drawn, mix: Mixed) -> Figures:
    figures = {
        "drug_volume": f"{drug.exact} mL",
        "drawn_volume": f"{drug.volume} mL",
        "amount_drawn": f"{drug.amount} mg",
        "final_volume": f"{mix.final} mL",
        "final_concentration": f"{mix.strength} mg/mL",
    }
    return figures if mix.diluent is None else {**figures, "diluent_volume": f"{mix.diluent} mL"}


# ---- On a pump, and by gravity


def set_on(pump: Pump, exact: F, strength: F, most: F | None = None) -> F | None:
    """Return the pump rate, or None where the pump cannot give it nearly enough."""
    step = pump.step(exact)
    rate = half_up(exact, step)
    if most is not None and rate * strength > most:
        rate = down(exact, step)
    return rate if pump.least <= rate <= pump.greatest and apart(rate, exact) <= STOPPED else None


def in_drops(exact: F, factor: F) -> tuple[F, F | None]:
    """Return drops per minute and the pump rate they make, or None where it is not nearly enough."""
    drops = half_up(exact / 60 * factor, F(1))
    rate = drops / factor * 60
    return drops, rate if apart(rate, exact) <= STOPPED else None


def in_other_units(mg_per_h: F, kg: F) -> Figures:
    return {
        "rate_in_mg_h": f"{mg_per_h} mg/h",
        "rate_in_mg_kg_h": f"{mg_per_h / kg} mg/kg/h",
        "rate_in_mcg_kg_min": f"{mg_per_h / kg * 1000 / 60} mcg/kg/min",
    }


# ---- A dose over a time


def over_a_time(dose: F, minutes: F, kg: F, container: Container, device: Pump | F, hard_high: F) -> Figures | None:
    """Return the figures of a dose of so many mg over a time, by a pump or by so many drops per mL.

    `hard_high` is the end of the range, in mg.
    """
    vial, held, asked = container.vial, container.held, container.concentration
    standard = asked is not None
    drug = drawn(dose, vial, the_most(dose, [hard_high])) if asked is None else drawn(asked * held, vial)
    mix = None if drug is None else mixed(drug, container.method, held, vial)
    if drug is None or mix is None:
        return None
    volume = dose / mix.strength if standard else mix.final
    infused = _told(volume, device, standard=standard)
    if (standard and volume > held) or apart(infused, volume) > STOPPED:
        return None
    figures = {"dose": f"{dose} mg", **preparation(drug, mix)}
    figures |= overfilled(drug, container.method) if container.weighed else {}
    exact = volume / minutes * 60
    if isinstance(device, Pump):
        rate = set_on(device, exact, mix.strength)
    else:
        drops, rate = in_drops(exact, device)
        figures["drop_rate"] = f"{drops} gtt/min"
    if rate is None:
        return None
    delivered = rate * mix.strength
    return figures | in_other_units(dose / minutes * 60, kg) | {
        "pump_rate": f"{rate} mL/h",
        "delivered_rate": f"{delivered} mg/h",
        "volume_to_be_infused": f"{infused} mL",
        "dose_given": f"{delivered * minutes / 60 if standard else infused * mix.strength} mg",
        "running_time": f"{minutes if standard else infused / rate * 60} min",
    }  # fmt: skip


def _told(volume: F, device: Pump | F, *, standard: bool) -> F:
    if not isinstance(device, Pump):
        return volume
    if standard:
        return half_up(volume, device.volume_step)
    return down(volume, device.volume_step) if device.bags else volume


# ---- A rate that runs


def containers(runs: list[tuple[F, F]], holds: F, life: F = LIFE_H) -> int:
    """Return how many containers runs of (mL/h, h) take: walk from each change, or end of a rate, to the next."""
    ends = [F(0)]
    for _, hours in runs:
        ends.append(ends[-1] + hours)
    count, hung, left = 1, F(0), holds
    for (rate, _), (begin, end) in zip(runs, pairwise(ends), strict=True):
        now = begin
        while now < end:
            if left == 0 or now - hung == life:
                count, hung, left = count + 1, now, holds
            until = min(end, now + left / rate, hung + life)
            left, now = left - (until - now) * rate, until
    return count


def running(
    mg_per_h: F, kg: F, container: Container, pump: Pump, limits: list[F], cap: F | None = None, hours: F | None = None
) -> tuple[Figures, Drawn, int] | None:
    """Return the figures of a rate that runs, what is drawn for a container, and how many containers it takes."""
    kept = mg_per_h if cap is None else min(mg_per_h, cap)
    held, filled = container.held, _filled(container)
    if filled is None:
        return None
    drug, mix = filled
    most = the_most(kept, limits + ([] if cap is None else [cap]))
    rate = set_on(pump, kept / mix.strength, mix.strength, most)
    if rate is None:
        return None
    figures = preparation(drug, mix) | in_other_units(kept, kg) | {
        "dose_rate": f"{kept} mg/h",
        "pump_rate": f"{rate} mL/h",
        "delivered_rate": f"{rate * mix.strength} mg/h",
        "container_lasts": f"{held / rate * 60} min",
    }  # fmt: skip
    if hours is None:
        return figures, drug, 1
    count, through = containers([(rate, hours)], held), rate * hours
    figures |= {"total_volume": f"{through} mL", "total_dose": f"{rate * mix.strength * hours} mg"}
    if count == 1:
        told = half_up(through, pump.volume_step)
        if apart(told, through) > STOPPED:
            return None
        figures["volume_to_be_infused"] = f"{told} mL"
    return figures, drug, count


def _filled(container: Container) -> tuple[Drawn, Mixed] | None:
    """Return a container filled to the strength that is asked for."""
    drug = drawn((container.concentration or F(0)) * container.held, container.vial)
    mix = None if drug is None else mixed(drug, container.method, container.held, container.vial)
    return None if drug is None or mix is None else (drug, mix)


def stepped(
    steps: list[tuple[F, F]], container: Container, pump: Pump, limits: list[F]
) -> tuple[Figures, Drawn, int] | None:
    """Return the figures of rates in mg/h one after another, each for so many hours."""
    filled = _filled(container)
    if filled is None:
        return None
    drug, mix = filled
    figures, runs = preparation(drug, mix), []
    for place, (mg_per_h, hours) in enumerate(steps, 1):
        rate = set_on(pump, mg_per_h / mix.strength, mix.strength, the_most(mg_per_h, limits))
        if rate is None:
            return None
        figures[f"step_{place}_pump_rate"] = f"{rate} mL/h"
        runs.append((rate, hours))
    through = sum((rate * hours for rate, hours in runs), F(0))
    figures |= {"total_volume": f"{through} mL", "total_dose": f"{through * mix.strength} mg"}
    return figures, drug, containers(runs, container.held)


# ---- A push


@dataclass(frozen=True)
class Push:
    """How a push is made up, and how slowly it goes in: `least` in min, `fastest` in mg/kg/min."""

    method: str
    least: F
    fastest: F | None = None
    made_up_to: F | None = None


def pushed(dose: F, kg: F, vial: F, how: Push, limits: list[F], cap: F | None = None) -> tuple[Figures, Drawn] | None:
    """Return the figures of a push."""
    kept = dose if cap is None else min(dose, cap)
    drug = drawn(kept, vial, the_most(kept, limits + ([] if cap is None else [cap])))
    if drug is None:
        return None
    final = how.made_up_to or (2 if how.method == "equal-volume" else 1) * drug.volume
    figures = {
        "dose": f"{kept} mg",
        "drug_volume": f"{drug.exact} mL",
        "drawn_volume": f"{drug.volume} mL",
        "amount_drawn": f"{drug.amount} mg",
        "push_volume": f"{final} mL",
        "push_concentration": f"{vial if how.method == 'undiluted' else drug.amount / final} mg/mL",
    }
    if how.method != "undiluted":
        figures["diluent_volume"] = f"{final - drug.volume} mL"
    slowest = how.least if how.fastest is None else max(how.least, kept / (how.fastest * kg))
    figures["least_push_time"] = f"{slowest} min"
    return figures, drug


# ---- Vials and waste


def supplied(first: Drawn, vial: F, per_vial: F, count: int = 1) -> Figures:
    """Return vials and waste: the first container, and each after it from vials of its own."""
    each = ceil(first.volume / per_vial)
    waste = each * count * per_vial * vial - first.volume * count * vial
    return {"vials": f"{each * count} vial", "waste": f"{waste} mg", "waste_volume": f"{waste / vial} mL"}
