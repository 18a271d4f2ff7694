"""How much has been given, by what really ran, and how much was to be by now: every figure a term with its working."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from ketadesk.dosing.term import Origin, Term, add, deviation, divide, given, multiply, smaller, subtract
from ketadesk.monitoring.event import Stopped
from ketadesk.monitoring.infusion_run import InfusionRun
from ketadesk.monitoring.moment import as_time
from ketadesk.monitoring.planned import PlannedInfusion
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.quantities.kinds import (
    Bodyweight,
    DosePerWeight,
    Mass,
    Ratio,
    Time,
    Volume,
    concentration,
    dose_per_weight,
    mass,
    time,
    volume,
)

Bound = Literal["", "container", "pump"]
_RAN, _PLAN, _HUNG, _READ = Origin("by the clock"), Origin("the plan"), Origin("as hung"), Origin("read on the pump")
_NOUGHT_ML, _NOUGHT_MG = volume.of(0), mass.of(0)


@dataclass(frozen=True)
class Given:
    """What an infusion has given by a time, and what the plan gives by then.

    `bound` says what ended it by the arithmetic: the container is empty, or the pump has given what it was told; that
    is for a person to see on the pump. `read` is what the pump showed at the end; then it is what counts, and
    `read_off` how far it is from what was worked out.
    """

    volume: Term[Volume]
    dose: Term[Mass]
    due_volume: Term[Volume]
    due_dose: Term[Mass]
    running: Time
    bound: Bound = ""
    worked_out: Term[Volume] | None = None
    read_off: Term[Ratio] | None = None

    @property
    def difference(self) -> Term[Mass]:
        """How much more has been given than was to be by now; less is negative."""
        return subtract("given beyond the plan", self.dose, self.due_dose, into=mass)


@dataclass(frozen=True)
class Total:
    """The whole dose so far, pushes and infusion, in mg and per kg; and what the whole plan gives, where it ends."""

    dose: Term[Mass]
    per_weight: Term[DosePerWeight]
    planned: Term[Mass] | None
    share: Term[Ratio] | None


def infusion_given(run: InfusionRun, at_us: int) -> Given:
    """Return what has gone in by a time: rate × time for each stretch, never more than was in the container.

    Where the pump was told a volume and still has its first container, never more than that.
    """
    volumes: list[Term[Volume]] = []
    doses: list[Term[Mass]] = []
    bound: Bound = ""
    for place, hung in enumerate(run.containers):
        ran = _ran(run, place, at_us)
        held = given("container holds", hung.volume, _HUNG)
        if ran.value > hung.volume:
            ran, bound = smaller("volume given", ran, held, into=volume), "container"
        stop = run.planned.stops_at
        if stop is not None and len(run.containers) == 1 and ran.value >= stop:
            ran, bound = smaller("volume given", ran, given("volume to be infused", stop, _PLAN), into=volume), "pump"
        strength = divide("strength", given("drug hung", hung.amount, _HUNG), held, into=concentration)
        volumes.append(ran)
        doses.append(multiply("dose of the container", ran, strength, into=mass))
    gone = add("volume given", *volumes, into=volume) if volumes else given("volume given", _NOUGHT_ML, _RAN)
    dose = add("dose given", *doses, into=mass) if doses else given("dose given", _NOUGHT_MG, _RAN)
    due = _due(run, at_us)
    planned_strength = given("planned strength", run.planned.strength, _PLAN)
    found = Given(
        gone, dose, due, multiply("dose due", due, planned_strength, into=mass), as_time(run.running_us(at_us)), bound
    )  # fmt: skip
    return found if run.read is None or run.state != "stopped" else _as_read(found, run)


def _as_read(found: Given, run: InfusionRun) -> Given:
    """Return what the pump showed as what was given, beside what was worked out; its strength is that of the whole."""
    assert run.read is not None  # it has just been asked
    read = given("volume given", run.read, _READ)
    off = deviation("pump against clock", read, found.volume) if found.volume.value.magnitude else None
    if found.volume.value.magnitude:
        mean = divide("strength given", found.dose, found.volume, into=concentration)
    else:
        mean = given("planned strength", run.planned.strength, _PLAN)
    dose = multiply("dose given", read, mean, into=mass)
    by_clock = found.volume.named("by the clock")
    return replace(found, volume=read, dose=dose, worked_out=by_clock, read_off=off)


def _ran(run: InfusionRun, container: int, at_us: int) -> Term[Volume]:
    parts = [
        multiply("volume at this rate", given("rate", each.rate, _RAN), given("ran", as_time(us), _RAN), into=volume)
        for each in run.stretches
        if each.container == container and (us := each.us(at_us))
    ]
    return add("volume given", *parts, into=volume) if parts else given("volume given", _NOUGHT_ML, _RAN)


def _due(run: InfusionRun, at_us: int) -> Term[Volume]:
    """Return what the plan gives by a time: its rates, one after another, from when the pump was started."""
    since = 0 if run.started_us is None else max(at_us - run.started_us, 0)
    left = as_time(since).magnitude if run.started_us is not None else Fraction(0)
    parts = []
    for step in run.planned.steps:
        lasts = left if step.time is None else min(left, time.recorded(step.time).magnitude)
        if lasts:
            ran = given("planned time", time.of(lasts), _PLAN)
            parts.append(multiply("planned volume", given("planned rate", step.rate, _PLAN), ran, into=volume))
        left -= lasts
    return add("volume due", *parts, into=volume) if parts else given("volume due", _NOUGHT_ML, _PLAN)


def planned_volume(infusion: PlannedInfusion) -> Volume | None:
    """Return what the whole infusion gives; None for one that goes on until it is stopped."""
    total = Fraction(0)
    for step in infusion.steps:
        if step.time is None:
            return None
        total += volume.recorded(step.rate * step.time).magnitude
    return volume.of(total)


def left_time(run: InfusionRun, at_us: int) -> Time | None:
    """Return how much longer it runs at the rate it has: to what was planned, else until the container is empty."""
    if run.state not in {"running", "paused"} or run.rate is None:
        return None
    gone = infusion_given(run, at_us)
    whole = planned_volume(run.planned)
    if whole is not None and len(run.planned.steps) > 1:
        total = sum((time.recorded(step.time).magnitude for step in run.planned.steps if step.time), Fraction(0))
        return time.of(max(total - gone.running.magnitude, Fraction(0)))
    if whole is None:
        return container_lasts(run, at_us)
    left = max(whole.magnitude - gone.volume.value.magnitude, Fraction(0))
    return time.recorded(volume.of(left) / run.rate)


def container_lasts(run: InfusionRun, at_us: int) -> Time | None:
    """Return how long the container that hangs lasts at the rate it has."""
    if not run.containers or run.rate is None:
        return None
    last = len(run.containers) - 1
    left = run.containers[last].volume.magnitude - _ran(run, last, at_us).value.magnitude
    return time.recorded(volume.of(max(left, Fraction(0))) / run.rate)


def short_of_plan(run: InfusionRun, what: Stopped, at_us: int, spare_percent: Fraction) -> Volume | None:
    """Return how much of the plan has not been given when it is stopped; None where that is less than can be told."""
    whole = planned_volume(run.planned)
    if whole is None or run.started_us is None:
        return None
    gone = infusion_given(run, at_us).volume.value if what.read is None else what.read
    short = Fraction(whole.magnitude) - gone.magnitude
    return volume.of(short) if short > whole.magnitude * spare_percent / 100 else None


def push_dose(sheet: RunSheet) -> Term[Mass] | None:
    """Return what the pushes that have ended gave; one that goes in still is not counted until it has ended."""
    doses = [
        multiply(
            f"dose of {push.planned.title}",
            given("volume pushed", push.volume, _RAN),
            given("strength", push.planned.strength, _PLAN),
            into=mass,
        )
        for push in sheet.pushes
        if push.ended_us is not None
    ]
    return add("dose pushed", *doses, into=mass) if doses else None


def total_given(sheet: RunSheet, at_us: int) -> Total:
    """Return the whole dose so far, beside that of the whole plan."""
    parts = [] if sheet.infusion is None else [infusion_given(sheet.infusion, at_us).dose]
    pushed = push_dose(sheet)
    parts += [] if pushed is None else [pushed]
    dose = add("whole dose given", *parts, into=mass) if parts else given("whole dose given", _NOUGHT_MG, _RAN)
    weight: Term[Bodyweight] = given("weight", sheet.planned.weight, _PLAN)
    per_weight = divide("whole dose per weight", dose, weight, into=dose_per_weight)
    planned = _planned_dose(sheet)
    share = None
    if planned is not None and planned.value.magnitude:
        share = deviation("beside the plan", dose, planned)
    return Total(dose, per_weight, planned, share)


def _planned_dose(sheet: RunSheet) -> Term[Mass] | None:
    parts = [given(f"planned {push.title}", push.dose, _PLAN) for push in sheet.planned.pushes]
    infusion = sheet.planned.infusion
    if infusion is not None:
        whole = planned_volume(infusion)
        if whole is None:
            return None
        strength = given("planned strength", infusion.strength, _PLAN)
        parts.append(multiply("planned infusion", given("planned volume", whole, _PLAN), strength, into=mass))
    return add("planned dose", *parts, into=mass) if parts else None
