"""What Records shows for what is sought and chosen: asked of the store, said in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from ketadesk.presentation.record_words import (
    Piece,
    clock_note,
    content_pieces,
    correction_words,
    kept_time,
    list_time,
)
from ketadesk.records.refusing import RecordsError, WrongPassphraseError
from ketadesk.views.open_records import OpenRecords

if TYPE_CHECKING:
    from ketadesk.records.entry import Entry, Kind
    from ketadesk.records.searching import Line, Wanted
    from ketadesk.records.store import Store

PAGE = 100
EVER = "ever"
PERIODS = {EVER: None, "today": 0, "week": 6, "month": 29}
"""From how many days ago, by the id of a period."""


@dataclass(frozen=True)
class RecordsDraft:
    """What is sought, how many lines are shown, and which entry is read."""

    words: str = ""
    kind: str = ""
    period: str = EVER
    most: int = PAGE
    chosen: int = 0

    def entered(self, name: str, value: str) -> "RecordsDraft":
        """Return the draft with one field changed; another search begins at the newest entry."""
        if name in {"chosen", "most"}:
            return replace(self, most=int(value)) if name == "most" else replace(self, chosen=int(value))
        return replace(self, most=PAGE, chosen=0, **{name: value})

    def for_new_patient(self) -> "RecordsDraft":
        """Return an empty search, with no entry read."""
        return RecordsDraft()


@dataclass(frozen=True)
class ShownLine:
    """A line of the list: what it is, and when, of which kind, with which label."""

    number: int
    title: str
    detail: str


@dataclass(frozen=True)
class ShownEntry:
    """An entry in full. `notes` are worth knowing of it: that the clock had been set back, and its corrections.

    `correctable` is what each of its values that can be corrected says by now, by its path.
    """

    number: int
    kind: str
    title: str
    at: str
    label: str
    notes: tuple[str, ...]
    signatures: tuple[str, ...]
    pieces: tuple[Piece, ...]
    mac: str
    correctable: Mapping[str, str]


@dataclass(frozen=True)
class RecordsAnswer:
    """The list and the entry that is read.

    `says` is why there are none, or why they can only be read; `locked` that a passphrase is asked for.
    """

    says: str = ""
    locked: bool = False
    count: int = 0
    encrypted: bool = False
    lines: tuple[ShownLine, ...] = ()
    more: bool = False
    entry: ShownEntry | None = None
    backups: tuple[str, ...] = field(default=())


def records_planner(records: OpenRecords) -> Callable[[RecordsDraft], RecordsAnswer]:
    """Return what answers the drafts of Records."""

    def answer(draft: RecordsDraft) -> RecordsAnswer:
        if not records.begun:
            return RecordsAnswer("There are no records yet. They begin with the first person who signs.")
        try:
            return _answer(draft, records.store())
        except WrongPassphraseError:
            return RecordsAnswer("The records are encrypted.", locked=True)
        except RecordsError as error:
            return RecordsAnswer(str(error), backups=_backups(records))

    return answer


def _answer(draft: RecordsDraft, store: "Store") -> RecordsAnswer:
    from ketadesk.records.backup import backups  # noqa: PLC0415  SQLAlchemy is read when it is first needed
    from ketadesk.records.searching import number_of_entries, search  # noqa: PLC0415

    lines = search(store.access, _wanted(draft))
    entry = _entry(store, draft.chosen) if draft.chosen else None
    return RecordsAnswer(
        says=store.says,
        count=number_of_entries(store.access),
        encrypted=store.secret is not None,
        lines=tuple(_line(each) for each in lines[: draft.most]),
        more=len(lines) > draft.most,
        entry=entry,
        backups=tuple(str(each) for each in backups(store.folder)),
    )


def _backups(records: OpenRecords) -> tuple[str, ...]:
    from ketadesk.records.backup import backups  # noqa: PLC0415  as above

    return tuple(str(each) for each in backups(records.folder))


def _wanted(draft: RecordsDraft) -> "Wanted":
    from ketadesk.records.searching import Wanted  # noqa: PLC0415  as above

    days, since = PERIODS[draft.period], ""
    if days is not None:
        morning = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        since = (morning - timedelta(days=days)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return Wanted(draft.words, cast("Kind | None", draft.kind or None), since, most=draft.most + 1)


def _line(line: "Line") -> ShownLine:
    parts = (line.label, line.kind, list_time(line.at, datetime.now().astimezone().year))
    return ShownLine(line.number, line.title or line.kind.capitalize(), " · ".join(each for each in parts if each))


def _entry(store: "Store", number: int) -> ShownEntry:
    entry, corrections = store.journal.entry(number), store.journal.corrections(number)
    signed = tuple(f"{each.name}, {each.meaning}, {_time(each.at)}" for each in entry.signatures)
    corrected = (f"Entry {each.number} corrects it. {_corrected(each)}" for each in corrections)
    notes = (clock_note(entry.set_back_s), *corrected)
    return ShownEntry(
        number=entry.number,
        kind=entry.kind,
        title=entry.title or entry.kind.capitalize(),
        at=kept_time(entry.at),
        label=entry.label,
        notes=tuple(each for each in notes if each),
        signatures=signed,
        pieces=tuple(content_pieces(entry.content)),
        mac=entry.mac,
        correctable={} if entry.kind == "correction" else store.journal.standing(number),
    )


def _corrected(entry: "Entry") -> str:
    by = ", ".join(f"{each.name}, {_time(each.at)}" for each in entry.signatures)
    return correction_words(entry.content, by)


def _time(at: str) -> str:
    try:
        return kept_time(at)
    except ValueError:
        return at
