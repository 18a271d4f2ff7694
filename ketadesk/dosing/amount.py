"""How much is ordered: a dose per weight made a dose, a rate per weight made a rate, and the cap that may bind."""

from dataclasses import dataclass
from typing import Any

from ketadesk.dosing.order import Ordered
from ketadesk.dosing.term import Origin, Term, converted, divide, given, multiply, smaller
from ketadesk.protocols.figure import Cap
from ketadesk.protocols.protocol import Administration
from ketadesk.quantities.kinds import (
    Bodyweight,
    DosePerWeight,
    DoseRate,
    DoseRatePerWeight,
    Mass,
    dose_per_weight,
    dose_rate,
    dose_rate_per_weight,
    mass,
)


@dataclass(frozen=True)
class Amount:
    """A dose: as ordered, by weight, and as it stands after any cap. `cap` is the one that was weighed against it."""

    ordered: Term[Mass]
    dose: Term[Mass]
    per_weight: Term[DosePerWeight]
    cap: Term[Mass] | None = None

    @property
    def capped(self) -> bool:
        """Say whether the cap is smaller than what was ordered."""
        return self.cap is not None and self.cap.value < self.ordered.value


@dataclass(frozen=True)
class Rate:
    """A dose rate: as ordered, by weight, and as it stands after any cap."""

    ordered: Term[DoseRate]
    rate: Term[DoseRate]
    per_weight: Term[DoseRatePerWeight]
    cap: Term[DoseRate] | None = None

    @property
    def capped(self) -> bool:
        """Say whether the cap is smaller than what was ordered."""
        return self.cap is not None and self.cap.value < self.ordered.value


def ordered_amount(ordered: Ordered, weight: Term[Bodyweight]) -> Amount:
    """Return the dose of an order in mg/kg or mg: times the weight, and never above a cap that holds."""
    if dose_per_weight.admits(ordered.dose.value):
        full = multiply("dose", ordered.dose, weight, into=mass)
    else:
        full = converted("dose", ordered.dose, into=mass)
    caps = [each for each in (ordered.cap, cap_of(ordered.administration, weight, mass)) if each is not None]
    cap = min(caps, key=lambda each: mass.recorded(each.value).magnitude, default=None)
    if cap is None:
        return Amount(full, full, divide("dose per weight", full, weight, into=dose_per_weight))
    full = full.named("ordered dose")
    kept = smaller("dose", full, cap, into=mass)
    return Amount(full, kept, divide("dose per weight", kept, weight, into=dose_per_weight), cap)


def ordered_rate(dose: Term[Any], ordered: Ordered, weight: Term[Bodyweight]) -> Rate:
    """Return a rate in mg/h from one by weight or not, never above a cap that holds for this weight."""
    if dose_rate_per_weight.admits(dose.value):
        full = multiply("dose rate", dose, weight, into=dose_rate)
    else:
        full = converted("dose rate", dose, into=dose_rate)
    cap = cap_of(ordered.administration, weight, dose_rate)
    if cap is None:
        return Rate(full, full, divide("dose rate per weight", full, weight, into=dose_rate_per_weight))
    full = full.named("ordered dose rate")
    kept = smaller("dose rate", full, cap, into=dose_rate)
    return Rate(full, kept, divide("dose rate per weight", kept, weight, into=dose_rate_per_weight), cap)


def cap_of(administration: Administration, weight: Term[Bodyweight], door: Any) -> Term[Any] | None:
    """Return the smallest cap of this kind that the protocol holds for this weight."""
    caps = [cap for cap in administration.caps if cap.holds_for(weight.value) and door.admits(cap.value)]
    if not caps:
        return None
    least: Cap = min(caps, key=lambda cap: door.recorded(cap.value).magnitude)
    return given("cap", door(least.value), Origin("protocol", least.backing))
