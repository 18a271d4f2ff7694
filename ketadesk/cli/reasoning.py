"""`--reason CODE=TEXT`: a reason goes to what the order meets by that code, or is refused by name."""

from collections.abc import Iterable
from dataclasses import replace

from ketadesk.cli.order_text import Typed
from ketadesk.dosing.plan import Plan
from ketadesk.intake.reasons import read_reason
from ketadesk.presentation.answering import work_out
from ketadesk.protocols.library import Library
from ketadesk.quantities.parsing import Refused

_FIELD = "reasons"


def with_reasons(typed: Typed, given: Iterable[str], library: Library) -> Typed:
    """Return what was typed with its reasons. They are judged once there is a plan: no reason lifts a stop."""
    reasons = list(given)
    found = work_out(typed.draft, library).found if reasons else None
    if not isinstance(found, Plan) or found.status == "stopped":
        return typed
    draft, refused = typed.draft, dict(typed.refused)
    for each in reasons:
        code, _, text = each.partition("=")
        asked = [finding for finding in found.findings if finding.code == code and finding.severity == "check"]
        read = read_reason(text)
        if not asked:
            refused.setdefault(_FIELD, _not_asked(code, found))
        elif isinstance(read, Refused):
            refused.setdefault(_FIELD, f"{code}: {read.reason}")
        for finding in asked:
            draft = draft.with_reason(code, finding.bound, text)
    return replace(typed, draft=draft, refused=refused)


def _not_asked(code: str, found: Plan) -> str:
    asked = dict.fromkeys(finding.code for finding in found.findings if finding.severity == "check")
    there = f"it asks about {', '.join(asked)}." if asked else "it asks for none."
    return f"This order asks for no reason by {code or 'an empty code'}: {there}"
