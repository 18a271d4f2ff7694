"""How the push and the infusion are made ready."""

from ketadesk.dosing.order import METHODS, PUSH_METHODS, InfusionPreparation, Method, PushPreparation
from ketadesk.dosing.term import Origin, Term, given
from ketadesk.intake.asking import INFUSION_FORMS, assumed_container
from ketadesk.intake.draft import Draft
from ketadesk.intake.gathering import AMOUNT, STRENGTH, VOLUME, Gathered
from ketadesk.protocols.library import Library
from ketadesk.protocols.product import Container, Diluent, Purpose
from ketadesk.protocols.protocol import Administration
from ketadesk.quantities.formatting import format_quantity
from ketadesk.quantities.kinds import Concentration, Mass, Volume, concentration, mass, volume

_BY_METHOD = frozenset({"container_volume_text", "amount_text", "concentration_text"})

_HOW = "Choose how it is mixed."


def read_push_preparation(gathered: Gathered, draft: Draft, library: Library) -> PushPreparation | None:
    """Return how a push is drawn up; undiluted unless a dilution is chosen."""
    method = draft.push_method or "undiluted"
    if method not in PUSH_METHODS:
        gathered.refuse("push_method", "Choose how the push is prepared.")
        return None
    final = None
    if method == "make-up":
        final = gathered.quantity(
            "push_volume_text", draft.push_volume_text, VOLUME, volume, name="final volume", of="mL"
        )
        if draft.push_volume_text == "":
            gathered.lack("push_volume_text", "Enter the final volume of the push.")
    diluent = None if method == "undiluted" else _diluent(gathered, draft, library, "push")
    return PushPreparation(method, diluent, final)


def read_infusion_preparation(
    gathered: Gathered, draft: Draft, administrations: tuple[Administration, ...], library: Library
) -> InfusionPreparation | None:
    """Return how the infusion is mixed, or None when that cannot be told yet."""
    if draft.method == "":
        gathered.lack("method", _HOW)
        gathered.used |= _BY_METHOD  # whether they belong is not known yet
        return None
    if draft.method not in METHODS:
        gathered.refuse("method", _HOW)
        gathered.used |= _BY_METHOD
        return None
    method: Method = draft.method
    infusions = [one for one in administrations if one.form in INFUSION_FORMS]
    timed = all(one.form == "timed-infusion" for one in infusions)
    container, held = _container(gathered, draft, library, needed=not (timed and method == "undiluted"))
    diluent = None if method == "undiluted" else _diluent(gathered, draft, library, "infusion")
    amount, strength = _asked(gathered, draft, method, timed=timed)
    if _lacks_strength(method, draft, infusions, timed=timed):
        gathered.lack("concentration_text", "Enter the concentration the mixture is to have.")
    return InfusionPreparation(method, container, held, diluent, amount, strength)


def _asked(
    gathered: Gathered, draft: Draft, method: Method, *, timed: bool
) -> tuple[Term[Mass] | None, Term[Concentration] | None]:
    """Return the amount or the strength asked for, where the method leaves either to ask."""
    amount = strength = None
    if not timed and method != "undiluted":
        amount = gathered.quantity("amount_text", draft.amount_text, AMOUNT, mass, name="amount in container", of="mg")
    if method == "standard" or (not timed and method != "undiluted"):
        strength = gathered.quantity(
            "concentration_text", draft.concentration_text, STRENGTH, concentration, name="strength asked", of="mg/mL"
        )
    if amount is not None and strength is not None:
        gathered.refuse("amount_text", "Give the amount or the concentration, not both.")
    return amount, strength


def _lacks_strength(method: Method, draft: Draft, infusions: list[Administration], *, timed: bool) -> bool:
    if method == "undiluted" or draft.concentration_text:
        return False
    if timed:
        return method == "standard"
    published = all(one.concentration is not None and one.concentration.usual is not None for one in infusions)
    return not draft.amount_text and not published


def _container(
    gathered: Gathered, draft: Draft, library: Library, *, needed: bool
) -> tuple[Container | None, Term[Volume] | None]:
    """Return the container and the volume it is filled to: what was typed, or what its label says."""
    held = gathered.quantity(
        "container_volume_text", draft.container_volume_text, VOLUME, volume, name="container volume", of="mL"
    )
    container = assumed_container(draft, library, None if held is None else held.value)
    if draft.container and container is None:
        gathered.refuse("container", "Choose one of the syringes and bags, or enter a volume.")
    if held is None:
        if container is not None and draft.container_volume_text == "":
            return container, given("container volume", container.nominal, Origin(container.title))
        if needed and draft.container_volume_text == "":
            gathered.lack("container_volume_text", "Choose the syringe or bag, or enter its volume.")
        return container, None
    if container is not None and held.value > (container.capacity or container.nominal):
        most = format_quantity(container.capacity or container.nominal)
        gathered.refuse("container_volume_text", f"A {container.title} holds at most {most}.")
    return container, held


def _diluent(gathered: Gathered, draft: Draft, library: Library, purpose: Purpose) -> Diluent | None:
    """Return the fluid that was chosen, whatever it is for: one that is not meant for this is stopped by its check."""
    fluids = library.cupboard.diluents
    chosen = next((each for each in fluids if each.id == draft.diluent), None)
    if chosen is None:
        says = f"Choose the diluent: {', '.join(each.title for each in fluids if purpose in each.purposes)}."
        (gathered.refuse if draft.diluent else gathered.lack)("diluent", says)
    return chosen
