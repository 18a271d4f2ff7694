"""The course of an order along the clock: push, infusion, and the watch that a checklist line asks for after it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.infusion import ContinuousInfusion, Infusion, SteppedInfusion, TimedInfusion
from ketadesk.dosing.plan import Plan
from ketadesk.presentation.clock import at
from ketadesk.presentation.drawing import Graduation, Span, Timeline
from ketadesk.protocols.checklist import Item
from ketadesk.quantities.formatting import format_duration, format_in
from ketadesk.quantities.registry import in_unit, quantity, unit

_TICKS = tuple(Fraction(minutes) for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10080))
_MOST_TICKS = 20
_STEPS_NAMED = 6


def timeline(plan: Plan) -> Timeline | None:
    """Return the timeline of a plan with one infusion; without one, or with several, there is none to draw."""
    if len(plan.infusions) != 1:
        return None
    infusion = plan.infusions[0]
    begin = max((_push_minutes(each) for each in _first(plan)), default=Fraction(0))
    end = begin + _minutes(_length(infusion))
    watch = _watch(plan)
    after = Fraction(0) if watch is None or _is_open(infusion) else _minutes(watch.until)
    whole = end + after
    spans = [*_pushes(plan, begin, whole), *_running(infusion, begin, end, whole)]
    if watch is not None and after:
        spans.append(Span("watch", watch.watch, end / whole, Fraction(1)))
    tick = next((step for step in _TICKS if whole / step <= _MOST_TICKS), whole)
    ticks = tuple(tick * place / whole for place in range(whole // tick + 1))
    times = tuple(_times(plan, infusion, begin, end, after))
    shown = tuple(Graduation(minutes / whole, text) for minutes, text in times)
    return Timeline(tuple(spans), ticks, shown, _says(spans, times))


def watch_of(plan: Plan) -> Item | None:
    """Return the checklist line that sets the watch after this order's infusion, or None."""
    return _watch(plan) if len(plan.infusions) == 1 and not _is_open(plan.infusions[0]) else None


def _watch(plan: Plan) -> Item | None:
    after = dict(plan.checklist).get("after", ())
    timed = [item for item in after if item.watch and item.until is not None]
    return max(timed, key=lambda item: _minutes(item.until), default=None)


def _first(plan: Plan) -> list[Bolus]:
    """Return the pushes that come before the infusion: an increment comes when it is needed, and has no time."""
    return [each for each in plan.boluses if each.administration.choice != "optional"]


def _pushes(plan: Plan, end: Fraction, whole: Fraction) -> Iterator[Span]:
    if _first(plan):
        yield Span("bolus", "Push", Fraction(0), end / whole)


def _running(infusion: Infusion, begin: Fraction, end: Fraction, whole: Fraction) -> Iterator[Span]:
    if not isinstance(infusion, SteppedInfusion):
        yield Span("infusion", "Infusion", begin / whole, end / whole, _is_open(infusion))
        return
    at_minute = begin
    for step in infusion.steps:
        until = at_minute + _minutes(step.time)
        named = len(infusion.steps) <= _STEPS_NAMED
        text = format_in(step.rate.per_weight.value, "mg/kg/h") if named else ""
        yield Span("infusion", text, at_minute / whole, until / whole)
        at_minute = until


def _times(
    plan: Plan, infusion: Infusion, begin: Fraction, end: Fraction, after: Fraction
) -> Iterator[tuple[Fraction, str]]:
    """Yield when the infusion starts, when it ends, and when the watch ends: by the wall's clock if the start is."""
    start = plan.order.start
    ran = end - begin
    yield begin, "start" if start is None else at(start, Fraction(0))
    yield end, f"{_ending(infusion)}{format_duration(quantity(ran, 'min')) if start is None else at(start, ran)}"
    if after:
        watched = f"{format_duration(quantity(after, 'min'))} after"
        yield end + after, watched if start is None else at(start, ran + after)


def _ending(infusion: Infusion) -> str:
    if not _is_open(infusion):
        return ""
    assert isinstance(infusion, ContinuousInfusion)  # only such a one is open
    return "empty, " if infusion.lasts.value <= infusion.life.value else "changed, "


def _says(spans: list[Span], times: tuple[tuple[Fraction, str], ...]) -> str:
    parts = ", then ".join(span.text for span in spans if span.text)
    return f"{parts}: {', '.join(text for _, text in times)}"


def _is_open(infusion: Infusion) -> bool:
    return isinstance(infusion, ContinuousInfusion) and infusion.time is None


def _length(infusion: Infusion) -> Any:
    if isinstance(infusion, TimedInfusion):
        return infusion.running_time
    if isinstance(infusion, SteppedInfusion):
        return infusion.time
    return infusion.time or min(infusion.lasts, infusion.life, key=_minutes)


def _push_minutes(bolus: Bolus) -> Fraction:
    taken = bolus.time or bolus.least_time
    return Fraction(0) if taken is None else _minutes(taken)


def _minutes(value: Any) -> Fraction:
    held = getattr(value, "value", value)
    return Fraction(in_unit(held, unit("min")).magnitude)
