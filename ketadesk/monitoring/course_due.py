"""What a course still asks for: scores, liver tests, urinary questions, a plan for afterwards; each with its rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ketadesk.monitoring.course import Course
from ketadesk.monitoring.course_event import LiverTested, MaintenanceAgreed, RelapseAsked, ScoreTaken, UrinaryAsked
from ketadesk.monitoring.scheduling import Planned, days, following
from ketadesk.protocols.course_rules import CourseData
from ketadesk.protocols.figure import Figure
from ketadesk.protocols.protocol import Protocol
from ketadesk.quantities.kinds import time


@dataclass(frozen=True)
class CourseDue:
    """Something that is asked for, from which day, and the rule that asks. `days_late` below 0 is ahead."""

    id: str
    says: str
    on: date
    days_late: int
    rule: Figure


def planned_days(course: Course, data: CourseData, today: date) -> tuple[Planned, ...]:
    """Return the days of the infusions still to come: after the last given, or from the beginning; none has passed."""
    agreed, visits = course.agreed, course.visits

    def closed(day: date) -> bool:
        return data.rules.closed(day) or day in agreed.closed

    low, high = agreed.interval_low, agreed.interval_high
    if not course.left:
        return ()
    if visits:
        return tuple(following(visits[-1][0], course.left, low, high, closed, today))
    return tuple(days(max(agreed.begins, today), course.left, low, high, closed))


def course_due(course: Course, protocol: Protocol | None, data: CourseData, today: date) -> tuple[CourseDue, ...]:
    """Return what is asked for, the longest overdue first. An ended course asks only whether the symptoms are back."""
    found = _relapse(course, data) if course.ended else _all(course, protocol, data, today)
    due = (CourseDue(id_, says, on, (today - on).days, rule) for id_, says, on, rule in found)
    return tuple(sorted(due, key=lambda each: (each.on, each.id)))


_Asked = Iterator[tuple[str, str, date, Figure]]


def _all(course: Course, protocol: Protocol | None, data: CourseData, today: date) -> _Asked:
    yield from _scores(course, protocol, data)
    yield from _liver(course, data)
    yield from _urinary(course, data)
    yield from _maintenance(course, data, today)
    yield from _relapse(course, data)


def _scores(course: Course, protocol: Protocol | None, data: CourseData) -> _Asked:
    """Ask for a baseline before the first infusion, and for a score a day after each, on one scale at least."""
    if protocol is not None and not data.scales_of(protocol):
        return
    taken = [each for each in course.counted if isinstance(each.what, ScoreTaken)]
    if not any(isinstance(each.what, ScoreTaken) and each.what.when == "baseline" for each in taken):
        yield "baseline", "Score before the first infusion", course.agreed.begins, data.rules.score_after
    after = _days(data.rules.score_after)
    for place, (day, _) in enumerate(course.visits, start=1):
        until = course.visits[place][0] if place < len(course.visits) else None
        later = [each for each in taken if each.on > day and (until is None or each.on <= until)]
        if not later and until is None:
            yield "score", f"Score after infusion {place}", day + timedelta(days=after), data.rules.score_after


def _liver(course: Course, data: CourseData) -> _Asked:
    last, rules = course.last(LiverTested), data.rules
    if last is None:
        yield "liver-baseline", "Liver tests before recurrent doses", course.agreed.begins, rules.liver_before
    elif course.left:
        yield "liver", "Liver tests again", last.on + timedelta(days=_days(rules.liver_every)), rules.liver_every


def _urinary(course: Course, data: CourseData) -> _Asked:
    """Ask at each visit: what was answered after the visit before counts for the last."""
    visits, last = course.visits, course.last(UrinaryAsked)
    if visits and (last is None or (len(visits) > 1 and last.on <= visits[-2][0])):
        yield "urinary", f"Bladder and urine, at infusion {len(visits)}", visits[-1][0], data.rules.urinary


def _maintenance(course: Course, data: CourseData, today: date) -> _Asked:
    left = data.rules.maintenance.value.magnitude
    if not course.visits or course.left > left or course.last(MaintenanceAgreed) is not None:
        return
    ahead = planned_days(course, data, today)
    on = ahead[0].day if ahead else course.visits[-1][0]
    yield "maintenance", "What follows the last infusion", on, data.rules.maintenance


def _relapse(course: Course, data: CourseData) -> _Asked:
    if not course.visits or course.left:
        return
    day = course.visits[-1][0]
    asked = course.last(RelapseAsked)
    if asked is None or asked.on <= day:
        after = _days(data.rules.relapse_after)
        yield "relapse", "Are the symptoms back?", day + timedelta(days=after), data.rules.relapse_after


def _days(figure: Figure) -> int:
    minutes = time.recorded(figure.value).magnitude
    return int(minutes / (24 * 60))
