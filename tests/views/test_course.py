"""Course in the window: begun by keys, told for the day it is, and asking where a rule asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ketadesk.records.courses import Courses
from ketadesk.records.store import open_store
from views.clinic import DAY, FOUR_TO_SIX, Clinic
from views.hands import LEFT, Hands
from views.walking import settle, sideways


@pytest.fixture
def clinic(hands: Hands) -> Iterator[Clinic]:
    yield Clinic(hands)
    hands.window.setFocus()  # a window that waits for its backup is taken down with the focus in it


@pytest.fixture
def begun(clinic: Clinic) -> Clinic:
    clinic.begin()
    return clinic


def test_that_to_look_begins_no_records_and_nothing_is_written_unsigned(clinic: Clinic, state_folder: Path) -> None:
    assert not clinic.page.begin.begin.isEnabled()
    assert not (state_folder / "records").exists()


def test_that_a_course_is_asked_for_before_one_is_begun(clinic: Clinic) -> None:
    clinic.begin("")
    assert "Choose the course." in clinic.seen()
    assert clinic.page.weeks.kept is None


def test_that_how_many_is_asked_for_where_the_source_leaves_it_open(clinic: Clinic) -> None:
    clinic.begin(FOUR_TO_SIX)
    assert clinic.page.weeks.kept is None
    assert "4 to 6" in clinic.seen(clinic.page.begin)
    QTest.keyClicks(clinic.page.begin.count.field, "5")
    QTest.mouseClick(clinic.page.begin.begin, LEFT)
    assert clinic.page.weeks.kept is not None
    assert clinic.page.weeks.kept.course.agreed.count == 5


def test_that_a_new_course_says_its_days_and_asks_for_what_comes_first(begun: Clinic) -> None:
    seen = begun.seen()
    assert "[BED 4]" in seen
    assert "Next infusion | Friday 2026-11-27 | Infusion 1 of 6, today" in seen
    assert "0 of 6" in seen
    assert "No score is written down yet" in seen
    assert "Liver tests" in begun.due()


def test_that_over_midnight_the_day_is_told_anew_without_a_touch(begun: Clinic) -> None:
    begun.infusion()
    assert "Infusion 2 of 6, in 3 days" in begun.seen()  # from Friday to Monday
    begun.clock.pass_(DAY)
    begun.page.weeks.clock = begun.clock.ticking
    begun.page._timer.timeout.emit()
    assert "Infusion 2 of 6, in 2 days" in begun.seen()


def test_that_a_fall_by_half_is_a_response_and_is_drawn(begun: Clinic) -> None:
    begun.act("score", scale="madrs", total_text="32", when="baseline")
    begun.infusion()
    begun.days(1)
    # Half of 32 is 16: a fall to 16 is a fall by at least half.
    begun.act("score", scale="madrs", total_text="16", when="24 h")
    assert "MADRS 16 of 60, 24 h: 50 % below baseline, response" in begun.seen()
    chart = begun.page.middle.drawing.chart
    assert chart is not None
    assert [(point.day, point.total) for point in chart.points] == [(0, 32), (1, 16)]


def test_that_the_next_day_follows_the_interval_and_a_late_score_is_overdue(begun: Clinic) -> None:
    begun.act("score", scale="madrs", total_text="32", when="baseline")
    begun.infusion()
    assert "Next infusion | Monday 2026-11-30 | Infusion 2 of 6, in 3 days" in begun.seen()
    begun.days(3)
    assert "2 days overdue" in begun.due()


def test_that_a_second_infusion_without_liver_tests_asks_for_a_reason(begun: Clinic) -> None:
    begun.infusion()
    begun.days(3)
    begun.infusion()
    assert "liver" in begun.seen(begun.page.acts).lower()
    assert begun.page.acts.numbers["weight_text"].field.text() == "70"
    QTest.keyClicks(begun.page.acts.reason, "taken, not back")
    QTest.mouseClick(begun.page.acts.write, LEFT)
    assert "2 of 6" in begun.seen()


def test_that_liver_tests_answer_what_was_due(begun: Clinic) -> None:
    before = begun.due()
    begun.act("liver", found="normal")
    assert "Liver tests" in before
    assert before != begun.due()


@pytest.mark.parametrize(
    ("act", "typed", "says"),
    [
        ("score", {"total_text": "12"}, "Choose the scale."),
        ("score", {"scale": "madrs", "total_text": "61", "when": "baseline"}, "60"),
        ("score", {"scale": "madrs", "total_text": "1.5", "when": "baseline"}, "whole number"),
        ("liver", {}, "Say what was found."),
        ("urinary", {}, "Say yes or no."),
        ("visit", {}, "Enter the weight."),
        ("visit", {"weight_text": "70", "dose_text": "35", "day": "1.12.2026"}, "Write the day as 2026-12-01."),
        ("visit", {"weight_text": "70", "dose_text": "35", "day": "2026-12-24"}, "2026-12-24"),
        ("end", {}, "Say why."),
    ],
)
def test_that_what_cannot_be_written_down_says_why(begun: Clinic, act: str, typed: dict[str, str], says: str) -> None:
    begun.act(act, **typed)
    assert says.lower() in begun.seen(begun.page.acts).lower()
    kept = begun.page.weeks.kept
    assert kept is not None
    assert not kept.course.events


def test_that_what_was_asked_can_be_left(begun: Clinic) -> None:
    QTest.mouseClick(begun.page.acts.buttons["score"], LEFT)
    assert not begun.page.acts.buttons["score"].isVisible()
    QTest.mouseClick(begun.page.acts.leave, LEFT)
    assert begun.page.acts.buttons["score"].isVisible()


def test_that_a_course_is_gone_on_with_as_it_was(begun: Clinic, state_folder: Path) -> None:
    begun.act("note", reason="sleeps badly")
    QTest.mouseClick(begun.page.other, LEFT)
    assert begun.page.weeks.kept is None
    assert begun.page.weeks.person is None
    begin = begun.page.begin
    assert not begin.open.buttons[0].isEnabled()
    QTest.keyClicks(begin.sign.pin, "2580")
    QTest.keyClick(begin.sign.pin, Qt.Key.Key_Return)
    assert "Go on with course" in begin.open.buttons[0].text()
    QTest.mouseClick(begin.open.buttons[0], LEFT)
    kept = begun.page.weeks.kept
    assert kept is not None
    assert len(kept.course.events) == 1
    with open_store(state_folder / "records") as store:
        assert Courses(store).read(kept.number).course == kept.course


def test_that_a_new_patient_takes_the_course_away(begun: Clinic) -> None:
    begun.infusion()
    QTest.keyClick(begun.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert begun.page.weeks.kept is None
    assert "70 kg" not in begun.seen()
    assert "35 mg" not in begun.seen()


def test_that_a_course_that_was_ended_asks_for_nothing_more(begun: Clinic) -> None:
    begun.act("end", reason="moved away")
    assert not any(button.isVisible() for button in begun.page.acts.buttons.values())


def test_that_an_entry_that_was_wrong_is_struck_and_counts_no_more(begun: Clinic) -> None:
    begun.infusion(dose="53")
    assert "1 of 6" in begun.seen()
    begun.act("strike")
    assert "Choose the entry." in begun.seen(begun.page.acts)
    begun.take(begun.page.acts.entry.picker, "1")
    QTest.keyClicks(begun.page.acts.reason, "35, typed wrong")
    QTest.mouseClick(begun.page.acts.write, LEFT)
    assert "0 of 6" in begun.seen()
    assert "53 mg" not in begun.seen()
    kept = begun.page.weeks.kept
    assert kept is not None
    assert len(kept.course.events) == 2


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)], ids=["1366x768", "1024x640"])
def test_that_no_button_of_a_course_is_cut_at_the_side(begun: Clinic, size: tuple[int, int]) -> None:
    begun.window.resize(*size)
    begun.infusion()
    settle()
    assert not sideways(begun.page)
