"""A reason as typed or picked, to go on past a question: plain words, or why they are not taken."""

import unicodedata
from collections.abc import Mapping

from ketadesk.dosing.findings import Reason
from ketadesk.intake.draft import Draft, GivenReason
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.quantities.parsing import Refused

LONGEST = 120
FEWEST = 2
"""One letter says nothing to who reads it on paper, or in the record."""
Bound = tuple[str, str]
"""The code of a finding, and what a reason for it is bound to: its sentence and the inputs behind it."""
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})


def read_reason(text: str) -> str | Refused:
    """Return a reason without the spaces around it, or why it is not taken."""
    plain = text.strip(" ")
    if any(unicodedata.category(sign) in _HIDDEN for sign in plain):
        return Refused(text, "It holds a sign that cannot be seen, such as a line break. Type the reason.")
    if sum(sign.isalpha() for sign in plain) < FEWEST:
        return Refused(text, "Say the reason in words.")
    if len(plain) > LONGEST:
        return Refused(text, f"Say it in at most {LONGEST} letters; it has {len(plain)}.")
    return plain


def read_reasons(given: tuple[GivenReason, ...]) -> tuple[Reason, ...]:
    """Return the reasons that are taken, each bound to its finding."""
    read = ((each, read_reason(each.text)) for each in given)
    return tuple(Reason(each.code, each.bound, text) for each, text in read if not isinstance(text, Refused))


def refused_reasons(draft: Draft | RunningDraft) -> Mapping[Bound, Refused]:
    """Return the reasons that are not taken, and why, by what they are bound to."""
    read = (((each.code, each.bound), read_reason(each.text)) for each in draft.reasons)
    return {bound: text for bound, text in read if isinstance(text, Refused)}
