"""One card for each administration, in the order of giving: what is drawn, mixed, set, and how long it takes."""

from collections.abc import Iterator
from typing import Any

from ketadesk.dosing.amount import Amount, Rate
from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.delivery import Setting
from ketadesk.dosing.infusion import ContinuousInfusion, Infusion, SteppedInfusion, TimedInfusion
from ketadesk.dosing.order import Order
from ketadesk.dosing.preparation import Drawn, Mixed
from ketadesk.dosing.term import Operator, Term, multiply
from ketadesk.presentation.deriving import worked
from ketadesk.presentation.sheet import Card, CardKind, Figure
from ketadesk.quantities.formatting import (
    format_deviation,
    format_duration,
    format_in,
    format_quantity,
    format_range,
    format_strength,
)
from ketadesk.quantities.kinds import Mass, mass
from ketadesk.quantities.registry import in_unit, unit


def bolus_card(bolus: Bolus, order: Order) -> Card:
    """Return the card of a push or an intramuscular dose: the volume in the syringe, and how slowly it goes in."""
    into_muscle = bolus.administration.form == "intramuscular"
    headline = worked(
        "Into the muscle" if into_muscle else "Push",
        bolus.mixed.final_volume,
        detail=f"of {format_strength(bolus.mixed.final_concentration.value)}",
    )
    figures = [worked("Dose", bolus.amount.dose, detail=_per_kg(bolus), part="dose")]
    if bolus.time is not None:
        figures.append(worked("Over", bolus.time, text=format_duration(bolus.time.value), part="over"))
    elif bolus.least_time is not None:
        least = f"{format_duration(bolus.least_time.value)} or longer"
        figures.append(worked("Over", bolus.least_time, text=least, part="over"))
    figures += _drawn_figures(bolus.mixed)
    remarks = (bolus.administration.note,) if bolus.administration.note else ()
    preparation = _preparation(bolus.amount.dose, bolus.mixed, order, diluent=_push_diluent(order))
    return Card(
        "push", bolus.administration.title, headline, tuple(figures), preparation, remarks,
        _cap(bolus.amount, bolus.mixed.drawn.drawn_amount if bolus.mixed.drawn is not None else bolus.amount.dose),
        drug=_drug(bolus, order),
    )  # fmt: skip


def infusion_card(infusion: Infusion, order: Order) -> Card:
    """Return the card of an infusion: only the pump's own figure stands large."""
    if isinstance(infusion, SteppedInfusion):
        return _stepped_card(infusion, order)
    figures = _timed_figures(infusion) if isinstance(infusion, TimedInfusion) else _continuous_figures(infusion)
    asked = infusion.amount.dose if isinstance(infusion, TimedInfusion) else None
    note = infusion.administration.note
    return Card(
        _kind(order), infusion.administration.title, _headline(infusion.setting, order),
        (*figures, *_drawn_figures(infusion.mixed)),
        _preparation(asked, infusion.mixed, order, diluent=_diluent(order)),
        (*_overfill(infusion.mixed), *((note,) if note else ())), _infusion_cap(infusion),
        drug=_drug(infusion, order), life=_own_life(infusion),
    )  # fmt: skip


def _infusion_cap(infusion: TimedInfusion | ContinuousInfusion) -> tuple[Figure, ...]:
    if isinstance(infusion, TimedInfusion):
        return _cap(infusion.amount, infusion.given_dose)
    return _cap(infusion.rate, infusion.setting.delivered_rate)


def _cap(asked: Amount | Rate, achieved: Term[Any]) -> tuple[Figure, ...]:
    """Return what was ordered, the cap and what is achieved, where the cap binds."""
    if asked.cap is None or not asked.capped:
        return ()
    return (
        worked("ordered", asked.ordered),
        worked("cap", asked.cap),
        worked("achieved", achieved),
    )


def _kind(order: Order) -> CardKind:
    return "pump" if order.giving_set is None else "gravity"


def _headline(setting: Setting, order: Order) -> Figure:
    if setting.drop_rate is not None:
        by_gravity = f"{format_quantity(setting.pump_rate.value)} by gravity"
        return worked("Count", setting.drop_rate, detail=by_gravity)
    return worked("Set the pump to", setting.pump_rate, detail="" if order.pump is None else order.pump.title)


def _timed_figures(infusion: TimedInfusion) -> tuple[Figure, ...]:
    given = format_quantity(infusion.given_dose.value)
    of: tuple[Term[Mass], ...] = (infusion.given_dose,)
    off = infusion.given_deviation.value
    detail = "exactly as ordered" if off.magnitude == 0 else f"{format_deviation(off)} than ordered"
    low, high = infusion.mixed.real_concentration_low, infusion.mixed.real_concentration_high
    if low is not None and high is not None:
        ends = tuple(multiply("dose given", infusion.infused_volume, end, into=mass) for end in (low, high))
        given, detail, of = format_range(*(end.value for end in ends)), "with the bag's overfill", ends
    gives = f"{given} in {format_duration(infusion.running_time.value)}"
    return (
        worked("Volume", infusion.infused_volume),
        worked("Time", infusion.time, text=format_duration(infusion.time.value)),
        worked("Gives", *of, infusion.running_time, text=gives, detail=detail),
    )


def _on_device(setting: Setting) -> Term[Any]:
    return setting.drop_rate or setting.pump_rate


def _ends(infusion: ContinuousInfusion) -> tuple[Any, Any]:
    """Return the ends of the range on the device; rounding puts no order that is within it beyond them."""
    low, high = (_on_device(row.setting).value for row in infusion.ends)
    exact_low, exact_high = (row.setting.exact_rate.value for row in infusion.ends)
    if exact_low <= infusion.setting.exact_rate.value <= exact_high:
        chosen = _on_device(infusion.setting).value
        return min(low, chosen), max(high, chosen)
    return low, high


def _continuous_figures(infusion: ContinuousInfusion) -> tuple[Figure, ...]:
    figures = [*_stop(infusion)]
    if infusion.ends:
        ends = (_on_device(row.setting) for row in infusion.ends)
        figures.append(worked("Range", *ends, text=format_range(*_ends(infusion))))
    # In per cent and not in mg/h: beside the pump's own figure an mg/h has been keyed as mL/h.
    figures.append(worked("Rounding", infusion.setting.rate_deviation, text=_off(infusion.setting)))
    figures.append(worked("Lasts", infusion.lasts, text=format_duration(infusion.lasts.value)))
    if infusion.lasts.value > infusion.life.value:
        figures.append(worked("Change it after", infusion.life, text=format_duration(infusion.life.value)))
    if infusion.time is not None and infusion.total_dose is not None and infusion.total_volume is not None:
        total = f"{format_quantity(infusion.total_dose.value)} in {format_quantity(infusion.total_volume.value)}"
        over, of = f"over {format_duration(infusion.time.value)}", (infusion.total_dose, infusion.total_volume)
        figures.append(worked("In all", *of, text=total, detail=over))
    return tuple(figures)


def _stop(infusion: ContinuousInfusion) -> Iterator[Figure]:
    """Yield what the pump is told so that a run ends by itself: the volume it gives, and the time that takes."""
    if infusion.infused_volume is not None and infusion.time is not None:
        each_day = f"on each of {infusion.administration.days} days" if infusion.administration.days > 1 else ""
        yield Figure("Volume to give", format_quantity(infusion.infused_volume.value), "then the pump stops")
        yield Figure("Time", format_duration(infusion.time.value), each_day)


def _stepped_card(infusion: SteppedInfusion, order: Order) -> Card:
    first = infusion.steps[0]
    figures = (
        Figure("Steps", str(len(infusion.steps))),
        worked("Time", infusion.time, text=format_duration(infusion.time.value)),
        worked("In all", infusion.total_dose, detail=format_quantity(infusion.total_volume.value)),
        Figure("Preparations", str(len(infusion.changes)), f"changed when empty or {_life(infusion)} old"),
        *_drawn_figures(infusion.mixed),
    )
    note = infusion.administration.note
    return Card(
        _kind(order), infusion.administration.title, _headline(first.setting, order),
        figures, _preparation(None, infusion.mixed, order, diluent=_diluent(order)),
        ("The first step; the others stand in the table.", *_overfill(infusion.mixed), *((note,) if note else ())),
        drug=_drug(infusion, order), life=_own_life(infusion),
    )  # fmt: skip


def _drug(given: Bolus | Infusion, order: Order) -> str:
    return given.administration.drug or order.protocol.drug


def _own_life(infusion: Infusion) -> str:
    """Return how long a preparation is used by the regimen's own source; the limit for all is one ward's rule."""
    life = infusion.administration.container_life
    return "" if life is None else format_duration(life.value)


def _life(infusion: SteppedInfusion) -> str:
    return format_duration(infusion.life.value)


def _preparation(asked: Term[Mass] | None, mixed: Mixed, order: Order, *, diluent: str) -> tuple[Figure, ...]:
    """Return the steps in the order they are done: dose, withdraw from the bag, draw up, add, what it then holds."""
    drawn = mixed.drawn
    assert drawn is not None  # every mixture of ours is drawn from a vial
    assert order.vial is not None
    steps = [] if asked is None else [worked("Dose", asked, part="dose")]
    if mixed.withdrawn_volume is not None:
        steps.append(
            worked("Withdraw first", mixed.withdrawn_volume, detail=diluent, tool="from the bag", part="withdrawn")
        )
    strength = f"of {format_strength(order.vial.strength.value)}"
    steps.append(worked("Draw up", drawn.drawn_volume, detail=strength, tool=_syringe(drawn), part="drug"))
    if mixed.withdrawn_volume is None and mixed.diluent_volume is not None:
        final = format_quantity(mixed.final_volume.value)
        label = f"Add, to {final}" if order.infusion is None or order.infusion.method != "add" else "Into the bag of"
        steps.append(worked(label, mixed.diluent_volume, detail=diluent, part="diluent"))
    held = f"{format_quantity(drawn.drawn_amount.value)} in {format_quantity(mixed.final_volume.value)}"
    of, made = (drawn.drawn_amount, mixed.final_volume, mixed.final_concentration), mixed.final_concentration.value
    steps.append(worked("Holds", *of, text=held, detail=format_in(made, "mg/mL")))
    return tuple(steps)


def _syringe(drawn: Drawn) -> str:
    """Return the syringe to draw up with, and how often it is filled where once is not enough."""
    volume = in_unit(drawn.drawn_volume.value, unit("mL")).magnitude
    times = -(-volume // in_unit(drawn.syringe.capacity, unit("mL")).magnitude)
    return drawn.syringe.title if times <= 1 else f"{drawn.syringe.title} filled {times} times"


def _drawn_figures(mixed: Mixed) -> tuple[Figure, ...]:
    """Return what rounding to the syringe's marks makes of the dose, where it makes anything."""
    drawn = mixed.drawn
    if drawn is None or drawn.drawing_deviation.value.magnitude == 0:
        return ()
    exact = format_quantity(drawn.drug_volume.value)
    down = ", rounded down" if drawn.drawn_volume.operator is Operator.ROUNDED_DOWN else ""
    detail = f"{format_deviation(drawn.drawing_deviation.value)}: {exact} by arithmetic{down}"
    return (worked("Drawn, it holds", drawn.drawn_amount, drawn.drawing_deviation, detail=detail),)


def _overfill(mixed: Mixed) -> tuple[str, ...]:
    if (
        mixed.real_volume_low is None
        or mixed.real_volume_high is None
        or mixed.real_concentration_low is None
        or mixed.real_concentration_high is None
    ):
        return ()
    held = format_range(mixed.real_volume_low.value, mixed.real_volume_high.value)
    strength = format_range(mixed.real_concentration_low.value, mixed.real_concentration_high.value)
    return (f"With its overfill the bag really holds {held}: {strength}, not quite what its label makes it.",)


def _off(setting: Setting) -> str:
    off = setting.rate_deviation.value
    return "none" if off.magnitude == 0 else format_deviation(off)


def _per_kg(bolus: Bolus) -> str:
    return format_quantity(bolus.amount.per_weight.value)


def _diluent(order: Order) -> str:
    return "" if order.infusion is None or order.infusion.diluent is None else order.infusion.diluent.title


def _push_diluent(order: Order) -> str:
    return "" if order.push is None or order.push.diluent is None else order.push.diluent.title
