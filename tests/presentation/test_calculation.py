"""What is said of a calculation: the calculators there are, the ways to each, what waits, what is copied."""

import pytest

from ketadesk.cli.command_options import CALCULATIONS
from ketadesk.dosing.calculating import calculate
from ketadesk.dosing.inputs import Inputs, UnworkableError
from ketadesk.intake.calculation_draft import CalculationDraft
from ketadesk.intake.reading_inputs import KEYS, read_inputs
from ketadesk.presentation.calculation import answer_calculation, spoken
from ketadesk.presentation.calculation_answer import CalculationAnswer
from ketadesk.presentation.calculator_list import CALCULATORS, Calculator, Way
from ketadesk.presentation.copying_calculation import copied_calculation
from ketadesk.protocols.library import load_library

LIBRARY = load_library()
WAYS = [(each, way) for each in CALCULATORS for way in each.ways]
SAMPLES = {
    "weight": ["70kg"], "dose": ["0.5mg/kg", "35mg"], "dose_rate": ["1mg/kg/h", "5mg/h"], "amount": ["50mg"],
    "volume": ["50mL"], "concentration": ["1mg/mL"], "time": ["1h"], "pump_rate": ["5mL/h"],
    "drop_factor": ["20gtt/mL"], "drop_rate": ["40gtt/min"], "height": ["175cm"], "vial": ["500mg/10mL"],
    "sex": ["male"],
}  # fmt: skip
CONVERTED = {
    "value to": "value=1g to=mg",
    "value weight to": "value=35mg weight=70kg to=mg/kg",
    "value concentration to": "value=50mg concentration=50mg/mL to=mL",
    "value drop_factor to": "value=50gtt/min drop_factor=20gtt/mL to=mL/h",
}


def asked(*steps: tuple[str, str], calculator: str = "dose") -> CalculationAnswer:
    draft = CalculationDraft(calculator)
    for key, value in steps:
        draft = draft.entered(key, value)
    return answer_calculation(draft, LIBRARY)


def comes_to_a_figure(calculator: str, typed: list[str]) -> bool:
    inputs = read_inputs(typed)
    assert isinstance(inputs, Inputs), inputs
    try:
        return bool(calculate(calculator, inputs, lambda: LIBRARY.weight_formulas, lambda: LIBRARY.limits))
    except UnworkableError:
        return False


def written(names: list[str]) -> list[list[str]]:
    """Return these inputs in each of their kinds."""
    ways: list[list[str]] = [[]]
    for name in names:
        ways = [[*way, f"{name}={text}"] for way in ways for text in SAMPLES[name]]
    return ways


def test_that_there_are_the_calculators_of_the_command_line() -> None:
    assert {each.id for each in CALCULATORS} == set(CALCULATIONS)


@pytest.mark.parametrize(("calculator", "way"), WAYS, ids=lambda each: getattr(each, "id", getattr(each, "says", "")))
def test_that_every_way_that_is_told_comes_to_a_figure_and_leaves_nothing_over(
    calculator: Calculator, way: Way
) -> None:
    names = way.takes.split()
    questions = [CONVERTED[way.takes].split()] if calculator.id == "convert" else written(names)
    assert any(comes_to_a_figure(calculator.id, typed) for typed in questions)
    assert set(names) <= set(KEYS)


@pytest.mark.parametrize("calculator", [each for each in CALCULATORS if each.id != "convert"], ids=lambda each: each.id)
def test_that_no_input_that_could_be_used_is_left_out(calculator: Calculator) -> None:
    for other in set(SAMPLES) - set(calculator.inputs):
        for way in calculator.ways:
            # nothing more is used beside a way that is told, and nothing in place of any one of its inputs
            names = way.takes.split()
            for kept in (names, *([each for each in names if each != left] for left in names)):
                assert not any(comes_to_a_figure(calculator.id, typed) for typed in written([*kept, other])), other


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda each: each.id)
def test_that_an_empty_calculator_says_what_it_waits_for_and_has_no_figure(calculator: Calculator) -> None:
    answer = asked(calculator=calculator.id)
    assert (answer.sheet.state, answer.figures, answer.sheet.working) == ("incomplete", (), ())
    assert answer.waits.startswith("Give ")
    assert answer.sheet.missing
    assert "=" not in answer.waits
    assert "_" not in answer.waits
    assert {each.field for each in answer.sheet.missing} <= {each.key for each in answer.fields}
    assert len(calculator.title) + len(calculator.says) <= 40


# 0.5 × 70 = 35
def test_that_a_figure_stands_with_its_working_and_the_way_that_was_gone() -> None:
    answer = asked(("unit:dose", "mg/kg"), ("dose", "0.5"), ("weight", "70"))
    assert [(each.label, each.text) for each in answer.figures] == [("Dose", "35 mg")]
    assert [(each.expression, each.result) for each in answer.sheet.working] == [("0.5 mg/kg × 70 kg", "= 35 mg")]
    assert [each.says for each in answer.ways if each.taken] == ["dose per weight × weight, or dose ÷ weight"]


def test_that_what_is_copied_is_never_a_bare_number() -> None:
    answer = asked(("unit:dose", "mg/kg"), ("dose", "0.5"), ("weight", "70"))
    assert copied_calculation(answer, "2026-11-22 08:30").splitlines() == [
        "KetaDesk calculator, Dose",
        "NOT DOUBLE-CHECKED, copied 2026-11-22 08:30",
        "Dose: 35 mg",
        "From: dose 0.5 mg/kg, weight 70 kg",
        "Dose: 0.5 mg/kg × 70 kg = 35 mg",
        "KetaDesk, not double-checked. Arithmetic for any drug. It knows no drug and judges no dose.",
    ]
    assert copied_calculation(asked(("weight", "70")), "2026-11-22 08:30") == ""


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("Give weight as well, as in weight=70kg.", "Give weight as well."),
        ("Give vial as well, as in vial=500mg/10mL.", "Give vial as well."),
        ("Give dose_rate as well, or dose and time.", "Give dose rate as well, or dose and time."),
        ("drop_factor is not used beside volume.", "Drop factor is not used beside volume."),
        ("mg cannot become h.", "mg cannot become h."),
    ],
)
def test_that_a_sentence_of_the_command_line_is_said_without_its_spelling(says: str, told: str) -> None:
    assert spoken(says) == told


def test_that_only_units_that_can_be_reached_are_offered() -> None:
    (to,) = [each for each in asked(("unit:value", "gtt/min"), calculator="convert").fields if each.key == "to"]
    assert "mL/h" in {each.id for each in to.choices}
    assert not {"kg", "cm", "min", "gtt/min"} & {each.id for each in to.choices}
    assert "to" not in {each.key for each in asked(calculator="vials").fields}
