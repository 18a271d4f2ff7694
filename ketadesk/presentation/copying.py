"""A ready sheet as text to paste elsewhere: no number without its drug, unit, weight, vial, protocol and time."""

from collections.abc import Iterable, Iterator

from ketadesk.presentation.sheet import Card, Figure, FindingLine, Sheet, State

NOT_CHECKED = "not double-checked"
LOCKED: dict[State, str] = {
    "incomplete": "Opens with the figures",
    "check": "Opens when the reason is given",
    "stopped": "Nothing to copy while stopped",
}
"""Why nothing can be copied, in the states in which nothing can."""


def copied(sheet: Sheet, at: str) -> str:
    """Return a sheet to paste elsewhere, with the time it was copied at. Only a ready one says anything."""
    if sheet.state in LOCKED:
        return ""
    drug = sheet.drug or sheet.title
    lines = [
        f"{drug}, {sheet.title}: {sheet.order}",
        f"{_checked(sheet).upper() if sheet.seal is None else _checked(sheet)}, copied {at}",
        *filled("Weight", ", ".join(part for part in (sheet.who, sheet.basis) if part)),
        *filled("Vial", sheet.vial),
        *(line for card in sheet.cards for line in _card(card, drug)),
        *filled("The rate ordered", ", ".join(_rate(figure) for figure in sheet.rates)),
        *(line for finding in sheet.findings for line in _finding(finding)),
        f"KetaDesk, {_checked(sheet)}. {sheet.scope}".strip(),
    ]
    return "\n".join(lines) + "\n"


def _checked(sheet: Sheet) -> str:
    return NOT_CHECKED if sheet.seal is None else sheet.seal.says


def filled(name: str, text: str) -> Iterator[str]:
    """Yield a named line, if there is something to say."""
    if text:
        yield f"{name}: {text}"


def _card(card: Card, drug: str) -> Iterator[str]:
    yield f"{card.title}, {drug}"
    figures: Iterable[Figure] = dict.fromkeys((card.headline, *card.preparation, *card.figures))
    for figure in figures:
        of = f", {figure.detail}" if figure.detail and not figure.detail.startswith("of ") else f" {figure.detail}"
        yield f"  {': '.join(part for part in (figure.label, figure.text) if part)}{of}".rstrip()
    yield from (f"  {remark}" for remark in card.remarks)


def _rate(figure: Figure) -> str:
    return f"{figure.label} {figure.text}" if figure.label else figure.text


def _finding(finding: FindingLine) -> Iterator[str]:
    if finding.severity == "check":
        yield f"{finding.word}: {finding.says} Reason: {finding.reason}"
    else:
        yield f"{finding.word}: {finding.says}"
