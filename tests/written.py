"""How a dose may be written: what no text that a person can see may hold, and every text of a record.

The rules are those of ISMP's list of error-prone abbreviations, of the Joint Commission's, and of the look.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

_UNITS = r"(?:mg|mcg|g|mL|L|kg|lb|cm|min|h|s|gtt|day|y|vials?)"
FORBIDDEN = {
    "a trailing zero": r"(?<![0-9.])[0-9]+\.[0-9]*0(?![0-9])",
    "a naked decimal": r"(?<![0-9])\.[0-9]",
    "ug or a micro sign": r"[\u00b5\u03bc]|\b[uU][gG]\b",
    "cc for mL, or another spelling of it": r"\bcc\b|\b(?:ML|ml|Ml)\b",
    "a number touching its unit": rf"[0-9](?:{_UNITS}|%)(?![A-Za-z0-9])",
    "a dash in a range": r"[0-9]\s?[-\u2010-\u2015]\s?[0-9]",
    "a full stop after a unit within a sentence": rf"[0-9] {_UNITS}\.(?!$| [A-Z0-9])",
    "a comma within a number": r"[0-9],[0-9]",
    "an abbreviation that is misread": r"\b(?:QD|QOD|IU|U|MS|hr|hrs|sec|mins)\b|[@&<>]",
    "a strength as a ratio": r"\b1 ?: ?[0-9 ]*000\b",
    "more digits than the working needs": r"[0-9]\.[0-9]{14,}",
    "a space too many": r" {2}|^\s|\s$",
    "digits that are not ASCII": r"[\u0660-\u0669\uff10-\uff19]",
    "a grouped number below 10 000": r"(?<![0-9])[0-9]\u202f[0-9]{3}(?![0-9\u202f])",
    "a number from 10 000 on that is not grouped": r"(?<![0-9.])[1-9][0-9]{4,} (?:mg|mL|mcg)\b",
}
CITATIONS = ("sheet.sources.locator", "sheet.remarks.sides.locator", "sheet.findings.locator")
AS_TYPED = ("sheet.lacking.typed",)
# A calculator takes no groups: the working is typed again as it stands.
WORKING = ("sheet.working",)


def strings(part: Any, path: str = "sheet") -> Iterator[tuple[str, str]]:
    """Yield every text of a record with the place where it stands."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from strings(value, f"{path}.{key}")
    elif isinstance(part, tuple):
        for value in part:
            yield from strings(value, path)
    elif is_dataclass(part):
        for field in (each for each in fields(part) if each.repr):  # a term behind a figure is no text of it
            yield from strings(getattr(part, field.name), f"{path}.{field.name}")


def ill_written(text: str, *, without: tuple[str, ...] = ()) -> list[str]:
    """Return the rules that a text breaks, of all but those `without`."""
    return [rule for rule, pattern in FORBIDDEN.items() if rule not in without and re.search(pattern, text)]


def seen(path: str) -> bool:
    """Say whether the text at a place is ours to write: not a citation, nor what a person typed."""
    return not path.startswith((*CITATIONS, *AS_TYPED))


def rules_waived(path: str) -> tuple[str, ...]:
    """Return the rules that do not hold at a place."""
    return ("a number from 10 000 on that is not grouped",) if path.startswith(WORKING) else ()
