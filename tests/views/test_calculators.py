"""The calculators by their keys: each against arithmetic by hand, what takes a figure away, and what is refused."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from ketadesk import app
from ketadesk.cli.asking import calc_outcome
from ketadesk.cli.command_options import CALCULATIONS
from ketadesk.cli.options import parse
from ketadesk.intake.calculation_draft import CalculationDraft
from ketadesk.intake.reading_calculation import as_inputs
from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.answer.working_card import WorkingCard
from ketadesk.views.calculators.calculators_page import CalculatorsPage
from ketadesk.views.entry.number_field import SCANNED, NumberField
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, LEFT, Hands
from views.test_scanner import CODE_128, burst
from views.test_workings import opened, said
from views.walking import settle, showing

CONTROL = Qt.KeyboardModifier.ControlModifier

# A question as it is put to the command line, and its figures by hand.
QUESTIONS = [
    # 0.5 × 70; 28 ÷ 80; 3 × 10, ÷ 60; 0.5 × 70 × 90 ÷ 60; 3 × 500 ÷ 10; 10 × 1 × 2; 10 × 50 ÷ 50 × 2; 35 mg as 0.035 g
    ("dose dose=0.5mg/kg weight=70kg", ["35 mg"]),
    ("dose dose=28mg weight=80kg", ["0.35 mg/kg"]),
    ("dose volume=3mL concentration=10mg/mL weight=60kg", ["30 mg", "0.5 mg/kg"]),
    ("dose dose_rate=0.5mg/kg/h weight=70kg time=90min", ["52.5 mg"]),
    ("dose volume=3mL vial=500mg/10mL", ["150 mg"]),
    ("dose pump_rate=10mL/h concentration=1mg/mL time=2h", ["20 mg"]),
    ("dose pump_rate=10mL/h amount=50mg volume=50mL time=2h", ["20 mg"]),
    ("dose dose=0.5mg/kg weight=70kg to=g", ["0.035 g"]),
    # 3 × 50; 0.5 × 70; 5 × 24; 2 mcg × 10 = 20 mcg = 0.02 mg
    ("amount volume=3mL concentration=50mg/mL", ["150 mg"]),
    ("amount dose=0.5mg/kg weight=70kg", ["35 mg"]),
    ("amount dose_rate=5mg/h time=24h", ["120 mg"]),
    ("amount volume=10mL concentration=2mcg/mL", ["0.02 mg"]),
    # 35 ÷ 50; 0.5 × 70 ÷ 50; 75 × 40 ÷ 60; 5 × 10 ÷ 5
    ("volume amount=35mg concentration=50mg/mL", ["0.7 mL"]),
    ("volume dose=0.5mg/kg weight=70kg vial=500mg/10mL", ["0.7 mL"]),
    ("volume pump_rate=75mL/h time=40min", ["50 mL"]),
    ("volume dose_rate=5mg/h time=10h concentration=5mg/mL", ["10 mL"]),
    # 400 ÷ 500; 200 ÷ 20; 2 mcg × 70 × 60 = 8.4 mg/h, ÷ 4.2; 0.5 × 70 ÷ 50
    ("concentration amount=400mg volume=500mL", ["0.8 mg/mL"]),
    ("concentration vial=200mg/20mL", ["10 mg/mL"]),
    ("concentration dose_rate=2mcg/kg/min weight=70kg pump_rate=4.2mL/h", ["2 mg/mL"]),
    ("concentration dose=0.5mg/kg weight=70kg volume=50mL", ["0.7 mg/mL"]),
    # 50 ÷ 50 = 1 of 50; 5 × 50 = 250, ÷ 50 = 5 of 50; 35 ÷ 50 = 0.7 of 50
    ("mixture amount=50mg volume=50mL vial=500mg/10mL", ["1 mL", "49 mL", "1 mg/mL"]),
    ("mixture concentration=5mg/mL volume=50mL vial=500mg/10mL", ["5 mL", "45 mL", "5 mg/mL"]),
    ("mixture dose=0.5mg/kg weight=70kg volume=50mL vial=500mg/10mL", ["0.7 mL", "49.3 mL", "0.7 mg/mL"]),
    # 50 ÷ 40 × 60; 5 ÷ 5; 4 mcg × 50 × 60 = 12 mg/h, ÷ 0.8; 35 ÷ (2/3) ÷ 2; 50 × 60 ÷ 20; 75 ÷ 60
    ("pump-rate volume=50mL time=40min", ["75 mL/h"]),
    ("pump-rate dose_rate=5mg/h concentration=5mg/mL", ["1 mL/h"]),
    ("pump-rate dose_rate=4mcg/kg/min weight=50kg amount=400mg volume=500mL", ["15 mL/h"]),
    ("pump-rate dose=0.5mg/kg weight=70kg time=40min concentration=2mg/mL", ["26.25 mL/h"]),
    ("pump-rate drop_rate=50gtt/min drop_factor=20gtt/mL", ["150 mL/h"]),
    ("pump-rate volume=50mL time=40min to=mL/min", ["1.25 mL/min"]),
    # 4.2 × 1 = 4.2, ÷ 70 = 0.06, × 1000 ÷ 60 = 1; 8.4 mg/h of 2 mcg/kg/min
    ("running-dose pump_rate=4.2mL/h concentration=1mg/mL", ["4.2 mg/h"]),
    (
        "running-dose pump_rate=4.2mL/h amount=50mg volume=50mL weight=70kg",
        ["4.2 mg/h", "0.06 mg/kg/h", "1 mcg/kg/min"],
    ),
    ("running-dose dose_rate=2mcg/kg/min weight=70kg", ["8.4 mg/h", "0.12 mg/kg/h", "2 mcg/kg/min"]),
    # 1000 ÷ 480 × 20 = 41.67; 150 ÷ 60 × 20 = 50
    ("drip-rate volume=1000mL time=8h drop_factor=20gtt/mL", ["41.7 gtt/min", "42 gtt/min"]),
    ("drip-rate pump_rate=150mL/h drop_factor=20gtt/mL", ["50 gtt/min", "50 gtt/min"]),
    # 500 ÷ 15 h = 2000 min; 50 ÷ 75 h; 50 ÷ 5 h; 10 × 5 ÷ 5 h
    ("duration volume=500mL pump_rate=15mL/h", ["33 h 20 min (2000 min)"]),
    ("duration volume=50mL pump_rate=75mL/h", ["40 min"]),
    ("duration amount=50mg dose_rate=5mg/h", ["10 h (600 min)"]),
    ("duration volume=10mL concentration=5mg/mL dose_rate=5mg/h", ["10 h (600 min)"]),
    # 2 × 70 × 60 ÷ 1000; 2 × 60 ÷ 1000; 50 ÷ 50; 150 ÷ 60 × 20; 100 × 0.45359237
    ("convert value=2mcg/kg/min weight=70kg to=mg/h", ["8.4 mg/h"]),
    ("convert value=2mcg/kg/min to=mg/kg/h", ["0.12 mg/kg/h"]),
    ("convert value=50mg concentration=50mg/mL to=mL", ["1 mL"]),
    ("convert value=150mL/h drop_factor=20gtt/mL to=gtt/min", ["50 gtt/min"]),
    ("convert value=100lb to=kg", ["45.4 kg"]),
    # 1200 ÷ 500 = 2.4, up to 3; 12 ÷ 10 = 1.2, up to 2
    ("vials amount=1200mg vial=500mg/10mL", ["3 vials"]),
    ("vials volume=12mL vial=500mg/10mL", ["2 vials"]),
    # 3 × 500 − 1200 = 300, ÷ 50 = 6
    ("waste amount=1200mg vial=500mg/10mL", ["300 mg", "6 mL", "3 vials"]),
    # 50 + 2.3 × 10; + 0.4 × 27; 9270 × 90 ÷ (8780 + 244 × 40); 90 ÷ 2.25
    ("ideal-weight height=70in sex=male", ["73 kg"]),
    ("adjusted-weight weight=100kg height=70in sex=male", ["83.8 kg"]),
    ("lean-weight weight=90kg height=150cm sex=female", ["45 kg"]),
    ("body-mass-index weight=90kg height=150cm", ["40 kg/m2"]),
]


def fields(question: str) -> list[tuple[str, str]]:
    """Return what is entered for a question: units before their numbers."""
    entered: list[tuple[str, str]] = []
    for name, _, text in (each.partition("=") for each in question.split()[1:]):
        parts = {name: text}
        if name == "vial":
            parts = dict(zip(("vial_total", "vial_volume"), text.split("/"), strict=True))
        for key, value in parts.items():
            number = value.rstrip("/abcdefghijklmnopqrstuvwxyzL")
            unit = value.removeprefix(number)
            if number and key not in {"to", "sex"}:
                entered += [] if CalculationDraft().unit(key) == unit else [(f"unit:{key}", unit)]
                entered.append((key, number))
            else:
                entered.append((key, value))
    return entered


def ask(hands: Hands, question: str) -> None:
    hands.choose_calculator(question.split(maxsplit=1)[0])
    hands.fill(tuple(fields(question)))


@pytest.fixture
def page(hands: Hands) -> CalculatorsPage:
    """The mode, opened by its key."""
    QTest.keyClick(hands.window, Qt.Key.Key_F8)
    page = hands.window.page
    assert isinstance(page, CalculatorsPage)
    return page


def test_that_every_calculator_is_asked_here() -> None:
    assert {question.split()[0] for question, _ in QUESTIONS} == set(CALCULATIONS)
    assert len(QUESTIONS) >= 40


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_that_a_question_comes_to_what_it_comes_to_by_hand_and_on_the_command_line(
    hands: Hands, page: CalculatorsPage, question: str, expected: list[str]
) -> None:
    ask(hands, question)
    assert hands.figures() == expected
    assert page.desk.draft.calculator == question.split(maxsplit=1)[0]
    assert set(as_inputs(page.desk.draft)) == set(question.split()[1:])

    out = calc_outcome(parse(["calc", *question.split()])).text
    told = page.desk.answer
    assert told is not None
    for figure in told.figures:
        assert figure.label in out
        assert figure.text in out
    for line in told.sheet.working:
        assert line.expression in out
        assert line.result in out
    said = hands.said()
    assert all(line.expression in said and line.result in said for line in told.sheet.working)


NUMBERS = [
    ("dose dose=0.5mg/kg weight=70kg", "dose"),
    ("dose dose=0.5mg/kg weight=70kg", "weight"),
    ("pump-rate dose_rate=4mcg/kg/min weight=50kg amount=400mg volume=500mL", "amount"),
    ("pump-rate dose_rate=4mcg/kg/min weight=50kg amount=400mg volume=500mL", "dose_rate"),
    ("pump-rate dose_rate=4mcg/kg/min weight=50kg amount=400mg volume=500mL", "volume"),
    ("pump-rate volume=50mL time=40min", "time"),
    ("pump-rate drop_rate=50gtt/min drop_factor=20gtt/mL", "drop_rate"),
    ("drip-rate pump_rate=150mL/h drop_factor=20gtt/mL", "drop_factor"),
    ("drip-rate pump_rate=150mL/h drop_factor=20gtt/mL", "pump_rate"),
    ("volume amount=35mg concentration=50mg/mL", "concentration"),
    ("vials amount=1200mg vial=500mg/10mL", "vial_total"),
    ("vials amount=1200mg vial=500mg/10mL", "vial_volume"),
    ("ideal-weight height=70in sex=male", "height"),
    ("convert value=2mcg/kg/min weight=70kg to=mg/h", "value"),
    ("dose volume=3mL vial=500mg/10mL", "time"),  # an empty field: what is typed there is not used
]


@pytest.mark.parametrize(("question", "key"), NUMBERS)
def test_that_one_key_in_any_field_takes_every_figure_away(
    hands: Hands, page: CalculatorsPage, question: str, key: str
) -> None:
    ask(hands, question)
    old = page.findChildren(FigureLabel)
    assert hands.figures()

    hands.press(hands.field(key), "x")

    assert hands.figures() == []
    assert not any(each.text() for each in old)
    assert page.copied_text() == ""
    assert not hands.window.foot.copy.isEnabled()


@pytest.mark.parametrize(
    ("question", "key", "value"),
    [
        ("dose dose=0.5mg/kg weight=70kg", "unit:dose", "mcg/kg"),
        ("dose dose=0.5mg/kg weight=70kg", "unit:weight", "lb"),
        ("dose dose=0.5mg/kg weight=70kg", "to", "g"),
        ("ideal-weight height=70in sex=male", "sex", "female"),
        ("vials amount=1200mg vial=500mg/10mL", "unit:vial_total", "g"),
    ],
)
def test_that_any_choice_blanks_what_was_told(
    hands: Hands, page: CalculatorsPage, question: str, key: str, value: str
) -> None:
    ask(hands, question)
    assert hands.figures()
    left: list[list[str]] = []
    page.desk.draft_changed.connect(lambda _: left.append(hands.figures()))
    hands.enter(key, value)
    assert left == [[]]


def test_that_another_unit_clears_the_number_and_the_first_one_does_not(hands: Hands, page: CalculatorsPage) -> None:
    hands.type("dose", "0.5")
    hands.enter("unit:dose", "mg/kg")
    assert hands.field("dose").text() == "0.5"
    hands.enter("unit:dose", "mcg/kg")
    assert hands.field("dose").text() == ""
    assert hands.field("dose").accessibleName() == "Dose, mcg/kg"


def test_that_no_unit_is_guessed_where_another_is_a_thousandfold(hands: Hands, page: CalculatorsPage) -> None:
    hands.fill((("dose", "35"), ("weight", "70")))
    assert hands.figures() == []
    assert "Choose the unit of the dose." in hands.said()


@pytest.mark.parametrize("typed", ["2,5", "1e3", ".5", "5.", "1.000", "70kg", "-5", "0", " 7"])
def test_that_what_can_be_misread_is_refused_as_on_the_command_line(
    hands: Hands, page: CalculatorsPage, typed: str
) -> None:
    hands.fill((("unit:dose", "mg"), ("dose", "35"), ("weight", typed)))
    assert hands.figures() == []
    assert hands.field("weight").property("mark") == "refused"
    reason = hands.field("weight").accessibleDescription()
    assert reason in hands.said()
    if typed not in {"70kg", "1e3"}:  # there a unit follows: kgkg and e3kg are none
        outcome = calc_outcome(parse(["calc", "dose", "dose=35mg", f"weight={typed}kg"]))
        assert outcome.errors == (f"weight: {reason}",)


@pytest.mark.parametrize(
    ("question", "key", "says"),
    [
        ("amount dose=35mg weight=70kg", "weight", "weight is not used beside dose: leave out what does not belong."),
        ("volume pump_rate=75mL/h time=40min concentration=5mg/mL", "concentration", "concentration is not used"),
        ("convert value=2mg weight=70kg to=mcg", "weight", "weight is not used beside value"),
        ("mixture amount=50mg volume=0.5mL vial=500mg/10mL", "volume", "The drug alone is more than the volume"),
        ("ideal-weight height=150cm sex=female", "height", "Devine's ideal weight is not defined below 152.4 cm."),
        ("body-mass-index weight=70kg height=5.5in", "height", "A height of 13.97 cm is below 50 cm"),
        ("dose dose=35mg weight=70kg to=mg", "to", "mg/kg cannot become mg."),
    ],
)
def test_that_what_does_not_belong_is_refused_at_its_field_as_on_the_command_line(
    hands: Hands, page: CalculatorsPage, question: str, key: str, says: str
) -> None:
    ask(hands, question)
    assert hands.figures() == []
    assert says.casefold() in hands.said().casefold()
    assert hands.entry(key).control.property("mark") == "refused"
    (error,) = calc_outcome(parse(["calc", *question.split()])).errors
    assert says in error


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("dose dose=0.5mg/kg", "Give weight as well."),
        ("convert value=2mg to=mL", "From mg to mL it takes concentration: give it as well."),
        ("drip-rate volume=1000mL time=8h", "Give drop factor as well."),
        ("dose", "Give dose and weight, volume and concentration, or dose rate and time."),
    ],
)
def test_that_what_is_lacking_is_said_where_the_figure_will_stand(
    hands: Hands, page: CalculatorsPage, question: str, says: str
) -> None:
    ask(hands, question)
    assert hands.state() == "incomplete"
    assert hands.figures() == []
    assert says in hands.said()


def test_that_half_a_vial_asks_for_the_other_half(hands: Hands, page: CalculatorsPage) -> None:
    hands.choose_calculator("concentration")
    hands.fill((("unit:vial_total", "mg"), ("vial_total", "500")))
    assert hands.figures() == []
    assert "Give the vial volume as well." in hands.said()


def test_that_another_calculator_begins_empty_and_its_list_is_walked_by_the_arrows(
    hands: Hands, page: CalculatorsPage
) -> None:
    ask(hands, "dose dose=0.5mg/kg weight=70kg")
    buttons = page.calculators.buttons
    buttons["dose"].setFocus()
    QTest.keyClick(buttons["dose"], Qt.Key.Key_Down)
    assert hands.figures() == ["35 mg"]  # to go down the list opens nothing
    assert buttons["amount"].hasFocus()
    QTest.keyClick(buttons["amount"], Qt.Key.Key_Return)
    assert page.desk.draft == CalculationDraft("amount")
    assert hands.figures() == []
    hands.choose_calculator("dose")
    assert hands.field("weight").text() == ""


def test_that_the_mode_key_comes_to_the_first_field_to_fill(hands: Hands, page: CalculatorsPage) -> None:
    assert hands.field("dose").hasFocus()
    hands.fill((("unit:dose", "mg/kg"), ("dose", "0.5")))
    QTest.keyClick(hands.window, Qt.Key.Key_F2)
    QTest.keyClick(hands.window, Qt.Key.Key_F8)
    assert hands.field("weight").hasFocus()


def test_that_what_is_copied_says_what_it_is(hands: Hands, page: CalculatorsPage) -> None:
    ask(hands, "dose dose=0.5mg/kg weight=70kg")
    QTest.keyClick(hands.window, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    copied = QGuiApplication.clipboard().text()
    for word in (
        "KetaDesk calculator, Dose", "Dose: 35 mg", "dose 0.5 mg/kg, weight 70 kg", "0.5 mg/kg × 70 kg = 35 mg",
        "NOT DOUBLE-CHECKED, copied 2", "judges no dose",
    ):  # fmt: skip
        assert word in copied


def test_that_a_new_patient_clears_this_mode_too_and_one_undo_brings_all_back(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    order = hands.window.desk.draft
    QTest.keyClick(hands.window, Qt.Key.Key_F8)
    ask(hands, "body-mass-index weight=90kg height=150cm")
    asked = hands.window.page.desk.draft

    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    assert hands.figures() == []
    assert hands.window.page.desk.draft == CalculationDraft()
    assert hands.window.desk.draft.weight_text == ""
    assert not any(each.text() for each in hands.window.page.findChildren(NumberField))

    QTest.keyClick(hands.window, Qt.Key.Key_Z, CONTROL)
    assert (hands.window.page.desk.draft, hands.window.desk.draft) == (asked, order)
    assert hands.figures() == ["40 kg/m2"]


def test_that_a_scanner_and_a_hidden_sign_are_refused_and_the_figure_stands(
    hands: Hands, page: CalculatorsPage
) -> None:
    ask(hands, "dose dose=0.5mg/kg weight=70kg")
    burst(hands.field("weight"), CODE_128, 2)
    assert hands.field("weight").text() == "70"
    assert SCANNED in hands.said()
    assert hands.figures() == ["35 mg"]
    hands.paste("weight", "7\n0")
    assert hands.field("weight").text() == "70"
    assert page.desk.draft.numbers["weight"] == "70"


def test_that_a_fault_leaves_no_figure_here_and_the_fields_stay(
    window: MainWindow, planners: Mapping[str, Callable[[Any], Any]]
) -> None:
    def failing(draft: CalculationDraft) -> Any:
        if draft.numbers.get("weight") == "71":
            raise ZeroDivisionError
        return planners["calculators"](draft)

    window.open({**planners, "calculators": failing}, app.guarded)
    hands = Hands(window)
    window.turn_to("calculators")
    ask(hands, "dose dose=0.5mg/kg weight=70kg")
    assert hands.figures() == ["35 mg"]
    hands.field("weight").setText("71")
    assert hands.figures() == []
    assert window.banner.isVisible()
    assert window.page.copied_text() == ""

    hands.field("weight").setText("72")
    assert hands.figures() == ["36 mg"]
    assert not window.banner.isVisible()


def test_that_a_click_opens_a_calculator(hands: Hands, page: CalculatorsPage) -> None:
    QTest.mouseClick(page.calculators.buttons["convert"], LEFT)
    assert page.desk.draft.calculator == "convert"
    assert hands.field("value").hasFocus()


def test_that_each_figure_opens_how_it_came_and_the_next_key_takes_it_away(hands: Hands, page: CalculatorsPage) -> None:
    ask(hands, "running-dose pump_rate=4.2mL/h concentration=1mg/mL weight=70kg")
    figures = [each for each in page.findChildren(WorkedFigure) if each.isVisible()]
    assert [each.text() for each in figures] == ["4.2 mg/h", "0.06 mg/kg/h", "1 mcg/kg/min"]
    figures[-1].setFocus()

    QTest.keyClick(figures[-1], Qt.Key.Key_Return)

    (popup,) = opened()
    # 4.2 mL/h × 1 mg/mL = 4.2 mg/h; ÷ 70 kg = 0.06 mg/kg/h; × 1000 ÷ 60 = 1 mcg/kg/min: the steps and their givens.
    for line in ("4.2 mL/h × 1 mg/mL", "4.2 mg/h ÷ 70 kg", "= 1 mcg/kg/min", "Concentration", "entered"):
        assert line in said(popup), line
    assert popup.findChildren(QScrollArea)[0].verticalScrollBar().maximum() == 0  # there is room for all of it

    page.desk.enter("weight", "7")
    assert opened() == []


def test_that_a_formula_of_a_dosing_weight_opens_its_source(hands: Hands, page: CalculatorsPage) -> None:
    ask(hands, "ideal-weight height=175cm sex=male")
    (figure,) = [each for each in page.findChildren(WorkedFigure) if each.isVisible()]

    QTest.mouseClick(figure, LEFT)

    (popup,) = opened()
    assert "Devine 1974" in said(popup)
    popup.close()


def test_that_f9_brings_the_working_into_sight_and_back(hands: Hands, page: CalculatorsPage) -> None:
    hands.window.resize(1024, 480)
    ask(hands, "running-dose pump_rate=4.2mL/h concentration=1mg/mL weight=70kg")
    settle()
    (card,) = [each for each in page.findChildren(WorkingCard) if each.isVisible()]
    page.form.verticalScrollBar().setValue(0)
    assert showing(card).height() < card.height()
    hands.window.activateWindow()  # off screen nobody gives the keys back when a list has closed
    settle()

    QTest.keyClick(hands.window, Qt.Key.Key_F9)
    assert showing(card).height() == card.height()

    QTest.keyClick(hands.window, Qt.Key.Key_F9)
    assert page.form.verticalScrollBar().value() == 0
