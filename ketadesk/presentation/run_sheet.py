"""A run sheet as it is told at a moment: what runs, what was given beside the plan, what is due, what was read last."""

from datetime import tzinfo

from ketadesk.monitoring.due import Due, due_now
from ketadesk.monitoring.leaving import Leaving, leaving
from ketadesk.monitoring.moment import Moment
from ketadesk.monitoring.run_sheet import RunSheet
from ketadesk.presentation.copying import NOT_CHECKED
from ketadesk.presentation.run_figures import Scene
from ketadesk.presentation.run_told import RunTold
from ketadesk.presentation.run_watching import due_row, leaving_told, reading_rows
from ketadesk.protocols.bedside import Bedside
from ketadesk.protocols.library import Library


def tell_run(sheet: RunSheet, now: Moment, library: Library, bedside: Bedside, zone: tzinfo | None = None) -> RunTold:
    """Return what a run sheet says at a moment. A protocol that is here no more leaves nothing to be due."""
    at_us = sheet.now_us(now)
    scene = Scene(sheet, now, at_us, zone)
    protocol = library.protocols.get(sheet.planned.protocol)
    due: tuple[Due, ...] = ()
    left: Leaving | None = None
    if protocol is not None:
        watches = bedside.watches_of(protocol, sheet.planned.setting, sheet.planned.forms)
        due = due_now(sheet, watches, at_us)
        left = leaving(sheet, protocol, bedside, at_us)
    notes = [*scene.notes()]
    if protocol is None:
        notes.append("The protocol of this run sheet is here no more: nothing is due by it. Watch as the unit asks.")
    return RunTold(
        title=f"{sheet.planned.title}, {sheet.planned.order}",
        state=scene.state(),
        seal=sheet.planned.seal or NOT_CHECKED,
        pump=tuple(scene.pump()),
        pushes=tuple(map(scene.push, sheet.pushes)),
        given=tuple(scene.given()),
        due=tuple(due_row(scene, each, library) for each in due),
        readings=tuple(reading_rows(scene, bedside, library)),
        leaving=None if left is None or sheet.closed else leaving_told(scene, left, library),
        notes=tuple(notes),
    )
