"""A dose that runs: over a set time, continuously, or in steps."""

from dataclasses import dataclass, replace
from typing import Any

from ketadesk.dosing.amount import Amount, Rate, ordered_amount, ordered_rate
from ketadesk.dosing.bounds import most_drawn, most_run
from ketadesk.dosing.containers import Change, changes
from ketadesk.dosing.delivery import OtherUnits, Setting, other_units, set_rate, volume_on_pump, whole_volume_on_pump
from ketadesk.dosing.order import InfusionPreparation, Order, Ordered
from ketadesk.dosing.preparation import Mixed, amount_for, mix_infusion
from ketadesk.dosing.term import Origin, Term, add, deviation, divide, given, multiply
from ketadesk.dosing.titration import Row, range_ends, titration
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Administration
from ketadesk.quantities.kinds import (
    Bodyweight,
    Concentration,
    Mass,
    Ratio,
    Time,
    Volume,
    concentration,
    dose_rate,
    mass,
    pump_rate,
    time,
    volume,
)


@dataclass(frozen=True)
class TimedInfusion:
    """A dose over a set time. `infused_volume` is what the pump is told to give; `given_dose` what then goes in.

    `running_time` is how long that takes at the rate that can be set.
    """

    administration: Administration
    amount: Amount
    time: Term[Time]
    mixed: Mixed
    exact_volume: Term[Volume]
    infused_volume: Term[Volume]
    volume_deviation: Term[Ratio]
    setting: Setting
    running_time: Term[Time]
    given_dose: Term[Mass]
    given_deviation: Term[Ratio]
    units: OtherUnits


@dataclass(frozen=True)
class ContinuousInfusion:
    """A rate that runs until it is changed or stopped.

    `rows` are those of the titration table, `ends` those of the protocol's range. `lasts` is when the container is
    empty, `life` when it is thrown away whatever is left. With a `time` the totals are those of the whole run. A run
    that ends with its first container has an `infused_volume`: what the pump is told to give before it stops.
    """

    administration: Administration
    rate: Rate
    mixed: Mixed
    setting: Setting
    units: OtherUnits
    lasts: Term[Time]
    life: Term[Time]
    rows: tuple[Row, ...]
    ends: tuple[Row, ...]
    time: Term[Time] | None = None
    total_dose: Term[Mass] | None = None
    total_volume: Term[Volume] | None = None
    changes: tuple[Change, ...] = ()
    infused_volume: Term[Volume] | None = None
    volume_deviation: Term[Ratio] | None = None


@dataclass(frozen=True)
class RunningStep:
    """One step of a stepped infusion, worked out."""

    rate: Rate
    time: Term[Time]
    setting: Setting
    volume: Term[Volume]
    dose: Term[Mass]


@dataclass(frozen=True)
class SteppedInfusion:
    """Rates one after another, the containers they take, and the totals."""

    administration: Administration
    steps: tuple[RunningStep, ...]
    mixed: Mixed
    life: Term[Time]
    total_dose: Term[Mass]
    total_volume: Term[Volume]
    time: Term[Time]
    changes: tuple[Change, ...]


Infusion = TimedInfusion | ContinuousInfusion | SteppedInfusion


def infusion(ordered: Ordered, order: Order, weight: Term[Bodyweight], library: Library) -> Infusion:
    """Return an infusion worked out by its form."""
    form = ordered.administration.form
    if form == "timed-infusion":
        return timed(ordered, order, weight, library)
    if form == "stepped-infusion":
        return stepped(ordered, order, weight, library)
    return continuous(ordered, order, weight, library)


def timed(ordered: Ordered, order: Order, weight: Term[Bodyweight], library: Library) -> TimedInfusion:
    """Return a dose over a time: the whole container over it, or the dose's share of a standard concentration."""
    assert ordered.time is not None  # intake asks for it: without a duration nothing is worked out
    preparation = _preparation(order)
    amount = ordered_amount(ordered, weight)
    if preparation.method == "standard":
        asked = preparation.concentration
        assert asked is not None  # intake asks for it
        mixed = _mix(amount_for(preparation, asked), order, library)
        share = divide("volume for the dose", amount.dose, mixed.final_concentration, into=volume)
        infused = volume_on_pump(share, order.pump)
    else:
        most = most_drawn(ordered, amount.dose, amount.cap, order, weight, library)
        mixed = _mix(amount.dose, order, library, most)
        share = mixed.final_volume.named("volume for the dose")
        infused = whole_volume_on_pump(share, order.pump)
    exact = divide("rate", share, ordered.time, into=pump_rate)
    setting = set_rate(exact, mixed.final_concentration, order)
    if preparation.method == "standard":
        given_dose = multiply("dose given", setting.delivered_rate, ordered.time, into=mass)
        running = ordered.time.named("running time")
    else:  # it ends with the volume: rounding the rate changes the time, not the dose
        assert mixed.drawn is not None  # every mixture of ours is drawn from a vial
        given_dose = mixed.drawn.drawn_amount.named("dose given")
        if infused.value != share.value:
            given_dose = multiply("dose given", infused, mixed.final_concentration, into=mass)
        rate = setting.pump_rate if setting.pump_rate.value.magnitude else setting.exact_rate
        running = divide("running time", infused, rate, into=time)
    meant = divide("dose rate", amount.dose, ordered.time, into=dose_rate)
    return TimedInfusion(
        ordered.administration, amount, ordered.time, mixed, share, infused,
        deviation("volume deviation", infused, share), setting, running, given_dose,
        deviation("dose deviation", given_dose, amount.dose), other_units(meant, weight),
    )  # fmt: skip


def continuous(ordered: Ordered, order: Order, weight: Term[Bodyweight], library: Library) -> ContinuousInfusion:
    """Return a continuous rate, its titration table, and the totals of the run when its length is known."""
    rate = ordered_rate(ordered.dose, ordered, weight)
    mixed = _mix(_container_amount(ordered, order), order, library)
    setting = _setting(rate, mixed.final_concentration, ordered, order, weight, library)
    life = _life(ordered.administration, library)
    # A rate that rounds to nought is stopped by its check; until then the exact rate keeps the arithmetic whole.
    running = setting.pump_rate if setting.pump_rate.value.magnitude else setting.exact_rate
    lasts = divide("container lasts", mixed.final_volume, running, into=time)
    whole = ContinuousInfusion(
        ordered.administration, rate, mixed, setting, other_units(rate.rate, weight), lasts, life,
        titration(ordered, mixed.final_concentration, order, weight, library),
        range_ends(ordered, mixed.final_concentration, order, weight, library),
    )  # fmt: skip
    return whole if ordered.time is None else _with_totals(whole, ordered.time, order)


def _with_totals(whole: ContinuousInfusion, run: Term[Time], order: Order) -> ContinuousInfusion:
    """Return an infusion with the totals of its run, and what the pump is stopped at where one container is enough."""
    setting = whole.setting
    through = multiply("total volume", setting.pump_rate, run, into=volume)
    hung = changes(((setting.pump_rate.value, run.value),), whole.mixed.final_volume.value, whole.life.value)
    infused = volume_on_pump(through, order.pump) if len(hung) == 1 and through.value.magnitude else None
    return replace(
        whole, time=run, total_dose=multiply("total dose", setting.delivered_rate, run, into=mass),
        total_volume=through, changes=hung, infused_volume=infused,
        volume_deviation=None if infused is None else deviation("volume deviation", infused, through),
    )  # fmt: skip


def stepped(ordered: Ordered, order: Order, weight: Term[Bodyweight], library: Library) -> SteppedInfusion:
    """Return rates one after another with one mixture, and the containers they take."""
    mixed = _mix(_container_amount(ordered, order), order, library)
    steps = []
    for step in ordered.steps:
        rate = ordered_rate(step.rate, ordered, weight)
        setting = _setting(rate, mixed.final_concentration, ordered, order, weight, library)
        through = multiply("volume of the step", setting.pump_rate, step.time, into=volume)
        dose = multiply("dose of the step", setting.delivered_rate, step.time, into=mass)
        steps.append(RunningStep(rate, step.time, setting, through, dose))
    life = _life(ordered.administration, library)
    runs = tuple((step.setting.pump_rate.value, step.time.value) for step in steps)
    return SteppedInfusion(
        ordered.administration, tuple(steps), mixed, life,
        add("total dose", *(step.dose for step in steps), into=mass),
        add("total volume", *(step.volume for step in steps), into=volume),
        add("total time", *(step.time for step in steps), into=time),
        changes(runs, mixed.final_volume.value, life.value),
    )  # fmt: skip


def _setting(
    rate: Rate,
    strength: Term[Concentration],
    ordered: Ordered,
    order: Order,
    weight: Term[Bodyweight],
    library: Library,
) -> Setting:
    most = most_run(ordered, rate.rate, rate.cap, order, weight, library)
    return set_rate(divide("rate", rate.rate, strength, into=pump_rate), strength, order, most=most)


def _preparation(order: Order) -> InfusionPreparation:
    assert order.infusion is not None  # intake asks for it
    return order.infusion


def _mix(amount: Term[Mass], order: Order, library: Library, most: Mass | None = None) -> Mixed:
    assert order.vial is not None  # intake asks for it
    spare = library.limits.rounding_check.value
    return mix_infusion(amount, order.vial, _preparation(order), library.cupboard.syringes, spare, most)


def _container_amount(ordered: Ordered, order: Order) -> Term[Mass]:
    """Return what goes into the container: the amount asked, or what the strength asked, or published, makes of it."""
    preparation = _preparation(order)
    assert order.vial is not None  # intake asks for it
    if preparation.method == "undiluted":
        return amount_for(preparation, order.vial.strength)
    if preparation.amount is not None:
        return preparation.amount
    if preparation.concentration is not None:
        return amount_for(preparation, preparation.concentration)
    return amount_for(preparation, published_strength(ordered.administration))


def published_strength(administration: Administration) -> Term[Concentration]:
    """Return the strength that the protocol's source names for its infusion."""
    span = administration.concentration
    assert span is not None  # intake asks for a strength where the source names none
    assert span.usual is not None
    return given("published strength", concentration(span.usual), Origin("protocol", span.backing))


def _life(administration: Administration, library: Library) -> Term[Time]:
    figure: Any = administration.container_life or library.limits.container_life
    return given("container changed after", Time(figure.value), Origin("limit", figure.backing))
