"""Is the vial in hand the drug that is ordered, in a strength that is sold?"""

from fractions import Fraction

from ketadesk.dosing.findings import Finding, Findings
from ketadesk.dosing.order import Order, Vial
from ketadesk.protocols.library import Library
from ketadesk.protocols.product import Product
from ketadesk.quantities.formatting import format_quantity, format_strength
from ketadesk.quantities.registry import Quantity

_ROUNDED_BY_HAND = Fraction(1, 100)  # 115 for 115.33, 58 for 57.67
_FIELDS = ("strength_text", "vial_volume_text", "vial_total_text")


def check_vial(order: Order, library: Library) -> Findings:
    """Yield the question that a strength raises which is another drug's, or which no listed vial of this drug has."""
    if order.vial is None:
        return
    strength: Quantity = order.vial.strength.value
    own = [product for product in library.products.values() if product.drug in order.drugs]
    alike = [product for product in own if product.strength == strength]
    if not own:
        return
    other = next((product for product in library.products.values() if _another(product, order, strength)), None)
    if alike:
        yield from _size(order.vial, alike)
    elif (base := next((product for product in own if _is_salt_of(product, strength)), None)) is not None:
        says = (
            f"{format_strength(strength)} is the hydrochloride of {format_strength(base.strength)} of ketamine. "
            "Strengths here are of ketamine itself."
        )
        action = "Read the label again, and enter the strength as ketamine."
        yield Finding("salt-strength", "check", says, action, base.backing, ("strength_text",))
    elif other is not None:
        says = f"{format_strength(strength)} is a strength of {other.drug}. The order is for {_drug(order)}."
        action = f"Read the drug's name on the vial. Go on only if it says {_drug(order)}."
        yield Finding("other-drug", "check", says, action, other.backing, ("strength_text",))
    else:
        sold = ", ".join(sorted({format_strength(product.strength) for product in own}, key=_by_number))
        says = f"No listed vial of {_drug(order)} holds {format_strength(strength)}. Listed: {sold}."
        yield Finding("strength-not-listed", "check", says, "Read the label again.", own[0].backing, ("strength_text",))


def _is_salt_of(product: Product, strength: Quantity) -> bool:
    """Say whether a strength is that of a product by the weight of its salt, as it is written or rounded by hand."""
    salt = product.hydrochloride
    return salt is not None and bool(abs(strength - salt) <= salt * _ROUNDED_BY_HAND)


def _another(product: Product, order: Order, strength: Quantity) -> bool:
    return product.drug not in order.drugs and bool(product.strength == strength)


def _size(vial: Vial, alike: list[Product]) -> Findings:
    if all(product.volume != vial.volume.value for product in alike):
        sizes = " or ".join(format_quantity(product.volume) for product in alike)
        says = f"A listed vial of this strength holds {sizes}, not {format_quantity(vial.volume.value)}."
        yield Finding("vial-size", "note", says, "Read the volume on the label again.", alike[0].backing, _FIELDS)


def _drug(order: Order) -> str:
    return "racemic ketamine" if order.drugs == {"ketamine"} else " or ".join(sorted(order.drugs))


def _by_number(strength: str) -> int:
    return int(strength.split(" ", 1)[0].split(".", 1)[0])
