"""What the commands of the bedside and of a course read alike: figures, numbers and days, each refused by its name."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from ketadesk.cli.outcome import UsageError
from ketadesk.cli.passphrases import asked_passphrase
from ketadesk.cli.reading import Reader
from ketadesk.intake.gathering import Gathered
from ketadesk.intake.reading_course import read_day
from ketadesk.quantities.kinds import Door
from ketadesk.quantities.parsing import NumberForm, Refused
from ketadesk.records.cipher import is_encrypted
from ketadesk.records.place import records_folder
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import Store, open_store, store_file

K = TypeVar("K")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def figure(option: str, text: str | None, form: NumberForm, door: Door[K], units: tuple[str, ...]) -> K | None:
    """Return a figure with its unit, or None where nothing was typed. Raises `UsageError`."""
    if text is None:
        return None
    reader, gathered = Reader(), Gathered()
    number, of = reader.in_one_of(option, text, units)
    read = gathered.quantity(option, number, form, door, name=option, of=of) if number else None
    refuse({**reader.refused, **gathered.refused})
    assert read is not None  # what is typed is read, or has just been refused
    return read.value


def whole_number(text: str, option: str) -> int:
    """Return a whole number, such as that of an entry. Raises `UsageError`."""
    if not _NUMBER.fullmatch(text):
        raise UsageError(f"{option}: Write a whole number, as 7.")
    return int(text)


def a_day(text: str, option: str) -> date:
    """Return a day. Raises `UsageError`."""
    read = read_day(text)
    if isinstance(read, Refused):
        raise UsageError(f"{option}: {read.reason}")
    return read


def days_apart(text: str, option: str) -> tuple[int, int]:
    """Return the least and the most of days apart, of `3-4` or `7`. Raises `UsageError`."""
    low, dash, high = text.partition("-")
    if not (_NUMBER.fullmatch(low) and (not dash or _NUMBER.fullmatch(high))):
        raise UsageError(f"{option}: Write the days apart, as 3-4 or 7.")
    return int(low), int(high) if dash else int(low)


def refuse(refused: Mapping[str, str]) -> None:
    """Raise `UsageError` for the first of what is refused."""
    for field, says in refused.items():
        raise UsageError(f"{field}: {says}")


def opened_records(*, begins: bool, what: str) -> Store:
    """Return the records. Raises `RecordsError` where there are none, unless they are begun now."""
    folder = records_folder()
    file = store_file(folder)
    if not begins and not folder.exists():
        raise RecordsError(f"There are no records yet, so there is no {what}: {folder}.")
    return open_store(folder, asked_passphrase() if file.exists() and is_encrypted(file) else None)
