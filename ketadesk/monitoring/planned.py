"""What a run sheet holds of its plan: enough to follow what runs, whatever becomes of the plan's protocol later."""

from dataclasses import dataclass

from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.infusion import ContinuousInfusion, Infusion, SteppedInfusion
from ketadesk.dosing.plan import Plan
from ketadesk.dosing.preparation import Mixed
from ketadesk.protocols.protocol import CareSetting, Form
from ketadesk.quantities.kinds import Bodyweight, Concentration, Mass, PumpRate, Time, Volume, concentration, time


class UnrunnableError(ValueError):
    """A plan of which nothing can be followed, with one sentence that says why."""


@dataclass(frozen=True)
class PlannedPush:
    """A dose given at once: what is given, in which strength, and the shortest time it may take."""

    administration: str
    title: str
    form: Form
    dose: Mass
    volume: Volume
    strength: Concentration
    least_time: Time | None = None


@dataclass(frozen=True)
class PlannedStep:
    """A rate, and for how long; the last of an infusion that goes on has no end."""

    rate: PumpRate
    time: Time | None


@dataclass(frozen=True)
class PlannedInfusion:
    """What is in the container and the rates it is to run at. `stops_at` is what the pump is told to give, if it is."""

    administration: str
    title: str
    form: Form
    amount: Mass
    volume: Volume
    steps: tuple[PlannedStep, ...]
    stops_at: Volume | None = None

    @property
    def strength(self) -> Concentration:
        """What each mL holds."""
        return concentration.recorded(self.amount / self.volume)


@dataclass(frozen=True)
class Planned:
    """A plan as it is followed. `seal` says who double-checked it, and is empty where nobody did."""

    protocol: str
    title: str
    order: str
    drug: str
    setting: CareSetting | None
    weight: Bodyweight
    pushes: tuple[PlannedPush, ...]
    infusion: PlannedInfusion | None
    seal: str = ""
    entry: int | None = None

    @property
    def forms(self) -> frozenset[Form]:
        """In which forms the drug is given."""
        infused = () if self.infusion is None else (self.infusion.form,)
        return frozenset((*(push.form for push in self.pushes), *infused))

    def push(self, administration: str) -> PlannedPush | None:
        """Return the push of an administration, or None where none is planned."""
        return next((push for push in self.pushes if push.administration == administration), None)


def planned(plan: Plan, seal: str = "", entry: int | None = None) -> Planned:
    """Return what is followed of a plan. Raises `UnrunnableError` for one that is stopped, waits or gives nothing."""
    if plan.status == "stopped":
        raise UnrunnableError("This order is stopped: nothing of it is given.")
    if plan.waits:
        raise UnrunnableError("This order waits for a reason: give it first.")
    if len(plan.infusions) > 1 or not (plan.boluses or plan.infusions):
        raise UnrunnableError("A run sheet follows pushes and one infusion of one order.")
    assert plan.weight is not None  # a plan that is not stopped has one
    order = plan.order
    return Planned(
        protocol=order.protocol.id,
        title=order.protocol.title,
        order=order.protocol.order,
        drug=order.protocol.drug,
        setting=order.setting,
        weight=plan.weight.value,
        pushes=tuple(map(_push, plan.boluses)),
        infusion=_infusion(plan.infusions[0]) if plan.infusions else None,
        seal=seal,
        entry=entry,
    )


def _push(bolus: Bolus) -> PlannedPush:
    mixed, one = bolus.mixed, bolus.administration
    amount = _held(mixed)
    least = bolus.time or bolus.least_time
    return PlannedPush(
        one.id,
        one.title,
        one.form,
        amount,
        mixed.final_volume.value,
        concentration.recorded(amount / mixed.final_volume.value),
        None if least is None else least.value,
    )


def _held(mixed: Mixed) -> Mass:
    """Return the drug that a container really holds: what was drawn to the syringe's marks, not what was ordered."""
    assert mixed.drawn is not None  # every mixture of ours is drawn from a vial
    return mixed.drawn.drawn_amount.value


def _infusion(infusion: Infusion) -> PlannedInfusion:
    steps, stops_at = _steps(infusion)
    mixed, one = infusion.mixed, infusion.administration
    return PlannedInfusion(one.id, one.title, one.form, _held(mixed), mixed.final_volume.value, steps, stops_at)


def _steps(infusion: Infusion) -> tuple[tuple[PlannedStep, ...], Volume | None]:
    if isinstance(infusion, SteppedInfusion):
        return tuple(PlannedStep(step.setting.pump_rate.value, step.time.value) for step in infusion.steps), None
    rate, stops_at = infusion.setting.pump_rate.value, infusion.infused_volume
    if stops_at is not None:  # the pump ends by volume: what it is set to gives the time, not the order
        lasts = time.recorded(stops_at.value / rate)
        return (PlannedStep(rate, lasts),), stops_at.value
    assert isinstance(infusion, ContinuousInfusion)  # a timed one always says what the pump is told to give
    return (PlannedStep(rate, None if infusion.time is None else infusion.time.value),), None
