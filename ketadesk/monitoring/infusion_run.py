"""An infusion as it really ran: stretches at one rate, the containers they came from, what each event makes of it."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import singledispatch
from typing import Literal

from ketadesk.monitoring.event import ContainerChanged, Paused, RateChanged, Resumed, Started, Stopped, What
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.planned import PlannedInfusion
from ketadesk.quantities.formatting import format_quantity
from ketadesk.quantities.kinds import Mass, PumpRate, Volume, volume

State = Literal["ready", "running", "paused", "stopped"]
INFUSION_EVENTS = (Started, Paused, Resumed, RateChanged, ContainerChanged, Stopped)


@dataclass(frozen=True)
class Stretch:
    """A time at one rate out of one container; the last has no end while it runs. Times are of the run sheet."""

    since_us: int
    until_us: int | None
    rate: PumpRate
    container: int

    def us(self, at_us: int) -> int:
        """Return how long of it had passed by a time."""
        until_us = at_us if self.until_us is None else min(self.until_us, at_us)
        return max(until_us - self.since_us, 0)


@dataclass(frozen=True)
class Container:
    """A bag or syringe as it was hung."""

    amount: Mass
    volume: Volume
    since_us: int


@dataclass(frozen=True)
class InfusionRun:
    """An infusion so far. `changed_us` is when it last changed; `read` what the pump's display showed at the end."""

    planned: PlannedInfusion
    state: State = "ready"
    rate: PumpRate | None = None
    stretches: tuple[Stretch, ...] = ()
    containers: tuple[Container, ...] = ()
    started_us: int | None = None
    stopped_us: int | None = None
    changed_us: int = 0
    read: Volume | None = None

    def then(self, what: What, at_us: int) -> "InfusionRun":
        """Return the infusion after something happened to it. Raises `OutOfTurnError`."""
        if at_us < self.changed_us:
            raise OutOfTurnError("That is before the last change of the infusion: check the time of both.")
        return replace(_then(what, self, at_us), changed_us=at_us)

    def running_us(self, at_us: int) -> int:
        """Return for how long the pump has run by then, without pauses."""
        return sum(each.us(at_us) for each in self.stretches)

    def ended_stretch(self, at_us: int) -> tuple[Stretch, ...]:
        """Return the stretches with the last one ended."""
        if self.state != "running":
            return self.stretches
        return (*self.stretches[:-1], replace(self.stretches[-1], until_us=at_us))

    def begun_stretch(self, at_us: int, rate: PumpRate, container: int) -> tuple[Stretch, ...]:
        """Return the stretches with the last one ended and another begun."""
        return (*self.ended_stretch(at_us), Stretch(at_us, None, rate, container))


@singledispatch
def _then(what: object, _run: InfusionRun, _at_us: int) -> InfusionRun:
    raise TypeError(f"{what!r} is nothing that happens to an infusion")


@_then.register
def _(what: Started, run: InfusionRun, at_us: int) -> InfusionRun:
    if run.state != "ready":
        raise OutOfTurnError(_NOT_READY[run.state])
    _refuse_nought(what.rate)
    ordered = run.planned.steps[0].rate
    if what.rate != ordered and not what.reason.strip():
        says = f"The plan sets {format_quantity(ordered)}: say why another rate is set."
        raise OutOfTurnError(says)
    hung = Container(run.planned.amount, run.planned.volume, at_us)
    started = replace(run, state="running", rate=what.rate, containers=(hung,), started_us=at_us)
    return replace(started, stretches=(Stretch(at_us, None, what.rate, 0),))


@_then.register
def _(what: Paused, run: InfusionRun, at_us: int) -> InfusionRun:
    if run.state != "running":
        raise OutOfTurnError(_NOT_RUNNING[run.state])
    if not what.reason.strip():
        raise OutOfTurnError("Say why it is paused.")
    return replace(run, state="paused", stretches=run.ended_stretch(at_us))


@_then.register
def _(_what: Resumed, run: InfusionRun, at_us: int) -> InfusionRun:
    if run.state != "paused":
        raise OutOfTurnError(_NOT_PAUSED[run.state])
    assert run.rate is not None  # it has run
    return replace(run, state="running", stretches=run.begun_stretch(at_us, run.rate, len(run.containers) - 1))


@_then.register
def _(what: RateChanged, run: InfusionRun, at_us: int) -> InfusionRun:
    if run.state not in {"running", "paused"}:
        raise OutOfTurnError(_NOT_RUNNING[run.state])
    _refuse_nought(what.rate)
    if what.rate == run.rate:
        raise OutOfTurnError(f"The pump is set to {format_quantity(what.rate)} already.")
    if not what.reason.strip():
        raise OutOfTurnError("Say why the rate is changed.")
    if run.state == "paused":
        return replace(run, rate=what.rate)
    stretches = run.begun_stretch(at_us, what.rate, len(run.containers) - 1)
    return replace(run, rate=what.rate, stretches=stretches)


@_then.register
def _(what: ContainerChanged, run: InfusionRun, at_us: int) -> InfusionRun:
    if run.state not in {"running", "paused"}:
        raise OutOfTurnError(_NOT_RUNNING[run.state])
    containers = (*run.containers, Container(what.amount, what.volume, at_us))
    if run.state == "paused":
        return replace(run, containers=containers)
    assert run.rate is not None  # it runs
    stretches = run.begun_stretch(at_us, run.rate, len(containers) - 1)
    return replace(run, containers=containers, stretches=stretches)


@_then.register
def _(what: Stopped, run: InfusionRun, at_us: int) -> InfusionRun:
    if run.state == "stopped":
        raise OutOfTurnError("The infusion has been stopped already.")
    if run.state == "ready" and not what.reason.strip():
        raise OutOfTurnError("The infusion was not started: say why it is not given.")
    if run.state == "ready" and what.read is not None:
        raise OutOfTurnError("The infusion was not started: there is nothing to read from the pump.")
    hung = sum((Fraction(each.volume.magnitude) for each in run.containers), Fraction(0))
    if what.read is not None and what.read.magnitude > hung:
        raise OutOfTurnError(f"No more than {format_quantity(volume.of(hung))} was hung: read the pump again.")
    return replace(run, state="stopped", stretches=run.ended_stretch(at_us), stopped_us=at_us, read=what.read)


def _refuse_nought(rate: PumpRate) -> None:
    if rate.magnitude <= 0:
        raise OutOfTurnError("A rate is more than 0: pause or stop the infusion instead.")


_NOT_READY: dict[State, str] = {
    "running": "The infusion runs already.",
    "paused": "The infusion is paused: resume it.",
    "stopped": "The infusion has been stopped: begin a new run sheet for another.",
}
_NOT_RUNNING: dict[State, str] = {
    "ready": "The infusion has not been started.",
    "paused": "The infusion is paused already.",
    "stopped": "The infusion has been stopped.",
}
_NOT_PAUSED: dict[State, str] = {
    "ready": "The infusion has not been started: start it.",
    "running": "The infusion is not paused: it runs.",
    "stopped": "The infusion has been stopped: it cannot be resumed.",
}
