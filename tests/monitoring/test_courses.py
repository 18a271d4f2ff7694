"""The weeks of a course: days that avoid closed ones, what is asked before an infusion, and what is due."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from ketadesk.monitoring.course_due import planned_days
from ketadesk.monitoring.course_event import (
    CourseEnded,
    CourseNoted,
    CourseStruck,
    CourseWhat,
    LiverTested,
    MaintenanceAgreed,
    RelapseAsked,
    ScoreTaken,
    UrinaryAsked,
    VisitMissed,
)
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.scheduling import NeverOpenError, days
from orders import course_data
from weeks import FIRST, Weeks, agreed_of, december, given


def test_that_six_infusions_two_a_week_fall_on_open_days_within_three_weeks() -> None:
    # Tue 1, Fri 4, Mon 7, Thu 10; Sun 13 is closed, so Mon 14; Thu 17.
    assert Weeks().ahead() == [december(day) for day in (1, 4, 7, 10, 14, 17)]


def test_that_a_course_that_begins_on_a_closed_day_begins_on_the_next() -> None:
    assert Weeks(agreed_of(begins=december(5))).ahead()[0] == december(7)  # Saturday: Monday


def test_that_a_day_of_its_own_closed_is_avoided_and_what_is_beyond_the_interval_is_said() -> None:
    plan = agreed_of(begins=december(22), closed=(december(25), december(28)))
    # Tue 22; Fri 25 to Mon 28 are closed: Tue 29, which is 7 days later and 3 beyond 4.
    assert Weeks(plan).ahead()[:2] == [december(22), december(29)]
    assert [
        each.beyond for each in days(december(22), 2, 3, 4, lambda day: day in {*map(december, range(25, 29))})
    ] == [
        0,
        3,
    ]


def test_that_the_days_to_come_follow_from_the_last_infusion_that_was_given() -> None:
    weeks = Weeks()
    weeks.infusion(december(1))
    weeks.infusion(december(7), reason="liver tests are on their way")
    assert weeks.ahead() == [december(day) for day in (10, 14, 17, 21)]


def test_that_an_infusion_that_is_late_is_planned_for_today_and_says_by_how_much() -> None:
    weeks = Weeks()
    weeks.infusion(december(1))
    weeks.today = december(9)  # a Wednesday: 8 days after, 4 beyond
    (first, *_) = planned_days(weeks.course, course_data(), weeks.today)
    assert (first.day, first.beyond) == (december(9), 4)
    late = Weeks(today=december(9))
    assert late.ahead()[0] == december(9)


def test_that_a_clinic_that_is_never_open_is_refused_in_a_sentence() -> None:
    with pytest.raises(NeverOpenError, match="closed for a year from 2026-12-01"):
        list(days(FIRST, 2, 3, 4, lambda _day: True))


@drawn(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(1, 12),
    st.integers(1, 7),
    st.integers(0, 7),
    st.sets(st.integers(0, 6), max_size=6),
)
def test_that_no_day_is_closed_or_too_soon_and_none_is_late_unsaid(
    first: date, count: int, low: int, more: int, closed: set[int]
) -> None:
    found = list(days(first, count, low, low + more, lambda day: day.weekday() in closed))
    assert len(found) == count
    assert all(each.day.weekday() not in closed for each in found)
    for before, after in pairwise(found):
        gap = (after.day - before.day).days
        assert gap >= low
        assert after.beyond == max(gap - low - more, 0)
        earlier = (before.day + timedelta(days=late) for late in range(low, gap))
        assert all(day.weekday() in closed for day in earlier)


def test_that_the_number_is_chosen_where_the_source_leaves_it_open() -> None:
    with pytest.raises(OutOfTurnError, match=r"its source gives 4 to 6\. Choose a number"):
        agreed_of(place=1)
    plan = agreed_of(place=1, count=5)
    assert (plan.count, plan.low, plan.high) == (5, 4, 6)
    assert plan.stop_rule.startswith("Stop at remission")
    with pytest.raises(OutOfTurnError, match=r"no number\. Choose a number"):
        agreed_of("esketamine-nasal")
    with pytest.raises(OutOfTurnError, match="at least 1 infusion"):
        agreed_of(count=0)


def test_that_the_interval_is_chosen_where_the_source_leaves_it_open_and_only_there() -> None:
    with pytest.raises(OutOfTurnError, match=r"its source names no interval\. Choose one, in days"):
        agreed_of("depression-iv-escalating")
    with pytest.raises(OutOfTurnError, match="An interval is from 1 day on"):
        agreed_of("depression-iv-escalating", interval=(4, 3))
    assert agreed_of("depression-iv-escalating", interval=(3, 4)).interval_high == 4
    with pytest.raises(OutOfTurnError, match="its source spaces them 3 to 4 days apart"):
        agreed_of(interval=(7, 7))


def test_that_the_second_infusion_asks_for_liver_tests() -> None:
    weeks = Weeks()
    weeks.infusion(december(1))
    with pytest.raises(
        OutOfTurnError, match="No liver tests are written down, and this is infusion 2: take them first"
    ):
        weeks.infusion(december(4))
    weeks.does(LiverTested("normal"), december(4))
    weeks.infusion(december(4))
    assert len(weeks.course.visits) == 2


def test_that_a_weight_older_than_a_week_is_asked_again() -> None:
    weeks = Weeks(today=december(9))
    with pytest.raises(OutOfTurnError, match="The weight is 8 days old, more than 7 days: weigh again"):
        weeks.infusion(december(9), weighed=december(1))
    weeks.infusion(december(9), weighed=december(2))
    with pytest.raises(OutOfTurnError, match="The weight is of a day after the infusion"):
        weeks.infusion(december(10), weighed=december(11))


def test_that_more_than_the_source_gave_asks_first() -> None:
    weeks = Weeks(agreed_of(count=7))
    weeks.does(LiverTested("normal"))
    for day in (1, 4, 7, 10, 14, 17):
        weeks.infusion(december(day))
    with pytest.raises(OutOfTurnError, match="This is infusion 7; the source gave 6 at most"):
        weeks.infusion(december(21))
    few = Weeks(agreed_of(place=1, count=4))
    few.does(LiverTested("normal"))
    for day in (1, 4, 7, 10):
        few.infusion(december(day))
    with pytest.raises(OutOfTurnError, match="This is infusion 5 of the 4 agreed"):
        few.infusion(december(14))
    few.infusion(december(14), reason="two more were ordered")
    assert few.course.left == 0


def test_that_the_whole_dose_is_added_up_each_by_its_own_weight() -> None:
    weeks = Weeks()
    weeks.does(LiverTested("normal"))
    weeks.infusion(december(1), weight=70, dose=35)
    weeks.infusion(december(4), weight=72, dose=36)
    weeks.infusion(december(7), weight=72, dose=18)  # stopped halfway
    total, per_weight = weeks.course.cumulative
    # 35 + 36 + 18 mg; 0.5 + 0.5 + 0.25 mg/kg.
    assert (total.magnitude, per_weight.magnitude) == (89, Fraction("1.25"))


def test_that_a_baseline_is_due_before_the_first_and_a_score_a_day_after_each() -> None:
    weeks = Weeks()
    assert set(weeks.due()) == {"baseline", "liver-baseline"}
    weeks.does(ScoreTaken("madrs", 32, "baseline"))
    weeks.does(LiverTested("normal"))
    weeks.infusion(december(1))
    assert (weeks.due()["score"].on, weeks.due()["score"].days_late) == (december(2), -1)
    weeks.today = december(4)
    assert weeks.due()["score"].days_late == 2
    weeks.does(ScoreTaken("madrs", 20, "24 h"), december(2))
    assert "score" not in weeks.due()


def test_that_liver_tests_are_due_again_ninety_days_after_the_last() -> None:
    weeks = Weeks()
    weeks.does(LiverTested("normal"))
    weeks.today = december(1) + timedelta(days=92)
    assert (weeks.due()["liver"].on, weeks.due()["liver"].days_late) == (date(2027, 3, 1), 2)


def test_that_urinary_questions_are_due_at_every_infusion() -> None:
    weeks = Weeks()
    weeks.does(LiverTested("normal"))
    assert "urinary" not in weeks.due()
    weeks.infusion(december(1))
    assert weeks.due()["urinary"].on == december(1)
    weeks.does(UrinaryAsked(symptoms=False))
    assert "urinary" not in weeks.due()
    weeks.infusion(december(4))
    assert "urinary" in weeks.due()
    weeks.does(UrinaryAsked(symptoms=False), december(5))
    assert "urinary" not in weeks.due()


def test_that_what_follows_is_asked_before_the_last_and_relapse_fourteen_days_after_it() -> None:
    weeks = Weeks()
    weeks.does(LiverTested("normal"))
    for day in (1, 4, 7, 10):
        weeks.infusion(december(day))
    assert "maintenance" not in weeks.due()
    weeks.infusion(december(14))
    assert weeks.due()["maintenance"].on == december(17)
    weeks.does(MaintenanceAgreed("weekly, case by case"))
    assert "maintenance" not in weeks.due()
    weeks.infusion(december(17))
    assert weeks.due()["relapse"].on == december(31)
    weeks.does(CourseEnded("six were given"))
    assert list(weeks.due()) == ["relapse"]


def test_that_relapse_is_asked_after_the_last_and_not_before_it() -> None:
    weeks = Weeks(agreed_of(place=1, count=1))
    weeks.infusion(december(1))
    weeks.does(RelapseAsked(relapsed=False), december(1))
    assert "relapse" in weeks.due()
    weeks.does(RelapseAsked(relapsed=True), december(15))
    assert "relapse" not in weeks.due()


def test_that_a_struck_infusion_is_none_and_stays_to_be_read() -> None:
    weeks = Weeks()
    weeks.infusion(december(1))
    weeks.does(CourseStruck(1, "it was another patient"))
    assert (weeks.course.visits, len(weeks.course.events), weeks.course.left) == ((), 2, 6)
    weeks.infusion(december(1))
    assert len(weeks.course.visits) == 1


REFUSED: list[tuple[str, CourseWhat]] = [
    ("Say why.", VisitMissed(" ")),
    ("Say why.", CourseEnded("")),
    ("A note says something: write it.", CourseNoted("")),
    ("Say what was agreed.", MaintenanceAgreed("")),
    ("There is no such scale: there are madrs, qids-sr16, phq-9, pain-nrs.", ScoreTaken("hamd", 20, "24 h")),
    ("MADRS is 0 to 60: add it up again.", ScoreTaken("madrs", 61, "24 h")),
    ("There is no entry 5 to strike.", CourseStruck(5, "x")),
    ("Say what is wrong with the entry that is struck.", CourseStruck(1, "")),
    ("That is before the course begins, on 2026-12-01.", given(date(2026, 11, 30))),
    ("An infusion is written down for that day already: strike it first if it is wrong.", given(december(1))),
]


@pytest.mark.parametrize(("says", "what"), REFUSED, ids=[each[0] for each in REFUSED])
def test_that_what_does_not_fit_is_refused_in_a_sentence(says: str, what: CourseWhat) -> None:
    weeks = Weeks()
    weeks.infusion(december(1))
    standing = weeks.course
    on = date(2026, 11, 30) if "before" in says else december(1)
    with pytest.raises(OutOfTurnError) as error:
        weeks.does(what, on)
    assert (str(error.value), weeks.course) == (says, standing)


def test_that_nothing_is_written_for_a_day_to_come_nor_after_the_end() -> None:
    weeks = Weeks()
    event = weeks.course.next(CourseNoted("x"), december(2))
    with pytest.raises(OutOfTurnError, match="2026-12-02 is still to come"):
        weeks.course.then(event, course_data(), FIRST)
    weeks.does(CourseEnded("moved away"))
    with pytest.raises(OutOfTurnError, match="This course has ended"):
        weeks.does(CourseNoted("x"))
