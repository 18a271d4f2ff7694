"""The calculators as functions: every sufficient combination comes to the figure worked by hand."""

import pytest

from ketadesk.dosing.calculating import ImplausibleError, calculate
from ketadesk.dosing.inputs import Inputs, LackingError, Terms, UnworkableError
from ketadesk.dosing.term import Term
from ketadesk.intake.reading_inputs import read_inputs
from ketadesk.protocols.library import load_library
from ketadesk.protocols.limit import Limits, WeightFormulas
from ketadesk.quantities.spelling import written_unit


def formulas() -> WeightFormulas:
    return load_library().weight_formulas


def limits() -> Limits:
    return load_library().limits


def ask(question: str) -> Terms:
    name, *typed = question.split()
    inputs = read_inputs(typed)
    assert isinstance(inputs, Inputs), inputs
    return calculate(name, inputs, formulas, limits)


def figure(term: Term[object]) -> str:
    return f"{term.value.magnitude} {written_unit(term.value.units)}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        # a dose: per kg, per kg from mg, from what a volume holds, from what has run
        ("dose dose=0.35mg/kg weight=80kg", ["28 mg"]),
        ("dose dose=28mg weight=80kg", ["7/20 mg/kg"]),
        ("dose volume=3mL concentration=10mg/mL", ["30 mg"]),
        ("dose volume=3mL concentration=10mg/mL weight=60kg", ["30 mg", "1/2 mg/kg"]),
        ("dose volume=3mL vial=500mg/10mL", ["150 mg"]),
        ("dose dose_rate=0.5mg/kg/h weight=70kg time=90min", ["105/2 mg"]),
        ("dose pump_rate=10mL/h amount=50mg volume=50mL time=2h", ["20 mg"]),
        ("amount dose=0.5mg/kg weight=70kg", ["35 mg"]),
        ("amount dose_rate=5mg/h time=24h", ["120 mg"]),
        # a volume: of a dose in a strength, stated, of a vial, or of an amount in a volume; and what has run
        ("volume amount=35mg concentration=50mg/mL", ["7/10 mL"]),
        ("volume dose=0.5mg/kg weight=70kg vial=500mg/10mL", ["7/10 mL"]),
        ("volume pump_rate=75mL/h time=40min", ["50 mL"]),
        ("volume dose_rate=5mg/h time=10h concentration=5mg/mL", ["10 mL"]),
        # a concentration: of a mixture, of a vial, or the one that makes a rate of a dose rate
        ("concentration dose=0.5mg/kg weight=70kg volume=50mL", ["7/10 mg/mL"]),
        ("concentration vial=200mg/20mL", ["10 mg/mL"]),
        ("concentration dose_rate=2mcg/kg/min weight=70kg pump_rate=4.2mL/h", ["2 mg/mL"]),
        # a mixture: by amount, by strength, by dose
        ("mixture amount=250mg volume=50mL vial=500mg/10mL", ["5 mL", "45 mL", "5 mg/mL"]),
        ("mixture concentration=5mg/mL volume=50mL vial=500mg/10mL", ["5 mL", "45 mL", "5 mg/mL"]),
        ("mixture dose=0.5mg/kg weight=70kg volume=50mL vial=500mg/10mL", ["7/10 mL", "493/10 mL", "7/10 mg/mL"]),
        # a pump rate: volume over time, dose rate in a strength, dose over time in a strength, drops
        ("pump-rate volume=50mL time=40min", ["75 mL/h"]),
        ("pump-rate dose_rate=5mg/h concentration=5mg/mL", ["1 mL/h"]),
        ("pump-rate dose_rate=1mg/kg/h weight=70kg vial=500mg/10mL", ["7/5 mL/h"]),
        ("pump-rate dose=35mg time=40min amount=35mg volume=50mL", ["75 mL/h"]),
        ("pump-rate amount=35mg time=40min concentration=0.7mg/mL", ["75 mL/h"]),
        ("pump-rate drop_rate=50gtt/min drop_factor=20gtt/mL", ["150 mL/h"]),
        ("drip-rate pump_rate=150mL/h drop_factor=20gtt/mL", ["50 gtt/min", "50 gtt/min"]),
        ("running-dose pump_rate=4.2mL/h concentration=1mg/mL", ["21/5 mg/h"]),
        ("running-dose dose_rate=2mcg/kg/min weight=70kg", ["42/5 mg/h", "3/25 mg/kg/h", "2 mcg/kg/min"]),
        # how long: volume at a rate, amount at a dose rate, a volume of a strength at a dose rate
        ("duration volume=50mL pump_rate=75mL/h", ["40 min"]),
        ("duration amount=50mg dose_rate=5mg/h", ["600 min"]),
        ("duration volume=10mL concentration=5mg/mL dose_rate=5mg/h", ["600 min"]),
        ("duration dose=50mg concentration=1mg/mL pump_rate=5mL/h", ["600 min"]),
        ("vials volume=12mL vial=500mg/10mL", ["2 vial"]),
        ("vials dose=0.5mg/kg weight=70kg vial=500mg/10mL", ["1 vial"]),
        ("waste volume=12mL vial=500mg/10mL", ["400 mg", "8 mL", "2 vial"]),
        # 50 + 2.3 × 10 = 73 kg; 73 + 0.4 × 27 = 83.8 kg; 100 ÷ 2.25 kg/m2 at 150 cm
        ("ideal-weight height=70in sex=male", ["73 kg"]),
        ("ideal-weight height=152.4cm sex=female", ["91/2 kg"]),
        ("adjusted-weight weight=100kg height=70in sex=male", ["419/5 kg"]),
        ("body-mass-index weight=90kg height=150cm", ["40 kg/m2"]),
        # 9270 × 90 ÷ (8780 + 244 × 40) = 834300 ÷ 18540 = 45 kg
        ("lean-weight weight=90kg height=150cm sex=female", ["45 kg"]),
    ],
)
def test_that_every_sufficient_combination_comes_to_the_figure(question: str, figures: list[str]) -> None:
    assert [figure(term) for term in ask(question)] == figures


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("value=50mg concentration=50mg/mL to=mL", "1 mL"),
        ("value=1mL concentration=50mg/mL to=mcg", "50000 mcg"),
        ("value=0.5mg/kg weight=70kg to=mg", "35 mg"),
        ("value=0.5mg/kg weight=70kg concentration=50mg/mL to=mL", "7/10 mL"),
        ("value=4.2mL/h concentration=1mg/mL weight=70kg to=mcg/kg/min", "1 mcg/kg/min"),
        ("value=1mcg/kg/min concentration=1mg/mL weight=70kg to=mL/h", "21/5 mL/h"),
        ("value=50gtt/min drop_factor=20gtt/mL to=mL/h", "150 mL/h"),
        ("value=150mL/h drop_factor=20gtt/mL to=gtt/min", "50 gtt/min"),
        ("weight=100lb to=kg", "45359237/1000000 kg"),
        ("height=70in to=cm", "889/5 cm"),
        ("concentration=50mg/mL to=mcg/mL", "50000 mcg/mL"),
        ("time=90min to=h", "3/2 h"),
        ("value=1mg/kg/min to=mg/kg/h", "60 mg/kg/h"),
    ],
)
def test_that_a_quantity_is_converted_through_what_it_needs(question: str, figures: str) -> None:
    assert [figure(term) for term in ask(f"convert {question}")] == [figures]


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("dose dose=0.5mg/kg", "weight"), ("dose volume=3mL", "concentration"), ("volume amount=3mg", "concentration"),
        ("volume concentration=3mg/mL", "amount"), ("pump-rate volume=3mL", "time"), ("pump-rate time=3h", "volume"),
        ("pump-rate dose_rate=2mcg/kg/min concentration=1mg/mL", "weight"),
        ("running-dose pump_rate=3mL/h", "concentration"),
        ("running-dose pump_rate=3mL/h amount=50mg", "volume"), ("duration amount=3mg", "pump_rate"),
        ("vials vial=500mg/10mL", "amount"), ("vials amount=3mg", "vial"),
        ("drip-rate volume=3mL time=1h", "drop_factor"),
        ("lean-weight weight=70kg height=170cm", "sex"), ("convert value=2mg/kg to=mL", "weight"),
        ("convert value=2mg", "to"), ("convert to=mg", "value"), ("mixture amount=3mg volume=50mL", "vial"),
    ],
)  # fmt: skip
def test_that_what_is_missing_is_named(question: str, lacks: str) -> None:
    with pytest.raises(LackingError) as raised:
        ask(question)
    assert raised.value.name == lacks
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(
    "question",
    [
        "dose dose=0.5mg/kg weight=70kg time=40min", "volume amount=35mg concentration=5mg/mL weight=70kg",
        "concentration amount=35mg volume=50mL vial=500mg/10mL", "pump-rate volume=50mL time=1h weight=70kg",
        "duration volume=50mL amount=50mg pump_rate=5mL/h", "vials amount=5mg volume=5mL vial=500mg/10mL",
        "convert value=2mg drop_factor=20gtt/mL to=mcg", "ideal-weight weight=70kg height=170cm sex=male",
        "running-dose dose_rate=5mg/h pump_rate=5mL/h",
    ],
)  # fmt: skip
def test_that_nothing_given_is_passed_over(question: str) -> None:
    with pytest.raises(UnworkableError, match="not used beside"):
        ask(question)


# 5.5 in × 2.54 = 13.97 cm: five and a half feet were meant, and 70 kg would come to 3587 kg/m2
@pytest.mark.parametrize(
    ("question", "name", "says"),
    [
        ("body-mass-index weight=70kg height=5.5in", "height", "A height of 13.97 cm is below 50 cm: "),
        ("body-mass-index weight=70kg height=49.9cm", "height", "A height of 49.9 cm is below 50 cm: "),
        ("body-mass-index weight=70kg height=250.1cm", "height", "A height of 250.1 cm is above 250 cm: "),
        ("ideal-weight height=700in sex=male", "height", "A height of 1778 cm is above 250 cm: "),
        ("body-mass-index weight=9.9kg height=170cm", "weight", "A weight of 9.9 kg is below 10 kg: "),
        ("dose dose=0.5mg/kg weight=400.1kg", "weight", "A weight of 400.1 kg is above 400 kg: "),
    ],
)
def test_that_a_person_there_is_not_is_refused(question: str, name: str, says: str) -> None:
    with pytest.raises(ImplausibleError) as raised:
        ask(question)
    assert raised.value.name == name
    assert str(raised.value) == f"{says}read the figure and its unit again."


# 10 ÷ 0.5² = 40; 400 ÷ 2.5² = 64
@pytest.mark.parametrize(("person", "index"), [("weight=10kg height=50cm", "40"), ("weight=400kg height=250cm", "64")])
def test_that_the_ends_themselves_are_taken(person: str, index: str) -> None:
    assert [figure(term) for term in ask(f"body-mass-index {person}")] == [f"{index} kg/m2"]
