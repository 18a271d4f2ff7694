"""Which weight a dose goes by: published formulas against figures worked by hand."""

from fractions import Fraction
from typing import Any

import pytest

from ketadesk.dosing.patient import Patient, UndefinedWeightError, dosing_weight, index_of
from ketadesk.dosing.term import given
from ketadesk.quantities.kinds import bodyweight, height
from orders import library


def patient(weight: str, tall: str | None = None, sex: Any = None, of: str = "cm") -> Patient:
    how_tall = None if tall is None else given("height", height.of(Fraction(tall), "inch" if of == "in" else of))
    return Patient(given("weight", bodyweight.of(Fraction(weight))), "measured", how_tall, None, sex)


def by(basis: Any, who: Patient) -> Fraction:
    return Fraction(dosing_weight(who, basis, library().weight_formulas).value.magnitude)


# Devine 1974: 50 or 45.5 kg and 2.3 kg for each inch above 60
@pytest.mark.parametrize(
    ("inches", "sex", "kilograms"),
    [
        ("60", "male", "50"),
        ("70", "male", "73"),
        ("60", "female", "45.5"),
        ("65", "female", "57"),
        ("61.5", "male", "53.45"),
    ],
)
def test_that_the_ideal_weight_is_devines(inches: str, sex: str, kilograms: str) -> None:
    assert by("ideal", patient("90", inches, sex, "in")) == Fraction(kilograms)


def test_that_centimetres_and_inches_give_the_same_ideal_weight() -> None:
    assert by("ideal", patient("90", "177.8", "male")) == by("ideal", patient("90", "70", "male", "in"))


def test_that_the_formula_of_another_page_is_not_used() -> None:
    modified = Fraction("51.65") + 10 * Fraction("1.85")  # 70.15 kg at 70 in
    assert by("ideal", patient("90", "70", "male", "in")) == 73 != modified


@pytest.mark.parametrize("basis", ["ideal", "adjusted"])
def test_that_below_60_inches_devine_is_refused_and_never_clamped(basis: str) -> None:
    assert by(basis, patient("50", "152.4", "female")) > 0
    with pytest.raises(UndefinedWeightError, match=r"not defined below 152\.4 cm"):
        by(basis, patient("50", "152.3", "female"))


# ideal + 0.4 (actual − ideal): 57 + 0.4 × 40 = 73
def test_that_the_adjusted_weight_adds_two_fifths_of_the_excess() -> None:
    assert by("adjusted", patient("97", "65", "female", "in")) == 73


def test_that_the_adjusted_weight_of_someone_lighter_than_ideal_lies_between() -> None:
    assert by("adjusted", patient("63", "70", "male", "in")) == 73 - Fraction(2, 5) * 10


# Janmahasatian 2005: 9270 W ÷ (6680 + 216 BMI) and 9270 W ÷ (8780 + 244 BMI)
@pytest.mark.parametrize(
    ("sex", "kilograms"), [("male", Fraction(927_000, 12_080)), ("female", Fraction(927_000, 14_880))]
)
def test_that_the_lean_weight_is_janmahasatians(sex: str, kilograms: Fraction) -> None:
    assert by("lean", patient("100", "200", sex)) == kilograms


def test_that_the_body_mass_index_is_weight_over_height_squared() -> None:
    who = patient("100", "200")
    assert who.height is not None
    assert index_of(who.weight, who.height).value.magnitude == 25
    assert patient("100").body_mass_index() is None


def test_that_the_actual_weight_needs_nothing_else() -> None:
    assert by("actual", patient("70.25")) == Fraction("70.25")


@pytest.mark.parametrize("basis", ["ideal", "adjusted", "lean"])
def test_that_another_weight_names_what_it_needs(basis: str) -> None:
    with pytest.raises(UndefinedWeightError, match="needs the height"):
        by(basis, patient("70", sex="male"))
    with pytest.raises(UndefinedWeightError, match="needs the sex"):
        by(basis, patient("70", "175"))


@pytest.mark.parametrize("basis", ["ideal", "adjusted", "lean"])
def test_that_every_step_of_a_weight_recomputes_and_names_its_formula(basis: Any) -> None:
    term = dosing_weight(patient("97", "165.1", "female"), basis, library().weight_formulas)
    steps = list(term.derivation())
    assert all(step.recomputed() == step.value for step in steps)
    formulas = [step.origin for step in steps if step.origin is not None and step.origin.says == "formula"]
    assert formulas
    assert all(origin.backing is not None and origin.backing.source in library().sources for origin in formulas)
