"""The records for others to read: CSV for a spreadsheet, JSON for a program; each with what made it and its hashes."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from ketadesk.records.chain import Head
from ketadesk.records.entry import Entry, content_text
from ketadesk.records.moment import written
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store
from ketadesk.records.writing import write_new

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with (OWASP, CSV injection), nor after blanks, which some programs pass over."""
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


def csv_export(entries: Iterable[Entry], head: Head, stamp: Mapping[str, str]) -> str:
    """Return entries as a table, each line with the stamp of this export: versions, rounding rule, head."""
    stamped = {**stamp, "head": str(head)}
    return csv_table((*_COLUMNS, *stamped), ((*_cells(entry), *stamped.values()) for entry in entries))


def csv_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return rows under their columns, no cell of which a spreadsheet takes for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(each) for each in row])
    return text.getvalue()


def json_export(entries: Iterable[Entry], head: Head, stamp: Mapping[str, str]) -> str:
    """Return entries as JSON with the stamp of this export and a hash of all it holds."""
    records = [entry_record(entry) for entry in entries]
    digest = sha256(json.dumps(records, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
    whole = {**stamp, "head": str(head), "sha256": digest, "entries": records}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def export_to(out: Path, store: Store, stamp: Mapping[str, str]) -> int:
    """Write all entries to a new .csv or .json file and return how many there are. Raises `RecordsError`."""
    exports = {".csv": csv_export, ".json": json_export}
    if out.suffix not in exports:
        raise RecordsError("Say which file to write, as in records.csv or records.json.")
    entries = store.journal.entries()
    stamp = {**stamp, "exported_at": written(store.clock.now())}
    write_export(out, exports[out.suffix](entries, store.journal.head(), stamp))
    return len(entries)


def write_export(out: Path, text: str) -> None:
    """Write a new file whole. Raises `RecordsError` where one is there already, or none can be written."""
    try:
        write_new(out, text)
    except FileExistsError:
        raise RecordsError(f"{out} is already there: name another file.") from None
    except OSError as error:
        raise RecordsError(f"{out} cannot be written: {error.strerror}.") from None


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
