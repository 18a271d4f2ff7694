"""Run sheets in the records: each event is an entry that waits for the disk before it is shown as written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ketadesk.monitoring.event import Closed, What
from ketadesk.monitoring.moment import Moment
from ketadesk.monitoring.plain_values import (
    UnreadableError,
    plain_event,
    plain_planned,
    read_event,
    read_planned,
    word_of,
)
from ketadesk.monitoring.planned import Planned
from ketadesk.monitoring.run_sheet import RunSheet, begin, replayed
from ketadesk.records.entry import Entry, Kind, Signature
from ketadesk.records.moment import written
from ketadesk.records.people import Person
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store

BEGAN, WROTE, ENDED = "began it", "wrote it down", "ended it"
_BEGUN: Kind = "run sheet"
_EVENT: Kind = "run sheet entry"
_ENDED: Kind = "run sheet ended"


@dataclass(frozen=True)
class Run:
    """A run sheet that is kept: the number of the entry that began it, its label, and the sheet as it stands."""

    number: int
    label: str
    sheet: RunSheet
    begun: Entry


class RunSheets:
    """The run sheets of one store. The moment of each event is handed in: a PIN is typed after it, not before."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(
        self, planned: Planned, now: Moment, who: Person | None = None, label: str = "", more: Mapping[str, Any] = {}
    ) -> Run:
        """Keep the beginning of a run sheet and return it. `more` is kept beside it, such as versions.

        Raises `NotSavedError` when it is not kept.
        """
        content = {**plain_planned(planned, now), **more}
        title = f"Run sheet: {planned.title}"
        entry = self._store.journal.append(_BEGUN, content, self._signed(who, BEGAN), title, label)
        return Run(entry.number, label, begin(planned, now), entry)

    def add(self, run: Run, what: What, now: Moment, who: Person | None = None, ago_us: int = 0) -> Run:
        """Keep that something happened, and return the run sheet after it.

        Raises `OutOfTurnError` for what does not fit, `RecordsError` where another window went on with it meanwhile,
        and `NotSavedError` when it is not kept; then the sheet stands as it stood.
        """
        event = run.sheet.next(what, now, "" if who is None else who.name, ago_us)
        sheet = run.sheet.then(event)
        ends = isinstance(what, Closed)
        with self._store.access.writing() as connection:
            if self._store.journal.count_titled(connection, _title(run.number)) != event.number - 1:
                raise RecordsError("The run sheet was continued elsewhere meanwhile: read it again.")
            self._store.journal.append_within(
                connection,
                _ENDED if ends else _EVENT,
                {"run_sheet": run.number, **plain_event(event)},
                self._signed(who, ENDED if ends else WROTE),
                f"{_title(run.number)}{word_of(event)}",
                run.label,
            )
        return Run(run.number, run.label, sheet, run.begun)

    def read(self, number: int) -> Run:
        """Return a run sheet as it stands. Raises `RecordsError` for a number that is none, or one that is not read."""
        entry = self._store.journal.entry(number)
        if entry.kind != _BEGUN:
            raise RecordsError(f"Entry {number} is no run sheet: ketadesk monitor list shows those there are.")
        try:
            planned, opened = read_planned(entry.content)
            kept = self._store.journal.entries(titled=_title(number))
            sheet = replayed(planned, opened, tuple(read_event(each.content) for each in kept))
        except (UnreadableError, ValueError) as error:
            raise RecordsError(f"Run sheet {number} cannot be read: {error}.") from error
        return Run(number, entry.label, sheet, entry)

    def open(self) -> tuple[Run, ...]:
        """Return the run sheets that were begun and not ended, the newest first."""
        ended = {each.content["run_sheet"] for each in self._store.journal.entries(kind=_ENDED)}
        begun = self._store.journal.entries(kind=_BEGUN)
        return tuple(self.read(each.number) for each in reversed(begun) if each.number not in ended)

    def numbers(self) -> tuple[tuple[int, str, str, bool], ...]:
        """Return number, title and label of every run sheet, the newest first, and whether it was ended."""
        ended = {each.content["run_sheet"] for each in self._store.journal.entries(kind=_ENDED)}
        begun = reversed(self._store.journal.entries(kind=_BEGUN))
        return tuple((each.number, each.title, each.label, each.number in ended) for each in begun)

    def _signed(self, who: Person | None, meaning: str) -> tuple[Signature, ...]:
        if who is None:
            return ()
        return (Signature(who.id, who.name, meaning, written(self._store.clock.now())),)


def _title(number: int) -> str:
    return f"Run sheet {number}: "
