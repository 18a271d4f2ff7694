"""A course whose calendar a test turns: days by hand, nothing waits."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from ketadesk.monitoring.course import Agreed, Course, agreed
from ketadesk.monitoring.course_due import CourseDue, course_due, planned_days
from ketadesk.monitoring.course_event import CourseWhat, VisitHeld
from ketadesk.quantities.kinds import bodyweight, mass
from orders import course_data, library

FIRST = date(2026, 12, 1)  # a Tuesday


def december(day: int) -> date:
    return date(2026, 12, day)


def agreed_of(protocol: str = "depression-iv", place: int = 0, count: int | None = None, **more: Any) -> Agreed:
    shipped = library().protocols[protocol]
    begins, closed = more.get("begins", FIRST), more.get("closed", ())
    return agreed(shipped, shipped.courses[place], begins, count, more.get("interval"), closed)


def given(day: date, weight: int = 70, dose: int = 35, **more: Any) -> VisitHeld:
    """Return an infusion of a day, by a weight of that day unless told otherwise."""
    return VisitHeld(bodyweight.of(weight), more.pop("weighed", day), mass.of(Fraction(dose)), **more)


@dataclass
class Weeks:
    """A course, and what day it is."""

    plan: Agreed = field(default_factory=agreed_of)
    today: date = FIRST
    course: Course = field(init=False)

    def __post_init__(self) -> None:
        self.course = Course(self.plan)

    def does(self, what: CourseWhat, on: date | None = None) -> Course:
        """Let something happen today, or on a day before."""
        if on is not None and on > self.today:
            self.today = on
        event = self.course.next(what, on or self.today)
        self.course = self.course.then(event, course_data(), self.today)
        return self.course

    def infusion(self, day: date, **more: Any) -> Course:
        return self.does(given(day, **more), day)

    def due(self) -> dict[str, CourseDue]:
        protocol = library().protocols[self.plan.protocol]
        return {each.id: each for each in course_due(self.course, protocol, course_data(), self.today)}

    def ahead(self) -> list[date]:
        return [each.day for each in planned_days(self.course, course_data(), self.today)]
