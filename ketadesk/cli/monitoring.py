"""`ketadesk monitor`: the run sheet from a terminal; each line is in the records before it is shown."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from ketadesk.cli.bedside_reading import opened_records, whole_number
from ketadesk.cli.following import lined, listed, log_line, only_open, refused, reported, signer
from ketadesk.cli.monitor_acts import ago_us, what_of
from ketadesk.cli.monitor_options import ACTS
from ketadesk.cli.outcome import COMPLETE, Outcome, UsageError, as_json
from ketadesk.cli.planning import Answered, answer
from ketadesk.cli.sealed_plan import sealed_plan
from ketadesk.dosing.plan import Plan
from ketadesk.monitoring.event import Event, What
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.planned import Planned, UnrunnableError, planned
from ketadesk.presentation.bedside_words import event_text, moment_text
from ketadesk.presentation.export import versions
from ketadesk.presentation.instruction_sheet import instruction_text
from ketadesk.presentation.labelled import labelled
from ketadesk.presentation.monitor_answer import asked_first
from ketadesk.presentation.run_report import COLUMNS, report_record, report_rows
from ketadesk.presentation.run_sheet import tell_run
from ketadesk.presentation.run_terminal import run_text
from ketadesk.protocols.bedside import Bedside, load_bedside
from ketadesk.protocols.library import Library
from ketadesk.protocols.site_file import load_site_library
from ketadesk.records.entry import Entry
from ketadesk.records.exporting import csv_table, entry_record, write_export
from ketadesk.records.people import Person
from ketadesk.records.refusing import RecordsError
from ketadesk.records.run_sheets import Run, RunSheets
from ketadesk.records.store import Store
from ketadesk.records.ticking import Ticking


def monitor_outcome(options: Namespace, clock: Ticking | None = None) -> Outcome:
    """Return what was written down, or what stands. Raises `UsageError` for what cannot be read."""
    if options.action is None:
        raise UsageError("Say what happened, or what to show, as in ketadesk monitor show.")
    library = load_site_library()
    bedside = load_bedside(library)
    if options.action == "instructions":
        text = instruction_text(bedside, options.call or "")
        return Outcome(COMPLETE, as_json({"sheet": text}) if options.json else text)
    try:
        with opened_records(begins=options.action == "begin", what="run sheet") as store:
            desk = _Desk(options, store, clock or Ticking(), library, bedside)
            return desk.acted() if options.action in ACTS else _LOOKS[options.action](desk)
    except (RecordsError, OutOfTurnError, UnrunnableError) as error:
        return refused(options, error)


class _Desk:
    """One command, and all that it asks."""

    def __init__(self, options: Namespace, store: Store, clock: Ticking, library: Library, bedside: Bedside) -> None:
        self.options = options
        self.store = store
        self.now = clock.now()
        self.library = library
        self.bedside = bedside
        self.sheets = RunSheets(store)

    def begun(self) -> Outcome:
        """Begin a run sheet from an order that was typed, or from a plan that was sealed."""
        options = self.options
        if options.entry is not None:
            plan = sealed_plan(self.store.journal.entry(whole_number(options.entry, "--entry")), self.library)
        else:
            answered = answer(options)
            if not isinstance(answered.worked.found, Plan) or answered.status != COMPLETE:
                return Outcome(answered.status, "", answered.errors)
            plan = _unsealed(answered)
        run = self.sheets.begin(plan, self.now, self.person(), options.run_label or "", {"versions": versions()})
        return self.shown(run)

    def acted(self) -> Outcome:
        """Write down what happened."""
        run = self.run()
        what = what_of(self.options, run.sheet, self.bedside)
        ago = ago_us(self.options)
        self._ask(what, run, ago)
        return self.shown(self.sheets.add(run, what, self.now, self.person(), ago))

    def _ask(self, what: What, run: Run, ago: int) -> None:
        """Raise `OutOfTurnError` where a reason is asked first."""
        at_us = run.sheet.now_us(self.now) - ago
        if why := asked_first(run.sheet, what, at_us, self.library, self.bedside):
            raise OutOfTurnError(why)

    def person(self) -> Person | None:
        """Return who signs."""
        return signer(self.store, self.options.person)

    def run(self) -> Run:
        """Return the run sheet that is meant: the one named, or the only one that is open."""
        if self.options.run is not None:
            return self.sheets.read(whole_number(self.options.run, "--run"))
        return only_open(self.sheets.open(), "run sheet", "--run")

    def show(self) -> Outcome:
        """Show a run sheet as it stands now."""
        return self.shown(self.run())

    def shown(self, run: Run) -> Outcome:
        """Return a run sheet as it stands now."""
        told = tell_run(run.sheet, self.now, self.library, self.bedside)
        if self.options.json:
            return Outcome(COMPLETE, as_json({"status": "done", **self._record(run)}))
        return Outcome(COMPLETE, run_text(told, f"Run sheet {run.number}{labelled(run.label)}"))

    def log(self) -> Outcome:
        """Show every entry of a run sheet."""
        run = self.run()
        if self.options.json:
            return Outcome(COMPLETE, as_json(self._record(run)["events"]))
        return Outcome(COMPLETE, lined(self._log_line(run, each) for each in run.sheet.events) or "No entries.\n")

    def _log_line(self, run: Run, event: Event) -> str:
        when = moment_text(event.moment.wall_us - event.ago_us)
        says = event_text(event, self.bedside.signs)
        return log_line(event.number, when, says, event.by, struck=event.number in run.sheet.struck)

    def listed(self) -> Outcome:
        """List the run sheets that are kept."""
        return listed(self.options, self.sheets.all(), "No run sheets.\n")

    def report(self) -> Outcome:
        """Write the report of a run sheet, or show it."""
        run, out = self.run(), None if self.options.out is None else Path(self.options.out)
        waste = [self._waste(each) for each in self.options.waste or ()]
        if out is None:
            return Outcome(COMPLETE, as_json(self._record(run, waste)))
        if out.suffix == ".json":
            write_export(out, (as_json(self._record(run, waste)),))
        elif out.suffix == ".csv":
            write_export(out, csv_table(("run_sheet", *COLUMNS), ((str(run.number), *row) for row in self._rows(run))))
        else:
            raise UsageError("--out: Say which file to write, as in --out run.json or --out run.csv.")
        return reported(self.options)

    def _rows(self, run: Run) -> list[tuple[str, ...]]:
        return report_rows(run.sheet, self.bedside.signs)

    def _waste(self, number: str) -> Entry:
        entry = self.store.journal.entry(whole_number(number, "--waste"))
        if entry.kind != "waste":
            raise RecordsError(f"Entry {entry.number} is no record of waste.")
        return entry

    def _record(self, run: Run, waste: list[Entry] | None = None) -> dict[str, Any]:
        sealed = run.sheet.planned.entry
        signed = () if sealed is None else self.store.journal.entry(sealed).signatures
        more = {
            "run_sheet": run.number,
            "label": run.label,
            "sealed_plan": sealed,
            "plan_signatures": [vars(each) for each in signed],
            "begun_signatures": [vars(each) for each in run.begun.signatures],
            "waste": [entry_record(each) for each in waste or ()],
        }
        return report_record(run.sheet, self.bedside.signs, more)


_LOOKS = {
    "begin": _Desk.begun,
    "list": _Desk.listed,
    "show": _Desk.show,
    "log": _Desk.log,
    "report": _Desk.report,
}


def _unsealed(answered: Answered) -> Planned:
    found = answered.worked.found
    assert isinstance(found, Plan)  # it has just been asked
    return planned(found)
