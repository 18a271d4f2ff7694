"""What was typed of something in a course, read as strictly as an order, to the event that it is."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from ketadesk.cli.bedside_reading import a_day, figure, whole_number
from ketadesk.cli.outcome import UsageError
from ketadesk.intake.gathering import AMOUNT, WEIGHT
from ketadesk.intake.reading_course import TOTAL
from ketadesk.monitoring.course_event import (
    WHENS,
    CourseEnded,
    CourseNoted,
    CourseStruck,
    CourseWhat,
    LiverTested,
    MaintenanceAgreed,
    RelapseAsked,
    ScoreTaken,
    UrinaryAsked,
    VisitHeld,
    VisitMissed,
)
from ketadesk.quantities.kinds import bodyweight, mass
from ketadesk.quantities.parsing import Refused, parse_number


def course_what(options: Namespace, on: date, ran: VisitHeld | None) -> CourseWhat:
    """Return what happened; a visit as its run sheet `ran`, where there is one. Raises `UsageError`."""
    if options.action == "visit":
        return _visit(options, on, ran)
    return _READERS[options.action](options)


def _visit(options: Namespace, on: date, ran: VisitHeld | None) -> VisitHeld:
    weight = figure("--weight", options.weight, WEIGHT, bodyweight, ("kg", "lb"))
    dose = figure("--dose", options.dose, AMOUNT, mass, ("mg",))
    entry = None if options.entry is None else whole_number(options.entry, "--entry")
    weighed = on if options.weighed is None else a_day(options.weighed, "--weighed")
    if ran is not None:
        if weight is not None or dose is not None or entry is not None:
            raise UsageError("--run: Dose, weight and plan come from the run sheet: leave them out.")
        return replace(ran, weighed=weighed, reason=_reason(options))
    if weight is None or dose is None:
        raise UsageError("--run: Name the run sheet, or write --weight and --dose.")
    return VisitHeld(bodyweight.recorded(weight), weighed, dose, entry, reason=_reason(options))


def _missed(options: Namespace) -> CourseWhat:
    return VisitMissed(_reason(options))


def _score(options: Namespace) -> CourseWhat:
    total = parse_number(options.total, TOTAL)
    if isinstance(total, Refused):
        raise UsageError(f"TOTAL: {total.reason}")
    asked = (options.when or "visit").replace(" ", "")
    when = next((each for each in WHENS if each.replace(" ", "") == asked), None)
    if when is None:
        raise UsageError(f"--when: Choose one of {', '.join(each.replace(' ', '') for each in WHENS)}.")
    return ScoreTaken(options.scale, int(total), when)


def _liver(options: Namespace) -> CourseWhat:
    if options.found == "normal":
        return LiverTested("normal")
    if options.found == "raised":
        return LiverTested("raised")
    raise UsageError("FOUND: Write normal or raised.")


def _yes(text: str, option: str) -> bool:
    if text not in {"yes", "no"}:
        raise UsageError(f"{option}: Write yes or no.")
    return text == "yes"


def _strike(options: Namespace) -> CourseWhat:
    return CourseStruck(whole_number(options.entry, "NUMBER"), _reason(options))


_READERS: Mapping[str, Callable[[Namespace], CourseWhat]] = {
    "missed": _missed,
    "score": _score,
    "liver": _liver,
    "urinary": lambda options: UrinaryAsked(_yes(options.symptoms, "SYMPTOMS")),
    "maintenance": lambda options: MaintenanceAgreed(options.text.strip()),
    "relapse": lambda options: RelapseAsked(_yes(options.relapsed, "BACK")),
    "note": lambda options: CourseNoted(options.text.strip()),
    "strike": _strike,
    "end": lambda options: CourseEnded(_reason(options)),
}


def _reason(options: Namespace) -> str:
    return (options.reason or "").strip()
