"""Run sheets in the records: each event is an entry that waits for the disk before it is shown as written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ketadesk.monitoring.event import Closed, What
from ketadesk.monitoring.moment import Moment
from ketadesk.monitoring.plain_values import plain_event, plain_planned, read_event, read_planned, word_of
from ketadesk.monitoring.planned import Planned
from ketadesk.monitoring.run_sheet import RunSheet, begin, replayed
from ketadesk.records.entry import Entry
from ketadesk.records.logbook import Logbook
from ketadesk.records.people import Person
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store


@dataclass(frozen=True)
class Run:
    """A run sheet that is kept: the entry that began it, and the sheet as it stands."""

    begun: Entry
    sheet: RunSheet

    @property
    def number(self) -> int:
        """The number of the entry that began it."""
        return self.begun.number

    @property
    def label(self) -> str:
        """What it goes by."""
        return self.begun.label


class RunSheets:
    """The run sheets of one store. The moment of each event is handed in: a PIN is typed after it, not before."""

    def __init__(self, store: Store) -> None:
        self._book = Logbook(store, "run sheet", "run sheet entry", "run sheet ended", "Run sheet")

    def begin(
        self, planned: Planned, now: Moment, who: Person | None = None, label: str = "", more: Mapping[str, Any] = {}
    ) -> Run:
        """Keep the beginning of a run sheet and return it. `more` is kept beside it, such as versions.

        Raises `NotSavedError` when it is not kept.
        """
        entry = self._book.begin({**plain_planned(planned, now), **more}, who, planned.title, label)
        return Run(entry, begin(planned, now))

    def add(self, run: Run, what: What, now: Moment, who: Person | None = None, ago_us: int = 0) -> Run:
        """Keep that something happened, and return the run sheet after it.

        Raises `OutOfTurnError` for what does not fit, `RecordsError` where another window went on with it meanwhile,
        and `NotSavedError` when it is not kept; then the sheet stands as it stood.
        """
        event = run.sheet.next(what, now, "" if who is None else who.name, ago_us)
        sheet = run.sheet.then(event)
        ends = isinstance(what, Closed)
        self._book.add(run.begun, event.number - 1, plain_event(event), word_of(event), who, ends=ends)
        return Run(run.begun, sheet)

    def read(self, number: int) -> Run:
        """Return a run sheet as it stands. Raises `RecordsError` for a number that is none, or one that is not read."""
        entry, kept = self._book.read(number)
        try:
            planned, opened = read_planned(entry.content)
            return Run(entry, replayed(planned, opened, tuple(map(read_event, kept))))
        except ValueError as error:
            raise RecordsError(f"Run sheet {number} cannot be read: {error}.") from error

    def open(self) -> tuple[Run, ...]:
        """Return the run sheets that were begun and not ended, the newest first."""
        return tuple(self.read(entry.number) for entry, ended in self._book.all() if not ended)

    def all(self) -> tuple[tuple[Entry, bool], ...]:
        """Return the entry that began each run sheet, the newest first, and whether it was ended."""
        return self._book.all()
