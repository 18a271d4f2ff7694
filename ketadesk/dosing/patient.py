"""Who the order is for, and which weight the dose goes by."""

from dataclasses import dataclass
from typing import Literal

from ketadesk.dosing.term import Operator as By
from ketadesk.dosing.term import Origin, Term, add, derive, divide, given, multiply, subtract
from ketadesk.protocols.figure import Figure
from ketadesk.protocols.limit import WeightFormulas
from ketadesk.protocols.protocol import Basis
from ketadesk.quantities.kinds import (
    Age,
    BodyMassIndex,
    Bodyweight,
    Height,
    Ratio,
    body_mass_index,
    bodyweight,
    height,
    height_squared,
    plain,
)

Sex = Literal["female", "male"]
Known = Literal["measured", "stated", "estimated"]


class UndefinedWeightError(ValueError):
    """A dosing weight that its formula does not define for this person, with one sentence that says so."""


@dataclass(frozen=True)
class Patient:
    """The person, as far as the order needs them: weight, how it is known, height, age, sex."""

    weight: Term[Bodyweight]
    known: Known | None = None
    height: Term[Height] | None = None
    age: Term[Age] | None = None
    sex: Sex | None = None

    def body_mass_index(self) -> Term[BodyMassIndex] | None:
        """Return weight over height squared, or None without a height."""
        if self.height is None:
            return None
        return index_of(self.weight, self.height)


def index_of(weight: Term[Bodyweight], tall: Term[Height]) -> Term[BodyMassIndex]:
    """Return the body mass index, kg/m2 (WHO)."""
    square = derive("height squared", By.TIMES, tall, tall, into=height_squared)
    return divide("body mass index", weight, square, into=body_mass_index)


def ideal_weight(tall: Term[Height], sex: Sex, formulas: WeightFormulas) -> Term[Bodyweight]:
    """Return the ideal weight by Devine 1974.

    Raises `UndefinedWeightError` below the height from which the formula counts: it is refused there, not clamped.
    """
    least = _constant("height the formula counts from", formulas.ideal_height)
    if tall.value < least.value:
        raise UndefinedWeightError("Devine's ideal weight is not defined below 152.4 cm. Choose another dosing weight.")
    base = _constant("base weight", formulas.ideal_male if sex == "male" else formulas.ideal_female)
    above = subtract("height above", tall, least, into=height)
    for_height = multiply(
        "weight for height", above, _constant("weight per height", formulas.ideal_per_height), into=bodyweight
    )
    return add("ideal weight", base, for_height, into=bodyweight)


def adjusted_weight(
    weight: Term[Bodyweight], tall: Term[Height], sex: Sex, formulas: WeightFormulas
) -> Term[Bodyweight]:
    """Return the ideal weight plus a share of what exceeds it. Raises as `ideal_weight` does."""
    ideal = ideal_weight(tall, sex, formulas)
    excess = subtract("weight above ideal", weight, ideal, into=bodyweight)
    share = multiply("share of it", excess, _constant("share counted", formulas.adjusted_share), into=bodyweight)
    return add("adjusted weight", ideal, share, into=bodyweight)


def lean_weight(weight: Term[Bodyweight], tall: Term[Height], sex: Sex, formulas: WeightFormulas) -> Term[Bodyweight]:
    """Return the lean weight by Janmahasatian 2005."""
    male = sex == "male"
    base = _constant("lean base", formulas.lean_male if male else formulas.lean_female)
    slope = _constant("lean per index", formulas.lean_male_per_index if male else formulas.lean_female_per_index)
    for_index = multiply("for the index", slope, index_of(weight, tall), into=body_mass_index)
    divisor = add("divisor", base, for_index, into=body_mass_index)
    share = divide("lean share", _constant("lean numerator", formulas.lean_numerator), divisor, into=plain)
    return multiply("lean weight", weight, share, into=bodyweight)


def dosing_weight(patient: Patient, basis: Basis, formulas: WeightFormulas) -> Term[Bodyweight]:
    """Return the weight the dose goes by.

    Raises `UndefinedWeightError` when the basis needs a height or sex that is missing, or is not defined for it.
    """
    if basis == "actual":
        return patient.weight
    if patient.height is None:
        raise UndefinedWeightError(f"The {basis} weight needs the height. Enter it, or dose by actual weight.")
    if patient.sex is None:
        raise UndefinedWeightError(f"The {basis} weight needs the sex. Choose it, or dose by actual weight.")
    if basis == "ideal":
        return ideal_weight(patient.height, patient.sex, formulas)
    chosen = adjusted_weight if basis == "adjusted" else lean_weight
    return chosen(patient.weight, patient.height, patient.sex, formulas)


def _constant(name: str, figure: Figure) -> Term[Ratio]:
    return given(name, Ratio(figure.value), Origin("formula", figure.backing))
