"""A run sheet's plan and events as plain values that a record keeps, and back, exact to the last digit."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from cattrs import BaseValidationError, Converter

from ketadesk.monitoring import event as events
from ketadesk.monitoring.event import Event, Reading
from ketadesk.monitoring.moment import Moment
from ketadesk.monitoring.planned import Planned
from ketadesk.quantities import kinds
from ketadesk.quantities.registry import Quantity, quantity, units_of
from ketadesk.quantities.spelling import read_unit, written_unit

Plain = dict[str, Any]
WORDS: Mapping[str, type[Any]] = {
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
"""What happened, in words, and the kind of event that says it."""
_WORD_OF = {kind: word for word, kind in WORDS.items()}
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


def word_of(event: Event) -> str:
    """Return what an event is called."""
    return _WORD_OF[type(event.what)]


def plain_event(event: Event) -> Plain:
    """Return an event as plain values."""
    return {
        "number": event.number,
        "what": word_of(event),
        **_plain(event.what),
        "by": event.by,
        "ago_us": event.ago_us,
        "moment": _plain(event.moment),
    }


def read_event(plain: Plain) -> Event:
    """Return the event that plain values are. Raises `UnreadableError`."""
    try:
        kind = WORDS[plain["what"]]
        names = {field.name for field in fields(kind)}
        what = _converter().structure({name: plain[name] for name in names}, kind)
        moment = _converter().structure(plain["moment"], Moment)
        return Event(int(plain["number"]), moment, what, str(plain["by"]), int(plain["ago_us"]))
    except (KeyError, TypeError, ValueError, BaseValidationError) as error:
        raise UnreadableError(f"an entry of it is not read here ({type(error).__name__})") from error


def plain_planned(planned: Planned, opened: Moment) -> Plain:
    """Return a plan as it is followed, and when its run sheet was begun, as plain values."""
    return {"planned": _plain(planned), "opened": _plain(opened)}


def read_planned(plain: Plain) -> tuple[Planned, Moment]:
    """Return the plan and the moment that plain values are. Raises `UnreadableError`."""
    try:
        planned = _converter().structure(plain["planned"], Planned)
        return planned, _converter().structure(plain["opened"], Moment)
    except (KeyError, TypeError, ValueError, BaseValidationError) as error:
        raise UnreadableError(f"its plan is not read here ({type(error).__name__})") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Fraction):
        return {"number": str(value)}
    if hasattr(value, "magnitude"):
        return {"value": str(value.magnitude), "unit": written_unit(units_of(value))}
    return value


@cache
def _converter() -> Converter:
    converter = Converter()
    for kind, door in _DOORS.items():
        converter.register_structure_hook(kind, _through(door))
    converter.register_structure_hook(Reading, _reading)
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
