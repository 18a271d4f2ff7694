"""How a rate that runs stands: the words of the state, and the sentence with the range and its source."""

from ketadesk.dosing.bands import Band, Place
from ketadesk.dosing.findings import Finding
from ketadesk.dosing.running import Running
from ketadesk.presentation.pill import Pill
from ketadesk.presentation.running_answer import Judgement
from ketadesk.presentation.stopping import Way
from ketadesk.presentation.wording import source_line, source_name
from ketadesk.protocols.library import Library
from ketadesk.protocols.prompt import Prompt

_PLACES: dict[Place, tuple[str, str]] = {
    "below": ("Below range", "Below"),
    "low end": ("At the low end", "At the low end of"),
    "inside": ("Within range", "Within"),
    "high end": ("At the high end", "At the high end of"),
    "above": ("Above range", "Above"),
}
"""For each place in a range: the words of the state, and what stands before the range."""
_ROUNDED: dict[Place, tuple[str, str]] = {
    "below": ("Just below range", "Just below"),
    "above": ("Just above range", "Just above"),
}
"""The same for a rate that is no farther out than rounding to a pump's step may cost."""
_RATE = "rate"
_AGAIN = "If pump, label or scale say otherwise than is entered here, enter it again."


def pill(findings: tuple[Finding, ...], found: Running, band: Band | None) -> Pill:
    """Return the state in words of its own. It has the shape of a question while the rate is beyond a limit."""
    if any(finding.severity == "stop" for finding in findings):
        return Pill("stopped", "Beyond a limit")
    word = _word(findings, found, band)
    asked = [finding for finding in findings if finding.severity == "check"]
    if any(finding.waits for finding in asked):
        return Pill("check", *((word, "needs a reason") if _beyond(findings) else ("Needs a reason",)))
    if asked:
        return Pill("check" if _beyond(findings) else "ready", word, "reason given")
    return Pill("ready", word, "" if band else "no range chosen")


def judgement(findings: tuple[Finding, ...], found: Running, band: Band | None, library: Library) -> Judgement:
    """Return where a rate stands, in a sentence, and what the source of the range says."""
    beyond = _beyond(findings)
    if band is None:
        says = (
            "Beyond a limit that holds for all ketamine" if beyond else "Within the limits that hold for all ketamine"
        )
        return Judgement(says, "Choose a protocol to judge it by a range.", beyond)
    span, protocol = band.span, band.protocol
    _, before = _said(findings, found, band)
    says = f"{before} {span.written}"
    reading = source_line(span.source, library.sources) if span.source in library.sources else None
    source = source_name(span.backing, library.sources)
    return Judgement(says, f"{protocol.title}: {protocol.order}", beyond, source, span.status, reading)


def ways_out(finding: Finding, _says: Prompt) -> tuple[Way, ...]:
    """Return what to do about a stop while a pump runs: nothing of it is made up anew, so no part is cleared."""
    says = f"{finding.action} {_AGAIN}"
    return (Way(says, does=f"go {finding.fields[0]}" if finding.fields else ""),)


def _word(findings: tuple[Finding, ...], found: Running, band: Band | None) -> str:
    if band is None:
        return "Above a limit" if _beyond(findings) else "Within limits"
    word, _ = _said(findings, found, band)
    return "Above a limit" if _beyond(findings) and band.place(found) not in _ROUNDED else word


def _said(findings: tuple[Finding, ...], found: Running, band: Band) -> tuple[str, str]:
    place = band.place(found)
    return _PLACES[place] if _beyond(findings) else _ROUNDED.get(place, _PLACES[place])


def _beyond(findings: tuple[Finding, ...]) -> bool:
    """Say whether the rate itself is questioned, with or without a reason given."""
    return any(finding.severity == "check" and _RATE in finding.fields for finding in findings)
