"""Tables of an answer: titration across a range, the steps of a stepped infusion, and its containers."""

from fractions import Fraction
from typing import Any

from ketadesk.dosing.containers import Change
from ketadesk.dosing.delivery import Setting
from ketadesk.dosing.infusion import ContinuousInfusion, Infusion, RunningStep, SteppedInfusion
from ketadesk.dosing.order import Order
from ketadesk.dosing.term import Term
from ketadesk.dosing.titration import Row
from ketadesk.presentation.clock import at
from ketadesk.presentation.sheet import Table
from ketadesk.quantities.formatting import format_deviation, format_duration, format_in, format_number, format_quantity
from ketadesk.quantities.registry import in_unit, unit
from ketadesk.quantities.spelling import written_unit

# A list of containers up to so long stands whole; of a longer one the first of them and the last.
_MOST, _FIRST = 6, 2


def tables(infusion: Infusion, order: Order) -> tuple[Table, ...]:
    """Return the tables of an infusion; none when there is nothing to choose or follow."""
    if isinstance(infusion, SteppedInfusion):
        return (_steps(infusion, order), _containers(infusion.changes, order))
    if not isinstance(infusion, ContinuousInfusion):
        return ()
    made = (_titration(infusion.rows),) if infusion.rows else ()
    return (*made, _containers(infusion.changes, order)) if len(infusion.changes) > 1 else made


def _titration(rows: tuple[Row, ...]) -> Table:
    of = written_unit(rows[0].ordered.value.units)
    return Table(
        "Titration",
        (f"ordered, {of}", _device(rows[0].setting), f"really gives, {of}", "off by"),
        tuple(_titration_row(row) for row in rows),
        next((place for place, row in enumerate(rows) if row.chosen), None), 1,
        of=tuple((row.ordered, _set(row.setting), row.really, row.setting.rate_deviation) for row in rows),
    )  # fmt: skip


def _titration_row(row: Row) -> tuple[str, ...]:
    off = "capped" if row.capped else format_deviation(row.setting.rate_deviation.value)
    return (
        _number(row.ordered.value),
        _settable(row.setting),
        _number(in_unit(row.really.value, row.ordered.value.units)),
        off,
    )


def _device(setting: Setting) -> str:
    return "on the pump, mL/h" if setting.drop_rate is None else "counted, gtt/min"


def _settable(setting: Setting) -> str:
    """Return what is set on the pump or, by gravity, counted in drops."""
    return _number(_set(setting).value)


def _set(setting: Setting) -> Term[Any]:
    return setting.drop_rate or setting.pump_rate


def _steps(infusion: SteppedInfusion, order: Order) -> Table:
    """Return the steps; with a start on the wall's clock, when each begins."""
    begins: Fraction = Fraction(0)
    rows = []
    for place, step in enumerate(infusion.steps, start=1):
        clock = () if order.start is None else (at(order.start, begins),)
        begins += in_unit(step.time.value, unit("min")).magnitude
        rows.append((str(place), *clock, *_step_row(step)))
    clock_head = () if order.start is None else ("from",)
    heads = ("step", *clock_head, "rate", "for", _device(infusion.steps[0].setting), "volume", "dose")
    unworked = (None,) * (1 + len(clock_head))
    of = tuple(
        (*unworked, each.rate.per_weight, each.time, _set(each.setting), each.volume, each.dose)
        for each in infusion.steps
    )
    return Table("Steps", heads, tuple(rows), device=3 + len(clock_head), of=of)


def _step_row(step: RunningStep) -> tuple[str, ...]:
    return (
        format_in(step.rate.per_weight.value, "mg/kg/h"),
        format_duration(step.time.value),
        _settable(step.setting),
        format_quantity(step.volume.value),
        format_quantity(step.dose.value),
    )


def _containers(changes: tuple[Change, ...], order: Order) -> Table:
    last = len(changes)
    rows = tuple(
        (
            str(place),
            _moment(change.start, order),
            _moment(change.end, order),
            "with the infusion" if place == last else ("empty" if change.empty else "too old"),
        )
        for place, change in enumerate(changes, start=1)
    )
    heads = ("container", "from", "to", "ends")
    if last <= _MOST:
        return Table("Containers", heads, rows)
    brief = (*rows[:_FIRST], rows[-1])
    return Table("Containers", heads, rows, brief=brief, left_out=f"{last} containers in all; F9 lists every one.")


def _moment(since: Any, order: Order) -> str:
    minutes: Fraction = in_unit(since, unit("min")).magnitude
    if order.start is not None:
        return at(order.start, minutes)
    return "start" if minutes == 0 else format_duration(since)


def _number(value: Any) -> str:
    return format_number(value.magnitude)
