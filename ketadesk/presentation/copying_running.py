"""What runs as text to paste elsewhere: never a bare number."""

from collections.abc import Iterator

from ketadesk.presentation.copying import LOCKED, NOT_CHECKED, filled
from ketadesk.presentation.running_answer import RunningAnswer
from ketadesk.presentation.sheet import FindingLine


def copied_running(answer: RunningAnswer, at: str) -> str:
    """Return what runs to paste elsewhere, with the time it was copied at. Only a ready answer says anything."""
    sheet = answer.sheet
    if sheet.state in LOCKED or answer.gets is None or answer.judgement is None:
        return ""
    lines = [
        f"Racemic ketamine that runs: {answer.gets.text} ({', '.join(each.text for each in answer.rates)})",
        f"{NOT_CHECKED.upper()}, copied {at}",
        *filled("Pump", answer.pump),
        *filled("In it", sheet.vial),
        *filled("Weight", sheet.who),
        f"{answer.judgement.says}. {answer.judgement.detail}".strip(),
        *(line for finding in sheet.findings for line in _finding(finding)),
        f"KetaDesk, {NOT_CHECKED}. {sheet.scope}",
    ]
    return "\n".join(lines) + "\n"


def _finding(finding: FindingLine) -> Iterator[str]:
    reason = f" Reason: {finding.reason}" if finding.reason else ""
    yield f"{finding.word}: {finding.says}{reason}"
