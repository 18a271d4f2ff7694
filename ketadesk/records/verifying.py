"""Is what is kept what was written? Every mark worked out again from the bytes as they lie in the file."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from ketadesk.records import schema
from ketadesk.records.chain import Head, mark
from ketadesk.records.cipher import Secret
from ketadesk.records.connecting import How, raw_connection
from ketadesk.records.journal import marked_parts
from ketadesk.records.people import kept_as
from ketadesk.records.watching import Watch

_Row = dict[str, Any]


@dataclass(frozen=True)
class Flaw:
    """What is wrong, and at which entry; 0 where it is not at one."""

    number: int
    says: str


@dataclass(frozen=True)
class Verdict:
    """What was found: how many entries, the head of the chain as it stands, every flaw, and what is worth knowing."""

    count: int
    head: Head
    flaws: tuple[Flaw, ...]
    notes: tuple[str, ...]


def verify(
    file: Path,
    key: bytes,
    secret: Secret | None = None,
    head: Head | None = None,
    how: How = "read",
    watch: Watch | None = None,
) -> Verdict:
    """Return what is found in a store's file; with a head that was kept elsewhere, a cut end and a new whole too.

    Raises `CalledOffError` when whoever has the watch calls it off.
    """
    watch = watch or Watch()
    with closing(raw_connection(file, secret, how)) as connection:
        connection.text_factory = bytes  # a flipped bit may leave no text at all
        watch.guard(connection)
        try:
            return _Walk(connection, key, watch).verdict(head)
        except connection.DatabaseError as error:
            watch.assert_wanted()
            damaged = f"The file is damaged ({error}): restore a backup."
            return Verdict(0, Head("", 0, ""), (Flaw(0, damaged),), ())


class _Walk:
    """One reading of a whole store."""

    def __init__(self, connection: Any, key: bytes, watch: Watch) -> None:
        self._connection = connection
        self._key = key
        self._watch = watch
        self._macs: dict[int, str] = {}
        self._notes: list[str] = []
        self._kept_pins: dict[int, tuple[str, str]] = {}
        self._count = 0

    def verdict(self, head: Head | None) -> Verdict:
        self._watch.begin(next(self._rows("SELECT count(*) AS count FROM entries"))["count"])
        stores = [_text(row["store"]) for row in self._rows("SELECT store FROM identity")]
        store = stores[0] if len(stores) == 1 else ""
        flaws = [*self._flaws_of_file(), *self._flaws_of_chain(store)]
        last = Head(store, self._count, self._macs.get(self._count, store))
        flaws += [*self._flaws_of_people(), *self._flaws_beside(last, head)]
        return Verdict(self._count, last, tuple(sorted(flaws, key=lambda flaw: flaw.number)), tuple(self._notes))

    def _rows(self, statement: str) -> Iterator[_Row]:
        cursor = self._connection.execute(statement)
        names = [each[0] for each in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def _flaws_of_file(self) -> Iterator[Flaw]:
        for (says,) in self._connection.execute("PRAGMA integrity_check(5)"):
            if says != b"ok":
                yield Flaw(0, f"The file is damaged ({_text(says)}): restore a backup.")
        found = {_text(row["name"]) for row in self._rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        if missing := schema.SQLITE_TRIGGERS - found:
            yield Flaw(0, f"What lets no entry be changed was taken out of the file ({', '.join(sorted(missing))}).")
        for table in ("contents", "signatures"):
            stray = f"SELECT DISTINCT number FROM {table} WHERE number NOT IN (SELECT number FROM entries)"
            for row in self._rows(stray):
                yield Flaw(row["number"], f"Entry {row['number']} is missing; some of it is still in {table}.")

    def _flaws_of_chain(self, store: str) -> list[Flaw]:
        flaws, before, expected = [], store, 1
        for row, signed in self._entries():
            number = row["number"]
            if number > expected:
                flaws.append(_missing(expected, number - 1, f", so entry {number} cannot be checked"))
            parts = marked_parts(row, row["content"] or b"", signed)
            if number <= expected and mark(self._key, before, parts) != _text(row["mac"]):
                flaws.append(Flaw(number, f"Entry {number} is not what was written there: changed, moved or added."))
            self._note(row)
            self._watch.step()
            before, expected = _text(row["mac"]), number + 1
            self._macs[number] = before
            self._count = number
        if len(flaws) == self._count > 1:
            says = "No entry fits the chain's key: all were written anew, or chain.key is not that of these records."
            return [Flaw(1, says)]
        return flaws

    def _entries(self) -> Iterator[tuple[_Row, list[_Row]]]:
        signed = groupby(self._rows("SELECT * FROM signatures ORDER BY number, place"), key=lambda row: row["number"])
        ahead = next(signed, None)
        held = ahead and [*ahead[1]]
        for row in self._rows("SELECT * FROM entries LEFT JOIN contents USING (number) ORDER BY number"):
            while ahead and ahead[0] < row["number"]:
                ahead = next(signed, None)
                held = ahead and [*ahead[1]]
            yield row, (held or []) if ahead and ahead[0] == row["number"] else []

    def _note(self, row: _Row) -> None:
        if row["set_back_s"]:
            says = f"Before entry {row['number']} the clock had been set back by {row['set_back_s']} s."
            self._notes.append(says)
        if row["kind"] in (b"person added", b"person changed"):
            from json import loads  # noqa: PLC0415  only where there is a person

            try:
                content = loads(row["content"])
                self._kept_pins[content["person"]] = (content["name"], content["pin_kept_as"])
            except (ValueError, KeyError, TypeError):
                return  # its mark has told already that it was changed

    def _flaws_of_people(self) -> Iterator[Flaw]:
        for row in self._rows("SELECT id, name, pin_hash FROM people"):
            if self._kept_pins.get(row["id"]) != (_text(row["name"]), kept_as(_text(row["pin_hash"]))):
                yield Flaw(0, f"The name or PIN of person {row['id']} was not put there by KetaDesk.")

    def _flaws_beside(self, last: Head, head: Head | None) -> Iterator[Flaw]:
        if head is None:
            return
        if head.store != last.store:
            yield Flaw(0, "The head is of other records.")
        elif head.count > last.count:
            yield _missing(last.count + 1, head.count, " at the end: they were cut off")
        elif head.count and self._macs.get(head.count) != head.mac:
            yield Flaw(head.count, f"Entry {head.count} is not that of the head: what is up to it was written anew.")


def _missing(first: int, last: int, more: str) -> Flaw:
    which = f"Entry {first} is" if first == last else f"Entries {first} to {last} are"
    return Flaw(first, f"{which} missing{more}.")


def _text(value: Any) -> str:
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)
