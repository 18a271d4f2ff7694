"""What a person must look at: a stop, a question that needs a reason, or a note. The number itself is never touched."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ketadesk.protocols.limit import Limit, Severity
from ketadesk.protocols.source import Backing
from ketadesk.quantities.registry import Quantity

_RANK: dict[Severity, int] = {"stop": 0, "check": 1, "note": 2}


# What arithmetic alone shows needs no publication.
ARITHMETIC = Backing("arithmetic", "verified")
# What the order itself says, such as a cap that was entered.
ORDERED = Backing("order", "verified")


@dataclass(frozen=True)
class Reason:
    """Why a person goes on past a question. `bound` is the finding's own: what it said, and what that rests on."""

    code: str
    bound: str
    text: str


@dataclass(frozen=True)
class Reach:
    """How far a value went past a limit, to be drawn: both of one kind, each with a few words for what it is."""

    value: Quantity
    limit: Quantity
    value_is: str
    limit_is: str


@dataclass(frozen=True)
class Finding:
    """One finding. `says` names the value and the limit it met; `action` is what to do; `fields` is where.

    `reason` is why a person goes on past a question, once it is given. `reach` is there where a limit is a number.
    `rests_on` are the inputs behind it, the same text for the same inputs alone.
    """

    code: str
    severity: Severity
    says: str
    action: str
    backing: Backing
    fields: tuple[str, ...] = ()
    reason: str = ""
    reach: Reach | None = field(default=None, compare=False)
    rests_on: str = field(default="", compare=False)

    @property
    def bound(self) -> str:
        """What a reason for it is bound to: value and limit as they were said, and the inputs."""
        return f"{self.rests_on}: {self.says}" if self.rests_on else self.says

    @property
    def waits(self) -> bool:
        """Say whether it asks for a reason that nobody has given."""
        return self.severity == "check" and not self.reason


_END = "the limit"
Findings = Iterator[Finding]


def met(
    limit: Limit, code: str, says: str, action: str, *fields: str, value: Quantity | None = None, value_is: str = ""
) -> Finding:
    """Return the finding that a limit makes when it is met; with the value that met it, it can be drawn."""
    reach = None if value is None else Reach(value, limit.value, value_is, _END)
    return Finding(code, limit.severity, says, action, limit.backing, fields, reach=reach)


def by_severity(findings: Findings) -> tuple[Finding, ...]:
    """Return findings with the stops first, then what needs a reason, then the notes."""
    return tuple(sorted(findings, key=lambda finding: _RANK[finding.severity]))


def reasoned(findings: tuple[Finding, ...], reasons: tuple[Reason, ...]) -> tuple[Finding, ...]:
    """Return findings with the reasons that were given for exactly them. No reason lifts a stop."""
    given = {(reason.code, reason.bound): reason.text for reason in reasons}
    return tuple(
        replace(each, reason=given.get((each.code, each.bound), "")) if each.severity == "check" else each
        for each in findings
    )
