"""What the mode Course shows: the course as it is told today, its scores as a line, and what can be written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from ketadesk.intake.reading_course import CourseAct
from ketadesk.monitoring.course import Agreed, Course, agreed
from ketadesk.monitoring.course_due import planned_days
from ketadesk.monitoring.course_event import CourseStruck
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.scheduling import Planned
from ketadesk.monitoring.scoring import story
from ketadesk.presentation.course_told import CourseTold, day_text, days_text, tell_course
from ketadesk.presentation.course_words import course_event_text
from ketadesk.presentation.form import Choice
from ketadesk.protocols.course_rules import CourseData
from ketadesk.protocols.library import Library
from ketadesk.quantities.formatting import format_number

COURSE_WORDS: dict[CourseAct, tuple[str, str]] = {
    "score": ("Score", "pen"),
    "visit": ("Infusion", "bag"),
    "liver": ("Liver tests", "reading"),
    "urinary": ("Bladder", "reading"),
    "maintenance": ("What follows", "flag"),
    "relapse": ("Relapse", "reading"),
    "missed": ("Missed", "clock"),
    "note": ("Note", "pen"),
    "strike": ("Strike an entry", "undo"),
    "end": ("End course", "records"),
}
"""What each act is called on its button, and its icon."""
WHEN_CHOICES = (
    Choice("baseline", "baseline"),
    Choice("24 h", "24 h after"),
    Choice("visit", "visit"),
    Choice("later", "later"),
)
FOUND_CHOICES = (Choice("normal", "normal"), Choice("raised", "raised"))
YES_CHOICES = (Choice("yes", "yes"), Choice("no", "no"))
COURSE_NUMBERS = (("total_text", "Total", ""), ("weight_text", "Weight", "kg"), ("dose_text", "Given", "mg"))


@dataclass(frozen=True)
class ScorePoint:
    """A total on a day, in days since the first day of the chart."""

    day: int
    total: int
    text: str


@dataclass(frozen=True)
class ScoreChart:
    """One scale over the days of a course: baseline, what response and remission are at most, and the infusions."""

    scale: str
    greatest: int
    days: int
    points: tuple[ScorePoint, ...]
    visits: tuple[int, ...]
    today: int
    levels: tuple[tuple[Fraction, str], ...]
    times: tuple[tuple[int, str], ...]
    says: str


@dataclass(frozen=True)
class CourseAnswer:
    """One course today."""

    told: CourseTold
    next: str
    next_note: str
    chart: ScoreChart | None
    acts: tuple[CourseAct, ...]


def course_answer(course: Course, library: Library, data: CourseData, today: date) -> CourseAnswer:
    """Return what is shown of a course on a day."""
    ahead = planned_days(course, data, today)
    told = tell_course(course, library, data, today)
    note = _next_note(course, ahead[0], today) if ahead else ""
    there = tuple(act for act in COURSE_WORDS if act != "strike" or entry_choices(course))
    acts: tuple[CourseAct, ...] = () if course.ended else there
    return CourseAnswer(told, day_text(ahead[0].day) if ahead else "", note, _chart(course, data, today), acts)


def _next_note(course: Course, planned: Planned, today: date) -> str:
    """Return which infusion is next, how many days from today, and how far beyond the interval."""
    days = (planned.day - today).days
    parts = [f"Infusion {len(course.visits) + 1} of {course.agreed.count}"]
    parts.append(f"in {days_text(days)}" if days else "today")
    if planned.beyond:
        parts.append(f"{days_text(planned.beyond)} beyond the interval")
    return ", ".join(parts)


def scale_choices(library: Library, data: CourseData, protocol: str) -> tuple[Choice, ...]:
    """Return the scales that a protocol's course is judged by."""
    known = library.protocols.get(protocol)
    scales = tuple(data.scales.values()) if known is None else data.scales_of(known)
    return tuple(Choice(scale.id, scale.title) for scale in scales)


def entry_choices(course: Course) -> tuple[Choice, ...]:
    """Return the entries that can be struck, the newest first: which, of what day, and what each says."""
    there = (event for event in reversed(course.events) if event.number not in course.struck)
    return tuple(
        Choice(str(event.number), f"{event.number}, {event.on.isoformat()}", course_event_text(event))
        for event in there
        if not isinstance(event.what, CourseStruck)
    )


def course_choices(library: Library) -> tuple[Choice, ...]:
    """Return every published course of every protocol, with its source."""
    return tuple(
        Choice(f"{protocol.id}:{place}", protocol.title, f"{each.says} ({library.sources[each.source].short})")
        for protocol in library.protocols.values()
        for place, each in enumerate(protocol.courses)
    )


def course_of(
    library: Library, chosen: str, begins: date, count: int | None, interval: tuple[int, int] | None
) -> Agreed | str:
    """Return what is agreed of a published course that was chosen, or why not."""
    id_, _, place = chosen.partition(":")
    if id_ not in library.protocols:
        return "Choose the course."
    protocol = library.protocols[id_]
    try:
        return agreed(protocol, protocol.courses[int(place)], begins, count, interval)
    except OutOfTurnError as error:
        return str(error)


def _chart(course: Course, data: CourseData, today: date) -> ScoreChart | None:
    stories = [told for scale in data.scales.values() if (told := story(course, scale, data)).scores]
    if not stories:
        return None
    told = max(stories, key=lambda each: len(each.scores))
    first = min(course.agreed.begins, told.scores[0].on)
    last = max([today, *(each.on for each in told.scores), *(day.day for day in planned_days(course, data, today))])
    points = tuple(ScorePoint((each.on - first).days, each.total, str(each.total)) for each in told.scores)
    levels = tuple(_levels(told.baseline, told.scale.remission, data))
    return ScoreChart(
        told.scale.title, told.scale.greatest, max((last - first).days, 7), points,
        tuple((day - first).days for day, _ in course.visits), (today - first).days, levels, _times(first, last),
        f"{told.scale.title}: {', '.join(f'{each.total} on {each.on.isoformat()}' for each in told.scores)}",
    )  # fmt: skip


def _levels(baseline: int | None, remission: object, data: CourseData) -> Iterator[tuple[Fraction, str]]:
    if baseline:
        half = baseline * (1 - Fraction(data.rules.response.value.magnitude) / 100)
        yield Fraction(baseline), f"baseline {baseline}"
        yield half, f"response, {format_number(half)} or less"
    value = getattr(remission, "value", None)
    if value is not None:
        yield Fraction(value.magnitude), f"remission, {format_number(value.magnitude)} or less"


def _times(first: date, last: date) -> tuple[tuple[int, str], ...]:
    step = max(((last - first).days // 6 + 6) // 7 * 7, 7)
    days = range(0, max((last - first).days, 7) + 1, step)
    return tuple((day, (first + timedelta(days=day)).isoformat()[5:]) for day in days)
