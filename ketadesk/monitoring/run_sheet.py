"""The run sheet: an order's plan and everything that happened since, from which every figure is worked out anew.

Nothing in it is changed. An entry that was wrong is struck, and the sheet is what the others make of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from types import MappingProxyType
from typing import Literal

from ketadesk.monitoring.event import (
    NEVER_STRUCK,
    Closed,
    CriterionMet,
    Event,
    Noted,
    Observed,
    PushBegun,
    PushEnded,
    Reading,
    Struck,
    What,
)
from ketadesk.monitoring.infusion_run import INFUSION_EVENTS, InfusionRun
from ketadesk.monitoring.moment import Moment, Passed, passed
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.planned import Planned
from ketadesk.monitoring.push_run import PushRun, begun, ended

Phase = Literal["before", "during", "after"]


@dataclass(frozen=True)
class Doubt:
    """Two clocks disagreed before an event, or there was only one to ask."""

    number: int
    passed: Passed


@dataclass(frozen=True)
class RunSheet:
    """A run sheet as it stands. Times in `_us` are microseconds since it was begun, by the clock that cannot be set.

    `at_us` says when each event happened, in the order of `events`; `readings` the last of every sign and when.
    """

    planned: Planned
    opened: Moment
    events: tuple[Event, ...] = ()
    at_us: tuple[int, ...] = ()
    last: Moment = field(default=Moment(0, 0, ""))
    last_us: int = 0
    infusion: InfusionRun | None = None
    pushes: tuple[PushRun, ...] = ()
    readings: Mapping[str, tuple[int, Reading]] = field(default_factory=lambda: MappingProxyType({}))
    criteria: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    struck: frozenset[int] = frozenset()
    doubts: tuple[Doubt, ...] = ()
    closed: bool = False

    def now_us(self, now: Moment) -> int:
        """Return a moment as time since the sheet was begun."""
        return self.last_us + passed(self.last, now).us

    def wall_us(self, at_us: int, now: Moment) -> int:
        """Return what the wall clock of now says, or will, of a time of the sheet."""
        return now.wall_us + at_us - self.now_us(now)

    def next(self, what: What, now: Moment, by: str = "", ago_us: int = 0) -> Event:
        """Return something as the event that comes next."""
        return Event(len(self.events) + 1, now, what, by, ago_us)

    def then(self, event: Event) -> "RunSheet":
        """Return the sheet after an event. Raises `OutOfTurnError` for one that does not fit."""
        if self.closed:
            raise OutOfTurnError("This run sheet is closed: nothing is added to it.")
        if event.number != len(self.events) + 1:
            raise OutOfTurnError("The run sheet was continued elsewhere meanwhile: read it again.")
        gone = passed(self.last, event.moment)
        written_us = self.last_us + gone.us
        at_us = written_us - event.ago_us
        if at_us < 0:
            raise OutOfTurnError("That is before this run sheet was begun: check the time.")
        doubts = (*self.doubts, Doubt(event.number, gone)) if gone.in_doubt else self.doubts
        written = replace(
            self, events=(*self.events, event), at_us=(*self.at_us, at_us), last=event.moment, last_us=written_us,
            doubts=doubts,
        )  # fmt: skip
        if isinstance(event.what, Struck):
            return _without(written, event.what)
        return _counted(event.what, written, at_us)

    @property
    def phase(self) -> Phase:
        """Whether the drug is still to come, goes in, or has ended."""
        if not self.given_at_all and not self.infusion_stopped:
            return "before"
        going = any(push.ended_us is None for push in self.pushes)
        waits = self.infusion is not None and self.infusion.state != "stopped"
        return "during" if going or waits else "after"

    @property
    def given_at_all(self) -> bool:
        """Whether any drug has gone in."""
        return bool(self.pushes) or (self.infusion is not None and self.infusion.started_us is not None)

    @property
    def infusion_stopped(self) -> bool:
        """Whether there is an infusion and it has ended, or was not given at all."""
        return self.infusion is not None and self.infusion.state == "stopped"

    @property
    def began_us(self) -> int | None:
        """When the first of the drug went in."""
        times = [push.begun_us for push in self.pushes]
        if self.infusion is not None and self.infusion.started_us is not None:
            times.append(self.infusion.started_us)
        return min(times, default=None)

    @property
    def ended_us(self) -> int | None:
        """When the last of the drug went in; None while it goes in, and where none did."""
        if self.phase != "after":
            return None
        times = [push.ended_us for push in self.pushes if push.ended_us is not None]
        if self.infusion is not None and self.infusion.started_us is not None and self.infusion.stopped_us is not None:
            times.append(self.infusion.stopped_us)
        return max(times, default=None)


def begin(planned: Planned, now: Moment) -> RunSheet:
    """Return the empty run sheet of a plan."""
    infusion = None if planned.infusion is None else InfusionRun(planned.infusion)
    return RunSheet(planned, now, last=now, infusion=infusion)


def replayed(planned: Planned, opened: Moment, events: tuple[Event, ...]) -> RunSheet:
    """Return the sheet that events make, one after another. Raises `OutOfTurnError`."""
    sheet = begin(planned, opened)
    for event in events:
        sheet = sheet.then(event)
    return sheet


@singledispatch
def _counted(_what: object, sheet: RunSheet, _at_us: int) -> RunSheet:
    """Return the sheet after something that changes none of its figures."""
    return sheet


def _infused(what: What, sheet: RunSheet, at_us: int) -> RunSheet:
    if sheet.infusion is None:
        raise OutOfTurnError("The plan has no infusion.")
    return replace(sheet, infusion=sheet.infusion.then(what, at_us))


for _kind in INFUSION_EVENTS:
    _counted.register(_kind, _infused)


@_counted.register
def _(what: PushBegun, sheet: RunSheet, at_us: int) -> RunSheet:
    planned = sheet.planned.push(what.administration)
    return replace(sheet, pushes=(*sheet.pushes, begun(what, planned, sheet.pushes, at_us)))


@_counted.register
def _(what: PushEnded, sheet: RunSheet, at_us: int) -> RunSheet:
    return replace(sheet, pushes=ended(what, sheet.pushes, at_us))


@_counted.register
def _(what: Observed, sheet: RunSheet, at_us: int) -> RunSheet:
    if not what.readings:
        raise OutOfTurnError("Nothing was read: write down at least one sign.")
    newer = {id_: (at_us, value) for id_, value in what.readings if at_us >= sheet.readings.get(id_, (0, 0))[0]}
    return replace(sheet, readings=MappingProxyType({**sheet.readings, **newer}))


@_counted.register
def _(what: CriterionMet, sheet: RunSheet, at_us: int) -> RunSheet:
    met = {id_: at for id_, at in sheet.criteria.items() if id_ != what.criterion}
    if what.met:
        met[what.criterion] = at_us
    return replace(sheet, criteria=MappingProxyType(met))


@_counted.register
def _(what: Noted, sheet: RunSheet, _at_us: int) -> RunSheet:
    if not what.text.strip():
        raise OutOfTurnError("A note says something: write it.")
    return sheet


@_counted.register
def _(_what: Closed, sheet: RunSheet, _at_us: int) -> RunSheet:
    if sheet.phase == "during":
        raise OutOfTurnError("The drug goes in still: end the push or stop the infusion first.")
    return replace(sheet, closed=True)


def _without(sheet: RunSheet, struck: Struck) -> RunSheet:
    """Return a sheet in which an entry counts no more; the others are worked out anew without it."""
    if not struck.reason.strip():
        raise OutOfTurnError("Say what is wrong with the entry that is struck.")
    if not 1 <= struck.entry < len(sheet.events):
        raise OutOfTurnError(f"There is no entry {struck.entry} to strike.")
    if isinstance(sheet.events[struck.entry - 1].what, NEVER_STRUCK):
        raise OutOfTurnError(f"Entry {struck.entry} cannot be struck.")
    if struck.entry in sheet.struck:
        raise OutOfTurnError(f"Entry {struck.entry} is struck already.")
    out = sheet.struck | {struck.entry}
    plain = begin(sheet.planned, sheet.opened)
    try:
        for event, at_us in zip(sheet.events, sheet.at_us, strict=True):
            if event.number not in out and not isinstance(event.what, Struck):
                plain = _counted(event.what, plain, at_us)
    except OutOfTurnError as error:
        says = f"Without entry {struck.entry} a later entry does not fit: strike the later one first. {error}"
        raise OutOfTurnError(says) from error
    return replace(
        plain, events=sheet.events, at_us=sheet.at_us, last=sheet.last, last_us=sheet.last_us, struck=out,
        doubts=sheet.doubts,
    )  # fmt: skip
