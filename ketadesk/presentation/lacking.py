"""What an order without figures still shows: its text as typed, which of its parts are whole, where figures will be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from ketadesk.intake.asking import INFUSION_FORMS, given_administrations
from ketadesk.intake.draft import Draft
from ketadesk.intake.reading import Unready
from ketadesk.protocols.protocol import Administration, Protocol

_PARTS: dict[str, tuple[str, ...]] = {
    "protocol": (
        "protocol", "setting", "given", "without", "dose_text", "dose_unit", "time_text", "time_unit", "cap_text",
        "steps", "run_text",
    ),
    "patient": ("weight_text", "weight_known", "height_text", "age_text", "sex", "basis"),
    "vial": ("strength_text", "vial_volume_text", "vial_total_text"),
    "preparation": (
        "push_method", "push_volume_text", "method", "container", "container_volume_text", "diluent", "amount_text",
        "concentration_text",
    ),
    "pump": ("pump", "giving_set", "line_volume_text", "start_text"),
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of the order by its name, and whether it is whole."""

    name: str
    whole: bool


@dataclass(frozen=True)
class Place:
    """Where a figure will stand: the words over it, and the words over what stands beside it."""

    kind: Literal["push", "pump"]
    title: str
    beside: tuple[str, ...]


@dataclass(frozen=True)
class Lacking:
    """What is shown in the place of figures. `typed` is the text of every field that is not read, as it was typed."""

    typed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parts: tuple[Part, ...] = ()
    places: tuple[Place, ...] = ()


_ANY_INFUSION = (Place("pump", "Set the pump to", ("Volume", "Time")),)
"""Before a protocol is chosen: what most orders end in."""


def lacking(found: Unready, draft: Draft, protocol: Protocol | None) -> Lacking:
    """Return what is shown of an order that lacks something."""
    typed = {key: text for key in found.refused if (text := _typed(draft, key))}
    if protocol is None:
        return Lacking(typed, places=_ANY_INFUSION)
    given = given_administrations(draft, protocol) or protocol.administrations[:1]
    open_ = {key.partition(":")[0] for key in (*found.missing, *found.refused)}
    runs = any(one.form in INFUSION_FORMS for one in given)
    parts = tuple(
        Part(name, not open_ & set(fields)) for name, fields in _PARTS.items() if name != "pump" or runs
    )  # fmt: skip
    return Lacking(typed, parts, places(given, by_gravity=bool(draft.giving_set)))


def places(given: Iterable[Administration], *, by_gravity: bool) -> tuple[Place, ...]:
    """Return where the figures of what is given will stand, in the order of giving."""
    found = []
    for one in given:
        if one.form not in INFUSION_FORMS:
            found.append(Place("push", "Into the muscle" if one.form == "intramuscular" else "Push", ("Over",)))
        else:
            beside = ("Volume", "Time") if one.form == "timed-infusion" else ("Range", "Lasts")
            found.append(Place("pump", "Count" if by_gravity else "Set the pump to", beside))
    return tuple(found)


def _typed(draft: Draft, key: str) -> str:
    name, _, administration = key.partition(":")
    if administration:
        return str(getattr(draft.dose(administration), name, ""))
    text = getattr(draft, name, "") if name.endswith("_text") else ""
    return str(text)
