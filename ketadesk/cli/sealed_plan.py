"""A plan that two people sealed, out of the records: worked out again from what was entered, with its reasons."""

from ketadesk.dosing.plan import Plan
from ketadesk.intake.carrying import carry_back
from ketadesk.intake.draft import Draft
from ketadesk.monitoring.planned import Planned, planned
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.export import plan_terms
from ketadesk.protocols.library import Library
from ketadesk.quantities.parsing import Refused
from ketadesk.records.entry import Entry
from ketadesk.records.refusing import RecordsError

_SEALED = "plan sealed"


def sealed_plan(entry: Entry, library: Library) -> Planned:
    """Return what is followed of a sealed plan.

    Raises `RecordsError` for an entry that is none, or that comes to something else today.
    """
    if entry.kind != _SEALED:
        raise RecordsError(f"Entry {entry.number} is no sealed plan: ketadesk records list shows those there are.")
    draft = carry_back(str(entry.content.get("inputs", "")))
    if isinstance(draft, Refused):
        raise RecordsError(f"Entry {entry.number} cannot be worked out again: {draft.reason}")
    found = work_out(_answered(draft, entry, library), library).found
    if not isinstance(found, Plan) or found.status == "stopped" or found.waits:
        raise RecordsError(f"Entry {entry.number} comes to something else by the data of today: enter the order again.")
    says = "; ".join(f"{each.name}: {each.meaning}" for each in entry.signatures)
    followed = planned(found, f"double-checked, {says}" if says else "double-checked", entry.number)
    if _differs(found, entry):
        raise RecordsError(f"Entry {entry.number} comes to other figures by the data of today: enter the order again.")
    return followed


def _answered(draft: Draft, entry: Entry, library: Library) -> Draft:
    """Return the draft with the reasons that were given: only for what it asks today by the same code and words."""
    found = work_out(draft, library).found
    if not isinstance(found, Plan):
        return draft
    given = {(each["code"], each["says"]): each["reason"] for each in entry.content.get("findings", ())}
    for finding in found.findings:
        if finding.waits and (reason := given.get((finding.code, finding.says))):
            draft = draft.with_reason(finding.code, finding.bound, str(reason))
    return draft


def _differs(found: Plan, entry: Entry) -> bool:
    """Say whether a term of the plan is worth something else than when it was sealed."""
    now = {each["id"]: (each["value"], each["unit"]) for each in plan_terms(found)}
    then = {each["id"]: (each["value"], each["unit"]) for each in entry.content.get("terms", ())}
    return now != then
