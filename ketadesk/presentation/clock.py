"""Clock times on the wall, from a start and what follows: `23:10`, `10:24, next day`."""

from fractions import Fraction

from ketadesk.dosing.infusion import ContinuousInfusion, Infusion, SteppedInfusion, TimedInfusion
from ketadesk.dosing.order import Order
from ketadesk.presentation.sheet import Figure
from ketadesk.quantities.registry import in_unit, unit

_HOUR, _DAY = 60, 24 * 60


def at(start: int, later: Fraction) -> str:
    """Return the wall clock so many minutes after a start in minutes after midnight; a part of a minute is dropped."""
    days, minute = divmod(start + later.numerator // later.denominator, _DAY)
    hour, rest = divmod(minute, _HOUR)
    shown = f"{hour:02d}:{rest:02d}"
    if days == 0:
        return shown
    return f"{shown}, next day" if days == 1 else f"{shown}, {days} days later"


def clock(infusion: Infusion, order: Order) -> tuple[Figure, ...]:
    """Return when an infusion starts, when its container runs out or is changed, and when it ends."""
    if order.start is None:
        return ()
    figures = [Figure("Starts", at(order.start, Fraction(0)))]
    minutes = unit("min")
    if isinstance(infusion, TimedInfusion | SteppedInfusion):
        figures.append(Figure("Ends", at(order.start, in_unit(infusion.time.value, minutes).magnitude)))
    else:
        figures += _runs_out(infusion, order.start)
    return tuple(figures)


def _runs_out(infusion: ContinuousInfusion, start: int) -> tuple[Figure, ...]:
    minutes = unit("min")
    lasts, life = (in_unit(each.value, minutes).magnitude for each in (infusion.lasts, infusion.life))
    if infusion.time is not None:
        end = in_unit(infusion.time.value, minutes).magnitude
        if end <= min(lasts, life):
            return (Figure("Ends", at(start, end)),)
    if lasts <= life:
        return (Figure("Container runs out", at(start, lasts)),)
    return (Figure("Change the container", at(start, life)),)
