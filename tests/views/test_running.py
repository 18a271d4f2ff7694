"""What is running, by its keys: the dose, what takes it away, and what of it reaches another mode or patient."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ketadesk import app
from ketadesk.intake.draft import DoseDraft
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.running.running_page import RunningPage
from views.hands import DEPRESSION, LEFT, Hands

CONTROL = Qt.KeyboardModifier.ControlModifier
PUMP = (
    ("rate_text", "4.2"), ("amount_text", "50"), ("volume_text", "50"), ("weight_text", "70"),
    ("weight_known", "measured"), ("protocol", "pain-icu"), ("setting", "icu"),
)  # fmt: skip
NUMBERS = ("rate_text", "amount_text", "volume_text", "weight_text", "since_text", "left_text")
CHOICES = (("weight_unit", "lb"), ("weight_known", "stated"), ("protocol", "pain-acute"), ("setting", "ward"))


@pytest.fixture
def page(hands: Hands) -> RunningPage:
    """The mode, opened by its key."""
    QTest.keyClick(hands.window, Qt.Key.Key_F3)
    page = hands.window.page
    assert isinstance(page, RunningPage)
    return page


# 4.2 mL/h × 50 mg ÷ 50 mL = 4.2 mg/h; ÷ 70 kg = 0.06 mg/kg/h; × 1000 ÷ 60 = 1 mcg/kg/min; 50 ÷ 4.2 = 11.9 h
def test_that_the_dose_of_a_pump_is_told_and_judged(hands: Hands, page: RunningPage) -> None:
    hands.fill(PUMP)
    assert hands.state() == "ready"
    assert hands.figures() == ["1 mcg/kg/min", "0.06 mg/kg/h", "4.2 mg/h", "11 h 54 min", "50 mg"]
    assert "At the low end of 1 to 2 mcg/kg/min" in hands.said()
    assert "1 mL holds 1 mg here" in hands.said()
    assert "Arithmetic for a pump that already runs. It controls no pump." in hands.said()


# 50 − 36.5 = 13.5 mL, at 1 mg/mL 13.5 mg; 36.5 ÷ 4.2 h = 521.4 min; 08:30 + 714.3 min; 08:30 + 13.5 ÷ 4.2 h = 192.9 min
def test_that_what_has_gone_in_is_told_where_it_can_be(hands: Hands, page: RunningPage) -> None:
    hands.fill((*PUMP, ("since_text", "08:30"), ("left_text", "36.5")))
    assert hands.figures()[-4:] == ["13.5 mg", "8 h 41 min", "20:24", "11:42"]


@pytest.mark.parametrize("key", NUMBERS)
def test_that_one_key_in_any_field_takes_every_figure_away(hands: Hands, page: RunningPage, key: str) -> None:
    hands.fill(PUMP)
    old = page.findChildren(FigureLabel)
    assert hands.figures()
    QTest.mouseClick(hands.ticks()[0], LEFT)

    hands.press(hands.field(key), "x")

    assert hands.figures() == []
    assert not any(each.text() for each in old)
    assert page.copied_text() == ""
    assert not any(tick.isChecked() for tick in hands.ticks())


@pytest.mark.parametrize(("key", "value"), CHOICES)
def test_that_any_choice_blanks_what_was_told(hands: Hands, page: RunningPage, key: str, value: str) -> None:
    hands.fill(PUMP[:5])
    assert hands.figures()
    left: list[list[str]] = []
    page.desk.draft_changed.connect(lambda _: left.append(hands.figures()))
    hands.enter(key, value)
    assert left == [[]]


# 42 mL/h is 10 mcg/kg/min, above the hard end of 8
def test_that_beside_a_stop_there_is_no_figure_and_nothing_to_copy(hands: Hands, page: RunningPage) -> None:
    hands.fill((("rate_text", "42"), *PUMP[1:]))
    assert hands.state() == "stopped"
    assert hands.figures() == []
    assert page.copied_text() == ""
    assert not any(tick.isEnabled() for tick in hands.ticks())


def test_that_what_is_copied_says_what_it_is(hands: Hands, page: RunningPage) -> None:
    hands.fill(PUMP)
    copied = page.copied_text()
    for word in ("ketamine", "1 mcg/kg/min", "4.2 mL/h", "50 mg in 50 mL", "70 kg", "NOT DOUBLE-CHECKED, copied 2"):
        assert word in copied


def test_that_a_new_patient_clears_every_mode_and_one_undo_brings_all_back(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    order = hands.window.desk.draft
    QTest.keyClick(hands.window, Qt.Key.Key_F3)
    hands.fill(PUMP)
    ran = hands.window.page.desk.draft

    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    assert hands.figures() == []
    assert hands.window.page.desk.draft == RunningDraft()
    assert hands.window.desk.draft.weight_text == ""

    QTest.keyClick(hands.window, Qt.Key.Key_Z, CONTROL)
    assert (hands.window.page.desk.draft, hands.window.desk.draft) == (ran, order)
    assert hands.figures()[0] == "1 mcg/kg/min"


def test_that_an_edit_in_one_mode_ends_the_undo_of_all(hands: Hands, page: RunningPage) -> None:
    hands.window.desk.enter("weight_text", "70")
    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    hands.type("rate_text", "4")
    assert not hands.window.desks.can_undo


def test_that_an_order_replaced_by_what_runs_comes_back_with_one_undo(hands: Hands, page: RunningPage) -> None:
    QTest.keyClick(hands.window, Qt.Key.Key_F2)
    hands.lay(DEPRESSION)
    before = hands.window.desk.draft
    QTest.keyClick(hands.window, Qt.Key.Key_F3)
    hands.fill(PUMP)
    ran = page.running.draft
    QTest.mouseClick(page.order.button, LEFT)
    made = hands.window.desk.draft
    assert made.protocol == "pain-icu"
    assert hands.window.cleared.text() == "The order that stood here is replaced until you undo it or enter something."
    assert hands.window.undo.isVisible()
    QTest.keyClick(hands.window, Qt.Key.Key_Z, CONTROL)
    assert (hands.window.desk.draft, page.running.draft) == (before, ran)
    assert "75 mL/h" in hands.figures()
    assert not hands.window.desks.can_undo


def test_that_the_undo_of_a_replaced_order_ends_with_the_next_entry(hands: Hands, page: RunningPage) -> None:
    hands.window.desk.enter("protocol", "depression-iv")
    hands.fill(PUMP)
    QTest.mouseClick(page.order.button, LEFT)
    assert hands.window.desks.can_undo
    hands.type("age_text", "4")
    assert not hands.window.desks.can_undo


def test_that_an_order_laid_on_an_empty_desk_leaves_nothing_to_undo(hands: Hands, page: RunningPage) -> None:
    hands.fill(PUMP)
    QTest.mouseClick(page.order.button, LEFT)
    assert hands.window.desk.draft.protocol == "pain-icu"
    assert not hands.window.desks.can_undo


def test_that_the_keys_of_the_modes_open_them_at_the_first_field_to_fill(hands: Hands, page: RunningPage) -> None:
    assert hands.field("rate_text").hasFocus()
    hands.fill(PUMP[:2])
    QTest.keyClick(hands.window, Qt.Key.Key_F2)
    assert hands.window.page is hands.window.pages["order"]
    QTest.keyClick(hands.window, Qt.Key.Key_F3)
    assert hands.field("volume_text").hasFocus()


def test_that_an_order_is_made_of_what_runs_and_nothing_is_made_up(hands: Hands, page: RunningPage) -> None:
    hands.fill(PUMP)
    QTest.mouseClick(page.order.button, LEFT)
    made = hands.window.desk.draft
    assert hands.window.page is hands.window.pages["order"]
    assert made.dose("infusion") == DoseDraft(dose_text="1", dose_unit="mcg/kg/min")
    assert (made.weight_text, made.amount_text, made.container_volume_text) == ("70", "50", "50")
    assert (made.strength_text, made.method, made.diluent, made.container) == ("", "", "", "")
    assert hands.state() == "incomplete"
    assert hands.window.desk.answer is not None
    assert hands.window.desk.answer.sheet.refused == {}


def test_that_a_fault_in_one_mode_leaves_no_figure_there_and_the_others_stand(
    hands: Hands, planners: Mapping[str, Callable[[Any], Any]]
) -> None:
    def failing(draft: RunningDraft) -> Any:
        if draft.weight_text == "71":
            raise ZeroDivisionError
        return planners["running"](draft)

    window = hands.window
    window.open({**planners, "running": failing}, app.guarded)
    hands.lay(DEPRESSION)
    window.turn_to("running")
    hands.fill(PUMP)

    hands.field("weight_text").setText("71")
    assert hands.figures() == []
    assert window.banner.isVisible()

    window.turn_to("order")
    assert hands.figures()[0] == "75 mL/h"
    assert not window.banner.isVisible()
