"""Each event of a course as one line."""

from functools import singledispatch

from ketadesk.monitoring import course_event as courses
from ketadesk.monitoring.course_event import CourseEvent
from ketadesk.quantities.formatting import format_quantity


def course_event_text(event: CourseEvent) -> str:
    """Return an event as one line."""
    return _says(event.what)


@singledispatch
def _says(_what: object) -> str:
    raise TypeError


@_says.register
def _(what: courses.VisitHeld) -> str:
    weighed = f"weighed {what.weighed.isoformat()}"
    why = f": {what.reason}" if what.reason else ""
    return f"Infusion given, {format_quantity(what.dose)} at {format_quantity(what.weight)}, {weighed}{why}"


@_says.register
def _(what: courses.VisitMissed) -> str:
    return f"No infusion: {what.reason}"


@_says.register
def _(what: courses.ScoreTaken) -> str:
    return f"Score {what.scale} {what.total}, {what.when}"


@_says.register
def _(what: courses.LiverTested) -> str:
    return f"Liver tests {what.found}"


@_says.register
def _(what: courses.UrinaryAsked) -> str:
    return f"Bladder and urine asked about: {'symptoms' if what.symptoms else 'no symptoms'}"


@_says.register
def _(what: courses.MaintenanceAgreed) -> str:
    return f"What follows the last infusion: {what.says}"


@_says.register
def _(what: courses.RelapseAsked) -> str:
    return f"Symptoms {'are' if what.relapsed else 'are not'} back"


@_says.register
def _(what: courses.CourseNoted) -> str:
    return f"Note: {what.text}"


@_says.register
def _(what: courses.CourseStruck) -> str:
    return f"Entry {what.entry} struck: {what.reason}"


@_says.register
def _(what: courses.CourseEnded) -> str:
    return f"Course ended: {what.reason}"
