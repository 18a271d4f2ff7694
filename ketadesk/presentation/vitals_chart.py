"""The signs against the infusion, as places along a clock: whole numbers only, for whoever draws them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo
from fractions import Fraction

from ketadesk.monitoring.amounts import left_time, planned_volume
from ketadesk.monitoring.event import Observed
from ketadesk.monitoring.moment import Moment, in_us
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.presentation.bedside_words import MINUTE_US, clock_text
from ketadesk.protocols.bedside import Bedside
from ketadesk.quantities.formatting import format_number

_STEPS_MIN = (5, 10, 15, 30, 60, 120, 240, 480, 1440)
_MOST_TIMES, _MOST_POINTS = 8, 1000
_LEAST_US = 40 * MINUTE_US


@dataclass(frozen=True)
class Point:
    """A reading: when, the value, the lower one of a pressure, and what is said of it where a gate is passed."""

    at_us: int
    value: int
    lower: int = 0
    mark: str = ""


@dataclass(frozen=True)
class GateLine:
    """A gate of a lane, with its name."""

    value: int
    text: str


@dataclass(frozen=True)
class Lane:
    """One sign over time: its name, its readings, its gates and the last value as text."""

    id: str
    name: str
    points: tuple[Point, ...]
    gates: tuple[GateLine, ...]
    last: str
    last_at: str
    least: int
    greatest: int


@dataclass(frozen=True)
class VitalsChart:
    """Lanes over one clock from `since_us` to `until_us`, what ran, what is due ahead, and times along the foot."""

    since_us: int
    until_us: int
    lanes: tuple[Lane, ...]
    ran: tuple[tuple[int, int | None], ...]
    ends_us: int | None
    times: tuple[tuple[int, str], ...]


def vitals_chart(
    sheet: RunSheet, now: Moment, lanes: tuple[Lane, ...], ends_us: int | None, zone: tzinfo | None = None
) -> VitalsChart:
    """Return the chart of a run sheet and its lanes; `ends_us` is when the infusion is to end."""
    now_us = sheet.now_us(now)
    began = sheet.began_us
    first = min((at for at in (*sheet.at_us[:1], began) if at is not None), default=now_us)
    since = min(first, now_us)
    last = max(now_us, ends_us or 0, since + _LEAST_US)
    until = last + (last - since) // 10
    ran = () if sheet.infusion is None else tuple((each.since_us, each.until_us) for each in sheet.infusion.stretches)
    told = tuple(_with_time(lane, sheet, now, zone) for lane in lanes)
    return VitalsChart(since, until, told, ran, ends_us, _times(sheet, now, since, until, zone))


def _with_time(lane: Lane, sheet: RunSheet, now: Moment, zone: tzinfo | None) -> Lane:
    """Return a lane that says when its last reading was, by the clock on the wall."""
    if not lane.points:
        return lane
    return replace(lane, last_at=f"at {clock_text(sheet.wall_us(lane.points[-1].at_us, now), zone)}")


def vitals_lanes(sheet: RunSheet, bedside: Bedside) -> tuple[Lane, ...]:
    """Return the lanes of a run sheet, which stay as they are until something is written down."""
    return tuple(_lanes(sheet, bedside))


def _lanes(sheet: RunSheet, bedside: Bedside) -> Iterator[Lane]:
    pairs: list[Point] = []
    singles: dict[str, list[Point]] = {"pulse": [], "spo2": []}
    for event, at_us in zip(sheet.events, sheet.at_us, strict=True):
        if isinstance(event.what, Observed) and event.number not in sheet.struck:
            read = dict(event.what.readings)
            upper, lower = read.get("systolic"), read.get("diastolic")
            if isinstance(upper, Fraction) and isinstance(lower, Fraction):
                passed = bedside.signs["systolic"].gate_met(upper) or bedside.signs["diastolic"].gate_met(lower)
                mark = f"{format_number(upper)}/{format_number(lower)}" if passed else ""
                pairs.append(Point(at_us, int(upper), int(lower), mark))
            for id_, points in singles.items():
                value = read.get(id_)
                if isinstance(value, Fraction):
                    mark = format_number(value) if bedside.signs[id_].gate_met(value) else ""
                    points.append(Point(at_us, int(value), 0, mark))
    yield _lane("pressure", "pressure", pairs, bedside)
    yield _lane("pulse", "pulse", singles["pulse"], bedside)
    yield _lane("spo2", "SpO2", singles["spo2"], bedside)


def _lane(id_: str, name: str, points: list[Point], bedside: Bedside) -> Lane:
    points.sort(key=lambda point: point.at_us)
    sign = bedside.signs["systolic" if id_ == "pressure" else id_]
    upper = id_ == "pressure"
    gates = tuple(
        GateLine(
            int(gate.value.magnitude), f"gate {format_number(gate.value.magnitude)}{', upper figure' if upper else ''}"
        )
        for gate in ((sign.high,) if upper else (sign.low, sign.high))
        if gate is not None
    )
    values = [value for point in points for value in (point.value, point.lower) if value]
    shown = [gate.value for gate in gates]
    floor, roof = _span(id_, values, shown)
    last = ""
    if points:
        end = points[-1]
        last = f"{end.value}/{end.lower}" if id_ == "pressure" else f"{end.value} {sign.unit}"
    return Lane(id_, name, _thinned(points), gates, last, "", floor, roof)


def _thinned(points: list[Point]) -> tuple[Point, ...]:
    """Return no more readings than can be drawn: of those close together the last, unless another is marked."""
    if len(points) <= _MOST_POINTS:
        return tuple(points)
    since, span = points[0].at_us, max(points[-1].at_us - points[0].at_us, 1)
    kept: dict[int, Point] = {}
    for point in points:
        place = (point.at_us - since) * (_MOST_POINTS - 1) // span
        if place not in kept or not kept[place].mark or point.mark:
            kept[place] = point
    return tuple(kept.values())


_FLOORS = {"pressure": (60, 180), "pulse": (40, 130), "spo2": (86, 100)}


def _span(id_: str, values: list[int], gates: list[int]) -> tuple[int, int]:
    least, greatest = _FLOORS[id_]
    return min([least, *values, *gates]), max([greatest, *values, *gates])


def _times(sheet: RunSheet, now: Moment, since: int, until: int, zone: tzinfo | None) -> tuple[tuple[int, str], ...]:
    """Return round times of the wall clock along the foot."""
    span = until - since
    step = next((each for each in _STEPS_MIN if span // (each * MINUTE_US) <= _MOST_TIMES), _STEPS_MIN[-1]) * MINUTE_US
    wall = sheet.wall_us(since, now)
    first = -(-wall // step) * step
    places = range(first - wall + since, until, step)
    return tuple((place, clock_text(sheet.wall_us(place, now), zone)) for place in places)


def planned_end(sheet: RunSheet, at_us: int) -> int | None:
    """Return when the infusion ends at the rate it has; None where it does not run, or goes on."""
    run = sheet.infusion
    if run is None or run.state != "running" or planned_volume(run.planned) is None:
        return None
    left = left_time(run, at_us)
    return None if left is None else at_us + in_us(left)
