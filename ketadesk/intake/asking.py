"""What an order must say for its protocol: the administrations given, the units offered, the device assumed."""

from ketadesk.intake.draft import Draft
from ketadesk.protocols.library import Library
from ketadesk.protocols.product import Container, PumpProfile
from ketadesk.protocols.protocol import AMOUNT_FORMS, Administration, Form, Protocol
from ketadesk.quantities.kinds import dose_per_weight, volume
from ketadesk.quantities.registry import Quantity
from ketadesk.quantities.spelling import written_unit

INFUSION_FORMS: frozenset[Form] = frozenset({"timed-infusion", "continuous-infusion", "stepped-infusion"})
RATE_UNITS = ("mcg/kg/min", "mg/kg/h", "mcg/kg/h", "mg/h", "mg/min")
AMOUNT_UNITS = ("mg/kg", "mcg/kg", "mg", "mcg")
MISREAD_RATE_UNIT = "mg/kg/min"  # read so that it can be stopped, and never offered
_LARGEST_SYRINGE = volume.of(60)


def given_administrations(draft: Draft, protocol: Protocol) -> tuple[Administration, ...]:
    """Return the administrations that are given: those chosen, or those the protocol always gives."""
    if draft.given is None:
        return tuple(one for one in protocol.administrations if one.choice in {"always", "usual"})
    return tuple(one for one in protocol.administrations if one.choice == "always" or one.id in draft.given)


def dose_units(administration: Administration) -> tuple[str, ...]:
    """Return the units in which an administration can be ordered, the source's own first."""
    own = written_unit(administration.dose.low.units)
    if administration.form in AMOUNT_FORMS:
        offered: tuple[str, ...] = (own, "mg") if dose_per_weight.admits(administration.dose.low) else (own,)
    else:
        offered = (own, *RATE_UNITS)
    return tuple(dict.fromkeys(offered))


def readable_units(administration: Administration) -> tuple[str, ...]:
    """Return the units that are read, offered or not."""
    if administration.form in AMOUNT_FORMS:
        return AMOUNT_UNITS
    return (*RATE_UNITS, MISREAD_RATE_UNIT)


def assumed_container(draft: Draft, library: Library, held: Quantity | None) -> Container | None:
    """Return the container chosen, or for a bag's methods the bag of the stated volume."""
    containers = library.cupboard.containers
    chosen = next((container for container in containers if container.id == draft.container), None)
    if chosen is None and held is not None and draft.method in {"add", "withdraw-first"}:
        return next((each for each in containers if each.form == "bag" and each.nominal == held), None)
    return chosen


def assumed_pump(draft: Draft, library: Library, container: Container | None, held: Quantity | None) -> PumpProfile:
    """Return the pump chosen, or the first of the kind that takes the container."""
    pumps = library.cupboard.pumps
    chosen = next((pump for pump in pumps if pump.id == draft.pump), None)
    if chosen is not None:
        return chosen
    form = "syringe" if container is None else container.form
    if container is None and held is not None and held > _LARGEST_SYRINGE:
        form = "bag"
    return next(pump for pump in pumps if pump.form == form)


def needs_infusion(administrations: tuple[Administration, ...]) -> bool:
    """Say whether a container is mixed."""
    return any(one.form in INFUSION_FORMS for one in administrations)


def needs_push(administrations: tuple[Administration, ...]) -> bool:
    """Say whether something is drawn up to be given at once."""
    return any(one.form not in INFUSION_FORMS for one in administrations)
