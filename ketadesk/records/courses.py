"""Courses in the records: each event is an entry, and links to the run sheet and the sealed plan of its visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ketadesk.monitoring.course import Agreed, Course
from ketadesk.monitoring.course_event import CourseEnded, CourseWhat
from ketadesk.monitoring.plain_values import plain_agreed, plain_event, read_agreed, read_course_event, word_of
from ketadesk.protocols.course_rules import CourseData
from ketadesk.records.entry import Entry
from ketadesk.records.logbook import Logbook
from ketadesk.records.people import Person
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store


@dataclass(frozen=True)
class KeptCourse:
    """A course that is kept: the entry that began it, and the course as it stands."""

    begun: Entry
    course: Course

    @property
    def number(self) -> int:
        """The number of the entry that began it."""
        return self.begun.number

    @property
    def label(self) -> str:
        """What it goes by."""
        return self.begun.label


class Courses:
    """The courses of one store."""

    def __init__(self, store: Store) -> None:
        self._book = Logbook(store, "course", "course entry", "course ended", "Course")

    def begin(
        self, agreed: Agreed, who: Person | None = None, label: str = "", more: Mapping[str, Any] = {}
    ) -> KeptCourse:
        """Keep the beginning of a course and return it. Raises `NotSavedError` when it is not kept."""
        entry = self._book.begin({**plain_agreed(agreed), **more}, who, agreed.title, label)
        return KeptCourse(entry, Course(agreed))

    def add(
        self, kept: KeptCourse, what: CourseWhat, on: date, today: date, data: CourseData, who: Person | None = None
    ) -> KeptCourse:
        """Keep that something happened, and return the course after it.

        Raises `OutOfTurnError` for what does not fit or asks first, and `RecordsError` as `Logbook.add` does.
        """
        event = kept.course.next(what, on, "" if who is None else who.name)
        course = kept.course.then(event, data, today)
        ends = isinstance(what, CourseEnded)
        self._book.add(kept.begun, event.number - 1, plain_event(event), word_of(event), who, ends=ends)
        return KeptCourse(kept.begun, course)

    def read(self, number: int) -> KeptCourse:
        """Return a course as it stands. Raises `RecordsError` for a number that is none, or one that is not read."""
        entry, kept = self._book.read(number)
        try:
            course = Course(read_agreed(entry.content))
            for content in kept:
                course = course.with_event(read_course_event(content))
        except ValueError as error:
            raise RecordsError(f"Course {number} cannot be read: {error}.") from error
        return KeptCourse(entry, course)

    def open(self) -> tuple[KeptCourse, ...]:
        """Return the courses that were begun and not ended, the newest first."""
        return tuple(self.read(entry.number) for entry, ended in self._book.all() if not ended)

    def all(self) -> tuple[tuple[Entry, bool], ...]:
        """Return the entry that began each course, the newest first, and whether it was ended."""
        return self._book.all()
