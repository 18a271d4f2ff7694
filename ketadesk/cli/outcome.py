"""How a command ends: its exit status, all of its text, and its errors, each one sentence."""

import unicodedata
from dataclasses import dataclass

COMPLETE = 0
DIFFERENT = 1
"""A self-test found a difference, or two entries are not the same."""
REFUSED = 2
"""The input is refused or incomplete."""
STOPPED = 3
"""The order is stopped: the findings say why."""
ENVIRONMENT = 69
"""The installation is broken (EX_UNAVAILABLE of sysexits.h)."""
INTERRUPTED = 130

_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"}


class UsageError(Exception):
    """A command line that cannot be read, with one sentence that says why."""


@dataclass(frozen=True)
class Outcome:
    """What a command comes to. `text` goes to standard output whole, `errors` to standard error, a line each."""

    status: int
    text: str = ""
    errors: tuple[str, ...] = ()


def shown(text: str) -> str:
    """Return text in which a character that cannot be seen is written out, so that it moves nothing on a terminal."""
    return "".join(f"\\u{ord(sign):04x}" if unicodedata.category(sign) in _UNSEEN else sign for sign in text)


def as_json(record: object) -> str:
    """Return a record as JSON text."""
    import json  # noqa: PLC0415  only where it is asked for

    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
