"""How a figure came is read off its own terms: no line of another figure, and none without its operands."""

import pytest

from ketadesk.presentation.answer import Answer
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.form import Form
from ketadesk.presentation.preferring import Preference, preferred
from ketadesk.presentation.sheet import Figure, Sheet
from ketadesk.protocols.library import Library, load_library
from orders import SCENARIOS, scenario


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def sheet(library: Library, name: str) -> Sheet:
    return work_out(scenario(name), library).sheet


def of_cards(sheet: Sheet) -> list[Figure]:
    return [each for card in sheet.cards for each in (card.headline, *card.figures, *card.preparation, *card.cap)]


def everything(sheet: Sheet) -> list[Figure]:
    cells = [cell for table in sheet.tables for row in table.figures() for cell in row]
    return [*of_cards(sheet), *sheet.rates, *sheet.vials, *sheet.comparison, *cells]


def test_that_a_volume_to_draw_up_came_by_two_steps_from_three_givens(library: Library) -> None:
    found = sheet(library, "depression-70-kg-syringe")
    (drawn,) = [each for each in of_cards(found) if each.label == "Draw up"]

    came = found.derive(drawn)

    assert [(line.expression, line.result) for line in came.steps] == [
        ("0.5 mg/kg × 70 kg", "= 35 mg"),
        ("35 mg ÷ 50 mg/mL", "= 0.7 mL"),
    ]
    assert [(line.name, line.text, line.says) for line in came.givens] == [
        ("Ordered", "0.5 mg/kg", "protocol"), ("Weight", "70 kg", "entered"), ("Strength", "50 mg/mL", "vial label"),
    ]  # fmt: skip
    source = came.givens[0].source
    assert source is not None
    assert (source.title, source.status) == ("ELEKT-D 2023", "verified")


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_every_line_of_a_figure_is_a_line_of_the_whole_working(library: Library, name: str) -> None:
    found = sheet(library, name)
    whole = {(line.expression, line.result) for line in found.working}  # a step that has two names stands there once
    for each in [*found.rates, *found.vials, *found.comparison, *of_cards(found)]:
        if each.label != "Range" and "overfill" not in each.detail:
            assert {(line.expression, line.result) for line in found.derive(each).steps} <= whole, each


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_the_last_step_ends_in_the_figure_it_explains(library: Library, name: str) -> None:
    """The figure stands in the last result, but for what is said of it in words or in hours."""
    for each in everything(found := sheet(library, name)):
        steps = found.derive(each).steps
        number = each.text.split(" ")[0].replace("\N{NARROW NO-BREAK SPACE}", "")
        if (
            steps
            and len(each.of) == 1
            and number.replace(".", "").isdigit()
            and each.text.split(" ")[-1] not in {"h", "min", "s", "longer"}
        ):
            results = [line.result.split(" ")[1] for line in steps]
            givens = [line.text.split(" ")[0] for line in found.derive(each).givens]
            assert number in (*results, *givens) or steps[-1].result.startswith("≈"), (each, steps)


def test_that_what_was_only_entered_says_so_without_a_step(library: Library) -> None:
    found = sheet(library, "depression-70-kg-syringe")
    (time,) = [each for each in of_cards(found) if each.label == "Time"]
    came = found.derive(time)
    assert came.steps == ()
    assert [(line.name, line.text) for line in came.givens] == [("Time", "40 min")]


def test_that_micrograms_in_a_word_are_in_the_steps_too(library: Library) -> None:
    answered = Answer(Form(()), sheet(library, "pain-icu-70-kg-ward"))
    spelled = preferred(answered, Preference(in_words=True)).sheet
    rate = spelled.cards[-1].headline

    lines = [line.expression for line in spelled.derive(rate).steps] + [
        line.text for line in spelled.derive(rate).givens
    ]

    assert "1 microgram/kg/min × 70 kg ÷ 1000 micrograms/mg × 60 min/h" in lines
    assert not [line for line in lines if "mcg" in line]
