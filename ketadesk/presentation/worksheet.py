"""What a worksheet says: the sheet of a ready order, with places to sign, sources, versions and the time."""

from collections.abc import Iterator
from dataclasses import dataclass

from ketadesk.checking.double_check import CHECKED, PREPARED
from ketadesk.presentation.copying import NOT_CHECKED
from ketadesk.presentation.derivation import SourceLine
from ketadesk.presentation.paper import PLACES, ROUNDING, UNPRINTED, Signature, Stamp, Unprinted
from ketadesk.presentation.seal import Seal
from ketadesk.presentation.sheet import Card, ChecklistLine, FindingLine, Sheet
from ketadesk.presentation.ticking import NO_TICKS, Ticks, said_ticked
from ketadesk.presentation.wording import sentence_case
from ketadesk.protocols.status import STATUS_WORDS

PATIENT = "Patient’s label"
"""What stands in the place where a person is named, by hand: KetaDesk knows nobody."""

WORKING, SOURCES, WARNINGS, CHECKLISTS = "Working", "Sources", "Warnings", "Checklists"
SIGN_HERE = ("name", "signature", "date and time")


@dataclass(frozen=True)
class Worksheet:
    """One order on paper. All of its figures are those of the sheet; what is added is who, when and by what."""

    sheet: Sheet
    status: str
    is_checked: bool
    signatures: tuple[Signature, ...]
    foot: tuple[str, ...]
    printed: str
    code: str
    made_by: str
    ticks: Ticks

    @property
    def title(self) -> str:
        """Return what a file of it is called inside."""
        return f"Worksheet: {self.sheet.title}"

    @property
    def who(self) -> str:
        """Return the weight and how it is known, with the weight that is dosed by where that is another."""
        return ", ".join(part for part in (self.sheet.who, self.sheet.basis) if part)

    @property
    def cards(self) -> tuple[tuple[str, Card], ...]:
        """Return what is given, each with its place in the order of giving where there is more than one."""
        cards = self.sheet.cards
        return tuple((str(place) if len(cards) > 1 else "", card) for place, card in enumerate(cards, start=1))

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return the warnings that belong to the regimen, each with its source."""
        return tuple(f"{each.says} ({each.source})" for each in self.sheet.remarks if each.kind == "warning")


def worksheet(sheet: Sheet, stamp: Stamp, ticks: Ticks = NO_TICKS) -> Worksheet | Unprinted:
    """Return the worksheet of an order, with what was ticked on the screen; or why it is not printed."""
    if sheet.state in UNPRINTED:
        return Unprinted(UNPRINTED[sheet.state])
    return Worksheet(
        sheet=sheet,
        status=sentence_case(NOT_CHECKED if sheet.seal is None else sheet.seal.says),
        is_checked=sheet.seal is not None,
        signatures=PLACES if sheet.seal is None else _signed(sheet.seal),
        foot=(sheet.scope, f"{stamp.made_by}; {ROUNDING}"),
        printed=f"printed {stamp.printed}",
        code=stamp.code,
        made_by=stamp.made_by_whole,
        ticks=ticks,
    )


def page_of(number: int, count: int) -> str:
    """Return which page of how many one is."""
    return f"page {number} of {count}"


def reasoned(finding: FindingLine) -> str:
    """Return what a finding says on paper, with its source, and then the reason that was given: that is a person's."""
    if finding.reason:
        return f"{finding.says} ({finding.source}) Reason: {finding.reason}"
    return f"{finding.says} {finding.action} ({finding.source})"


def graded(item: ChecklistLine, ticks: Ticks = NO_TICKS) -> str:
    """Return a line of a checklist with its grade, and when it was ticked."""
    ticked = said_ticked(item, ticks)
    parts = (item.says, f"[{item.grade}]" if item.grade else "", f"({ticked})" if ticked else "")
    return " ".join(part for part in parts if part)


def cited(source: SourceLine) -> str:
    """Return a source with how well it supports, what of the order it is behind, and where it is found."""
    return ". ".join(_cited(source))


def _cited(source: SourceLine) -> Iterator[str]:
    yield f"{source.title}, {STATUS_WORDS[source.status]}"
    if source.behind:
        yield f"For: {source.behind}"
    yield source.locator


def _signed(seal: Seal) -> tuple[Signature, ...]:
    """Return who signed with a PIN: what each signature means is what each of them was asked to say."""
    names, meanings = (seal.preparer, seal.checker), (PREPARED, CHECKED)
    return tuple(
        Signature(place.role, name, seal.at, meaning)
        for place, name, meaning in zip(PLACES, names, meanings, strict=True)
    )
