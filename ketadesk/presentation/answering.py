"""From a draft to its whole answer: read it, plan it, describe it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ketadesk.dosing.patient import UndefinedWeightError
from ketadesk.dosing.plan import Plan, plan
from ketadesk.intake.draft import Draft
from ketadesk.intake.reading import ScheduleOnly, Unready, read
from ketadesk.intake.reasons import refused_reasons
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.describing import describe, describe_schedule, describe_unready
from ketadesk.presentation.echoing import echoes
from ketadesk.presentation.facts import draft_facts
from ketadesk.presentation.forming import form
from ketadesk.presentation.lacking import lacking
from ketadesk.presentation.sheet import Facts, Sheet
from ketadesk.presentation.standing import standing_reasons
from ketadesk.protocols.library import Library
from ketadesk.protocols.site_file import load_site_library


@dataclass(frozen=True)
class Worked:
    """What a draft comes to: a plan, a schedule, or what it lacks; and the sheet that says so."""

    found: Plan | ScheduleOnly | Unready
    sheet: Sheet


def work_out(draft: Draft, library: Library) -> Worked:
    """Return what a draft comes to."""
    order = read(draft, library)
    if isinstance(order, Unready):
        return _unready(order, draft, library)
    if isinstance(order, ScheduleOnly):
        return Worked(order, describe_schedule(order, library))
    try:
        planned = plan(order, library)
    except UndefinedWeightError as error:
        return _unready(Unready({}, {"basis": str(error)}), draft, library)
    return Worked(planned, describe(planned, library, refused_reasons(draft)))


def _unready(found: Unready, draft: Draft, library: Library) -> Worked:
    protocol = library.protocols.get(draft.protocol)
    sheet = describe_unready(found, protocol, draft.setting, library, lacking(found, draft, protocol))
    return Worked(found, replace(sheet, facts=Facts() if protocol is None else draft_facts(draft, library)))


def load_planner() -> Callable[[Draft], Answer]:
    """Return the function that answers the drafts of an order, from the shipped library.

    Raises `FaultyFileError` when what everything rests on is broken.
    """
    return _order_planner(load_site_library())


def load_planners() -> Mapping[str, Callable[[Any], Any]]:
    """Return the functions that answer the drafts of each mode. Raises as `load_planner` does."""
    library = load_site_library()
    return {
        "order": _order_planner(library),
        "running": _running_planner(library),
        "check": _check_planner(library),
        "calculators": _calculating_planner(library),
    }


def _order_planner(library: Library) -> Callable[[Draft], Answer]:
    def planner(draft: Draft) -> Answer:
        asked, sheet = form(draft, library), work_out(draft, library).sheet
        return Answer(asked, sheet, standing_reasons(draft, sheet), echoes(draft, asked, sheet, library))

    return planner


def _running_planner(library: Library) -> Callable[[Any], Any]:
    def planner(draft: Any) -> Any:
        # Read when the mode is first opened: the order is answered sooner.
        from ketadesk.presentation.running import answer_running  # noqa: PLC0415

        return answer_running(draft, library)

    return planner


def _check_planner(library: Library) -> Callable[[Any], Any]:
    def planner(draft: Any) -> Any:
        # Read when the mode is first opened, as above.
        from ketadesk.presentation.checking import answer_check  # noqa: PLC0415

        return answer_check(draft, library)

    return planner


def _calculating_planner(library: Library) -> Callable[[Any], Any]:
    def planner(draft: Any) -> Any:
        # Read when the mode is first opened, as above.
        from ketadesk.presentation.calculation import answer_calculation  # noqa: PLC0415

        return answer_calculation(draft, library)

    return planner
