"""A ready sheet that two people have checked, and what the record keeps of their check."""

from dataclasses import fields, replace
from typing import Any

from ketadesk.checking.comparing import Entry
from ketadesk.checking.double_check import DoubleCheck, Round
from ketadesk.dosing.plan import Plan
from ketadesk.intake.carrying import carried
from ketadesk.intake.draft import DoseDraft, Draft
from ketadesk.presentation.answering import Worked
from ketadesk.presentation.export import finding_records, plan_terms, sheet_records, versions
from ketadesk.presentation.pill import Pill
from ketadesk.presentation.seal import Seal
from ketadesk.presentation.sheet import Sheet
from ketadesk.presentation.ticking import Ticks, tick_records

Record = dict[str, Any]


def sealed(sheet: Sheet, seal: Seal) -> Sheet:
    """Return a sheet that says who has checked it."""
    return replace(sheet, seal=seal, pill=Pill("checked", "Double-checked", f"{seal.preparer}, {seal.checker}"))


def sealed_record(check: DoubleCheck, worked: Worked, ticks: Ticks) -> Record:
    """Return what is kept of a plan that was sealed: typed texts, exact terms, findings, ticks, the check, versions."""
    assert isinstance(worked.found, Plan)  # only a plan can be checked
    assert check.second is not None  # both have entered
    sheet = worked.sheet
    return {
        "protocol": check.first.draft.protocol,
        "who": sheet.who,
        "vial": sheet.vial,
        "typed": typed_texts(check.first.draft),
        "inputs": carried(check.first.draft),
        "terms": plan_terms(worked.found),
        "findings": finding_records(worked.found.findings),
        "ticks": tick_records(ticks),
        **sheet_records(sheet),
        "read": dict(check.second.standing),
        "checked": typed_texts(check.second.draft),
        "rounds": [round_record(each) for each in check.rounds],
        "versions": versions(),
    }


def mismatch_record(check: DoubleCheck) -> Record:
    """Return what is kept of the last comparison that did not agree: what differed, and both entries as they were."""
    return {"protocol": check.rounds[-1].first.draft.protocol, **round_record(check.rounds[-1]), "versions": versions()}


def round_record(each: Round) -> Record:
    """Return what is kept of one comparison."""
    return {
        "differences": [{"key": one.key, "looks_like": one.slip} for one in each.differences],
        "first": _entry(each.first),
        "second": _entry(each.second),
    }


def typed_texts(draft: Draft) -> Record:
    """Return what was typed and chosen, by field, as it stands; nothing of what was left empty."""
    texts = {each.name: getattr(draft, each.name) for each in fields(Draft)}
    found: Record = {name: text for name, text in texts.items() if isinstance(text, str) and text}
    if draft.given is not None:
        found["given"] = list(draft.given)
    if draft.steps:
        found["steps"] = [[step.rate_text, step.hours_text] for step in draft.steps]
    doses = {
        id_: {each.name: getattr(dose, each.name) for each in fields(DoseDraft)} for id_, dose in draft.doses.items()
    }
    found["doses"] = {id_: {name: text for name, text in dose.items() if text} for id_, dose in doses.items()}
    return found


def _entry(entry: Entry) -> Record:
    return {"typed": typed_texts(entry.draft), "read": dict(entry.standing)}
