"""What is said back of a pump that runs: the numbers in words, and the mixture as its label should say it."""

from collections.abc import Iterator

from ketadesk.intake.gathering import AMOUNT, DOSE, VOLUME, WEIGHT
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.echo import Echoes, ReadBack
from ketadesk.presentation.number_words import quantity_words
from ketadesk.presentation.sheet import Sheet
from ketadesk.presentation.wording import other_weight
from ketadesk.quantities.formatting import format_quantity, format_strength
from ketadesk.quantities.kinds import bodyweight, concentration, mass, volume
from ketadesk.quantities.parsing import NumberForm, Refused, parse_number

_FORMS: dict[str, tuple[NumberForm, str]] = {
    "rate_text": (DOSE, "mL/h"),
    "amount_text": (AMOUNT, "mg"),
    "volume_text": (VOLUME, "mL"),
    "left_text": (VOLUME, "mL"),
}


def said_back(draft: RunningDraft, sheet: Sheet) -> tuple[Echoes, str]:
    """Return what the form says back, and the mixture once both its figures are read."""
    return Echoes(read_backs=dict(_read_backs(draft, sheet))), _mixture(draft)


def _read_backs(draft: RunningDraft, sheet: Sheet) -> Iterator[tuple[str, ReadBack]]:
    met = {field for finding in sheet.findings for field in finding.fields}
    for field, (form, of) in {**_FORMS, "weight_text": (WEIGHT, draft.weight_unit)}.items():
        number = parse_number(getattr(draft, field), form)
        if field in sheet.refused or isinstance(number, Refused) or number == 0:
            continue
        says = quantity_words(getattr(draft, field), of)
        if field == "weight_text":
            says = f"{other_weight(bodyweight.of(number, of), of)} · {says}"
        yield field, ReadBack(says, always=field == "weight_text" or field in met)


def _mixture(draft: RunningDraft) -> str:
    amount, held = parse_number(draft.amount_text, AMOUNT), parse_number(draft.volume_text, VOLUME)
    if isinstance(amount, Refused) or isinstance(held, Refused) or not amount or not held:
        return ""
    strength = concentration.of(amount / held)
    return f"{format_quantity(mass.of(amount))} in {format_quantity(volume.of(held))} ({format_strength(strength)})"
