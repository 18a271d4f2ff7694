"""What is kept of an entry that was refused: enough to learn from, and nothing that could name a patient.

Of a field for a number every digit, point, comma, space and sign is kept, for that is what went wrong. A letter may be
of a name: each is written `a`. What looks like a date, and every run of seven digits or more, as charts have,
is written in noughts. A sign that cannot be seen is written as its code. Of other fields nothing is kept.
"""

import re
import unicodedata
from typing import Any

_LONGEST = 24
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_NUMBER = re.compile(r"\d{7,}")
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs")


def refused_text(typed: str) -> str:
    """Return what is kept of a text that was refused in a field for a number."""
    masked = _NUMBER.sub(_noughts, _DATE.sub(_noughts, typed))
    text = "".join(_kept(sign) for sign in masked)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def refused_record(field: str, typed: str, reason: str, at: str) -> dict[str, Any]:
    """Return what is kept of a refused number: its field, what of it may be kept, why, and when it was typed."""
    return {"field": field, "typed": refused_text(typed), "reason": reason, "typed_at": at}


def _noughts(found: re.Match[str]) -> str:
    return re.sub(r"\d", "0", found[0])


def _kept(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in _UNSEEN:
        return f"\\u{ord(sign):04x}"
    return "a" if category[0] in "LM" else sign
