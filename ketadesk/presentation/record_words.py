"""What is said of a record: its time, its line in a list, and all it holds, name by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from fractions import Fraction
from typing import Any

from ketadesk.quantities.formatting import format_number

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_NAMES = ("label", "name", "title", "field", "code")
_TEXTS = ("text", "says", "reason")
_INDENT = "  "
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ROUNDING_RULE = "Once, half up, to the step of the syringe or the pump; down where up would pass a limit."


def kept_time(at: str, zone: tzinfo | None = None) -> str:
    """Return the time of an entry as its reader's clock shows it, to the second."""
    return datetime.strptime(at, _FORM).replace(tzinfo=UTC).astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def list_time(at: str, this_year: int, zone: tzinfo | None = None) -> str:
    """Return the same in short, for a list: the year is said where it is another than this."""
    day, _, clock = kept_time(at, zone).partition(" ")
    year, month, date = day.split("-")
    said = "" if int(year) == this_year else f" {year}"
    return f"{int(date)} {_MONTHS[int(month) - 1]}{said} {clock[:5]}"


def clock_note(set_back_s: int) -> str:
    """Return what is said of an entry before which the clock had been set back; empty for any other."""
    return f"The clock had been set back by {set_back_s} s before this entry." if set_back_s else ""


def so_far(done: int, of: int) -> str:
    """Return how many entries are done of how many."""
    return f"{format_number(Fraction(min(done, of)))} of {format_number(Fraction(of))} entries"


@dataclass(frozen=True)
class Piece:
    """One thing that a record holds: how deep it stands, its name, its text. A heading has no text."""

    depth: int
    name: str
    text: str


def content_pieces(content: Any, depth: int = 0) -> Iterator[Piece]:
    """Yield everything in a record, in its own order."""
    pairs = content.items() if isinstance(content, dict) else (("", each) for each in content)
    for key, value in pairs:
        name = _words(str(key))
        if isinstance(value, dict) and (said := _said(value)):
            yield Piece(depth, *said)
        elif isinstance(value, dict | list):
            if value:
                yield Piece(depth, name, "")
                yield from content_pieces(value, depth + 1)
        elif value is not None and value != "":
            yield Piece(depth, name, _text(value))


def path_words(path: str) -> str:
    """Return the name of one value of a record by its path, as in `Typed, weight`."""
    first, *rest = (_words(part.removesuffix("_text")) for part in path.split("/"))
    return ", ".join([first, *(f"{part[:1].lower()}{part[1:]}" for part in rest)])


def correction_words(content: dict[str, Any], by: str) -> str:
    """Return what a correction says, with who signed it."""
    was = f"{path_words(content['field'])}: {content['new']} instead of {content['old']}"
    return f"{was}. Reason: {content['reason']} ({by})"


def content_text(content: Any) -> str:
    """Return everything in a record as lines of text."""
    return "\n".join(
        f"{_INDENT * each.depth}{': '.join(part for part in (each.name, each.text) if part)}"
        for each in content_pieces(content)
    )


def _said(value: dict[str, Any]) -> tuple[str, str] | None:
    """Return name and text of what has both, as a term or a finding has."""
    name = next((value[each] for each in _NAMES if isinstance(value.get(each), str)), "")
    text = next((value[each] for each in _TEXTS if isinstance(value.get(each), str)), "")
    return (name, text) if name and text else None


def _words(key: str) -> str:
    words = key.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _text(value: Any) -> str:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return kept_time(value)
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
