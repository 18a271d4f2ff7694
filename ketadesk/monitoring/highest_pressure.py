"""The highest blood pressure of a run sheet: what a course keeps of each visit."""

from fractions import Fraction

from ketadesk.monitoring.event import Observed
from ketadesk.monitoring.run_sheet import RunSheet


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
