"""From a draft to an order: every text read once, everything missing or refused said at once, nothing guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from ketadesk.dosing.order import Order, Vial
from ketadesk.dosing.patient import Known, Patient, Sex
from ketadesk.dosing.term import LABEL
from ketadesk.intake.asking import assumed_pump, given_administrations, needs_infusion, needs_push
from ketadesk.intake.draft import Draft, typed_texts
from ketadesk.intake.gathering import AGE, AMOUNT, HEIGHT, STRENGTH, VOLUME, WEIGHT, Gathered
from ketadesk.intake.reading_doses import read_doses
from ketadesk.intake.reading_preparation import read_infusion_preparation, read_push_preparation
from ketadesk.intake.reasons import read_reasons
from ketadesk.protocols.library import Library
from ketadesk.protocols.product import GivingSet, PumpProfile
from ketadesk.protocols.protocol import Administration, Basis, CareSetting, Protocol
from ketadesk.quantities.formatting import format_quantity
from ketadesk.quantities.kinds import age, bodyweight, concentration, height, mass, volume

_INFANT = "It must be more than 0: nothing is worked out below 1 year of age."


@dataclass(frozen=True)
class Unready:
    """Why a draft is no order yet: what is missing and what is refused, by field."""

    missing: Mapping[str, str]
    refused: Mapping[str, str]


@dataclass(frozen=True)
class ScheduleOnly:
    """A protocol that is a schedule and calculates nothing."""

    protocol: Protocol
    setting: CareSetting | None


def read(draft: Draft, library: Library) -> Order | ScheduleOnly | Unready:
    """Return the order that a draft is, or what it lacks."""
    gathered = Gathered()
    protocol = library.protocols.get(draft.protocol)
    if protocol is None:
        gathered.lack("protocol", "Choose a protocol.")
        return Unready(gathered.missing, gathered.refused)
    setting = _choice(gathered, "setting", draft.setting, get_args(CareSetting))
    if not protocol.administrations:
        return ScheduleOnly(protocol, cast(CareSetting | None, setting))
    order = _order(gathered, draft, protocol, cast(CareSetting | None, setting), library)
    return order if order is not None and gathered.sound else Unready(gathered.missing, gathered.refused)


def _order(
    gathered: Gathered, draft: Draft, protocol: Protocol, setting: CareSetting | None, library: Library
) -> Order | None:
    administrations = _given(gathered, draft, protocol)
    ordered = read_doses(gathered, draft, administrations)
    patient = _patient(gathered, draft)
    vial = _vial(gathered, draft, protocol.drugs(administrations), library)
    infusion = push = pump = giving_set = None
    if needs_push(administrations):
        push = read_push_preparation(gathered, draft, library)
    if needs_infusion(administrations):
        infusion = read_infusion_preparation(gathered, draft, administrations, library)
        _listed(gathered, "pump", draft.pump, library.cupboard.pumps)
        _listed(gathered, "giving_set", draft.giving_set, library.cupboard.giving_sets)
        giving_set = next((each for each in library.cupboard.giving_sets if each.id == draft.giving_set), None)
        held = None if infusion is None or infusion.volume is None else infusion.volume.value
        container = None if infusion is None else infusion.container
        pump = None if giving_set else assumed_pump(draft, library, container, held)
        if draft.pump and giving_set:
            gathered.refuse("giving_set", "It runs through a pump or by gravity, not both: leave one out.")
    basis = _choice(gathered, "basis", draft.basis, get_args(Basis)) or protocol.weight_basis
    line = gathered.quantity("line_volume_text", draft.line_volume_text, VOLUME, volume, name="line volume", of="mL")
    start = gathered.clock("start_text", draft.start_text)
    _basis_needs(gathered, basis, draft)
    _nothing_ignored(gathered, draft, administrations)
    if patient is None or vial is None:
        return None
    return Order(
        protocol, patient, ordered, setting, cast(Basis, basis), vial, push, infusion, pump, giving_set, line, start,
        read_reasons(draft.reasons),
    )  # fmt: skip


def _nothing_ignored(gathered: Gathered, draft: Draft, administrations: tuple[Administration, ...]) -> None:
    """Refuse what was typed and is not part of this order: to pass over it would be to guess."""
    for field, text in typed_texts(draft, tuple(one.id for one in administrations)):
        if text and field not in gathered.used:
            gathered.refuse(field, "This order does not use it. Clear it.")


def _given(gathered: Gathered, draft: Draft, protocol: Protocol) -> tuple[Administration, ...]:
    """Return what is given; of each group of alternatives exactly one."""
    administrations = given_administrations(draft, protocol)
    if not set(draft.given or ()) <= {one.id for one in protocol.administrations}:
        gathered.refuse("given", f"Choose among {', '.join(one.title for one in protocol.administrations)}.")
    groups: dict[str, list[Administration]] = {}
    for one in protocol.administrations:
        if one.group:
            groups.setdefault(one.group, []).append(one)
    for members in groups.values():
        chosen = [one for one in members if one in administrations]
        names = " or ".join(one.title for one in members)
        if not chosen:
            gathered.lack("given", f"Choose what is given: {names}.")
        elif len(chosen) > 1:
            gathered.refuse("given", f"Only one of these can be given: {names}.")
    if not administrations and not groups:
        gathered.lack("given", f"Choose what is given: {' or '.join(one.title for one in protocol.administrations)}.")
    return administrations


def _patient(gathered: Gathered, draft: Draft) -> Patient | None:
    weight = gathered.recorded(
        "weight_text", draft.weight_text, WEIGHT, bodyweight, name="weight", of=draft.weight_unit
    )
    if draft.weight_text == "":
        gathered.lack("weight_text", "Enter the weight.")
    tall = gathered.recorded("height_text", draft.height_text, HEIGHT, height, name="height", of=draft.height_unit)
    years = gathered.quantity("age_text", draft.age_text, AGE, age, name="age", of="y", nought=_INFANT)
    known = _choice(gathered, "weight_known", draft.weight_known, get_args(Known))
    sex = _choice(gathered, "sex", draft.sex, get_args(Sex))
    if weight is None:
        return None
    return Patient(weight, cast(Known | None, known), tall, years, cast(Sex | None, sex))


def _vial(gathered: Gathered, draft: Draft, drugs: frozenset[str], library: Library) -> Vial | None:
    for field, text, says in (
        ("strength_text", draft.strength_text, "Enter the vial's strength from its label."),
        ("vial_volume_text", draft.vial_volume_text, "Enter the vial's volume from its label."),
        ("vial_total_text", draft.vial_total_text, "Enter the vial's total amount from its label."),
    ):
        if text == "":
            gathered.lack(field, says)
    strength = gathered.quantity(
        "strength_text", draft.strength_text, STRENGTH, concentration, name="strength", of="mg/mL", origin=LABEL
    )
    held = gathered.quantity(
        "vial_volume_text", draft.vial_volume_text, VOLUME, volume, name="vial volume", of="mL", origin=LABEL
    )
    total = gathered.quantity(
        "vial_total_text", draft.vial_total_text, AMOUNT, mass, name="vial total", of="mg", origin=LABEL
    )
    if strength is None or held is None or total is None:
        return None
    product = mass.recorded(strength.value * held.value)
    if product != total.value:
        gathered.refuse(
            "vial_total_text",
            f"Strength, volume and total disagree: {format_quantity(strength.value)} × {format_quantity(held.value)} "
            f"is {format_quantity(product)}, not {format_quantity(total.value)}. Read the label again.",
        )
        return None
    listed = (
        each for each in library.products.values()
        if each.drug in drugs and each.strength == strength.value and each.volume == held.value
    )  # fmt: skip
    return Vial(strength, held, total, next(listed, None))


def _choice(gathered: Gathered, field: str, chosen: str, offered: tuple[str, ...]) -> str | None:
    if chosen and chosen not in offered:
        gathered.refuse(field, f"Choose one of {', '.join(offered)}.")
        return None
    return chosen or None


def _listed(gathered: Gathered, field: str, chosen: str, offered: Sequence[PumpProfile | GivingSet]) -> None:
    if chosen and chosen not in {each.id for each in offered}:
        gathered.refuse(field, f"Choose one of those listed: {', '.join(each.title for each in offered)}.")


def _basis_needs(gathered: Gathered, basis: str, draft: Draft) -> None:
    if basis != "actual":
        if draft.height_text == "":
            gathered.lack("height_text", f"Enter the height: the dose goes by {basis} weight.")
        if draft.sex == "":
            gathered.lack("sex", f"Choose the sex: the dose goes by {basis} weight.")
