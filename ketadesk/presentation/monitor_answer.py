"""What the mode Monitor shows: the run sheet as it is told now, its chart, and what can be done next."""

from dataclasses import dataclass
from datetime import tzinfo

from ketadesk.dosing.plan import Plan
from ketadesk.intake.draft import Draft
from ketadesk.intake.reading_act import Act
from ketadesk.monitoring.amounts import infusion_given, planned_volume, short_of_plan
from ketadesk.monitoring.event import NEVER_STRUCK, Closed, Event, Stopped, What
from ketadesk.monitoring.leaving import leaving
from ketadesk.monitoring.moment import Moment
from ketadesk.monitoring.planned import Planned, UnrunnableError, planned
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.bedside_words import clock_text, event_text, whole_minutes
from ketadesk.presentation.form import Choice
from ketadesk.presentation.run_sheet import tell_run
from ketadesk.presentation.run_told import RunTold
from ketadesk.presentation.vitals_chart import Lane, VitalsChart, planned_end, vitals_chart, vitals_lanes
from ketadesk.protocols.bedside import Bedside
from ketadesk.protocols.library import Library
from ketadesk.quantities.formatting import format_quantity

ACT_WORDS: dict[Act, tuple[str, str]] = {
    "push": ("Push begins", "push"),
    "pushed": ("Push is in", "tick"),
    "start": ("Start", "pump"),
    "pause": ("Pause", "pause"),
    "resume": ("Resume", "pump"),
    "rate": ("New rate", "pen"),
    "container": ("Container", "bag"),
    "stop": ("Stop", "end"),
    "note": ("Event", "flag"),
    "strike": ("Strike an entry", "undo"),
    "end": ("End and report", "records"),
}
"""What each act is called on its button, and its icon."""

ACT_NUMBERS = (("rate_text", "Rate", "mL/h"), ("amount_text", "Drug in it", "mg"), ("volume_text", "Volume", "mL"))
AGO = ("ago_text", "How long ago", "min")
"""The numbers that acts ask for: field, caption, unit."""


@dataclass(frozen=True)
class MonitorAnswer:
    """One run sheet now. `share` is how much of the plan's volume has run, in thousandths; None where it goes on."""

    told: RunTold
    chart: VitalsChart
    now_us: int
    acts: tuple[Act, ...]
    share: int | None
    flag: str
    lanes: tuple[Lane, ...]


def monitor_answer(
    sheet: RunSheet,
    now: Moment,
    library: Library,
    bedside: Bedside,
    zone: tzinfo | None = None,
    lanes: tuple[Lane, ...] | None = None,
) -> MonitorAnswer:
    """Return what is shown of a run sheet at a moment; `lanes` are those of the same sheet a moment before."""
    at_us = sheet.now_us(now)
    drawn = vitals_lanes(sheet, bedside) if lanes is None else lanes
    chart = vitals_chart(sheet, now, drawn, planned_end(sheet, at_us), zone)
    return MonitorAnswer(
        tell_run(sheet, now, library, bedside, zone), chart, at_us, _acts(sheet), _share(sheet, at_us),
        _flag(sheet, now, at_us, zone), drawn,
    )  # fmt: skip


def followed(draft: Draft, library: Library) -> Planned | str:
    """Return what is followed of the order as it stands, or why nothing can be."""
    found = work_out(draft, library).found
    if not isinstance(found, Plan):
        return "The order is not complete: fill it in under Order (F2)."
    try:
        return planned(found)
    except UnrunnableError as error:
        return str(error)


_OF_STATE: dict[str, tuple[Act, ...]] = {
    "ready": ("start", "stop"),
    "running": ("pause", "stop", "rate", "container"),
    "paused": ("resume", "stop", "rate", "container"),
}


def _acts(sheet: RunSheet) -> tuple[Act, ...]:
    """Return what can be written down next, what is most likely first."""
    if sheet.closed:
        return ()
    going = any(push.ended_us is None for push in sheet.pushes)
    of_infusion = () if sheet.infusion is None else _OF_STATE.get(sheet.infusion.state, ())
    pushes: tuple[Act, ...] = ("pushed",) if going else ("push",) if sheet.planned.pushes else ()
    first = not sheet.pushes or going
    ends: tuple[Act, ...] = () if sheet.phase == "during" else ("end",)
    wrong: tuple[Act, ...] = ("strike",) if _standing(sheet) else ()
    return (*(pushes if first else ()), *of_infusion, *(() if first else pushes), "note", *wrong, *ends)


def strike_choices(sheet: RunSheet, now: Moment, bedside: Bedside, zone: tzinfo | None = None) -> tuple[Choice, ...]:
    """Return the entries that can be struck, the newest first: when, and what each says."""
    return tuple(
        Choice(
            str(event.number),
            f"{event.number}, {clock_text(sheet.wall_us(sheet.at_us[event.number - 1], now), zone)}",
            event_text(event, bedside.signs),
        )
        for event in reversed(_standing(sheet))
    )


def _standing(sheet: RunSheet) -> tuple[Event, ...]:
    there = (event for event in sheet.events if event.number not in sheet.struck)
    return tuple(event for event in there if not isinstance(event.what, NEVER_STRUCK))


def _flag(sheet: RunSheet, now: Moment, at_us: int, zone: tzinfo | None) -> str:
    """Return what is said of now: the time, and the minute since the drug was begun."""
    time = clock_text(now.wall_us, zone)
    return time if sheet.began_us is None else f"{time}, minute {whole_minutes(at_us - sheet.began_us)}"


def asked_first(sheet: RunSheet, what: What, at_us: int, library: Library, bedside: Bedside) -> str:
    """Return why a reason is asked: an end before its time, or a sheet that is ended with something open."""
    if isinstance(what, Stopped) and not what.reason and sheet.infusion is not None:
        short = short_of_plan(sheet.infusion, what, at_us, library.limits.rounding_check.value.magnitude)
        if short is not None:
            return f"{format_quantity(short)} of the plan has not been given: say why it is stopped."
    protocol = library.protocols.get(sheet.planned.protocol)
    if isinstance(what, Closed) and not what.reason and protocol is not None:
        left = leaving(sheet, protocol, bedside, at_us)
        if (left.criteria or left.clock) and not left.ready:
            return "Leaving is not complete, as it shows: say why the run sheet is ended."
    return ""


def _share(sheet: RunSheet, at_us: int) -> int | None:
    run = sheet.infusion
    whole = None if run is None else planned_volume(run.planned)
    if run is None or whole is None:
        return None
    gone = infusion_given(run, at_us).volume.value.magnitude
    return min(int(1000 * gone / whole.magnitude), 1000)
