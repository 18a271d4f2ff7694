"""A course: how often by its protocol, what was given and scored, and everything that follows from it."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ketadesk.monitoring.course_event import (
    CourseEnded,
    CourseEvent,
    CourseNoted,
    CourseStruck,
    CourseWhat,
    LiverTested,
    MaintenanceAgreed,
    ScoreTaken,
    VisitHeld,
    VisitMissed,
)
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.protocols.course_rules import CourseData
from ketadesk.protocols.protocol import Course as Published
from ketadesk.protocols.protocol import Protocol
from ketadesk.quantities.kinds import DosePerWeight, Mass, Time, dose_per_weight, mass, time


@dataclass(frozen=True)
class Agreed:
    """What was agreed at the beginning: the number, the interval in days and the stop rule, and whose they are.

    `low` and `high` are the numbers that the source gives; `closed` are days on which the clinic is closed besides.
    """

    protocol: str
    title: str
    says: str
    count: int
    interval_low: int
    interval_high: int
    begins: date
    low: int | None = None
    high: int | None = None
    stop_rule: str = ""
    source: str = ""
    closed: tuple[date, ...] = ()


@dataclass(frozen=True)
class Course:
    """A course as it stands: what was agreed, and everything since that was not struck."""

    agreed: Agreed
    events: tuple[CourseEvent, ...] = ()
    struck: frozenset[int] = frozenset()
    ended: bool = False

    @property
    def counted(self) -> tuple[CourseEvent, ...]:
        """The events that count, by their day."""
        there = (each for each in self.events if each.number not in self.struck)
        return tuple(sorted(there, key=lambda each: (each.on, each.number)))

    @property
    def visits(self) -> tuple[tuple[date, VisitHeld], ...]:
        """The infusions that were given, with their days."""
        return tuple((each.on, each.what) for each in self.counted if isinstance(each.what, VisitHeld))

    @property
    def left(self) -> int:
        """How many infusions of the number agreed are still to come."""
        return 0 if self.ended else max(self.agreed.count - len(self.visits), 0)

    def last(self, kind: type[CourseWhat]) -> CourseEvent | None:
        """Return the last event of a kind that counts."""
        return next((each for each in reversed(self.counted) if isinstance(each.what, kind)), None)

    def next(self, what: CourseWhat, on: date, by: str = "") -> CourseEvent:
        """Return something as the event that comes next."""
        return CourseEvent(len(self.events) + 1, on, what, by)

    def then(self, event: CourseEvent, data: CourseData, today: date) -> "Course":
        """Return the course after an event. Raises `OutOfTurnError` for one that does not fit, or that asks first."""
        if event.on > today:
            raise OutOfTurnError(f"{event.on.isoformat()} is still to come: write it down when it has been.")
        _refuse(self, event, data)
        return self.with_event(event)

    def with_event(self, event: CourseEvent) -> "Course":
        """Return the course with an event that was accepted when it was written down."""
        if self.ended:
            raise OutOfTurnError("This course has ended: begin a new one.")
        if event.number != len(self.events) + 1:
            raise OutOfTurnError("The course was continued elsewhere meanwhile: read it again.")
        struck = self.struck
        if isinstance(event.what, CourseStruck):
            struck = struck | {_struck(self, event.what)}
        ended = isinstance(event.what, CourseEnded)
        return replace(self, events=(*self.events, event), struck=struck, ended=ended)

    @property
    def cumulative(self) -> tuple[Mass, DosePerWeight]:
        """The whole dose of the course, in mg, and each visit's by its own weight added up, in mg/kg."""
        total = sum((Fraction(visit.dose.magnitude) for _, visit in self.visits), Fraction(0))
        by_weight = (dose_per_weight.recorded(visit.dose / visit.weight).magnitude for _, visit in self.visits)
        return mass.of(total), dose_per_weight.of(sum(by_weight, Fraction(0)))


def agreed(
    protocol: Protocol,
    published: Published,
    begins: date,
    count: int | None = None,
    interval: tuple[int, int] | None = None,
    closed: tuple[date, ...] = (),
) -> Agreed:
    """Return what is agreed of a published course. A number and an interval, in days, are chosen where it leaves them.

    Raises `OutOfTurnError` where something is left open, and for a choice that the source does not leave.
    """
    low, high = published.infusions_low, published.infusions_high
    if count is None:
        if low is None or low != high:
            span = "no number" if low is None else f"{low} to {high}"
            raise OutOfTurnError(f"{published.says}: its source gives {span}. Choose a number.")
        count = low
    if count < 1:
        raise OutOfTurnError("A course has at least 1 infusion.")
    least, most = _interval(published, interval)
    return Agreed(
        protocol.id, protocol.title, published.says, count, least, most, begins, low, high, published.stop_rule,
        published.source, closed,
    )  # fmt: skip


def _interval(published: Published, chosen: tuple[int, int] | None) -> tuple[int, int]:
    low, high = published.interval_days_low, published.interval_days_high
    if low is not None and high is not None:
        if chosen is not None and chosen != (low, high):
            raise OutOfTurnError(f"{published.says}: its source spaces them {low} to {high} days apart. Leave it out.")
        return low, high
    if chosen is None:
        raise OutOfTurnError(f"{published.says}: its source names no interval. Choose one, in days.")
    if not 1 <= chosen[0] <= chosen[1]:
        raise OutOfTurnError("An interval is from 1 day on, and its end is not before its beginning.")
    return chosen


def _refuse(course: Course, event: CourseEvent, data: CourseData) -> None:
    what = event.what
    if isinstance(what, VisitHeld):
        _refuse_visit(course, event.on, what, data)
    elif isinstance(what, ScoreTaken):
        scale = data.scales.get(what.scale)
        if scale is None:
            raise OutOfTurnError(f"There is no such scale: there are {', '.join(data.scales)}.")
        if not scale.least <= what.total <= scale.greatest:
            raise OutOfTurnError(f"{scale.title} is {scale.least} to {scale.greatest}: add it up again.")
    elif isinstance(what, VisitMissed | CourseEnded) and not what.reason.strip():
        raise OutOfTurnError("Say why.")
    elif isinstance(what, CourseNoted) and not what.text.strip():
        raise OutOfTurnError("A note says something: write it.")
    elif isinstance(what, MaintenanceAgreed) and not what.says.strip():
        raise OutOfTurnError("Say what was agreed.")


def _refuse_visit(course: Course, on: date, visit: VisitHeld, data: CourseData) -> None:
    if on < course.agreed.begins:
        raise OutOfTurnError(f"That is before the course begins, on {course.agreed.begins.isoformat()}.")
    if any(day == on for day, _ in course.visits):
        raise OutOfTurnError("An infusion is written down for that day already: strike it first if it is wrong.")
    if visit.weighed > on:
        raise OutOfTurnError("The weight is of a day after the infusion: read its date again.")
    if not visit.reason.strip() and (asks := visit_asks(course, on, visit, data)):
        raise OutOfTurnError(f"{asks[0]} Or say why it is given all the same.")


def visit_asks(course: Course, on: date, visit: VisitHeld, data: CourseData) -> tuple[str, ...]:
    """Return what is asked before an infusion: an old weight, no liver tests, more of them than the source gave."""
    asks, rules = [], data.rules
    age = (on - visit.weighed).days
    oldest = time.recorded(Time(rules.weight_oldest.value)).magnitude // (24 * 60)
    if age > oldest:
        asks.append(f"The weight is {age} days old, more than {oldest} days: weigh again.")
    number = len(course.visits) + 1
    tested = any(isinstance(each.what, LiverTested) for each in course.counted)
    if number >= rules.liver_before.value.magnitude and not tested:
        asks.append(f"No liver tests are written down, and this is infusion {number}: take them first.")
    high = course.agreed.high
    if high is not None and number > high:
        asks.append(f"This is infusion {number}; the source gave {high} at most: ask the prescriber.")
    elif number > course.agreed.count:
        asks.append(f"This is infusion {number} of the {course.agreed.count} agreed: ask the prescriber.")
    return tuple(asks)


def _struck(course: Course, struck: CourseStruck) -> int:
    if not struck.reason.strip():
        raise OutOfTurnError("Say what is wrong with the entry that is struck.")
    if not 1 <= struck.entry <= len(course.events):
        raise OutOfTurnError(f"There is no entry {struck.entry} to strike.")
    if struck.entry in course.struck or isinstance(course.events[struck.entry - 1].what, CourseStruck):
        raise OutOfTurnError(f"Entry {struck.entry} is struck already, or strikes another.")
    return struck.entry
