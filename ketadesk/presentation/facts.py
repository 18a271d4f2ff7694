"""What an order stands on, in one line over its figures: the weight and how it is known, the vial, the drug."""

from ketadesk.dosing.order import Order
from ketadesk.intake.draft import Draft
from ketadesk.presentation.echo import Bar
from ketadesk.presentation.sheet import Facts
from ketadesk.presentation.vial_echo import drug_words, drugs_of, strength_rank, vial_echo
from ketadesk.presentation.wording import drug_text, vial_text, weight_text
from ketadesk.protocols.library import Library
from ketadesk.quantities.formatting import format_strength
from ketadesk.quantities.kinds import bodyweight
from ketadesk.quantities.parsing import Refused, parse_number
from ketadesk.quantities.registry import Quantity
from ketadesk.quantities.spelling import read_unit

UNKNOWN = "weight not known"


def order_facts(order: Order, bars: tuple[Bar, ...]) -> Facts:
    """Return what a whole order stands on. Height, age and sex stay in the form and in what is copied."""
    vial = "" if order.vial is None else vial_text(order.vial, order, strength_rank(bars))
    strength = "" if order.vial is None else format_strength(order.vial.strength.value)
    return _facts(order.patient.weight.value, order.patient.known or "", vial or drug_text(order), strength)


def draft_facts(draft: Draft, library: Library) -> Facts:
    """Return what is known so far of what an order stands on: only what is read."""
    number, of = parse_number(draft.weight_text), read_unit(draft.weight_unit)
    weight = None if isinstance(number, Refused) or not number or of is None else bodyweight.of(number, of)
    drugs = drugs_of(draft, library)
    vial = vial_echo(draft, drugs, library)
    said = ", ".join(part for part in (vial.says if vial else "", drug_words(drugs)) if part)
    return _facts(weight, draft.weight_known, said, vial.strength if vial else "")


def _facts(weight: Quantity | None, known: str, vial: str, strength: str) -> Facts:
    kilograms = "" if weight is None else weight_text(weight)
    who = ", ".join(part for part in (kilograms or UNKNOWN, known if kilograms else "") if part)
    return Facts(" · ".join(part for part in (who, vial) if part), (kilograms.split(" (", 1)[0], strength))
