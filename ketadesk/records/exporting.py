"""The records for others to read: CSV for a spreadsheet, JSON for a program; each with what made it and its hashes."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from textwrap import indent
from typing import Any

from ketadesk.records.chain import Head
from ketadesk.records.entry import Entry, content_text
from ketadesk.records.moment import written
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store
from ketadesk.records.watching import Watch
from ketadesk.records.writing import write_new

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with (OWASP, CSV injection), nor after blanks, which some programs pass over."""
_WITHIN = "    "
_COLUMNS = (
    "number",
    "kind",
    "at",
    "clock_set_back_s",
    "label",
    "title",
    "signatures",
    "content",
    "content_sha256",
    "mac",
)


def csv_export(entries: Iterable[Entry], head: Head, stamp: Mapping[str, str]) -> Iterator[str]:
    """Yield entries as lines of a table, each with the stamp of this export: versions, rounding rule, head."""
    stamped = {**stamp, "head": str(head)}
    return csv_table((*_COLUMNS, *stamped), ((*_cells(entry), *stamped.values()) for entry in entries))


def csv_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield rows under their columns, line by line, no cell of which a spreadsheet takes for a formula."""
    line = io.StringIO()
    writer = csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        yield _taken(line)
        writer.writerow([safe_cell(each) for each in row])
    yield _taken(line)


def json_export(entries: Iterable[Entry], head: Head, stamp: Mapping[str, str]) -> Iterator[str]:
    """Yield entries as JSON, with the stamp of this export before them and a hash of them all after."""
    digest = sha256(b"[")
    before = json.dumps({**stamp, "head": str(head)}, ensure_ascii=False, indent=2).removesuffix("\n}")
    yield f'{before},\n  "entries": ['
    between = ""
    for entry in entries:
        record = entry_record(entry)
        digest.update(f"{between}{json.dumps(record, ensure_ascii=False, separators=(',', ':'))}".encode())
        yield f"{between}\n{indent(json.dumps(record, ensure_ascii=False, indent=2), _WITHIN)}"
        between = ","
    digest.update(b"]")
    yield f'\n  ],\n  "sha256": "{digest.hexdigest()}"\n}}\n'


def export_to(out: Path, store: Store, stamp: Mapping[str, str], watch: Watch | None = None) -> int:
    """Write all entries to a new .csv or .json file and return how many there are. Raises `RecordsError`.

    A few at a time are in memory. Raises `CalledOffError` when whoever has the watch calls it off; then there is no
    file.
    """
    exports = {".csv": csv_export, ".json": json_export}
    if out.suffix not in exports:
        raise RecordsError("Say which file to write, as in records.csv or records.json.")
    head = store.journal.head()
    stamp = {**stamp, "exported_at": written(store.clock.now())}
    entries = _watched(store.journal.each(head.count), head.count, watch or Watch())
    write_export(out, exports[out.suffix](entries, head, stamp))
    return head.count


def write_export(out: Path, parts: Iterable[str]) -> None:
    """Write a new file whole. Raises `RecordsError` where one is there already, or none can be written."""
    try:
        write_new(out, parts)
    except FileExistsError:
        raise RecordsError(f"{out} is already there: name another file.") from None
    except OSError as error:
        raise RecordsError(f"{out} cannot be written: {error.strerror}.") from None


def _watched(entries: Iterator[Entry], count: int, watch: Watch) -> Iterator[Entry]:
    watch.begin(count)
    for entry in entries:
        watch.step()
        yield entry


def _taken(line: io.StringIO) -> str:
    """Return what was written, and hold it no longer."""
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


def entry_record(entry: Entry) -> dict[str, Any]:
    """Return an entry as plain tables and lists."""
    return {**vars(entry), "signatures": [vars(each) for each in entry.signatures]}


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe before one that could begin one."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _cells(entry: Entry) -> tuple[str, ...]:
    content = content_text(entry.content)
    signed = "; ".join(f"{each.name}, {each.meaning}, {each.at}" for each in entry.signatures)
    digest = sha256(content.encode()).hexdigest()
    first = (str(entry.number), entry.kind, entry.at, str(entry.set_back_s), entry.label, entry.title)
    return (*first, signed, content, digest, entry.mac)
