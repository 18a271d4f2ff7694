"""The course that is open in the window: begun or continued in the records, told for the day it is."""

from datetime import date
from typing import TYPE_CHECKING

from ketadesk.records.ticking import Ticking
from ketadesk.views.open_records import OpenRecords

if TYPE_CHECKING:  # Pint and SQLAlchemy are read when the mode is first opened
    from ketadesk.monitoring.course import Agreed
    from ketadesk.monitoring.course_event import CourseWhat, VisitHeld
    from ketadesk.monitoring.run_sheet import RunSheet
    from ketadesk.presentation.course_answer import CourseAnswer
    from ketadesk.protocols.course_rules import CourseData
    from ketadesk.protocols.library import Library
    from ketadesk.records.courses import Courses, KeptCourse
    from ketadesk.records.people import Person

_FEW = 12


class CourseDesk:
    """One course at a time, and who writes in it. What goes wrong with the records is raised as `RecordsError`."""

    def __init__(self) -> None:
        self.clock = Ticking()
        self.kept: KeptCourse | None = None
        self.person: Person | None = None
        self._records: OpenRecords | None = None
        self._read: tuple[Library, CourseData] | None = None

    def join(self, records: OpenRecords) -> None:
        """Take the records of the window."""
        self._records = records

    @property
    def data(self) -> "tuple[Library, CourseData]":
        """The library and what ships about courses, read once."""
        if self._read is None:
            from ketadesk.protocols.course_rules import load_course_data  # noqa: PLC0415
            from ketadesk.protocols.site_file import load_site_library  # noqa: PLC0415

            library = load_site_library()
            self._read = library, load_course_data(library)
        return self._read

    @property
    def today(self) -> date:
        """The day it is, where the machine stands."""
        from ketadesk.presentation.bedside_words import local_day  # noqa: PLC0415

        return local_day(self.clock.now().wall_us)

    @property
    def courses(self) -> "Courses":
        """The courses of the window's records. Raises `RecordsError`."""
        from ketadesk.records.courses import Courses  # noqa: PLC0415

        assert self._records is not None  # the page is in a window
        return Courses(self._records.store())

    def open_courses(self) -> "tuple[KeptCourse, ...]":
        """Return the courses that were begun and not ended; to look begins no records."""
        return self.courses.open() if self._records is not None and self._records.begun else ()

    def begin(self, made: "Agreed", label: str) -> None:
        """Begin a course. Raises `RecordsError`."""
        from ketadesk.presentation.export import versions  # noqa: PLC0415

        self.kept = self.courses.begin(made, self.person, label, {"versions": versions()})

    def go_on(self, number: int) -> None:
        """Go on with a course. Raises `RecordsError`."""
        self.kept = self.courses.read(number)

    def write(self, what: "CourseWhat", on: date) -> None:
        """Write down that something happened. Raises `OutOfTurnError` and `RecordsError`."""
        assert self.kept is not None  # something is open
        self.kept = self.courses.add(self.kept, what, on, self.today, self.data[1], self.person)

    def runs(self) -> "tuple[tuple[int, str], ...]":
        """Return the newest run sheets of this protocol that gave their drug to the end and belong to no visit yet."""
        from ketadesk.monitoring.visiting import why_no_visit  # noqa: PLC0415

        assert self.kept is not None  # as above
        taken = {visit.run_sheet for _, visit in self.kept.course.visits}
        found = []
        for number, sheet in self._newest():
            if number not in taken and not why_no_visit(number, sheet, self.kept.course.agreed.protocol):
                found.append((number, sheet.planned.title))
        return tuple(found)

    def ran(self, number: int) -> "VisitHeld":
        """Return the infusion that a run sheet gave. Raises `OutOfTurnError` and `RecordsError`."""
        from ketadesk.monitoring.visiting import visit_by_run  # noqa: PLC0415
        from ketadesk.presentation.bedside_words import local_day  # noqa: PLC0415
        from ketadesk.records.run_sheets import RunSheets  # noqa: PLC0415

        assert self._records is not None  # as above
        assert self.kept is not None
        sheet = RunSheets(self._records.store()).read(number).sheet
        return visit_by_run(number, sheet, self.kept.course.agreed.protocol, local_day(sheet.opened.wall_us))

    def _newest(self) -> "list[tuple[int, RunSheet]]":
        from ketadesk.records.run_sheets import RunSheets  # noqa: PLC0415

        assert self._records is not None  # as above
        sheets = RunSheets(self._records.store())
        return [(entry.number, sheets.read(entry.number).sheet) for entry, _ in sheets.all()[:_FEW]]

    def answer(self) -> "CourseAnswer | None":
        """Return what is shown today; None while nothing is open."""
        if self.kept is None:
            return None
        from ketadesk.presentation.course_answer import course_answer  # noqa: PLC0415

        return course_answer(self.kept.course, *self.data, self.today)

    def leave(self) -> None:
        """Forget course and person; the course stays open in the records."""
        self.kept = self.person = None
