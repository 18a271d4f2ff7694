"""What is ordered of each administration: its dose, its time, its cap, its steps."""

from typing import Any

from ketadesk.dosing.order import Ordered, Step
from ketadesk.dosing.term import ENTERED, Origin, Term, given
from ketadesk.intake.asking import readable_units
from ketadesk.intake.draft import Draft
from ketadesk.intake.gathering import AMOUNT, DOSE, TIME, Gathered
from ketadesk.protocols.figure import dose as dose_kind
from ketadesk.protocols.protocol import AMOUNT_FORMS, Administration
from ketadesk.quantities.kinds import Time, dose_rate_per_weight, mass, time
from ketadesk.quantities.registry import quantity
from ketadesk.quantities.spelling import read_unit, written_unit


def read_doses(gathered: Gathered, draft: Draft, administrations: tuple[Administration, ...]) -> tuple[Ordered, ...]:
    """Return what is ordered of each administration that is given; what lacks a dose is left out and said."""
    read = (_ordered(gathered, draft, one) for one in administrations)
    return tuple(ordered for ordered in read if ordered is not None)


def _ordered(gathered: Gathered, draft: Draft, administration: Administration) -> Ordered | None:
    if administration.form == "stepped-infusion":
        return _stepped(gathered, draft, administration)
    dose = _dose(gathered, draft, administration)
    duration = _time(gathered, draft, administration)
    cap = _cap(gathered, draft, administration)
    return None if dose is None else Ordered(administration, dose, duration, cap)


def _dose(gathered: Gathered, draft: Draft, administration: Administration) -> Term[Any] | None:
    typed, field = draft.dose(administration.id), f"dose_text:{administration.id}"
    span = administration.dose
    if typed.dose_text == "":
        own = written_unit(span.low.units)
        if span.usual is not None and typed.dose_unit in {"", own}:
            return given("ordered", dose_kind(span.usual), Origin("protocol", span.backing))
        if span.usual is not None:  # the usual figure is no figure in another unit
            gathered.lack(field, f"Enter the dose in {typed.dose_unit}, or choose {own} again for the usual one.")
            return None
        gathered.lack(field, f"Enter the dose, {administration.title.lower()}: {span.written}.")
        return None
    spelled = typed.dose_unit or written_unit(span.low.units)
    beside = read_unit(spelled)
    if beside is None or written_unit(beside) not in readable_units(administration):
        gathered.refuse(
            field, f"Order it in one of {', '.join(readable_units(administration)[:-1])}; not in {spelled}."
        )
        return None
    number = gathered.number(field, typed.dose_text, DOSE)
    return None if number is None else given("ordered", dose_kind(quantity(number, beside)), ENTERED)


def _time(gathered: Gathered, draft: Draft, administration: Administration) -> Term[Time] | None:
    typed, field = draft.dose(administration.id), f"time_text:{administration.id}"
    if administration.form == "continuous-infusion":
        return _run(gathered, draft, administration)
    if typed.time_text:
        spelled = typed.time_unit or ("s" if administration.form == "push" else "min")
        return gathered.quantity(field, typed.time_text, TIME, time, name="time", of=spelled)
    if administration.form != "timed-infusion":
        return None
    span = administration.time
    if span is not None and span.usual is not None:
        own = written_unit(span.usual.units)
        if typed.time_unit in {"", own}:
            return given("time", time(span.usual), Origin("protocol", span.backing))
        gathered.lack(field, f"Enter the time in {typed.time_unit}, or choose {own} again for the usual one.")
        return None
    within = "" if span is None else f": {span.written}"
    gathered.lack(field, f"Enter how long it runs{within}. Without a duration nothing is worked out.")
    return None


def _run(gathered: Gathered, draft: Draft, administration: Administration) -> Term[Time] | None:
    run = gathered.quantity("run_text", draft.run_text, TIME, time, name="run", of="h")
    span = administration.time
    if draft.run_text or span is None or span.usual is None:
        return run
    return given("run", time(span.usual), Origin("protocol", span.backing))


def _cap(gathered: Gathered, draft: Draft, administration: Administration) -> Any:
    typed, field = draft.dose(administration.id), f"cap_text:{administration.id}"
    if administration.form not in AMOUNT_FORMS:
        return None
    if administration.cap_required and typed.cap_text == "":
        gathered.lack(field, f"Enter the most that may be given, {administration.title.lower()}, in mg.")
    return gathered.quantity(field, typed.cap_text, AMOUNT, mass, name="cap", of="mg")


def _stepped(gathered: Gathered, draft: Draft, administration: Administration) -> Ordered | None:
    steps = []
    for place, typed in enumerate(draft.steps, start=1):
        if not typed.rate_text and not typed.hours_text:
            continue
        rate = gathered.quantity(
            "steps", typed.rate_text, DOSE, dose_rate_per_weight, name=f"rate, step {place}", of="mg/kg/h"
        )
        hours = gathered.quantity("steps", typed.hours_text, TIME, time, name=f"time, step {place}", of="h")
        if rate is not None and hours is not None:
            steps.append(Step(rate, hours))
        elif not typed.rate_text or not typed.hours_text:
            gathered.lack("steps", f"Step {place} needs a rate and its hours.")
    if not steps:
        within = administration.dose.written
        gathered.lack("steps", f"Enter the steps: each a rate, {within}, and its hours.")
        return None
    return Ordered(administration, steps[0].rate, None, None, tuple(steps))
