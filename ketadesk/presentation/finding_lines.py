"""Findings as they are read: words for each from its prompt, a ruler for a limit, ways out of a stop."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from ketadesk.dosing.findings import Finding, Reach
from ketadesk.intake.reasons import Bound
from ketadesk.presentation.sheet import FindingLine
from ketadesk.presentation.stopping import Ruler, Way
from ketadesk.presentation.wording import source_line, source_name, source_says
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Severity
from ketadesk.protocols.prompt import Prompt
from ketadesk.quantities.formatting import format_in, format_strength
from ketadesk.quantities.kinds import concentration
from ketadesk.quantities.parsing import Refused
from ketadesk.quantities.registry import Quantity, in_unit

_WORDS: dict[Severity, str] = {"stop": "Stop", "check": "Check", "note": "Note"}
_NOBODY: Mapping[Bound, Refused] = MappingProxyType({})
_ROOM = Fraction(11, 10)
_STAYS = Way("If the order says so, ask the prescriber. It stays stopped here.")
Instead = Callable[[Finding, Prompt], tuple[Way, ...]]
"""What returns the ways out of a stop."""


def _ways(finding: Finding, says: Prompt) -> tuple[Way, ...]:
    """Return what to do instead: what its prompt names, or what the finding says, at its field."""
    if not says.instead:
        return (Way(finding.action, does=f"go {finding.fields[0]}" if finding.fields else ""), _STAYS)
    places = {"go:first": finding.fields[:1], "go:elsewhere": finding.fields[1:2]}
    ways = []
    for each in says.instead:
        does = each.does.replace(":", " ")
        if each.does in places:
            does = f"go {places[each.does][0]}" if places[each.does] else ""
        ways.append(Way(each.says, each.button if does else "", does))
    return tuple(ways)


def finding_lines(
    findings: Iterable[Finding],
    library: Library,
    refused: Mapping[Bound, Refused] = _NOBODY,
    instead: Instead = _ways,
) -> tuple[FindingLine, ...]:
    """Return findings as they are read. Beside a stop nothing asks for a reason: there is no figure to go on to."""
    met = tuple(findings)
    asking = not any(each.severity == "stop" for each in met)
    return tuple(
        finding_line(each, library, refused.get((each.code, each.bound)), asking=asking, instead=instead)
        for each in met
    )


def finding_line(
    finding: Finding,
    library: Library,
    refused: Refused | None = None,
    *,
    asking: bool = True,
    instead: Instead = _ways,
) -> FindingLine:
    """Return a finding as it is read: its word, what was met, what to do, and what stands behind it."""
    says = library.prompts.get(finding.code, Prompt(finding.code, "", ""))
    source = library.sources.get(finding.backing.source)
    asks = asking and finding.severity == "check"
    return FindingLine(
        code=finding.code,
        severity=finding.severity,
        word=_WORDS[finding.severity],
        says=finding.says,
        action=finding.action,
        source=source_name(finding.backing, library.sources),
        status=finding.backing.status,
        fields=finding.fields,
        title=says.title,
        short=says.short or _WORDS[finding.severity],
        elsewhere=says.elsewhere,
        offered=says.reasons if asks else (),
        reason=finding.reason,
        refused="" if refused is None else refused.reason,
        typed="" if refused is None else refused.text,
        asks=finding.bound if asks else "",
        source_says=source_says(finding.backing, library.sources),
        locator=source_line(source.id, library.sources).locator if source is not None else "",
        ruler=None if finding.reach is None else _ruler(finding.reach),
        instead=instead(finding, says) if finding.severity == "stop" else (),
    )


def _ruler(reach: Reach) -> Ruler:
    of = reach.limit.units
    value, limit = in_unit(reach.value, of).magnitude, reach.limit.magnitude
    end = max(value, limit) * _ROOM
    value_text, limit_text, unit = _text(reach.value, of), _text(reach.limit, of), _unit(reach.limit)
    return Ruler(value / end, limit / end, value >= limit, value_text, limit_text, reach.value_is, reach.limit_is, unit)


def _text(value: Quantity, of: object) -> str:
    return format_in(value, of).split(" ", 1)[0]  # type: ignore[arg-type]


def _unit(limit: Quantity) -> str:
    written = format_strength(limit) if concentration.admits(limit) else format_in(limit, limit.units)
    return written.split(" ", 1)[-1]
