"""What is said of the bedside: times by the wall, spans in whole minutes, readings with their gates, each event."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from fractions import Fraction
from functools import singledispatch

from ketadesk.monitoring import event as events
from ketadesk.monitoring.event import Event, Reading
from ketadesk.protocols.sign import Sign
from ketadesk.protocols.source import Source
from ketadesk.protocols.status import STATUS_WORDS
from ketadesk.quantities.formatting import format_duration, format_number, format_quantity
from ketadesk.quantities.registry import quantity

MINUTE_US = 60_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR = 60
PRESSURE = ("systolic", "diastolic")

Signs = Mapping[str, Sign]
Sources = Mapping[str, Source]


def clock_text(wall_us: int, zone: tzinfo | None = None) -> str:
    """Return a time of the wall clock as the reader's clock shows it: `10:34`."""
    return _local(wall_us, zone).strftime("%H:%M")


def moment_text(wall_us: int, zone: tzinfo | None = None) -> str:
    """Return a time of the wall clock with its day and the second."""
    return _local(wall_us, zone).strftime("%Y-%m-%d %H:%M:%S")


def local_day(wall_us: int, zone: tzinfo | None = None) -> date:
    """Return the day of a time of the wall clock, where the reader is."""
    return _local(wall_us, zone).date()


def _local(wall_us: int, zone: tzinfo | None) -> datetime:
    return (_EPOCH + timedelta(microseconds=wall_us)).astimezone(zone)


def whole_minutes(us: int, *, up: bool = False) -> int:
    """Return a span in whole minutes, what is over dropped, or rounded up."""
    return -(-us // MINUTE_US) if up else us // MINUTE_US


def span_text(us: int, *, up: bool = False) -> str:
    """Return a span in whole minutes, from an hour on in hours and minutes."""
    minutes = whole_minutes(us, up=up)
    span = quantity(minutes, "min")
    return format_duration(span) if minutes >= _HOUR else format_quantity(span)


def due_text(late_us: int) -> str:
    """Return when something is due: `in 3 min`, `now`, `2 min late`."""
    if late_us < 0:
        return f"in {span_text(-late_us, up=True)}"
    return "now" if late_us < MINUTE_US else f"{span_text(late_us)} late"


def reading_text(sign: Sign, value: Reading) -> str:
    """Return a reading with its unit, such as `88 /min` or `drowsy`."""
    if isinstance(value, str):
        return value
    return f"{format_number(value)} {sign.unit}".rstrip()


def mark_text(sign: Sign, value: Reading, sources: Sources) -> str:
    """Return what marks a reading, and what stands behind the gate; empty where no gate is passed."""
    side = sign.gate_met(value)
    if side is None:
        return ""
    if side == "word":
        return f"marked: {STATUS_WORDS[sign.status]}"
    gate = sign.low if side == "low" else sign.high
    assert gate is not None  # it has just been passed
    behind = f"{sources[gate.source].short}, {STATUS_WORDS[gate.status]}"
    return f"{'below' if side == 'low' else 'above'} gate {format_number(gate.value.magnitude)} ({behind})"


def readings_text(readings: Iterable[tuple[str, Reading]], signs: Signs) -> str:
    """Return what was read together: `pressure 158/95 mmHg, pulse 88 /min`, a reading beyond its gate with a mark."""
    return ", ".join(_said(dict(readings), signs))


def _said(readings: dict[str, Reading], signs: Signs) -> Iterator[str]:
    upper, lower = (readings.get(id_) for id_ in PRESSURE)
    if isinstance(upper, Fraction) and isinstance(lower, Fraction):
        passed = [signs[id_].gate_met(readings[id_]) for id_ in PRESSURE]
        unit = signs[PRESSURE[0]].unit
        yield f"pressure {format_number(upper)}/{format_number(lower)} {unit}{_beyond(*passed)}"
    for id_, value in readings.items():
        if id_ in PRESSURE and upper is not None and lower is not None:
            continue
        sign = signs.get(id_)
        if sign is None:  # of a newer version
            yield f"{id_} {value}"
        else:
            yield f"{sign_name(sign)} {reading_text(sign, value)}{_beyond(sign.gate_met(value))}"


def _beyond(*passed: str | None) -> str:
    return " (beyond its gate)" if any(passed) else ""


def sign_name(sign: Sign) -> str:
    """Return what a sign is called within a sentence."""
    if sign.short:
        return sign.short
    return sign.title if sign.title[1:2].isupper() else f"{sign.title[:1].lower()}{sign.title[1:]}"


def event_text(event: Event, signs: Signs) -> str:
    """Return an event as one line."""
    if isinstance(event.what, events.Observed):
        return f"Observed: {readings_text(event.what.readings, signs)}"
    return _says(event.what)


def _why(says: str, reason: str) -> str:
    return f"{says}: {reason}" if reason else says


@singledispatch
def _says(_what: object) -> str:
    raise TypeError


@_says.register
def _(what: events.PushBegun) -> str:
    return _why(f"Push begun, {format_quantity(what.volume)}", what.reason)


@_says.register
def _(what: events.PushEnded) -> str:
    return _why("Push ended" if what.volume is None else f"Push ended at {format_quantity(what.volume)}", what.reason)


@_says.register
def _(what: events.Started) -> str:
    return _why(f"Infusion started at {format_quantity(what.rate)}", what.reason)


@_says.register
def _(what: events.Paused) -> str:
    return _why("Paused", what.reason)


@_says.register
def _(_what: events.Resumed) -> str:
    return "Resumed"


@_says.register
def _(what: events.RateChanged) -> str:
    return _why(f"Rate changed to {format_quantity(what.rate)}", what.reason)


@_says.register
def _(what: events.ContainerChanged) -> str:
    return f"Container changed: {format_quantity(what.amount)} in {format_quantity(what.volume)}"


@_says.register
def _(what: events.Stopped) -> str:
    read = "" if what.read is None else f", {format_quantity(what.read)} on the pump"
    return _why(f"Infusion stopped{read}", what.reason)


@_says.register
def _(what: events.CriterionMet) -> str:
    return f"Criterion {what.criterion} {'met' if what.met else 'not met'}"


@_says.register
def _(what: events.Noted) -> str:
    return f"Note: {what.text}"


@_says.register
def _(what: events.Struck) -> str:
    return _why(f"Entry {what.entry} struck", what.reason)


@_says.register
def _(_what: events.Reopened) -> str:
    return "Opened again after the program had ended"


@_says.register
def _(what: events.Closed) -> str:
    return _why("Run sheet ended", what.reason)
