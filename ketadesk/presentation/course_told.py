"""A course as it is told on a day: what was agreed, what was given, whether it helped, what is due by which rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ketadesk.monitoring.course import Course
from ketadesk.monitoring.course_due import CourseDue, course_due, planned_days
from ketadesk.monitoring.course_event import UrinaryAsked, VisitHeld
from ketadesk.monitoring.scoring import Scored, story
from ketadesk.presentation.run_told import Row
from ketadesk.protocols.course_rules import WEEKDAYS, CourseData
from ketadesk.protocols.library import Library
from ketadesk.protocols.status import STATUS_WORDS
from ketadesk.quantities.formatting import MINUS, format_number, format_quantity

_SYMPTOMS = "Urinary symptoms were reported: where pain goes on alongside them, stopping is weighed (FDA label 2.1)."


@dataclass(frozen=True)
class CourseDueRow:
    """What is asked for: what, by which day, how late or how soon, and the rule with what stands behind it."""

    says: str
    on: str
    when: str
    late: bool
    rule: str
    backing: str


@dataclass(frozen=True)
class VisitRow:
    """One infusion: its number, day, dose and weight, and its numbers in the records."""

    number: int
    day: str
    dose: str
    weight: str
    note: str


@dataclass(frozen=True)
class ScoreRow:
    """One total, with what it means."""

    scale: str
    day: str
    total: str
    when: str
    says: str
    backing: str


@dataclass(frozen=True)
class CourseTold:
    """All that is told of a course on one day."""

    title: str
    agreed: tuple[Row, ...]
    visits: tuple[VisitRow, ...]
    ahead: tuple[Row, ...]
    scores: tuple[ScoreRow, ...]
    due: tuple[CourseDueRow, ...]
    notes: tuple[str, ...]


def tell_course(course: Course, library: Library, data: CourseData, today: date) -> CourseTold:
    """Return what a course says on a day."""
    protocol = library.protocols.get(course.agreed.protocol)
    due = course_due(course, protocol, data, today)
    return CourseTold(
        title=f"{course.agreed.title}: {course.agreed.says}",
        agreed=tuple(_agreed(course, library)),
        visits=tuple(_visit(place, day, visit) for place, (day, visit) in enumerate(course.visits, start=1)),
        ahead=tuple(_ahead(course, data, today)),
        scores=tuple(_scores(course, library, data)),
        due=tuple(_due(each, library) for each in due),
        notes=tuple(_notes(course, data)),
    )


def day_text(day: date) -> str:
    """Return a day with its weekday: `Tuesday 2026-12-01`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.isoformat()}"


def days_text(count: int) -> str:
    """Return a number of days in words."""
    return "1 day" if count == 1 else f"{count} days"


def _agreed(course: Course, library: Library) -> Iterator[Row]:
    agreed, given = course.agreed, len(course.visits)
    span = ""
    if agreed.low is not None and agreed.high is not None:
        of = str(agreed.low) if agreed.low == agreed.high else f"{agreed.low} to {agreed.high}"
        span = f"the source gives {of}"
    yield Row("Given", f"{given} of {agreed.count}", span)
    low, high = agreed.interval_low, agreed.interval_high
    every = days_text(low) if low == high else f"{low} to {days_text(high)}"
    yield Row("Every", every, f"from {agreed.begins.isoformat()}")
    if agreed.stop_rule:
        yield Row("Stop rule", agreed.stop_rule)
    source = library.sources.get(agreed.source)
    if source is not None:
        yield Row("By", source.short, STATUS_WORDS[source.status])
    total, per_weight = course.cumulative
    if given:
        yield Row("Given in all", format_quantity(total), f"{format_quantity(per_weight)}, each by its own weight")


def _visit(number: int, day: date, visit: VisitHeld) -> VisitRow:
    parts = ["" if visit.weighed == day else f"weighed {visit.weighed.isoformat()}"]
    parts.append("no sealed plan" if visit.plan_entry is None else f"plan {visit.plan_entry}")
    parts.append("no run sheet" if visit.run_sheet is None else f"run sheet {visit.run_sheet}")
    if visit.highest is not None:
        parts.append(f"highest pressure {visit.highest[0]}/{visit.highest[1]} mmHg")
    parts.append(visit.reason)
    note = ", ".join(part for part in parts if part)
    return VisitRow(number, day_text(day), format_quantity(visit.dose), format_quantity(visit.weight), note)


def _ahead(course: Course, data: CourseData, today: date) -> Iterator[Row]:
    for number, planned in enumerate(planned_days(course, data, today), start=len(course.visits) + 1):
        beyond = f"{days_text(planned.beyond)} beyond the interval" if planned.beyond else ""
        yield Row(f"Infusion {number}", day_text(planned.day), beyond)


def _scores(course: Course, library: Library, data: CourseData) -> Iterator[ScoreRow]:
    for scale in data.scales.values():
        told = story(course, scale, data)
        for each in told.scores:
            yield ScoreRow(
                scale.title,
                each.on.isoformat(),
                f"{each.total} of {scale.greatest}",
                each.when,
                _meaning(each),
                "" if scale.remission is None else _cutoff(scale.remission.source, library, scale.remission.status),
            )


def _meaning(scored: Scored) -> str:
    parts = []
    if scored.fall is not None:
        fell = format_number(abs(scored.fall), places=0)
        parts.append(f"{fell} % {'below' if scored.fall >= 0 else 'above'} baseline")
        parts.append("response" if scored.response else "no response")
    elif scored.when != "baseline":
        parts.append("no baseline to compare with")
    if scored.remission and scored.when != "baseline":
        parts.append("remission")
    return ", ".join(parts).replace("-", MINUS)


def _cutoff(source: str, library: Library, status: str) -> str:
    return f"remission by {library.sources[source].short}, {STATUS_WORDS[status]}"  # type: ignore[index]


def _due(due: CourseDue, library: Library) -> CourseDueRow:
    source = library.sources[due.rule.source]
    late = due.days_late > 0
    when = "today" if not due.days_late else (
        f"{days_text(due.days_late)} overdue" if late else f"in {days_text(-due.days_late)}"
    )  # fmt: skip
    return CourseDueRow(
        due.says, due.on.isoformat(), when, late, due.rule.note, f"{source.short}, {STATUS_WORDS[due.rule.status]}"
    )


def _notes(course: Course, data: CourseData) -> Iterator[str]:
    last = course.last(UrinaryAsked)
    if last is not None and isinstance(last.what, UrinaryAsked) and last.what.symptoms:
        yield _SYMPTOMS
    for scale in data.scales.values():
        scores = story(course, scale, data).scores
        if scores and scores[-1].remission and scores[-1].when != "baseline" and course.agreed.stop_rule:
            yield f"{scale.title} says remission. The stop rule: {course.agreed.stop_rule}."
    if course.ended:
        yield "The course has ended."
