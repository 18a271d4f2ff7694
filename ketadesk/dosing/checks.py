"""Everything a worked-out order meets, in one place, the gravest first."""

from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.check_bolus import check_bolus
from ketadesk.dosing.check_infusion import check_infusion
from ketadesk.dosing.check_patient import check_patient
from ketadesk.dosing.check_vial import check_vial
from ketadesk.dosing.findings import Finding, Findings, by_severity, met
from ketadesk.dosing.infusion import Infusion
from ketadesk.dosing.order import Order
from ketadesk.dosing.patient import UndefinedWeightError, dosing_weight
from ketadesk.dosing.term import Term
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import PLACES
from ketadesk.quantities.formatting import format_in
from ketadesk.quantities.kinds import Bodyweight


def check_order(
    order: Order,
    boluses: tuple[Bolus, ...],
    infusions: tuple[Infusion, ...],
    weight: Term[Bodyweight],
    library: Library,
) -> tuple[Finding, ...]:
    """Return every finding of an order once, the stops first."""
    entered = tuple(_entered(order, weight, library))
    worked = tuple(_worked(order, boluses, infusions, weight, library))
    if any(finding.severity == "stop" for finding in worked):
        # Beside a stop no figure stands: what is said of worked-out figures would bring them in by the side.
        worked = tuple(finding for finding in worked if finding.severity == "stop")
    if any(finding.severity == "stop" for finding in entered):
        worked = ()  # what follows from a person that there cannot be says nothing
    return tuple(dict.fromkeys(by_severity(iter((*entered, *worked)))))


def _worked(
    order: Order,
    boluses: tuple[Bolus, ...],
    infusions: tuple[Infusion, ...],
    weight: Term[Bodyweight],
    library: Library,
) -> Findings:
    """Yield what the worked-out figures meet."""
    ordered = {each.administration.id: each for each in order.ordered}
    for bolus in boluses:
        yield from check_bolus(bolus, ordered[bolus.administration.id], order, library, weight)
    for infusion in infusions:
        yield from check_infusion(infusion, ordered[infusion.administration.id], order, library, weight)


def _entered(order: Order, weight: Term[Bodyweight], library: Library) -> Findings:
    """Yield what was entered meets: vial, person, dosing weight, setting of care."""
    yield from check_vial(order, library)
    yield from check_patient(order, library)
    yield from _dosing_weight(order, library)
    yield from _above_actual(order, weight, library)
    yield from _setting(order)


def _setting(order: Order) -> Findings:
    """Yield a note where the protocol's sources speak of another setting of care."""
    if order.setting is not None and order.setting not in order.protocol.settings:
        meant = " or ".join(PLACES[each] for each in order.protocol.settings)
        says = f"The sources of this protocol are about use {meant}, not {PLACES[order.setting]}."
        backing = order.ordered[0].administration.dose.backing
        yield Finding("setting-outside", "note", says, "Ask whether the regimen is meant here.", backing, ("setting",))


def _dosing_weight(order: Order, library: Library) -> Findings:
    index = order.patient.body_mass_index()
    limit = library.limits.body_mass_index_dosing
    if index is not None and index.value >= limit.value and order.basis == "actual":
        says = f"The body mass index is {format_in(index.value, 'kg/m**2')}. Some dose by ideal weight from there."
        yield met(limit, "dosing-weight", says, _other_dose(order, library), "basis")


def _above_actual(order: Order, weight: Term[Bodyweight], library: Library) -> Findings:
    """Yield a question where a formula makes a light person heavier than the scale does."""
    actual = order.patient.weight
    if order.basis != "actual" and weight.value > actual.value:
        by_formula, by_scale = format_in(weight.value, "kg"), format_in(actual.value, "kg")
        says = f"The {order.basis} weight, {by_formula}, is above the actual weight, {by_scale}."
        action = "Dose by actual weight, or ask the prescriber."
        backing = library.weight_formulas.ideal_height.backing
        yield Finding("weight-above-actual", "check", says, action, backing, ("basis",))


def _other_dose(order: Order, library: Library) -> str:
    try:
        dosing_weight(order.patient, "ideal", library.weight_formulas)
    except UndefinedWeightError as error:
        return str(error)
    return "Both doses are shown. Ask which weight the order means."
