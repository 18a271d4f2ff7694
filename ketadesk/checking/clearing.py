"""What goes from an entry when an item of it differs: the field, its unit, and what only holds with it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType

from ketadesk.intake.draft import Draft

# Where an item is made of other fields of a draft than its own name and `_text`.
_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "weight": ("weight_text", "weight_unit"),
        "known": ("weight_known",),
        "height": ("height_text", "height_unit"),
        "run": ("run_text",),
        "steps": ("steps",),
        "given": ("given", "steps"),
    }
)
_DOSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"dose": ("dose_text", "dose_unit"), "time": ("time_text", "time_unit"), "cap": ("cap_text",)}
)
_OF_THE_PROTOCOL = (
    "protocol", "given", "doses", "steps", "basis", "run_text", "amount_text", "concentration_text",
)  # fmt: skip
# An entry of a whole group: its items hold one another up, and are read again together.
_WITH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "strength": ("vial_volume", "vial_total"),
        "vial_volume": ("strength", "vial_total"),
        "vial_total": ("strength", "vial_volume"),
        "container": ("container_volume",),
        "container_volume": ("container",),
        "pump": ("giving_set",),
        "giving_set": ("pump",),
        "amount": ("concentration",),
        "concentration": ("amount",),
    }
)


def cleared(draft: Draft, keys: Iterable[str]) -> Draft:
    """Return an entry without the items of these keys, ready for them to be entered again."""
    for key in keys:
        for each in (key, *_WITH.get(key, ())):
            draft = _without(draft, each)
    return draft


def clears(key: str) -> tuple[str, ...]:
    """Return the keys of what is entered again where one differs, itself first."""
    return (key, *_WITH.get(key, ()))


def fields_of(key: str) -> tuple[str, ...]:
    """Return the fields in which an item is entered, as a form names them: with their administration after a colon."""
    name, _, id_ = key.partition(":")
    if name in _DOSES:
        return tuple(f"{field}:{id_}" for field in _DOSES[name])
    if name in {"protocol", "given"}:
        return _OF_THE_PROTOCOL
    return _FIELDS.get(name, (name if name in _NAMES else f"{name}_text",))


def merged(kept: Draft, typed: Draft, keys: Iterable[str]) -> Draft:
    """Return an entry with the items of these keys as they were typed again, and all else as it was kept."""
    for key in keys:
        for each in fields_of(key):
            field, _, id_ = each.partition(":")
            if id_:
                dose = replace(kept.dose(id_), **{field: getattr(typed.dose(id_), field)})
                kept = kept.with_dose(id_, dose)
            else:
                kept = replace(kept, **{field: getattr(typed, field)})
    return kept


def scaffold(kept: Draft) -> Draft:
    """Return of an entry only what decides which fields its form has: nothing that could be compared by eye."""
    return Draft(protocol=kept.protocol, given=kept.given, method=kept.method, push_method=kept.push_method)


def _without(draft: Draft, key: str) -> Draft:
    name, _, id_ = key.partition(":")
    if name in _DOSES:
        dose = draft.dose(id_)
        return draft.with_dose(id_, replace(dose, **dict.fromkeys(_DOSES[name], "")))
    if name == "protocol":
        return draft.with_protocol("")
    if name == "given":
        draft = replace(draft, doses=MappingProxyType({}))
    own = _FIELDS.get(name, (name if name in _NAMES else f"{name}_text",))
    return replace(draft, **{field: getattr(_EMPTY, field) for field in own})


_EMPTY = Draft()
_NAMES = frozenset(field.name for field in fields(Draft))
