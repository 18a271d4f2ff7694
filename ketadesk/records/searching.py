"""The list of entries: found by words, kind and day, newest first, without what each entry holds."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select

from ketadesk.records.access import Access
from ketadesk.records.entry import Kind
from ketadesk.records.journal import signatures_under
from ketadesk.records.schema import entries

_MOST = 100
_EACH_BY_ITSELF: tuple[Kind, ...] = ("run sheet entry", "course entry")


@dataclass(frozen=True)
class Wanted:
    """What a list shows: entries that hold every one of the words, of a kind, from a day to a day, before a number.

    Days are text such as `2026-11-27`, in UTC as the entries are; empty for any. What happened at the bedside or in a
    course, entry by entry, would hide all else: it is listed where its kind or a word is asked for.
    """

    words: str = ""
    kind: Kind | None = None
    since: str = ""
    until: str = ""
    before: int | None = None
    most: int = _MOST


@dataclass(frozen=True)
class Line:
    """One line of the list."""

    number: int
    kind: str
    at: str
    set_back_s: int
    label: str
    title: str
    names: tuple[str, ...]


def search(access: Access, wanted: Wanted) -> list[Line]:
    """Return the newest entries of what is wanted."""
    columns = [column for column in entries.columns if column is not entries.c.searched]
    chosen = _narrowed(select(*columns), wanted).order_by(entries.c.number.desc()).limit(wanted.most)
    with access.reading() as connection:
        rows = connection.execute(chosen).all()
        under = signatures_under(connection, [row.number for row in rows])
    names = {number: tuple(each.name for each in signed) for number, signed in under.items()}
    return [Line(**row._mapping, names=names.get(row.number, ())) for row in rows]


def number_of_entries(access: Access) -> int:
    """Return how many entries there are."""
    with access.reading() as connection:
        return connection.scalar(select(func.coalesce(func.max(entries.c.number), 0))) or 0


def _narrowed(chosen: Select[*tuple[object, ...]], wanted: Wanted) -> Select[*tuple[object, ...]]:
    for word in wanted.words.casefold().split():
        chosen = chosen.where(entries.c.searched.contains(word, autoescape=True))
    if wanted.kind is None and not wanted.words.split():
        chosen = chosen.where(entries.c.kind.not_in(_EACH_BY_ITSELF))
    if wanted.kind is not None:
        chosen = chosen.where(entries.c.kind == wanted.kind)
    if wanted.since:
        chosen = chosen.where(entries.c.at >= wanted.since)
    if wanted.until:
        chosen = chosen.where(entries.c.at < f"{wanted.until}U")  # after every time of that day: U follows T
    if wanted.before is not None:
        chosen = chosen.where(entries.c.number < wanted.before)
    return chosen
