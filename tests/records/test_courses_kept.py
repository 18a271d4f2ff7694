"""A course in the records comes back as it stood, and no two windows write over each other."""

from pathlib import Path

import pytest

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
from ketadesk.monitoring.plain_values import COURSE_WORDS
from ketadesk.records.courses import Courses
from ketadesk.records.refusing import RecordsError
from ketadesk.records.searching import Wanted, search
from ketadesk.records.store import open_store
from orders import course_data
from weeks import FIRST, agreed_of, given

EVERY: list[CourseWhat] = [
    ScoreTaken("madrs", 32, "baseline"),
    LiverTested("normal"),
    given(FIRST, plan_entry=4, run_sheet=7, highest=(164, 95)),
    UrinaryAsked(symptoms=False),
    VisitMissed("ill"),
    MaintenanceAgreed("weekly"),
    RelapseAsked(relapsed=True),
    CourseNoted("all well"),
    CourseStruck(5, "came after all"),
    CourseEnded("moved away"),
]


def test_that_every_kind_of_event_comes_back(folder: Path, passphrase: str | None) -> None:
    assert {type(each) for each in EVERY} == set(COURSE_WORDS.values())
    with open_store(folder, passphrase) as store:
        nurse = store.people.add("R. Alder", "2580", ["preparer"])
        courses = Courses(store)
        kept = courses.begin(agreed_of(), nurse, "bed 4")
        for what in EVERY:
            kept = courses.add(kept, what, FIRST, FIRST, course_data(), nurse)
    with open_store(folder, passphrase) as store:
        again = Courses(store).read(kept.number)
        assert again == kept
        assert again.course.events[0].by == "R. Alder"
        assert [(each.label, ended) for each, ended in Courses(store).all()] == [("bed 4", True)]
        assert Courses(store).open() == ()
        assert [line.kind for line in search(store.access, Wanted())] == ["course ended", "course", "person added"]
        assert store.verdict().flaws == ()


def test_that_what_is_refused_is_not_kept_and_two_windows_are_told_apart(folder: Path) -> None:
    with open_store(folder) as store:
        courses = Courses(store)
        kept = courses.begin(agreed_of())
        with pytest.raises(OutOfTurnError):
            courses.add(kept, ScoreTaken("madrs", 99, "baseline"), FIRST, FIRST, course_data())
        courses.add(kept, CourseNoted("a"), FIRST, FIRST, course_data())
        with pytest.raises(RecordsError, match="The course was continued elsewhere meanwhile"):
            courses.add(kept, CourseNoted("b"), FIRST, FIRST, course_data())
        assert len(courses.read(kept.number).course.events) == 1


def test_that_a_number_of_something_else_is_no_course(folder: Path) -> None:
    with open_store(folder) as store:
        store.journal.append("waste", {})
        store.journal.append("course", {"agreed": {}})
        with pytest.raises(RecordsError, match="Entry 1 is no course"):
            Courses(store).read(1)
        with pytest.raises(RecordsError, match="Course 2 cannot be read: what was agreed is not read here"):
            Courses(store).read(2)
