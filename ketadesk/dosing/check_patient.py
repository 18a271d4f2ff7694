"""Is the person plausible as entered, and one the protocol is meant for?"""

from typing import Any

from ketadesk.dosing.check_growth import check_growth
from ketadesk.dosing.findings import Finding, Findings, met
from ketadesk.dosing.order import Order
from ketadesk.dosing.patient import Patient, index_of
from ketadesk.dosing.term import Term, given
from ketadesk.protocols.figure import Figure
from ketadesk.protocols.growth import Growth
from ketadesk.protocols.library import Library
from ketadesk.protocols.limit import Limit, Limits
from ketadesk.protocols.protocol import Protocol
from ketadesk.protocols.source import Backing
from ketadesk.quantities.formatting import format_in, format_quantity
from ketadesk.quantities.kinds import Age, bodyweight
from ketadesk.quantities.kinds import height as height_kind
from ketadesk.quantities.registry import quantity

# Weight errors: 1,291 reports, most of them never weighed or weighed in pounds.
_WEIGHING = Backing("pa-psrs-weight", "verified")
_ENTERED = "as entered"
_READ_AGAIN = "Read it again from the scale or the chart."


def check_patient(order: Order, library: Library) -> Findings:
    """Yield what is implausible about the person, alone and together, and what the protocol was not meant for."""
    patient, limits, growth = order.patient, library.limits, library.growth
    yield from _plausible_weight(patient, limits)
    yield from _plausible_height(patient, limits)
    yield from _plausible_age(patient, limits)
    yield from _together(patient, limits, growth)
    yield from check_growth(patient, growth)
    yield from _meant_for(patient, order.protocol, limits)
    yield from _known(patient)


def _plausible_weight(patient: Patient, limits: Limits) -> Findings:
    weight = patient.weight
    if (limit := _outside(weight, limits.weight_impossible_below, limits.weight_impossible_above)) is not None:
        says = _says("A weight", weight, limit, "kg")
        yield met(
            limit, "weight-impossible", says, _READ_AGAIN, "weight_text", value=weight.value, value_is=_ENTERED
        )  # fmt: skip
    elif (limit := _outside(weight, limits.weight_least, limits.weight_greatest)) is not None:
        yield met(limit, "weight-unusual", _says("A weight", weight, limit, "kg"), _READ_AGAIN, "weight_text")


def _plausible_height(patient: Patient, limits: Limits) -> Findings:
    tall = patient.height
    if tall is None:
        return
    if (limit := _outside(tall, limits.height_impossible_below, limits.height_impossible_above)) is not None:
        says = _says("A height", tall, limit, "cm")
        yield met(limit, "height-impossible", says, _READ_AGAIN, "height_text", value=tall.value, value_is=_ENTERED)
    elif (limit := _outside(tall, limits.height_least, limits.height_greatest)) is not None:
        yield met(limit, "height-unusual", _says("A height", tall, limit, "cm"), _READ_AGAIN, "height_text")


def _plausible_age(patient: Patient, limits: Limits) -> Findings:
    limit = limits.age_impossible_above
    if patient.age is not None and patient.age.value > limit.value:
        says, action = _says("An age", patient.age, limit), "Enter the age in years."
        yield met(limit, "age-impossible", says, action, "age_text", value=patient.age.value, value_is=_ENTERED)


def _together(patient: Patient, limits: Limits, growth: Growth) -> Findings:
    index = patient.body_mass_index()
    if index is None or patient.height is None:
        return
    both = f"{format_in(patient.weight.value, 'kg')} at {format_in(patient.height.value, 'cm')}"
    says = f"{both} is a body mass index of {format_in(index.value, 'kg/m**2')}."
    limit = _outside(index, limits.body_mass_index_least, limits.body_mass_index_greatest)
    if limit is limits.body_mass_index_least and _is_child(patient, growth):
        return  # children are slighter: weight and height are each held to the age
    if limit is not None:
        yield met(limit, "weight-against-height", says, _slip(patient, limits), "weight_text", "height_text")
    elif index.value > limits.body_mass_index_pounds.value and _may_be_pounds(patient, limits):
        limit = limits.body_mass_index_pounds
        yield met(limit, "weight-in-pounds", says, _slip(patient, limits), "weight_text", "weight_known")


def _is_child(patient: Patient, growth: Growth) -> bool:
    return patient.age is not None and growth.year(patient.age.value) is not None


def _may_be_pounds(patient: Patient, limits: Limits) -> bool:
    """Say whether a weight that was typed in kilograms and not measured would be plausible in pounds."""
    typed_in_kilograms = patient.weight.operator is None
    assert patient.height is not None  # the caller has seen it
    return typed_in_kilograms and patient.known != "measured" and _plausible(_pounds(patient), patient.height, limits)


def _pounds(patient: Patient) -> Term[Any]:
    """Return the weight that the same number in pounds would be."""
    typed = bodyweight.recorded(patient.weight.value).magnitude
    return given("weight", bodyweight.recorded(bodyweight(quantity(typed, "lb"))))


def _slip(patient: Patient, limits: Limits) -> str:
    """Return the slip that would explain an implausible pair: pounds for kilograms, or the two fields swapped."""
    assert patient.height is not None  # the caller has seen it
    typed = bodyweight.recorded(patient.weight.value).magnitude
    pounds = _pounds(patient)
    if _plausible(pounds, patient.height, limits):
        return f"Is it {format_quantity(quantity(typed, 'lb'))}? That is {format_quantity(pounds.value)}. Weigh again."
    tall = height_kind.recorded(patient.height.value).magnitude
    swapped = (given("weight", bodyweight.of(tall)), given("height", height_kind.of(typed)))
    if typed and _plausible(*swapped, limits):
        return "Are weight and height swapped? Read both again."
    return "Read weight and height again."


def _plausible(weight: Term[Any], tall: Term[Any], limits: Limits) -> bool:
    index = index_of(weight, tall)
    return (
        _outside(index, limits.body_mass_index_least, limits.body_mass_index_greatest) is None
        and _outside(weight, limits.weight_least, limits.weight_greatest) is None
        and _outside(tall, limits.height_least, limits.height_greatest) is None
    )


def _meant_for(patient: Patient, protocol: Protocol, limits: Limits) -> Findings:
    if patient.age is not None:
        least, most = protocol.least_age, protocol.greatest_age
        bound = least if least is not None and patient.age.value < least.value else None
        bound = most if bound is None and most is not None and patient.age.value > most.value else bound
        if bound is not None:
            says = f"Age {format_quantity(patient.age.value)}: the protocol's source is for {_ages(protocol)}."
            yield Finding("age-outside", "check", says, "Ask the prescriber.", bound.backing, ("age_text",))
        elif least is None and patient.age.value < limits.age_label.value:
            says = _says("An age", patient.age, limits.age_label)
            yield met(limits.age_label, "age-outside", says, "Ask the prescriber.", "age_text")
        elif protocol.drug == "ketamine" and patient.age.value >= limits.age_older.value:
            yield from _older(patient.age, least, limits.age_older)
    light, heavy = protocol.least_weight, protocol.greatest_weight
    for outside in (light, heavy):
        if outside is not None and (
            patient.weight.value < outside.value if outside is light else patient.weight.value > outside.value
        ):
            word = "below" if outside is light else "above"
            weight = format_in(patient.weight.value, "kg")
            says = f"{weight} is {word} {format_quantity(outside.value)}, where the weights of the trial end."
            yield Finding("weight-outside", "check", says, "Ask the prescriber.", outside.backing, ("weight_text",))


def _older(years: Term[Age], least: Figure | None, limit: Limit) -> Findings:
    """Yield the note for older people, except where the regimen is meant for them."""
    if least is None or least.value < limit.value:
        from_ = format_quantity(limit.value)
        says = f"Age {format_quantity(years.value)}: from {from_} no source here reduces the dose for age alone."
        action = "Watch more closely. One trial saw more effects on the mind than with morphine."
        yield met(limit, "age-older", says, action, "age_text")


def _ages(protocol: Protocol) -> str:
    least, most = protocol.least_age, protocol.greatest_age
    if least is not None and most is not None:
        return f"{format_quantity(least.value)} to {format_quantity(most.value)}"
    return f"{format_quantity(least.value)} and older" if least is not None else "younger people"


def _known(patient: Patient) -> Findings:
    if patient.known != "measured":
        word = {"stated": "stated, not measured", "estimated": "estimated, not measured"}.get(
            patient.known or "", "not said to be measured"
        )
        yield Finding(
            "weight-not-measured", "note", f"The weight is {word}.", "Weigh the patient if you can.",
            _WEIGHING, ("weight_known",),
        )  # fmt: skip


def _outside(value: Term[Any], least: Limit, greatest: Limit) -> Limit | None:
    if value.value < least.value:
        return least
    return greatest if value.value > greatest.value else None


def _says(what: str, term: Term[Any], limit: Limit, of: str | None = None) -> str:
    figure = format_quantity(term.value) if of is None else format_in(term.value, of)
    word = "below" if term.value < limit.value else "above"
    return f"{what} of {figure} is {word} {format_quantity(limit.value)}."
