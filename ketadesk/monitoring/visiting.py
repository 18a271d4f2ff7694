"""An infusion of a course by its run sheet: whether the sheet can be one, and what the course keeps of it."""

from datetime import date
from fractions import Fraction

from ketadesk.monitoring.amounts import total_given
from ketadesk.monitoring.course_event import VisitHeld
from ketadesk.monitoring.event import Observed
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.run_sheet import RunSheet


def why_no_visit(number: int, sheet: RunSheet, protocol: str) -> str:
    """Say why a run sheet, by its number in the records, is no infusion of a course by a protocol; nothing if it is."""
    if not sheet.given_at_all or sheet.phase != "after":
        return f"Run sheet {number} has not given its drug to the end: end it first."
    if sheet.planned.protocol != protocol:
        return f"Run sheet {number} is of another protocol: {sheet.planned.title}."
    return ""


def visit_by_run(number: int, sheet: RunSheet, protocol: str, on: date, reason: str = "") -> VisitHeld:
    """Return the infusion that a run sheet gave, with its weight of that day and its highest pressure.

    Raises `OutOfTurnError` for a sheet that has not ended, or is of another protocol.
    """
    if why := why_no_visit(number, sheet, protocol):
        raise OutOfTurnError(why)
    dose = total_given(sheet, sheet.last_us).dose.value
    return VisitHeld(sheet.planned.weight, on, dose, sheet.planned.entry, number, highest_pressure(sheet), reason)


def highest_pressure(sheet: RunSheet) -> tuple[int, int] | None:
    """Return the pressure with the highest upper figure, as it was read together; None where none was read."""
    read = [
        dict(event.what.readings)
        for event in sheet.events
        if isinstance(event.what, Observed) and event.number not in sheet.struck
    ]
    pairs = [(each.get("systolic"), each.get("diastolic")) for each in read]
    whole = [(int(up), int(low)) for up, low in pairs if isinstance(up, Fraction) and isinstance(low, Fraction)]
    return max(whole, default=None)
