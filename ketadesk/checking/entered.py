"""What a person has entered, item by item, as quantities and ids: two entries are the same where their items are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from ketadesk.dosing.order import Order, Ordered
from ketadesk.dosing.term import Term
from ketadesk.intake.draft import Draft
from ketadesk.quantities.spelling import written_unit

Source = Literal["order", "scale", "vial", "syringe", "pump"]
"""Where an item is read: the written order, the patient and the scale, the label, the mixture, the pump."""

_READ_AT: Mapping[Source, tuple[str, ...]] = MappingProxyType(
    {
        "order": ("protocol", "setting", "given", "basis", "steps", "dose", "run", "cap", "time"),
        "pump": ("pump", "giving_set", "line_volume", "rate", "drops", "volume"),
        "scale": ("weight", "known", "height", "age", "sex"),
        "vial": ("strength", "vial_volume", "vial_total"),
        "syringe": (
            "push_method",
            "push_volume",
            "method",
            "container",
            "container_volume",
            "amount",
            "concentration",
            "diluent",
            "drawn",
        ),
    }
)


@dataclass(frozen=True)
class Item:
    """One thing that was entered. `key` names it, with the administration it belongs to after a colon.

    `value` is a quantity, an id, or a tuple of them. `typed` are the number and the unit as they stand in the field.
    """

    key: str
    value: Any
    typed: tuple[str, str] = ("", "")


def entered_items(order: Order, draft: Draft) -> Mapping[str, Item]:
    """Return what was entered, by key. When it starts is left out: nobody reads that from a source."""
    return {item.key: item for item in _items(order, draft) if item.value not in {None, ""}}


def source_of(key: str) -> Source:
    """Return where the item of a key is read. Raises `StopIteration` for a key that there is not."""
    name = key.partition(":")[0]
    return next(source for source, names in _READ_AT.items() if name in names)


def _items(order: Order, draft: Draft) -> Iterator[Item]:
    yield Item("protocol", order.protocol.id)
    yield Item("setting", order.setting)
    yield Item("given", tuple(sorted(each.administration.id for each in order.ordered)))
    yield Item("basis", order.basis)
    for each in order.ordered:
        yield from _ordered(each, draft)
    yield from _patient(order, draft)
    yield from _vial(order, draft)
    yield from _mixed(order, draft)
    yield Item("pump", order.pump and order.pump.id)
    yield Item("giving_set", order.giving_set and order.giving_set.id)
    yield Item("line_volume", _value(order.line_volume), (draft.line_volume_text, "mL"))


def _ordered(each: Ordered, draft: Draft) -> Iterator[Item]:
    id_, typed = each.administration.id, draft.dose(each.administration.id)
    if each.steps:
        steps = tuple((step.rate.value, step.time.value) for step in each.steps)
        yield Item(f"steps:{id_}", steps)
        return
    unit = typed.dose_unit or written_unit(each.dose.value.units)
    yield Item(f"dose:{id_}", each.dose.value, (typed.dose_text, unit))
    runs_on = each.administration.form == "continuous-infusion"
    took = draft.run_text if runs_on else typed.time_text
    yield Item(f"run:{id_}" if runs_on else f"time:{id_}", _value(each.time), (took, typed.time_unit))
    yield Item(f"cap:{id_}", _value(each.cap), (typed.cap_text, "mg"))


def _patient(order: Order, draft: Draft) -> Iterator[Item]:
    patient = order.patient
    yield Item("weight", patient.weight.value, (draft.weight_text, draft.weight_unit))
    yield Item("known", patient.known)
    yield Item("height", _value(patient.height), (draft.height_text, draft.height_unit))
    yield Item("age", _value(patient.age), (draft.age_text, ""))
    yield Item("sex", patient.sex)


def _vial(order: Order, draft: Draft) -> Iterator[Item]:
    if order.vial is None:
        return
    yield Item("strength", order.vial.strength.value, (draft.strength_text, "mg/mL"))
    yield Item("vial_volume", order.vial.volume.value, (draft.vial_volume_text, "mL"))
    yield Item("vial_total", order.vial.total.value, (draft.vial_total_text, "mg"))


def _mixed(order: Order, draft: Draft) -> Iterator[Item]:
    push, infusion = order.push, order.infusion
    if push is not None:
        yield Item("push_method", push.method)
        yield Item("push_volume", _value(push.final_volume), (draft.push_volume_text, "mL"))
    if infusion is not None:
        yield Item("method", infusion.method)
        yield Item("container", infusion.container and infusion.container.id)
        yield Item("container_volume", _value(infusion.volume), (draft.container_volume_text, "mL"))
        yield Item("amount", _value(infusion.amount), (draft.amount_text, "mg"))
        yield Item("concentration", _value(infusion.concentration), (draft.concentration_text, "mg/mL"))
    used = [each.diluent for each in (push, infusion) if each is not None and each.diluent is not None]
    yield Item("diluent", used[0].id if used else None)


def _value(term: Term[Any] | None) -> Any:
    return None if term is None else term.value
