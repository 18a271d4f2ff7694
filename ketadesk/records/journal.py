"""The journal: entries are added at its end, read, and never changed."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from ketadesk.records.access import Access
from ketadesk.records.chain import Head, mark
from ketadesk.records.correcting import values
from ketadesk.records.entry import KINDS, Entry, Kind, Signature, content_text
from ketadesk.records.moment import Clock, written
from ketadesk.records.refused_text import refused_record
from ketadesk.records.refusing import RecordsError
from ketadesk.records.schema import LABEL_LENGTH, contents, entries, signatures

_TITLE_LENGTH = 200
_FEW = 1000
"""So many entries are named one by one to the database."""


class Journal:
    """The entries of one store."""

    def __init__(self, access: Access, store: str, key: bytes, clock: Clock) -> None:
        self._access = access
        self._store = store
        self._key = key
        self._clock = clock

    def append(
        self,
        kind: Kind,
        content: dict[str, Any],
        signatures: Sequence[Signature] = (),
        title: str = "",
        label: str = "",
    ) -> Entry:
        """Keep an entry and return it; once it is returned, no failure of the machine takes it away.

        `title` is what a list shows of it. `label` is what a person chose to find it by, of 12 letters at most, and
        names nobody. Raises `NotSavedError` when it is not kept, `TypeError` for content that holds a float.
        """
        with self._access.writing() as connection:
            return self.append_within(connection, kind, content, signatures, title, label)

    def append_within(
        self,
        connection: Connection,
        kind: Kind,
        content: dict[str, Any],
        signed: Sequence[Signature] = (),
        title: str = "",
        label: str = "",
    ) -> Entry:
        """Keep an entry together with what else a transaction writes."""
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of entry")
        if len(label) > LABEL_LENGTH:
            raise RecordsError(f"A label has {LABEL_LENGTH} letters at most, and names nobody.")
        now, last, before = self._clock.now(), *self._last(connection)
        entry = Entry(
            number=0 if last is None else last.number,
            kind=kind,
            at=written(now),
            set_back_s=self._clock.set_back_s(now, "" if last is None else last.at),
            label=label,
            title=title[:_TITLE_LENGTH],
            content=content,
            signatures=tuple(signed),
            mac=before,
        )
        return self._kept(connection, entry)

    def append_refused(self, field: str, typed: str, reason: str, signed: Sequence[Signature] = ()) -> Entry:
        """Keep that a number was refused: in which field, what of it may be kept, why, and who was signed in."""
        content = refused_record(field, typed, reason, written(self._clock.now()))
        return self.append("entry refused", content, signed, title=f"{field}: {content['typed']}")

    def correct(self, number: int, field: str, new: str, reason: str, signed: Sequence[Signature]) -> Entry:
        """Keep another value for a field of an entry, beside the old one, which stays where it is, and why.

        A field is named by its path, as in `typed/weight_text`. What it says now, after other corrections, is the old
        value. Raises `RecordsError` for an entry or a field that is not there, the same value, without a reason, and
        unsigned.
        """
        if not reason.strip():
            raise RecordsError("Say why it is corrected.")
        if not signed:
            raise RecordsError("A correction is signed: sign in first.")
        standing = self.standing(number)
        if field not in standing:
            raise RecordsError(f"Entry {number} holds no {field}.")
        if not new.strip() or new.strip() == standing[field]:
            raise RecordsError("Enter what it should have been: another value than the one that stands there.")
        change = {
            "corrects": number, "field": field, "old": standing[field], "new": new.strip(), "reason": reason.strip(),
        }  # fmt: skip
        return self.append("correction", change, signed, title=f"{_corrects(number)}{field}")

    def corrections(self, number: int) -> list[Entry]:
        """Return the corrections of an entry, oldest first."""
        return self.entries("correction", titled=_corrects(number))

    def standing(self, number: int) -> dict[str, str]:
        """Return what each value of an entry that can be corrected says by now, by its path."""
        changed = {each.content["field"]: each.content["new"] for each in self.corrections(number)}
        return {**dict(values(self.entry(number).content)), **changed}

    def entry(self, number: int) -> Entry:
        """Return one entry in full. Raises `RecordsError` when there is none of that number."""
        found = self.entries(number=number)
        if not found:
            raise RecordsError(f"There is no entry {number}: `ketadesk records list` shows those there are.")
        return found[0]

    def entries(self, kind: Kind | None = None, number: int | None = None, titled: str = "") -> list[Entry]:
        """Return entries in full, oldest first: all, those of one kind, of one number, or whose title begins so."""
        chosen = select(entries, contents.c.content, contents.c.mac).join(contents).order_by(entries.c.number)
        if kind is not None:
            chosen = chosen.where(entries.c.kind == kind)
        if number is not None:
            chosen = chosen.where(entries.c.number == number)
        if titled:
            chosen = chosen.where(entries.c.title.startswith(titled, autoescape=True))
        with self._access.reading() as connection:
            rows = connection.execute(chosen).all()
            under = signatures_under(connection, [row.number for row in rows])
        return [_entry(row, under.get(row.number, ())) for row in rows]

    def count_titled(self, connection: Connection, titled: str) -> int:
        """Return how many entries have a title that begins so, in the transaction of a connection."""
        begins = entries.c.title.startswith(titled, autoescape=True)
        return connection.scalar(select(func.count()).select_from(entries).where(begins)) or 0

    def each(self, to: int) -> Iterator[Entry]:
        """Yield the entries up to a number, oldest first; a few at a time are in memory, however many there are."""
        chosen = select(entries, contents.c.content, contents.c.mac).join(contents).order_by(entries.c.number)
        with self._access.reading() as connection:
            found = connection.execution_options(yield_per=_FEW).execute(chosen.where(entries.c.number <= to))
            for rows in found.partitions():
                under = signatures_under(connection, [row.number for row in rows])
                yield from (_entry(row, under.get(row.number, ())) for row in rows)

    def head(self) -> Head:
        """Return the head of the chain as it stands."""
        with self._access.reading() as connection:
            last, mac = self._last(connection)
        return Head(self._store, 0 if last is None else last.number, mac)

    def _last(self, connection: Connection) -> tuple[Any, str]:
        last = connection.execute(
            select(entries.c.number, entries.c.at, contents.c.mac)
            .join(contents)
            .order_by(entries.c.number.desc())
            .limit(1)
        ).one_or_none()
        return last, self._store if last is None else str(last.mac)

    def _kept(self, connection: Connection, after: Entry) -> Entry:
        """Write an entry that stands as the one before it says, and return it with its own number and mark."""
        number, text = after.number + 1, content_text(after.content)
        row = {
            "number": number,
            "kind": after.kind,
            "at": after.at,
            "set_back_s": after.set_back_s,
            "label": after.label,
            "title": after.title,
            "searched": searched(after),
        }
        signed = [{"number": number, "place": place, **vars(each)} for place, each in enumerate(after.signatures)]
        mac = mark(self._key, after.mac, marked_parts(row, text, signed))
        connection.execute(insert(entries), row)
        connection.execute(insert(contents), {"number": number, "mac": mac, "content": text})
        if signed:
            connection.execute(insert(signatures), signed)
        return Entry(**{**vars(after), "number": number, "mac": mac})


def _corrects(number: int) -> str:
    """Return the beginning of the titles of an entry's corrections."""
    return f"Entry {number}, "


def marked_parts(row: dict[str, Any], content: str | bytes, signed: Sequence[dict[str, Any]]) -> list[str | bytes]:
    """Return all that the mark of an entry covers: its row, its content, and every signature under it."""
    parts: list[Any] = [*(row[column.name] for column in entries.columns), content, len(signed)]
    parts += [each[column.name] for each in signed for column in signatures.columns]
    return [each if isinstance(each, bytes) else str(each) for each in parts]


def searched(entry: Entry) -> str:
    """Return what a search of the list looks into: kind, title, label and who signed, in small letters."""
    names = (each.name for each in entry.signatures)
    return " ".join(each for each in (entry.kind, entry.title, entry.label, *names) if each).casefold()


def signatures_under(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Signature, ...]]:
    """Return the signatures under some entries, by the entry's number."""
    if not numbers:
        return {}
    number = signatures.c.number
    few = number.in_(numbers) if len(numbers) <= _FEW else number.between(min(numbers), max(numbers))
    rows = connection.execute(select(signatures).where(few).order_by(number, signatures.c.place))
    under: dict[int, tuple[Signature, ...]] = {}
    for row in rows:
        signature = Signature(row.person_id, row.name, row.meaning, row.at)
        under[row.number] = (*under.get(row.number, ()), signature)
    return under


def count(connection: Connection) -> int:
    """Return how many entries there are."""
    return connection.scalar(select(func.count()).select_from(entries)) or 0


def _entry(row: Row[Any], signed: tuple[Signature, ...]) -> Entry:
    return Entry(
        row.number, row.kind, row.at, row.set_back_s, row.label, row.title, json.loads(row.content), signed, row.mac
    )
