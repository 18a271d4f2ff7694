"""Plans, courses and their events as plain values that a record keeps, and back, exact to the last digit."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, get_type_hints

from cattrs import BaseValidationError, Converter

from ketadesk.monitoring import course_event as courses
from ketadesk.monitoring import event as events
from ketadesk.monitoring.course import Agreed
from ketadesk.monitoring.course_event import CourseEvent
from ketadesk.monitoring.event import Event, Reading
from ketadesk.monitoring.moment import Moment
from ketadesk.monitoring.planned import Planned
from ketadesk.quantities import kinds
from ketadesk.quantities.registry import Quantity, quantity, units_of
from ketadesk.quantities.spelling import read_unit, written_unit

Plain = dict[str, Any]
E = TypeVar("E", Event, CourseEvent)
RUN_WORDS: Mapping[str, type[Any]] = {
    "push begun": events.PushBegun,
    "push ended": events.PushEnded,
    "infusion started": events.Started,
    "paused": events.Paused,
    "resumed": events.Resumed,
    "rate changed": events.RateChanged,
    "container changed": events.ContainerChanged,
    "infusion stopped": events.Stopped,
    "observed": events.Observed,
    "criterion": events.CriterionMet,
    "noted": events.Noted,
    "struck": events.Struck,
    "reopened": events.Reopened,
    "closed": events.Closed,
}
COURSE_WORDS: Mapping[str, type[Any]] = {
    "infusion given": courses.VisitHeld,
    "visit missed": courses.VisitMissed,
    "score": courses.ScoreTaken,
    "liver tests": courses.LiverTested,
    "urinary questions": courses.UrinaryAsked,
    "maintenance": courses.MaintenanceAgreed,
    "relapse": courses.RelapseAsked,
    "noted": courses.CourseNoted,
    "struck": courses.CourseStruck,
    "ended": courses.CourseEnded,
}
"""What happened, in words, and the kind of event that says it."""
_WORD_OF = {kind: word for words in (RUN_WORDS, COURSE_WORDS) for word, kind in words.items()}
_DOORS: dict[Any, kinds.Door[Any]] = {
    kinds.Mass: kinds.mass,
    kinds.Volume: kinds.volume,
    kinds.PumpRate: kinds.pump_rate,
    kinds.Time: kinds.time,
    kinds.Concentration: kinds.concentration,
    kinds.Bodyweight: kinds.bodyweight,
}


class UnreadableError(ValueError):
    """Plain values that are no event or plan of ours: of a newer version, or damaged."""


def word_of(event: Event | CourseEvent) -> str:
    """Return what an event is called."""
    return _WORD_OF[type(event.what)]


def plain_event(event: Event | CourseEvent) -> Plain:
    """Return an event as plain values: what happened, and what is known of it beside."""
    beside = {field.name: _plain(getattr(event, field.name)) for field in fields(event) if field.name != "what"}
    return {"number": event.number, "what": word_of(event), **_plain(event.what), **beside}


def read_event(plain: Plain) -> Event:
    """Return the event of a run sheet that plain values are. Raises `UnreadableError`."""
    return _read_event(plain, RUN_WORDS, Event)


def read_course_event(plain: Plain) -> CourseEvent:
    """Return the event of a course that plain values are. Raises `UnreadableError`."""
    return _read_event(plain, COURSE_WORDS, CourseEvent)


def _read_event(plain: Plain, words: Mapping[str, type[Any]], into: type[E]) -> E:
    with _told("an entry of it is not read here"):
        kind = words[plain["what"]]
        what = _converter().structure({field.name: plain[field.name] for field in fields(kind)}, kind)
        known = get_type_hints(into)
        beside = {
            field.name: _converter().structure(plain[field.name], known[field.name])
            for field in fields(into)
            if field.name != "what"
        }
        return into(what=what, **beside)


def plain_planned(planned: Planned, opened: Moment) -> Plain:
    """Return a plan as it is followed, and when its run sheet was begun, as plain values."""
    return {"planned": _plain(planned), "opened": _plain(opened)}


def read_planned(plain: Plain) -> tuple[Planned, Moment]:
    """Return the plan and the moment that plain values are. Raises `UnreadableError`."""
    with _told("its plan is not read here"):
        planned = _converter().structure(plain["planned"], Planned)
        return planned, _converter().structure(plain["opened"], Moment)


def plain_agreed(agreed: Agreed) -> Plain:
    """Return what was agreed of a course as plain values."""
    return {"agreed": _plain(agreed)}


def read_agreed(plain: Plain) -> Agreed:
    """Return what was agreed of a course. Raises `UnreadableError`."""
    with _told("what was agreed is not read here"):
        return _converter().structure(plain["agreed"], Agreed)


@contextmanager
def _told(says: str) -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError, BaseValidationError) as error:
        raise UnreadableError(f"{says} ({type(error).__name__})") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Fraction):
        return {"number": str(value)}
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "magnitude"):
        return {"value": str(value.magnitude), "unit": written_unit(units_of(value))}
    return value


@cache
def _converter() -> Converter:
    converter = Converter()
    for kind, door in _DOORS.items():
        converter.register_structure_hook(kind, _through(door))
    converter.register_structure_hook(Reading, _reading)
    converter.register_structure_hook(date, lambda text, _kind: date.fromisoformat(text))
    return converter


def _through(door: kinds.Door[Any]) -> Any:
    def structure_quantity(plain: Plain, _kind: object) -> Quantity:
        of = read_unit(plain["unit"])
        if of is None:
            raise ValueError(plain["unit"])
        return door(quantity(Fraction(plain["value"]), of))  # type: ignore[no-any-return]

    return structure_quantity


def _reading(plain: Plain | str, _kind: object) -> Reading:
    return plain if isinstance(plain, str) else Fraction(plain["number"])
