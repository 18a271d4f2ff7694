"""The reasons that still hold once an answer is known: each goes with what it was given for."""

from ketadesk.intake.draft import Draft, GivenReason
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.sheet import Sheet


def standing_reasons(draft: Draft | RunningDraft, sheet: Sheet) -> tuple[GivenReason, ...]:
    """Return the reasons that still hold. Only a whole answer can tell that what a reason was given for is gone."""
    if sheet.state in {"incomplete", "stopped"}:
        return draft.reasons
    asked = {(finding.code, finding.asks) for finding in sheet.findings if finding.severity == "check"}
    return tuple(each for each in draft.reasons if (each.code, each.bound) in asked)
