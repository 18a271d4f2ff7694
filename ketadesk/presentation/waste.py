"""What is said of a wastage worksheet: its figures, whether they balance, its text for paper, its record."""

from dataclasses import dataclass
from typing import Any

from ketadesk.dosing.wastage import Wastage
from ketadesk.intake.reading import Unready
from ketadesk.intake.waste_draft import VOLUMES, WasteDraft, read_waste
from ketadesk.presentation.export import term_records, versions
from ketadesk.presentation.form import Choice
from ketadesk.presentation.sheet import Figure, Missing
from ketadesk.presentation.wording import DRUGS, sentence_case
from ketadesk.protocols.site_file import load_site_library
from ketadesk.quantities.formatting import format_quantity

NOT_THE_REGISTER = "Worksheet, not the legal register. Enter it in the register of controlled drugs as well."
_FIRST = ("ketamine", "esketamine")
_CAPTIONS = {"given": "Given to the patient", "wasted": "Wasted, witnessed", "remaining": "Remaining, kept"}


WASTE_FIELDS = (
    ("strength_text", "Strength on the vial", "mg/mL"),
    ("drawn_text", "Drawn from the vials", "mL"),
    ("given_text", "Given", "mL"),
    ("wasted_text", "Wasted", "mL"),
    ("remaining_text", "Remaining", "mL"),
)
"""The fields of a worksheet: key, caption and unit, in the order in which they are read off."""


def waste_drugs() -> tuple[Choice, ...]:
    """Return the drugs of which there are vials. Raises `FaultyFileError` when the installation is broken."""
    drugs = sorted({product.drug for product in load_site_library().products.values()})
    first = [each for each in _FIRST if each in drugs]
    return tuple(Choice(each, sentence_case(DRUGS.get(each, each))) for each in dict.fromkeys([*first, *drugs]))


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
        "drug": sentence_case(DRUGS.get(draft.drug, draft.drug)),
        "strength": f"{draft.strength_text} mg/mL",
        "typed": {field: getattr(draft, field) for field in ("strength_text", *VOLUMES)},
        "figures": [{"label": each.label, "text": each.text} for each in figures],
        "balance": says,
        "terms": term_records([("", "", found.unaccounted), *(("", "", term) for term in found.amounts)]),
        "remark": NOT_THE_REGISTER,
        "versions": versions(),
    }
