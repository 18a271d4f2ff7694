"""What is said of a wastage worksheet: its figures, whether they balance, its text for paper, its record."""

from dataclasses import dataclass
from typing import Any

from ketadesk.dosing.wastage import Wastage
from ketadesk.intake.reading import Unready
from ketadesk.intake.waste_draft import VOLUMES, WasteDraft, read_waste
from ketadesk.presentation.export import term_records, versions
from ketadesk.presentation.sheet import Figure, Missing
from ketadesk.quantities.formatting import format_quantity

NOT_THE_REGISTER = "Worksheet, not the legal register. Enter it in the register of controlled drugs as well."
_CAPTIONS = {"given": "Given to the patient", "wasted": "Wasted, witnessed", "remaining": "Remaining, kept"}


@dataclass(frozen=True)
class WasteAnswer:
    """The worksheet of a draft. `balances` only where every figure is read and nothing is left over.

    `figures` are drawn, given, wasted and remaining; `says` is one sentence on the balance.
    """

    says: str
    balances: bool = False
    figures: tuple[Figure, ...] = ()
    missing: tuple[Missing, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    record: dict[str, Any] | None = None


def answer_waste(draft: WasteDraft) -> WasteAnswer:
    """Return the worksheet of a draft."""
    found = read_waste(draft)
    if isinstance(found, Unready):
        missing = tuple(Missing(field, says) for field, says in found.missing.items())
        says = "Read each volume off; where there is none, type 0."
        return WasteAnswer(says, missing=missing, refused=tuple(found.refused.items()))
    says = _balance(found)
    figures = _figures(found)
    record = _record(draft, found, figures, says) if found.balances else None
    return WasteAnswer(says, found.balances, figures, record=record)


def worksheet_text(record: dict[str, Any], signed: tuple[str, ...]) -> str:
    """Return a worksheet as lines for paper, with who signed it."""
    figures = [f"{each['label']}: {each['text']}" for each in record["figures"]]
    lines = ["WASTAGE WORKSHEET", NOT_THE_REGISTER, "", f"Drug: {record['drug']}, {record['strength']}", *figures]
    return "\n".join([*lines, record["balance"], "", *signed, ""])


def _figures(found: Wastage) -> tuple[Figure, ...]:
    volumes = (found.drawn, found.given, found.wasted, found.remaining)
    captions = ("Drawn from the vials", *_CAPTIONS.values())
    return tuple(
        Figure(caption, f"{format_quantity(term.value)} ({format_quantity(amount.value)})")
        for caption, term, amount in zip(captions, volumes, found.amounts, strict=False)
    )


def _balance(found: Wastage) -> str:
    drawn, given, wasted, remaining = (
        format_quantity(each.value) for each in (found.drawn, found.given, found.wasted, found.remaining)
    )
    if found.balances:
        return f"It balances: {given} + {wasted} + {remaining} = {drawn}."
    volume, amount = found.unaccounted.value, found.amounts[-1].value
    if volume.magnitude > 0:
        return f"{format_quantity(volume)} ({format_quantity(amount)}) is not accounted for. Read each volume again."
    return f"{format_quantity(-volume)} ({format_quantity(-amount)}) more than was drawn. Read each volume again."


def _record(draft: WasteDraft, found: Wastage, figures: tuple[Figure, ...], says: str) -> dict[str, Any]:
    return {
        "drug": draft.drug,
        "strength": f"{draft.strength_text} mg/mL",
        "typed": {field: getattr(draft, field) for field in ("strength_text", *VOLUMES)},
        "figures": [{"label": each.label, "text": each.text} for each in figures],
        "balance": says,
        "terms": term_records([("", "", found.unaccounted), *(("", "", term) for term in found.amounts)]),
        "remark": NOT_THE_REGISTER,
        "versions": versions(),
    }
