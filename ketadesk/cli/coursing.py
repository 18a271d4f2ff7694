"""`ketadesk course`: the weeks around the infusions from a terminal, each line in the records before it is shown."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from ketadesk.cli.bedside_reading import a_day, days_apart, opened_records, whole_number
from ketadesk.cli.course_acts import course_what
from ketadesk.cli.course_options import COURSE_ACTS
from ketadesk.cli.following import lined, listed, log_line, only_open, refused, reported, signer
from ketadesk.cli.outcome import COMPLETE, Outcome, UsageError, as_json
from ketadesk.cli.planning import known_protocol
from ketadesk.monitoring.course import agreed
from ketadesk.monitoring.course_due import planned_days
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.plain_values import plain_event
from ketadesk.monitoring.visiting import visit_by_run
from ketadesk.presentation.bedside_words import local_day
from ketadesk.presentation.course_terminal import course_text
from ketadesk.presentation.course_told import tell_course
from ketadesk.presentation.course_words import course_event_text
from ketadesk.presentation.export import plain_record, versions
from ketadesk.presentation.labelled import labelled
from ketadesk.protocols.course_rules import CourseData, load_course_data
from ketadesk.protocols.library import Library
from ketadesk.protocols.site_file import load_site_library
from ketadesk.records.courses import Courses, KeptCourse
from ketadesk.records.exporting import write_export
from ketadesk.records.people import Person
from ketadesk.records.refusing import RecordsError
from ketadesk.records.run_sheets import RunSheets
from ketadesk.records.store import Store
from ketadesk.records.ticking import Ticking


def course_outcome(options: Namespace, clock: Ticking | None = None) -> Outcome:
    """Return what was written down, or what stands. Raises `UsageError` for what cannot be read."""
    if options.action is None:
        raise UsageError("Say what happened, or what to show, as in ketadesk course show.")
    library = load_site_library()
    today = local_day((clock or Ticking()).now().wall_us)
    try:
        with opened_records(begins=options.action == "begin", what="course") as store:
            desk = _Desk(options, store, today, library, load_course_data(library))
            return desk.acted() if options.action in COURSE_ACTS else _LOOKS[options.action](desk)
    except (RecordsError, OutOfTurnError) as error:
        return refused(options, error)


class _Desk:
    """One command, and all that it asks."""

    def __init__(self, options: Namespace, store: Store, today: date, library: Library, data: CourseData) -> None:
        self.options = options
        self.store = store
        self.today = today
        self.library = library
        self.data = data
        self.courses = Courses(store)

    def begun(self) -> Outcome:
        """Begin a course by a protocol."""
        options = self.options
        protocol = known_protocol(options.protocol, self.library)
        if not protocol.courses:
            raise OutOfTurnError(f"{protocol.title} is no course: its sources name no number and no interval.")
        place = 1 if options.by is None else whole_number(options.by, "--by")
        if place > len(protocol.courses):
            says = "; ".join(f"{number} is {each.says}" for number, each in enumerate(protocol.courses, start=1))
            raise UsageError(f"--by: There is no such course: {says}.")
        count = None if options.count is None else whole_number(options.count, "--count")
        start = self.today if options.start is None else a_day(options.start, "--start")
        closed = tuple(a_day(each, "--closed") for each in options.closed or ())
        interval = None if options.interval is None else days_apart(options.interval, "--interval")
        made = agreed(protocol, protocol.courses[place - 1], start, count, interval, closed)
        return self.shown(self.courses.begin(made, self.person(), options.label or "", {"versions": versions()}))

    def acted(self) -> Outcome:
        """Write down what happened."""
        options, kept = self.options, self.course()
        on = self.today if options.on is None else a_day(options.on, "--on")
        ran = None
        if options.action == "visit" and options.run is not None:
            run = RunSheets(self.store).read(whole_number(options.run, "--run"))
            if options.on is None:
                on = local_day(run.sheet.opened.wall_us)
            ran = visit_by_run(run.number, run.sheet, kept.course.agreed.protocol, on)
        what = course_what(options, on, ran)
        return self.shown(self.courses.add(kept, what, on, self.today, self.data, self.person()))

    def person(self) -> Person | None:
        """Return who signs."""
        return signer(self.store, self.options.person)

    def course(self) -> KeptCourse:
        """Return the course that is meant: the one named, or the only one that is open."""
        if self.options.course is not None:
            return self.courses.read(whole_number(self.options.course, "--course"))
        return only_open(self.courses.open(), "course", "--course")

    def show(self) -> Outcome:
        """Show a course as it stands today."""
        return self.shown(self.course())

    def shown(self, kept: KeptCourse) -> Outcome:
        """Return a course as it stands today."""
        if self.options.json:
            return Outcome(COMPLETE, as_json({"status": "done", **self._record(kept)}))
        told = tell_course(kept.course, self.library, self.data, self.today)
        return Outcome(COMPLETE, course_text(told, f"Course {kept.number}{labelled(kept.label)}"))

    def log(self) -> Outcome:
        """Show every entry of a course."""
        kept = self.course()
        if self.options.json:
            return Outcome(COMPLETE, as_json(self._record(kept)["events"]))
        struck = kept.course.struck
        lines = (
            log_line(each.number, each.on.isoformat(), course_event_text(each), each.by, struck=each.number in struck)
            for each in kept.course.events
        )
        return Outcome(COMPLETE, lined(lines) or "No entries.\n")

    def listed(self) -> Outcome:
        """List the courses that are kept."""
        return listed(self.options, self.courses.all(), "No courses.\n")

    def report(self) -> Outcome:
        """Write all of a course, or show it."""
        kept, out = self.course(), self.options.out
        text = as_json(self._record(kept))
        if out is None:
            return Outcome(COMPLETE, text)
        if Path(out).suffix != ".json":
            raise UsageError("--out: Say which file to write, as in --out course.json.")
        write_export(Path(out), (text,))
        return reported(self.options)

    def _record(self, kept: KeptCourse) -> dict[str, Any]:
        told = tell_course(kept.course, self.library, self.data, self.today)
        return {
            "course": kept.number,
            "label": kept.label,
            "agreed": kept.begun.content["agreed"],
            "told": plain_record(told),
            "planned_days": [each.day.isoformat() for each in planned_days(kept.course, self.data, self.today)],
            "events": [
                {**plain_event(each), "counts": each.number not in kept.course.struck} for each in kept.course.events
            ],
            "today": self.today.isoformat(),
            "versions": versions(),
        }


_LOOKS = {
    "begin": _Desk.begun,
    "list": _Desk.listed,
    "show": _Desk.show,
    "log": _Desk.log,
    "report": _Desk.report,
}
