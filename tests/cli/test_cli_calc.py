"""Single questions: the published figures, and what is refused by name."""

import json

import pytest

from by_units import unlike
from cli_orders import Command
from ketadesk.cli.command_options import CALCULATIONS
from ketadesk.dosing.calculating import CALCULATORS, WEIGHTS

# FHIR dopamine (MedicationRequest 0336 and 0337); the ketamine vector of safety.md; a gravity set; Devine; PADIS.
PUBLISHED = [
    ("pump-rate dose_rate=4mcg/kg/min weight=50kg amount=400mg volume=500mL", "15 mL/h"),
    ("duration amount=400mg dose_rate=4mcg/kg/min weight=50kg", "33 h 20 min (2000 min)"),
    ("duration volume=500mL pump_rate=15mL/h", "33 h 20 min (2000 min)"),
    ("concentration amount=400mg volume=500mL", "0.8 mg/mL"),
    ("dose dose=0.5mg/kg weight=70kg", "35 mg"),
    ("volume dose=0.5mg/kg weight=70kg concentration=2mg/mL", "17.5 mL"),
    ("pump-rate dose=0.5mg/kg weight=70kg time=40min concentration=2mg/mL", "26.25 mL/h"),
    ("drip-rate volume=1000mL time=8h drop_factor=20gtt/mL", "41.7 gtt/min"),
    ("drip-rate volume=1000mL time=8h drop_factor=20gtt/mL", "42 gtt/min"),
    ("convert value=2mcg/kg/min weight=70kg to=mg/h", "8.4 mg/h"),
    ("convert value=2mcg/kg/min to=mg/kg/h", "0.12 mg/kg/h"),
    ("running-dose pump_rate=8.4mL/h amount=50mg volume=50mL weight=70kg", "2 mcg/kg/min"),
    ("ideal-weight height=70in sex=male", "73 kg"),
    ("vials amount=1200mg vial=500mg/10mL", "3"),
    ("waste amount=1200mg vial=500mg/10mL", "300 mg"),
    ("mixture amount=50mg volume=50mL vial=500mg/10mL", "49 mL"),
    ("amount volume=3mL concentration=50mg/mL", "150 mg"),
    ("body-mass-index weight=132kg height=152cm", "57.1 kg/m2"),
    ("adjusted-weight weight=100kg height=70in sex=male", "83.8 kg"),
]
REFUSED = [
    ("convert value=2mg to=mL", "concentration: From mg to mL it takes concentration: give it as well."),
    ("convert value=2mcg/kg/min to=mg/h", "weight: From mcg/kg/min to mg/h it takes weight: give it as well."),
    ("convert value=42gtt/min to=mL/h", "drop_factor: From gtt/min to mL/h it takes drop_factor: give it as well."),
    ("convert value=2mg to=h", "convert: mg cannot become h."),
    ("convert value=2mg amount=3mg to=mcg", "convert: Only one of value, amount can be converted at a time."),
    (
        "convert value=2mg weight=70kg to=mcg",
        "convert: weight is not used beside value: leave out what ",
    ),
    ("convert value=2mg to=MG", "to: The unit MG is not read. Write mg."),
    ("dose dose=0.5mg/kg", "weight: Give weight as well, as in weight=70kg."),
    ("dose wieght=70kg", "wieght: There is no such input: is weight meant?"),
    ("dose dose=1mg dose=2mg", "dose: It is given twice: give it once."),
    ("dose 70kg", "70kg: Write the name of the input before it, as in weight=70kg."),
    ("dose dose=2,5mg/kg weight=70kg", "dose: A comma may mean a point or thousands."),
    ("dose dose=0mg/kg weight=70kg", "dose: It must be more than 0."),
    ("vials amount=35mg vial=500mg", "vial: Write the vial's total and volume, as in 500mg/10mL; "),
    ("dose dose=0.5 weight=70kg", "dose: Write the unit after the number, as in dose=0.5mg/kg."),
    (
        "drip-rate volume=1L time=8h drop_factor=20",
        "drop_factor: Write the unit after the number, as in drop_factor=20gtt/mL.",
    ),
    ("dose dose=5mL weight=70kg", "dose: This is no drug mass or dose per weight: write dose=0.5mg/kg."),
    ("amount dose=35mg weight=70kg", "amount: weight is not used beside dose: leave out what does not belong."),
    (
        "pump-rate volume=50mL time=40min concentration=2mg/mL dose_rate=1mg/h",
        "pump-rate: volume and time are not used beside dose_rate, concentration: leave out what does not belong.",
    ),
    ("vials amount=5mg vial=50mg/mL", "vial: Write the vial's total and volume, as in 500mg/10mL; "),
    ("mixture amount=50mg volume=0.5mL vial=500mg/10mL", "mixture: The drug alone is more than the volume: "),
    ("ideal-weight height=150cm sex=female", "ideal-weight: Devine's ideal weight is not defined below 152.4 cm."),
    ("ideal-weight height=170cm sex=f", "sex: Write female or male."),
    ("body-mass-index weight=70kg height=5.5in", "height: A height of 13.97 cm is below 50 cm: read the figure and "),
    ("halve dose=5mg", "NAME: There is no calculation halve: "),
    ("pump_rate volume=5mL time=1h", "NAME: There is no calculation pump_rate: is pump-rate meant?"),
    ("", "NAME: Choose one of dose, volume, "),
]


def test_that_help_lists_every_calculation() -> None:
    assert set(CALCULATIONS) == {*CALCULATORS, *WEIGHTS, "body-mass-index"}


@pytest.mark.parametrize(("question", "figure"), PUBLISHED)
def test_that_a_published_figure_comes_out(ketadesk: Command, question: str, figure: str) -> None:
    done = ketadesk("calc", *question.split())
    assert (done.status, done.err) == (0, "")
    assert f"  {figure}" in done.out
    assert "\nWorking\n" in done.out


@pytest.mark.parametrize(("question", "said"), REFUSED)
def test_that_what_cannot_be_answered_is_refused_by_name(ketadesk: Command, question: str, said: str) -> None:
    done = ketadesk("calc", *question.split())
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(said)


@pytest.mark.parametrize("question", [question for question, _ in PUBLISHED])
def test_that_the_terms_of_a_calculation_follow_from_their_operands(ketadesk: Command, question: str) -> None:
    told = json.loads(ketadesk("calc", *question.split(), "--json").out)
    assert told["status"] == "complete"
    assert told["result"]
    assert set(told["result"]) <= {term["id"] for term in told["terms"]}
    assert unlike(told["terms"]) == []


def test_that_a_question_that_lacks_something_tells_a_program_so(ketadesk: Command) -> None:
    told = json.loads(ketadesk("calc", "convert", "value=2mg", "to=mL", "--json").out)
    assert (told["status"], told["terms"], told["missing"][0]["field"]) == ("incomplete", [], "concentration")


def test_that_a_result_can_be_asked_for_in_another_unit(ketadesk: Command) -> None:
    assert "  1.25 mL/min" in ketadesk("calc", "pump-rate", "volume=50mL", "time=40min", "to=mL/min").out
    assert ketadesk("calc", "pump-rate", "volume=50mL", "time=40min", "to=mg").status == 2


# 0.5 mg/kg × 70 kg = 35 mg; 1 mg/min × 60 = 60 mg/h, ÷ 70 = 6/7 mg/kg/h, × 1000 ÷ 60 = 100/7 mcg/kg/min; 1 g is 1000 mg
@pytest.mark.parametrize(
    ("question", "results"),
    [
        ("dose dose=0.5mg/kg weight=70kg", ["35 mg"]),
        ("dose dose=35mg weight=70kg", ["1/2 mg/kg"]),
        ("running-dose dose_rate=1mg/min weight=70kg", ["60 mg/h", "6/7 mg/kg/h", "100/7 mcg/kg/min"]),
        ("running-dose dose_rate=1mg/min", ["60 mg/h"]),
        ("amount dose=0.5mg/kg weight=70kg", ["35 mg"]),
        ("convert amount=1g to=mg", ["1000 mg"]),
        ("dose volume=3mL concentration=10mg/mL weight=60kg", ["30 mg", "1/2 mg/kg"]),
        ("volume dose_rate=5mg/h time=10h concentration=5mg/mL", ["10 mL"]),
    ],
)
def test_that_a_program_is_told_the_result_and_not_an_input_of_its_name(
    ketadesk: Command, question: str, results: list[str]
) -> None:
    told = json.loads(ketadesk("calc", *question.split(), "--json").out)
    terms = {term["id"]: f"{term['value']} {term['unit']}" for term in told["terms"]}
    assert [terms[id_] for id_ in told["result"]] == results


@pytest.mark.parametrize("question", [question for question, _ in PUBLISHED])
def test_that_a_program_and_a_person_are_told_the_same_result(ketadesk: Command, question: str) -> None:
    told = json.loads(ketadesk("calc", *question.split(), "--json").out)
    texts = {term["id"]: term["text"] for term in told["terms"]}
    said = ketadesk("calc", *question.split()).out.partition("\n\n")[0]
    assert len(said.splitlines()) == len(told["result"])
    for line, id_ in zip(said.splitlines(), told["result"], strict=True):
        assert f"  {texts[id_]}" in line


@pytest.mark.parametrize(
    ("question", "says", "working"),
    [
        # 70 ÷ 0.45359237 = 154.3235...; the teaching factor of 2.2 would give 154.
        ("value=70kg to=lb", "154.3 lb", "70 kg ÷ 0.45359237 kg/lb"),
        ("value=154lb to=kg", "69.9 kg", "154 lb × 0.45359237 kg/lb"),
        ("value=170cm to=in", "66.9 in", "170 cm ÷ 2.54 cm/in"),
    ],
)
def test_that_a_factor_of_the_working_is_the_exact_one(
    ketadesk: Command, question: str, says: str, working: str
) -> None:
    told = ketadesk("calc", "convert", *question.split()).out
    assert says in told
    assert working in told
