"""The words that stand beside figures: names of sources, of severities, of the weight."""

from collections.abc import Mapping
from fractions import Fraction

from ketadesk.dosing.order import Order, Vial
from ketadesk.dosing.patient import Patient
from ketadesk.presentation.derivation import SourceLine
from ketadesk.protocols.source import Backing, Source
from ketadesk.quantities.formatting import format_quantity, format_strength, round_half_up, terminates
from ketadesk.quantities.registry import Quantity, in_unit, quantity, unit

SCOPE = "Arithmetic for an order that exists. It chooses no therapy and controls no pump."
DRUGS = {"ketamine": "racemic ketamine"}

_UNPUBLISHED = {"arithmetic": "arithmetic", "order": "the order itself"}
_TENTH = Fraction(1, 10)
_TYPED_PLACES = 2


def source_name(backing: Backing, sources: Mapping[str, Source]) -> str:
    """Return the short name of the source behind something."""
    if backing.source in _UNPUBLISHED:
        return _UNPUBLISHED[backing.source]
    return sources[backing.source].short


def source_line(id_: str, sources: Mapping[str, Source], behind: str = "") -> SourceLine:
    """Return a source with what it says, and what of an order it is behind."""
    source = sources[id_]
    year = f", {source.year}" if source.year else ""
    return SourceLine(
        id_, source.short, f"{source.title}. {source.organisation}{year}. {source.locator}",
        source.says or source.supports, source.status, behind,
    )  # fmt: skip


def source_says(backing: Backing, sources: Mapping[str, Source]) -> str:
    """Return what the source behind something says, and what is remarked on it here."""
    source = sources.get(backing.source)
    said = "" if source is None else source.says or source.supports
    return " ".join(dict.fromkeys(part for part in (said, backing.note) if part))


def weight_text(weight: Quantity) -> str:
    """Return a weight in both units, kilograms first: as typed, and to one decimal: `70 kg (154.3 lb)`."""
    kilograms, pounds = (_to_tenth(weight, of) for of in ("kg", "lb"))
    return f"{kilograms} ({pounds})"


def other_weight(weight: Quantity, of: str) -> str:
    """Return a weight in the unit in which it was not entered, to one decimal: `154.3 lb` for 70 kg."""
    return _to_tenth(weight, "lb" if of == "kg" else "kg")


def who(patient: Patient) -> str:
    """Return who the order is for, in one line and without a name."""
    said = [weight_text(patient.weight.value)]
    if patient.known is not None:
        said.append(patient.known)
    if patient.height is not None:
        said.append(format_quantity(in_unit(patient.height.value, unit("cm"))))
    if patient.age is not None:
        said.append(f"{format_quantity(patient.age.value).removesuffix(' y')} years")
    if patient.sex is not None:
        said.append(patient.sex)
    return ", ".join(said)


def vial_text(vial: Vial, order: Order, rank: str = "") -> str:
    """Return the vial in hand as its label should say it: total in volume, and strength per 1 mL with its rank."""
    strength = ", ".join(part for part in (format_strength(vial.strength.value), rank) if part)
    total, held = format_quantity(vial.total.value), format_quantity(vial.volume.value)
    return f"{total} in {held} ({strength}), {drug_text(order)}"


def drug_text(order: Order) -> str:
    """Return the drug by its whole name."""
    return " or ".join(DRUGS.get(each, each) for each in sorted(order.drugs))


def sentence_case(name: str) -> str:
    """Return a term's name with a capital."""
    return name[:1].upper() + name[1:]


def _to_tenth(weight: Quantity, of: str) -> str:
    there = in_unit(weight, unit(of))
    if terminates(there.magnitude, _TYPED_PLACES):
        return format_quantity(there)
    return format_quantity(quantity(round_half_up(there.magnitude, _TENTH), there.units))


def within_sentence(title: str) -> str:
    """Return a title as it stands within a sentence: “clinic”, but “ICU”."""
    return title if title.isupper() else title[:1].lower() + title[1:]
