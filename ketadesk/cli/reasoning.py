"""`--reason CODE=TEXT`: a reason goes to what is met by that code, or is refused by name."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from ketadesk.cli.order_text import Typed
from ketadesk.dosing.findings import Finding
from ketadesk.dosing.plan import Plan
from ketadesk.intake.draft import Draft
from ketadesk.intake.reasons import read_reason
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.answering import work_out
from ketadesk.protocols.library import Library
from ketadesk.quantities.parsing import Refused

D = TypeVar("D", Draft, RunningDraft)
_FIELD = "reasons"


def with_reasons(typed: Typed, given: Iterable[str], library: Library) -> Typed:
    """Return what was typed with its reasons. They are judged once there is a plan: no reason lifts a stop."""
    reasons = list(given)
    found = work_out(typed.draft, library).found if reasons else None
    if not isinstance(found, Plan) or found.status == "stopped":
        return typed
    draft, refusal = reasoned(typed.draft, found.findings, reasons, "This order")
    return replace(typed, draft=draft, refused={_FIELD: refusal, **typed.refused} if refusal else typed.refused)


def reasoned(draft: D, findings: Iterable[Finding], given: Iterable[str], what: str) -> tuple[D, str]:
    """Return a draft with the reasons for what it meets, and why one of them is refused; `what` is what asks."""
    open_ = [finding for finding in findings if finding.severity == "check"]
    refusal = ""
    for each in given:
        code, _, text = each.partition("=")
        asked = [finding for finding in open_ if finding.code == code]
        read = read_reason(text)
        if not asked:
            refusal = refusal or _not_asked(code, open_, what)
        elif isinstance(read, Refused):
            refusal = refusal or f"{code}: {read.reason}"
        for finding in asked:
            draft = draft.with_reason(code, finding.bound, text)
    return draft, refusal


def _not_asked(code: str, open_: Iterable[Finding], what: str) -> str:
    asked = dict.fromkeys(finding.code for finding in open_)
    there = f"it asks about {', '.join(asked)}." if asked else "it asks for none."
    return f"{what} asks for no reason by {code or 'an empty code'}: {there}"
