"""What is followed over time in the records: begun by one entry, continued by others, and ended by the last."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ketadesk.records.entry import Entry, Kind, Signature
from ketadesk.records.moment import written
from ketadesk.records.people import Person
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store

BEGAN, WROTE, ENDED = "began it", "wrote it down", "ended it"


@dataclass(frozen=True)
class Logbook:
    """One sort of it: its three kinds of entry, and what it is called in a title and within a sentence."""

    store: Store
    begun: Kind
    each: Kind
    ended: Kind
    title: str

    def begin(self, content: Mapping[str, Any], who: Person | None, said: str, label: str) -> Entry:
        """Keep the beginning. Raises `NotSavedError` when it is not kept."""
        title = f"{self.title}: {said}"
        return self.store.journal.append(self.begun, dict(content), self._signed(who, BEGAN), title, label)

    def add(
        self, begun: Entry, before: int, content: Mapping[str, Any], said: str, who: Person | None, *, ends: bool
    ) -> None:
        """Keep what happened after `before` entries.

        Raises `RecordsError` where there are more by now, and `NotSavedError` when it is not kept.
        """
        titled = self._titled(begun.number)
        with self.store.access.writing() as connection:
            if self.store.journal.count_titled(connection, titled) != before:
                raise RecordsError(f"The {self.title.lower()} was continued elsewhere meanwhile: read it again.")
            self.store.journal.append_within(
                connection,
                self.ended if ends else self.each,
                {self.title.lower().replace(" ", "_"): begun.number, **content},
                self._signed(who, ENDED if ends else WROTE),
                f"{titled}{said}",
                begun.label,
            )

    def read(self, number: int) -> tuple[Entry, list[dict[str, Any]]]:
        """Return the entry that began it, and what the others hold. Raises `RecordsError` for another number."""
        entry = self.store.journal.entry(number)
        if entry.kind != self.begun:
            name = self.title.lower()
            raise RecordsError(f"Entry {number} is no {name}: the list shows those there are.")
        return entry, [each.content for each in self.store.journal.entries(titled=self._titled(number))]

    def all(self) -> tuple[tuple[Entry, bool], ...]:
        """Return the entry that began each, the newest first, and whether it was ended."""
        key = self.title.lower().replace(" ", "_")
        ended = {each.content[key] for each in self.store.journal.entries(kind=self.ended)}
        return tuple((each, each.number in ended) for each in reversed(self.store.journal.entries(kind=self.begun)))

    def _titled(self, number: int) -> str:
        return f"{self.title} {number}: "

    def _signed(self, who: Person | None, meaning: str) -> tuple[Signature, ...]:
        if who is None:
            return ()
        return (Signature(who.id, who.name, meaning, written(self.store.clock.now())),)
