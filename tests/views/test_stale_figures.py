"""No figure of an old answer outlives the edit: every field, every choice, within the same event."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget
from shiboken6 import isValid

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.views.entry.entry import NumberEntry, PickerEntry, SegmentsEntry
from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.main_window import MainWindow
from views.drawn import pieces, told
from views.hands import DEPRESSION, LEFT, Hands

NUMBERS = (
    "dose_text:infusion", "time_text:infusion", "weight_text", "height_text", "age_text", "strength_text",
    "vial_volume_text", "vial_total_text", "container_volume_text", "line_volume_text", "start_text",
)  # fmt: skip
CHOICES = (
    ("protocol", "depression-iv-high"), ("setting", "ward"), ("dose_unit:infusion", "mg"), ("time_unit:infusion", "h"),
    ("weight_unit", "lb"), ("weight_known", "stated"), ("height_unit", "in"), ("sex", "female"), ("basis", "ideal"),
    ("vial", "ketamine-200-20"), ("method", "add"), ("container", "syringe-20"), ("diluent", "glucose-5"),
    ("pump", "syringe-0.01"), ("giving_set", "set-20"),
)  # fmt: skip


@pytest.mark.parametrize("key", NUMBERS)
def test_that_one_key_in_any_field_takes_every_figure_away(hands: Hands, key: str) -> None:
    hands.lay(DEPRESSION)
    old = hands.window.findChildren(FigureLabel)
    left = _left_when_blanked(hands)
    assert hands.figures()

    hands.press(hands.field(key), "x")

    assert hands.figures() == []
    assert not any(_text(widget) for widget in old)
    assert left == [[]]
    assert not any(tick.isEnabled() or tick.isChecked() for tick in hands.ticks())


@pytest.mark.parametrize(("key", "value"), CHOICES)
def test_that_any_choice_takes_every_figure_and_tick_of_the_old_answer_away(hands: Hands, key: str, value: str) -> None:
    hands.lay(DEPRESSION)
    for tick in hands.ticks():
        QTest.mouseClick(tick, LEFT)
    left, answer = _left_when_blanked(hands), hands.window.desk.answer

    hands.enter(key, value)

    assert hands.window.desk.answer is not answer
    assert left
    assert not any(left)
    assert not any(tick.isChecked() for tick in hands.ticks())


def test_that_every_field_and_choice_of_this_order_is_in_the_two_tests_above(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.open_all()
    asked = {entry.key for entry in hands.window.form.entries() if entry.isVisible()}
    assert asked == {*NUMBERS, *(key for key, _ in CHOICES)}
    for entry in hands.window.form.entries():
        assert isinstance(entry, NumberEntry | SegmentsEntry | PickerEntry)


def test_that_the_window_is_blank_while_the_order_is_worked_out(
    hands: Hands, planner: Callable[[Draft], Answer]
) -> None:
    seen: list[list[str]] = []

    def watching(draft: Draft) -> Answer:
        seen.append(hands.figures())
        return planner(draft)

    hands.window.desk.open(watching)
    hands.lay(DEPRESSION)
    hands.press(hands.field("weight_text"), ".")
    hands.press(hands.field("weight_text"), "5")

    assert len(seen) == 4
    assert all(figures == [] for figures in seen)
    assert "35.25 mg" in hands.figures()


def test_that_a_unit_takes_its_number_away(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.type("height_text", "175")
    hands.enter("weight_unit", "lb")
    assert hands.field("weight_text").text() == ""
    hands.enter("height_unit", "in")
    assert hands.field("height_text").text() == ""
    hands.type("dose_text:infusion", "0.5")
    hands.enter("dose_unit:infusion", "mg")
    assert hands.field("dose_text:infusion").text() == ""
    hands.type("time_text:infusion", "40")
    hands.enter("time_unit:infusion", "h")
    assert hands.field("time_text:infusion").text() == ""
    assert hands.figures() == []


def test_that_showing_a_draft_makes_no_edit(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    edits: list[object] = []
    hands.window.desk.draft_changed.connect(edits.append)
    wanted = replace(hands.window.desk.draft, weight_text="82", height_text="180", setting="icu", diluent="glucose-5")

    hands.window.desk.edit(wanted)

    assert edits == [wanted]
    assert hands.field("weight_text").text() == "82"
    assert hands.window.desk.draft is wanted


def test_that_a_weight_of_154_lb_is_exactly_69_85322498_kg(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.enter("weight_unit", "lb")
    hands.type("weight_text", "154")
    # 154 x 0.45359237 = 69.85322498 kg, shown to a tenth
    assert "69.9 kg" in hands.said()
    assert "154 lb" in hands.said()


def _left_when_blanked(hands: Hands) -> list[list[object]]:
    """Return a list that grows with each edit by what is left of the old answer when the new one is worked out.

    That is: a figure in any widget, a tick, a way to copy, and any number that the column of the answer would draw.
    """
    left: list[list[object]] = []

    def look() -> None:
        window = hands.window
        figures = [each.text() for each in window.findChildren(FigureLabel) if each.text()]
        ticks = [each for each in window.checklists.findChildren(TickBox) if _can_be_ticked(each)]
        drawn = [told(pieces(each)) for each in window.answer.content.findChildren(QWidget) if each.isVisible()]
        numbers = [each for each in drawn if re.search(r"\d", each)]
        copies = [window.foot.copy] if window.foot.copy.isEnabled() else []
        left.append([*figures, *ticks, *numbers, *copies])

    hands.window.desk.draft_changed.connect(look)
    return left


def _can_be_ticked(tick: TickBox) -> bool:
    """Say whether a line is ticked, or is when somebody ticks it."""
    if not tick.isChecked() and tick.isVisible():
        tick.click()
    return tick.isChecked()


def _text(widget: object) -> str:
    return widget.text() if isValid(widget) else ""  # type: ignore[attr-defined, no-any-return]


def test_that_the_window_holds_no_spin_box_and_no_combo_box(window: MainWindow) -> None:
    assert window.findChildren(QAbstractSpinBox) == []
    assert window.findChildren(QComboBox) == []
