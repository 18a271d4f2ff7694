"""The state of an order in a sentence, to be told when it changes; it holds no figure that is worked out."""

from ketadesk.presentation.copying import NOT_CHECKED
from ketadesk.presentation.pill import Pill
from ketadesk.presentation.sheet import Sheet


def announcement(sheet: Sheet) -> str:
    """Return what is told of a sheet: its state, and what it lacks, asks or is stopped by."""
    if sheet.state == "stopped":
        word = "Stopped" if sheet.pill is None else sheet.pill.word
        return " ".join([f"{word}, no figure is shown.", *_said(sheet, "stop")])
    if sheet.state == "check":
        return " ".join(["A reason is needed.", *_said(sheet, "check")])
    if sheet.state == "ready":
        return f"Ready, {NOT_CHECKED}." if sheet.pill is None else _spoken(sheet.pill)
    missing = len({missing.field for missing in sheet.missing} | set(sheet.refused))
    refused = [f"Not read: {reason}" for reason in sheet.refused.values()]
    return " ".join([f"Incomplete, {missing} missing.", *refused])


def _spoken(pill: Pill) -> str:
    return ", ".join(part for part in (pill.word, pill.aside) if part) + "."


def _said(sheet: Sheet, severity: str) -> list[str]:
    return [each.says for each in sheet.findings if each.severity == severity and not each.reason]


def interrupts(sheet: Sheet) -> bool:
    """Say whether it is said at once, whatever is being said: what stops, what asks, and what is not read."""
    return sheet.state in {"stopped", "check"} or bool(sheet.refused)
