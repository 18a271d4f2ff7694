"""What a person has entered, item by item, as quantities and ids: two entries are the same where their items are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ketadesk.dosing.order import Order, Ordered
from ketadesk.dosing.term import Term
from ketadesk.intake.draft import Draft
from ketadesk.quantities.spelling import written_unit

Source = Literal["order", "scale", "vial", "syringe", "pump"]
"""Where an item is read: the written order, the patient and the scale, the label, the mixture, the pump."""


@dataclass(frozen=True)
class Item:
    """One thing that was entered. `key` names it, with the administration it belongs to after a colon.

    `value` is a quantity, an id, or a tuple of them. `typed` are the number and the unit as they stand in the field.
    """

    key: str
    source: Source
    value: Any
    typed: tuple[str, str] = ("", "")


def entered_items(order: Order, draft: Draft) -> Mapping[str, Item]:
    """Return what was entered, by key. When it starts is left out: nobody reads that from a source."""
    return {item.key: item for item in _items(order, draft) if item.value not in {None, ""}}


def _items(order: Order, draft: Draft) -> Iterator[Item]:
    yield Item("protocol", "order", order.protocol.id)
    yield Item("setting", "order", order.setting)
    yield Item("given", "order", tuple(sorted(each.administration.id for each in order.ordered)))
    yield Item("basis", "order", order.basis)
    for each in order.ordered:
        yield from _ordered(each, draft)
    yield from _patient(order, draft)
    yield from _vial(order, draft)
    yield from _mixed(order, draft)
    yield Item("pump", "pump", order.pump and order.pump.id)
    yield Item("giving_set", "pump", order.giving_set and order.giving_set.id)
    yield Item("line_volume", "pump", _value(order.line_volume), (draft.line_volume_text, "mL"))


def _ordered(each: Ordered, draft: Draft) -> Iterator[Item]:
    id_, typed = each.administration.id, draft.dose(each.administration.id)
    if each.steps:
        steps = tuple((step.rate.value, step.time.value) for step in each.steps)
        yield Item(f"steps:{id_}", "order", steps)
        return
    unit = typed.dose_unit or written_unit(each.dose.value.units)
    yield Item(f"dose:{id_}", "order", each.dose.value, (typed.dose_text, unit))
    runs_on = each.administration.form == "continuous-infusion"
    took = draft.run_text if runs_on else typed.time_text
    yield Item(f"run:{id_}" if runs_on else f"time:{id_}", "order", _value(each.time), (took, typed.time_unit))
    yield Item(f"cap:{id_}", "order", _value(each.cap), (typed.cap_text, "mg"))


def _patient(order: Order, draft: Draft) -> Iterator[Item]:
    patient = order.patient
    yield Item("weight", "scale", patient.weight.value, (draft.weight_text, draft.weight_unit))
    yield Item("known", "scale", patient.known)
    yield Item("height", "scale", _value(patient.height), (draft.height_text, draft.height_unit))
    yield Item("age", "scale", _value(patient.age), (draft.age_text, ""))
    yield Item("sex", "scale", patient.sex)


def _vial(order: Order, draft: Draft) -> Iterator[Item]:
    if order.vial is None:
        return
    yield Item("strength", "vial", order.vial.strength.value, (draft.strength_text, "mg/mL"))
    yield Item("vial_volume", "vial", order.vial.volume.value, (draft.vial_volume_text, "mL"))
    yield Item("vial_total", "vial", order.vial.total.value, (draft.vial_total_text, "mg"))


def _mixed(order: Order, draft: Draft) -> Iterator[Item]:
    push, infusion = order.push, order.infusion
    if push is not None:
        yield Item("push_method", "syringe", push.method)
        yield Item("push_volume", "syringe", _value(push.final_volume), (draft.push_volume_text, "mL"))
    if infusion is not None:
        yield Item("method", "syringe", infusion.method)
        yield Item("container", "syringe", infusion.container and infusion.container.id)
        yield Item("container_volume", "syringe", _value(infusion.volume), (draft.container_volume_text, "mL"))
        yield Item("amount", "syringe", _value(infusion.amount), (draft.amount_text, "mg"))
        yield Item("concentration", "syringe", _value(infusion.concentration), (draft.concentration_text, "mg/mL"))
    used = [each.diluent for each in (push, infusion) if each is not None and each.diluent is not None]
    yield Item("diluent", "syringe", used[0].id if used else None)


def _value(term: Term[Any] | None) -> Any:
    return None if term is None else term.value
