"""A term computes and records in one act: what is recorded, worked out again, is always what was computed."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pint
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from ketadesk.dosing.term import (
    ENTERED,
    LABEL,
    Operator,
    Origin,
    Term,
    add,
    converted,
    derive,
    deviation,
    divide,
    given,
    larger,
    multiply,
    rounded,
    smaller,
    subtract,
)
from ketadesk.quantities.kinds import (
    bodyweight,
    concentration,
    dose_per_weight,
    dose_rate,
    dose_rate_per_weight,
    mass,
    pump_rate,
    time,
    volume,
)
from ketadesk.quantities.registry import Quantity, quantity
from strategies import exact_numbers, terms

# How much of a base unit each unit is, by hand; a unit of the trees is a product and quotient of these.
SIZES = {
    "mg": Fraction(1),
    "mcg": Fraction(1, 1000),
    "g": Fraction(1000),
    "kg": Fraction(1),
    "lb": Fraction(45_359_237, 100_000_000),
    "mL": Fraction(1),
    "L": Fraction(1000),
    "min": Fraction(1),
    "h": Fraction(60),
    "s": Fraction(1, 60),
    "day": Fraction(1440),
}


def base(value: Quantity) -> Fraction:
    """Return a value in mg, kg, mL and min, by the table above."""
    size = Fraction(value.magnitude)
    for name, power in dict(value.unit_items()).items():
        size *= SIZES[name] ** int(power)
    return size


def by_hand(term: Term[Any], known: dict[int, Fraction]) -> Fraction:
    """Work a step out again in base units from its operands, by plain fractions and nothing of the code."""
    if term.operator is None:
        return base(term.value)
    values = [known[id(operand)] for operand in term.operands]
    first = values[0]
    steps: dict[Operator, Callable[[], Fraction]] = {
        Operator.TIMES: lambda: first * values[1],
        Operator.OVER: lambda: first / values[1],
        Operator.PLUS: lambda: sum(values, Fraction(0)),
        Operator.MINUS: lambda: first - sum(values[1:], Fraction(0)),
        Operator.SMALLER: lambda: min(values),
        Operator.LARGER: lambda: max(values),
        Operator.CONVERTED: lambda: first,
        Operator.ROUNDED: lambda: _half_up(first / values[1]) * values[1],
        Operator.ROUNDED_UP: lambda: -((-first) // values[1]) * values[1],
        Operator.ROUNDED_DOWN: lambda: (first // values[1]) * values[1],
    }
    return steps[term.operator]()


def _half_up(value: Fraction) -> int:
    whole, rest = divmod(abs(value), 1)
    away = int(whole) + (1 if rest >= Fraction(1, 2) else 0)
    return away if value >= 0 else -away


@drawn(st.sampled_from(["mass", "volume", "dose_rate", "concentration", "pump_rate", "time"]).flatmap(terms))
@settings(max_examples=120)
def test_that_any_tree_recomputed_is_itself_and_what_hand_arithmetic_gives(term: Term[Any]) -> None:
    known: dict[int, Fraction] = {}
    for step in term.derivation():
        again = step.recomputed()
        assert again.units == step.value.units
        assert again.magnitude == step.value.magnitude
        assert type(again.magnitude) is Fraction
        known[id(step)] = by_hand(step, known)
        assert base(step.value) == known[id(step)]


@drawn(st.sampled_from(["mass", "volume", "dose_rate"]).flatmap(terms))
@settings(max_examples=60)
def test_that_a_derivation_gives_operands_before_results_each_once_and_the_term_last(term: Term[Any]) -> None:
    steps = list(term.derivation())
    place = {id(step): index for index, step in enumerate(steps)}
    assert len(place) == len(steps)
    assert steps[-1] is term
    for step in steps:
        assert all(place[id(operand)] < place[id(step)] for operand in step.operands)
        assert (step.operator is None) == (step.operands == ())
        assert (step.operator is None) == (step.origin is not None)


@pytest.fixture
def weight() -> Term[Any]:
    return given("weight", bodyweight.of(70))


@pytest.fixture
def dose(weight: Term[Any]) -> Term[Any]:
    return multiply("dose", given("ordered", dose_per_weight.of(Fraction(1, 2))), weight, into=mass)


def test_that_a_product_holds_its_value_and_where_it_came_from(weight: Term[Any]) -> None:
    ordered = given("ordered", dose_per_weight.of(Fraction(1, 2)))
    dose = multiply("dose", ordered, weight, into=mass)
    assert dose.value == quantity(35, "mg")
    assert (dose.name, dose.operator, dose.origin) == ("dose", Operator.TIMES, None)
    assert dose.operands == (ordered, weight)


def test_that_a_quotient_keeps_the_order_of_its_operands(dose: Term[Any]) -> None:
    strength = given("strength", concentration.of(50), LABEL)
    assert divide("drug volume", dose, strength, into=volume).value == quantity(Fraction(7, 10), "mL")
    with pytest.raises(pint.DimensionalityError):
        divide("drug volume", strength, dose, into=volume)


@pytest.mark.parametrize(
    ("left", "right", "into", "of", "result"),
    [
        # 12.5 mcg/kg/min × 70 kg = 875 mcg/min = 52.5 mg/h
        ((Fraction(25, 2), "mcg/kg/min"), (70, "kg"), dose_rate, None, (Fraction(105, 2), "mg/h")),
        ((Fraction(25, 2), "mcg/kg/min"), (70, "kg"), dose_rate, "mcg/min", (875, "mcg/min")),
        # 0.75 mg/kg/h × 154 lb: 154 × 0.45359237 = 69.85322498 kg, × 0.75 = 52.389918735 mg/h
        ((Fraction(3, 4), "mg/kg/h"), (154, "lb"), dose_rate, None, (Fraction(52_389_918_735, 10**9), "mg/h")),
        ((75, "mL/h"), (40, "min"), volume, None, (50, "mL")),
        ((2, "mg/mL"), (1, "L"), mass, "g", (2, "g")),
    ],
)
def test_that_a_product_of_unlike_units_comes_out_in_the_unit_asked(
    left: tuple[Any, str], right: tuple[Any, str], into: Any, of: str | None, result: tuple[Any, str]
) -> None:
    one, other = given("one", quantity(*left)), given("other", quantity(*right))
    made = multiply("product", one, other, into=into, of=of)
    assert (made.value.magnitude, str(made.value.units)) == (result[0], str(quantity(1, result[1]).units))
    assert made.recomputed() == quantity(*result)


def test_that_a_sum_takes_every_unit_and_of_one_term_is_that_term(dose: Term[Any]) -> None:
    more, most = given("more", mass.of(500, "mcg")), given("most", mass.of(1, "g"))
    total = add("total", dose, more, most, into=mass)
    assert total.value == quantity(Fraction(10_355, 10), "mg")  # 35 + 0.5 + 1000
    assert add("total", dose, into=mass) == dose.named("total")
    with pytest.raises(pint.DimensionalityError):
        add("total", dose, given("weight", bodyweight.of(1)), into=mass)


def test_that_a_difference_takes_away_every_further_term_and_may_be_negative() -> None:
    bag, drawn_volume, left = (given(name, volume.of(size)) for name, size in (("bag", 50), ("drawn", 7), ("left", 3)))
    assert subtract("rest", bag, drawn_volume, left, into=volume).value == quantity(40, "mL")
    assert subtract("rest", drawn_volume, bag, into=volume).value == quantity(-43, "mL")


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [((35, "mg"), (30, "mg"), 30, 35), ((30, "mg"), (35, "mg"), 30, 35), ((35, "mg"), (20_000, "mcg"), 20, 35)],
)
def test_that_the_smaller_and_the_larger_compare_across_units(
    left: tuple[int, str], right: tuple[int, str], least: int, most: int
) -> None:
    one, other = given("one", quantity(*left)), given("other", quantity(*right))
    assert smaller("least", one, other, into=mass).value == quantity(least, "mg")
    assert larger("most", one, other, into=mass).value == quantity(most, "mg")
    assert smaller("least", one, other, into=mass).operator is Operator.SMALLER
    assert larger("most", one, other, into=mass).operator is Operator.LARGER
    with pytest.raises(pint.DimensionalityError):
        smaller("least", one, given("weight", bodyweight.of(1)), into=mass)


@pytest.mark.parametrize(
    ("exact", "step", "nearest", "up", "down"),
    [
        ("26.25", "0.1", "26.3", "26.3", "26.2"),  # S-08: the tie goes up
        ("26.249", "0.1", "26.2", "26.3", "26.2"),
        ("26.3", "0.1", "26.3", "26.3", "26.3"),
        ("0.04", "0.1", "0", "0.1", "0"),
        ("3.5", "1", "4", "4", "3"),
        ("7", "5", "5", "10", "5"),
        ("1/3", "0.01", "0.33", "0.34", "0.33"),
    ],
)
def test_that_a_rate_is_rounded_to_the_step_half_up_up_or_down(
    exact: str, step: str, nearest: str, up: str, down: str
) -> None:
    rate, pump = given("rate", pump_rate.of(Fraction(exact))), given("step", pump_rate.of(Fraction(step)))
    for rule, result in (
        (Operator.ROUNDED, nearest),
        (Operator.ROUNDED_UP, up),
        (Operator.ROUNDED_DOWN, down),
    ):
        made = rounded("set", rate, pump, into=pump_rate, rule=rule)
        assert made.value == quantity(Fraction(result), "mL/h")
        assert made.operator is rule
        assert made.operands == (rate, pump)
    assert rounded("set", rate, pump, into=pump_rate).value == quantity(Fraction(nearest), "mL/h")


def test_that_rounding_comes_out_in_the_unit_of_the_step() -> None:
    rate, step = given("rate", pump_rate.of(Fraction(7, 16), "mL/min")), given("step", pump_rate.of(Fraction(1, 10)))
    made = rounded("set", rate, step, into=pump_rate)  # 7/16 mL/min = 26.25 mL/h
    assert str(made.value.units) == str(quantity(1, "mL/h").units)
    assert made.value.magnitude == Fraction(263, 10)


def test_that_a_conversion_changes_the_unit_and_not_the_quantity() -> None:
    entered = given("weight as entered", bodyweight.of(154, "lb"))
    weight = converted("weight", entered, into=bodyweight)
    assert weight.value.magnitude == Fraction(6_985_322_498, 10**8)
    assert weight.operator is Operator.CONVERTED
    assert converted("rate", given("rate", dose_rate_per_weight.of(Fraction(3, 4))), into=dose_rate_per_weight,
                     of="mcg/kg/min").value.magnitude == Fraction(25, 2)  # fmt: skip
    with pytest.raises(pint.DimensionalityError):
        converted("dose", entered, into=mass)


@pytest.mark.parametrize(
    ("really", "meant", "percent"),
    [
        ((3507, 100, "mg"), (35, 1, "mg"), Fraction(1, 5)),  # 0.07 in 35
        ((34, 1, "mg"), (35, 1, "mg"), Fraction(-20, 7)),
        ((35_000, 1, "mcg"), (35, 1, "mg"), Fraction(0)),
        ((70, 1, "mg"), (35, 1, "mg"), Fraction(100)),
        ((0, 1, "mg"), (35, 1, "mg"), Fraction(-100)),
    ],
)
def test_that_more_than_meant_is_positive_in_per_cent_of_what_was_meant(
    really: tuple[int, int, str], meant: tuple[int, int, str], percent: Fraction
) -> None:
    one, other = (given("one", mass.of(Fraction(top, bottom), of)) for top, bottom, of in (really, meant))
    off = deviation("deviation", one, other)
    assert off.value == quantity(percent, "percent")
    assert off.value.magnitude == percent
    assert off.operands == (one, other)


@drawn(exact_numbers(), exact_numbers())
def test_that_a_deviation_undone_gives_what_was_really_given(really: Fraction, meant: Fraction) -> None:
    off = deviation("off", given("really", mass.of(really)), given("meant", mass.of(meant)))
    assert meant * (1 + off.value.magnitude / 100) == really
    assert off.recomputed() == off.value


WRONG_DOORS = [
    (Operator.TIMES, (1, "mg/kg"), (70, "kg"), volume),
    (Operator.TIMES, (1, "mg/kg"), (70, "kg"), bodyweight),
    (Operator.TIMES, (1, "mg/kg"), (70, "kg"), dose_rate),
    (Operator.TIMES, (1, "mg/kg"), (70, "mg"), mass),  # drug mass where the weight belongs
    (Operator.TIMES, (1, "mg/kg/h"), (70, "kg"), mass),  # the time is lost
    (Operator.TIMES, (1, "mcg/kg/min"), (1, "h"), mass),  # the weight is lost
    (Operator.OVER, (35, "mg"), (50, "mg/mL"), mass),
    (Operator.OVER, (35, "mg"), (50, "mL"), volume),
    (Operator.OVER, (50, "mL"), (40, "min"), dose_rate),
    (Operator.OVER, (50, "mg/mL"), (35, "mg"), volume),
    (Operator.PLUS, (1, "mL"), (1, "mL"), mass),
    (Operator.MINUS, (1, "h"), (1, "min"), volume),
    (Operator.ROUNDED, (26, "mL/h"), (1, "mL/h"), volume),
    (Operator.ROUNDED, (26, "mL/h"), (1, "mL"), pump_rate),
    (Operator.OFF_BY, (26, "mL/h"), (1, "mL"), pump_rate),
]


@pytest.mark.parametrize(("operator", "left", "right", "into"), WRONG_DOORS)
def test_that_a_result_of_another_kind_stops_at_the_door(
    operator: Operator, left: tuple[int, str], right: tuple[int, str], into: Any
) -> None:
    with pytest.raises(pint.DimensionalityError):
        derive("wrong", operator, given("one", quantity(*left)), given("other", quantity(*right)), into=into)


def test_that_a_unit_asked_of_another_kind_stops_too() -> None:
    with pytest.raises(pint.DimensionalityError):
        multiply("dose", given("o", dose_per_weight.of(1)), given("w", bodyweight.of(70)), into=mass, of="mL")


def test_that_givens_come_first_and_a_shared_one_comes_once(weight: Term[Any], dose: Term[Any]) -> None:
    strength = given("strength", concentration.of(50), LABEL)
    drug_volume = divide("drug volume", dose, strength, into=volume)
    again = divide("dose per weight", dose, weight, into=dose_per_weight)
    both = list(multiply("check", again, weight, into=mass).derivation())
    assert [step.name for step in drug_volume.derivation()] == ["ordered", "weight", "dose", "strength", "drug volume"]
    assert [step.name for step in both] == ["ordered", "weight", "dose", "dose per weight", "check"]


def test_that_a_given_says_where_it_comes_from_and_recomputes_to_itself() -> None:
    entered, printed = given("weight", bodyweight.of(70)), given("strength", concentration.of(50), LABEL)
    assert (entered.origin, printed.origin) == (ENTERED, LABEL)
    assert ENTERED != LABEL
    assert Origin("entered").says
    assert entered.recomputed() is entered.value
    assert list(entered.derivation()) == [entered]


def test_that_another_name_changes_the_name_alone(dose: Term[Any]) -> None:
    renamed = dose.named("ordered dose")
    assert renamed.name == "ordered dose"
    assert (renamed.value, renamed.operator, renamed.operands) == (dose.value, dose.operator, dose.operands)
    assert dose.name == "dose"


def test_that_a_term_cannot_be_altered(dose: Term[Any]) -> None:
    with pytest.raises(AttributeError):
        dose.value = mass.of(350)  # type: ignore[misc]


def test_that_forty_minutes_at_the_set_rate_give_what_the_example_says() -> None:
    """S-08 and S-15: 35 mg at 2 mg/mL is 17.5 mL, over 40 min 26.25 mL/h, set to 26.3: 35.07 mg, 0.19 % more."""
    amount = given("dose", mass.of(35))
    strength = given("strength", concentration.of(2))
    held = divide("volume", amount, strength, into=volume)
    duration = given("time", time.of(40))
    exact = divide("exact rate", held, duration, into=pump_rate)
    set_rate = rounded("set", exact, given("step", pump_rate.of(Fraction(1, 10))), into=pump_rate)
    delivered = multiply("delivered", set_rate, strength, into=dose_rate)
    really = multiply("really", delivered, duration, into=mass)
    assert held.value == quantity(Fraction(35, 2), "mL")
    assert exact.value == quantity(Fraction(105, 4), "mL/h")
    assert set_rate.value == quantity(Fraction(263, 10), "mL/h")
    assert really.value == quantity(Fraction(526, 15), "mg")  # 35.0666...
    assert deviation("off", really, amount).value == quantity(Fraction(4, 21), "percent")  # 0.190...
    assert really.recomputed() == really.value
