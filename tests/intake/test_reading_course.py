"""What was typed of a course: read strictly, and refused by its field."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_course import CourseAct, read_beginning, read_course_act, read_day
from ketadesk.monitoring.course_event import CourseWhat, LiverTested, RelapseAsked, ScoreTaken, UrinaryAsked, VisitHeld
from ketadesk.quantities.kinds import bodyweight, mass
from ketadesk.quantities.parsing import Refused

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize("text", ["1.12.2026", "2026-12-1", "2026-13-01", "2026-02-30", "soon", "", "２０２６-12-01"])
def test_that_a_day_is_written_one_way_only(text: str) -> None:
    assert isinstance(read_day(text), Refused)


def test_that_a_day_is_read() -> None:
    assert read_day("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("act", "texts", "what"),
    [
        ("score", {"scale": "phq9", "total_text": "9", "when": "24 h"}, ScoreTaken("phq9", 9, "24 h")),
        ("liver", {"found": "raised"}, LiverTested("raised")),
        ("urinary", {"answer": "yes"}, UrinaryAsked(True)),
        ("relapse", {"answer": "no"}, RelapseAsked(False)),
        (
            "visit",
            {"weight_text": "70.5", "dose_text": "35.25"},
            VisitHeld(bodyweight.of(Fraction("70.5")), TODAY, mass.of(Fraction("35.25"))),
        ),
    ],
)
def test_that_what_happened_is_read_for_today(act: CourseAct, texts: dict[str, str], what: CourseWhat) -> None:
    assert read_course_act(act, texts, TODAY) == (what, TODAY)


def test_that_what_happened_can_have_a_day_of_its_own() -> None:
    read = read_course_act("liver", {"found": "normal", "on_text": "2026-11-30"}, TODAY)
    assert read == (LiverTested("normal"), date(2026, 11, 30))


def test_that_a_visit_of_a_run_sheet_was_on_its_day_whenever_it_is_written_down() -> None:
    day = date(2026, 11, 25)
    ran = VisitHeld(bodyweight.of(Fraction(70)), day, mass.of(Fraction(35)), 4, 9, (150, 90))
    assert read_course_act("visit", {"run": "9"}, TODAY, ran) == (ran, day)
    other = date(2026, 11, 24)
    assert read_course_act("visit", {"on_text": "2026-11-24"}, TODAY, ran) == (replace(ran, weighed=other), other)


@pytest.mark.parametrize(
    ("act", "texts", "field"),
    [
        ("score", {"total_text": "9", "when": "24 h"}, "scale"),
        ("score", {"scale": "phq9", "total_text": "9"}, "when"),
        ("score", {"scale": "phq9", "total_text": "9.5", "when": "24 h"}, "total_text"),
        ("liver", {"found": "perhaps"}, "found"),
        ("relapse", {}, "answer"),
        ("visit", {"weight_text": "70"}, "dose_text"),
        ("visit", {"weight_text": "7O", "dose_text": "35"}, "weight_text"),
        ("note", {"on_text": "yesterday"}, "on_text"),
    ],
)
def test_that_what_cannot_be_read_is_refused_by_its_field(act: CourseAct, texts: dict[str, str], field: str) -> None:
    read = read_course_act(act, texts, TODAY)
    assert isinstance(read, Unready)
    assert set({**read.missing, **read.refused}) == {field}


def test_that_a_beginning_takes_what_is_empty_from_the_source() -> None:
    assert read_beginning({}, TODAY) == (TODAY, None, None)
    typed = {"start_text": "2026-12-07", "count_text": "6", "least_text": "3", "most_text": "4"}
    assert read_beginning(typed, TODAY) == (date(2026, 12, 7), 6, (3, 4))


@pytest.mark.parametrize(
    "texts", [{"start_text": "soon"}, {"count_text": "6.5"}, {"least_text": "3"}, {"most_text": "4"}]
)
def test_that_a_beginning_that_cannot_be_read_is_refused(texts: dict[str, str]) -> None:
    assert isinstance(read_beginning(texts, TODAY), str)
