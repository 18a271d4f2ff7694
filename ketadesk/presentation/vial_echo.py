"""The vial in hand, said back as its label should say it, and the drugs that it may hold."""

from fractions import Fraction

from ketadesk.intake.asking import given_administrations
from ketadesk.intake.draft import Draft
from ketadesk.intake.gathering import FORMS
from ketadesk.presentation.echo import Bar, VialEcho
from ketadesk.presentation.wording import DRUGS
from ketadesk.protocols.library import Library
from ketadesk.quantities.formatting import format_quantity, format_strength
from ketadesk.quantities.kinds import concentration, mass, volume
from ketadesk.quantities.parsing import Refused, parse_number
from ketadesk.quantities.registry import in_unit, unit


def drugs_of(draft: Draft, library: Library) -> frozenset[str]:
    """Return the drugs that an order gives."""
    protocol = library.protocols.get(draft.protocol)
    return frozenset() if protocol is None else protocol.drugs(given_administrations(draft, protocol))


def drug_words(drugs: frozenset[str]) -> str:
    """Return drugs by their whole names."""
    return " or ".join(DRUGS.get(each, each) for each in sorted(drugs))


def vial_echo(draft: Draft, drugs: frozenset[str], library: Library) -> VialEcho | None:
    """Return the vial as its label should say it, when its three figures are read and agree."""
    numbers = [
        figure_of(field, text)
        for field, text in (
            ("strength_text", draft.strength_text),
            ("vial_volume_text", draft.vial_volume_text),
            ("vial_total_text", draft.vial_total_text),
        )
    ]
    strength, held, total = numbers
    if strength is None or held is None or total is None or strength * held != total:
        return None
    said = f"{format_quantity(mass.of(total))} in {format_quantity(volume.of(held))}"
    bars = strength_bars(strength, drugs, library)
    return VialEcho(said, format_strength(concentration.of(strength)), bars, strength_rank(bars))


def strength_bars(strength: Fraction, drugs: frozenset[str], library: Library) -> tuple[Bar, ...]:
    """Return the strengths in which drugs are listed, weakest first, with the one in hand among them."""
    sold = sorted(
        {
            in_unit(product.strength, unit("mg/mL")).magnitude
            for product in library.products.values()
            if product.drug in drugs
        }
    )
    return tuple(Bar(each / sold[-1], each == strength) for each in sold)


def strength_rank(bars: tuple[Bar, ...]) -> str:
    """Return in words whether the strength in hand is the weakest or the strongest of those listed."""
    if len(bars) > 1 and bars[-1].chosen:
        return "strongest listed"
    return "weakest listed" if len(bars) > 1 and bars[0].chosen else ""


def figure_of(field: str, text: str) -> Fraction | None:
    """Return what is read of a field's text; nought and what is refused are nothing."""
    read = parse_number(text, FORMS[field.partition(":")[0]])
    return None if isinstance(read, Refused) or read == 0 else read
