"""The real program on a real display, used by someone who hears it: by role and name alone, over AT-SPI."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest

from access.screen_reader import Node, ScreenReader, plain, screen_reader, until

SPOKEN_BY_NAME = {
    "push button", "toggle button", "check box", "radio button", "text", "combo box", "list", "list item", "slider",
    "page tab", "menu item", "scroll bar", "spin button", "link", "dialog",
}  # fmt: skip

URGENT = 2
# What is counted has its name before its number: vials, 1.
COUNTED = {"vials"}
FIGURE = re.compile(r"[0-9.]+ [a-zA-Z/]+")
OLD_FIGURE = re.compile(r"\b(75 mL/h|49.3 mL|0.7 mL|35 mg)\b")
BARE_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenReader]:
    """One program for all that is asked here: every test begins with a new patient."""
    with screen_reader(tmp_path_factory.mktemp("home")) as opened:
        opened.find("push button", "Protocol")
        opened.raise_window()
        yield opened


@pytest.fixture
def at_start(reader: ScreenReader) -> ScreenReader:
    reader.press("push button", "New patient")
    reader.find("push button", "Protocol, Choose a protocol")
    reader.heard()
    return reader


@pytest.fixture
def ordered(reader: ScreenReader) -> Iterator[ScreenReader]:
    """The order of the first test stands; whoever changes its time or weight has it put back."""
    if "75 mL/h" not in reader.said():
        reader.press("push button", "New patient")
        order_depression(reader)
    reader.wait_to_hear("75 mL/h", "35 mg")
    yield reader
    reader.write("Time, infusion", "")
    reader.write("Weight, kg", "70")


def test_that_an_infusion_is_ordered_and_its_figures_are_heard(ordered: ScreenReader) -> None:
    # 0.5 mg/kg x 70 kg = 35 mg; 35 mg / 50 mg/mL = 0.7 mL; 50 mL / 40 min x 60 = 75 mL/h
    said = ordered.wait_to_hear("75 mL/h", "35 mg", "0.7 mL", "49.3 mL")
    assert said[said.index("Set the pump to") + 1] == "75 mL/h"
    place = said.index("Draw up")
    assert "0.7 mL" in said[place : place + 3]


def test_that_every_figure_is_heard_with_its_unit(ordered: ScreenReader) -> None:
    said = ordered.said()
    bare = [(before, each) for before, each in pairwise(said) if BARE_NUMBER.fullmatch(each)]
    assert [each for each in bare if each[0] not in COUNTED] == []


def test_that_nothing_that_can_be_used_is_without_a_name(ordered: ScreenReader) -> None:
    unnamed = _unnamed(ordered)
    ordered.write("Time, infusion", "4")
    unnamed += _unnamed(ordered)
    assert unnamed == []


def test_that_a_stop_is_announced_at_once_and_figures_when_they_stand(ordered: ScreenReader) -> None:
    ordered.heard()
    ordered.write("Time, infusion", "4")
    stopped = until(ordered.heard, lambda: "nothing is announced")[-1]
    ordered.write("Time, infusion", "40")
    ready = until(ordered.heard, lambda: "nothing is announced")[-1]

    assert stopped.says.startswith("Stopped")
    assert stopped.urgency == URGENT
    assert ready.says == "Ready, not double-checked."
    assert ready.urgency < URGENT


def test_that_a_number_that_is_not_read_is_announced_and_described(ordered: ScreenReader) -> None:
    ordered.heard()
    ordered.write("Weight, kg", "70,5")
    heard = until(ordered.heard, lambda: "nothing is announced")
    assert heard[-1].urgency == URGENT
    assert ordered.find("text", "Weight, kg").description in heard[-1].says


def test_that_one_key_leaves_nothing_of_an_old_figure_to_be_heard(ordered: ScreenReader) -> None:
    ordered.focus("text", "Weight, kg")
    ordered.keys("End", "comma")
    until(lambda: ordered.find("text", "Weight, kg").text == "70,", lambda: "the key does not arrive")

    assert [node for node in ordered.nodes() if OLD_FIGURE.search(plain(node.name))] == []


def test_that_after_each_of_a_hundred_changes_the_dose_that_is_heard_is_the_one_ordered(ordered: ScreenReader) -> None:
    field = ordered.find("text", "Weight, kg")
    figures = [node.path for node in ordered.shown() if FIGURE.fullmatch(plain(node.name))]
    for step in range(100):
        weight = Decimal(41) + step * Decimal("0.2")
        ordered.write_into(field, f"{weight.normalize():f}")
        # 0.5 mg/kg: half as many milligrams as kilograms
        wanted, before = (f"{(each / 2).normalize():f} mg" for each in (weight, weight - Decimal("0.2")))
        names = ordered.names(figures)
        assert wanted in names
        assert before not in names


def test_that_a_push_and_an_infusion_are_ordered_and_what_is_questioned_is_heard(at_start: ScreenReader) -> None:
    at_start.choose("Protocol", "Pain after surgery, ICU", *"surgery")
    at_start.press("radio button", "Ward")
    at_start.write("Dose, infusion", "1")
    fill_patient_and_vial(at_start)
    fill_container(at_start)
    at_start.write("Concentration", "1")
    # 1 mcg/kg/min x 70 kg x 60 min/h / 1000 = 4.2 mg/h, at 1 mg/mL 4.2 mL/h
    said = at_start.wait_to_hear("4.2 mL/h")
    assert any("0.35 mg/kg" in each for each in said), said


def _unnamed(reader: ScreenReader) -> list[Node]:
    used = [node for node in reader.shown() if node.role in SPOKEN_BY_NAME or "focusable" in node.states]
    return [node for node in used if not node.name.strip() and not node.labels]


def order_depression(reader: ScreenReader) -> None:
    """Enter 0.5 mg/kg over 40 min for 70 kg, made up to 50 mL."""
    reader.choose("Protocol", "Depression\n", *"iv", "space", *"40")
    reader.press("radio button", "Clinic")
    fill_patient_and_vial(reader)
    fill_container(reader)


def fill_patient_and_vial(reader: ScreenReader) -> None:
    reader.write("Weight, kg", "70")
    reader.press("radio button", "measured")
    for field, text in (("Strength", "50"), ("Vial volume", "10"), ("Vial total", "500")):
        reader.write(field, text)


def fill_container(reader: ScreenReader) -> None:
    reader.choose("Infusion", "Make up to")
    reader.choose("Container", "50 mL syringe")
    reader.choose("Diluent", "sodium chloride 0.9 %")
