"""What a second person is asked for, by name. It follows from their own entry, never from a value of the first."""

from collections.abc import Iterator

from ketadesk.checking.comparing import Entry, compared_keys
from ketadesk.checking.double_check import is_entered
from ketadesk.checking.entered import source_of
from ketadesk.dosing.order import Order
from ketadesk.intake.asking import INFUSION_FORMS, given_administrations, needs_infusion, needs_push
from ketadesk.intake.draft import Draft
from ketadesk.intake.reading import read
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Administration, Protocol

OPTIONAL = frozenset(
    {"setting", "known", "height", "age", "sex", "cap", "time", "run", "line_volume", "amount", "concentration"}
)
"""What few orders need: it is asked for where the first entry has it, by name alone."""
_ORDER = ("order", "scale", "vial", "syringe", "pump")


def expected_keys(draft: Draft, protocol: Protocol | None, optional: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of what is to be entered for an order as far as it stands, from the order to the pump."""
    if protocol is None:
        return ("protocol", "weight", "strength", "vial_volume", "vial_total")
    keys = dict.fromkeys(_expected(draft, protocol))
    given = {one.id for one in given_administrations(draft, protocol)}
    for key in optional:
        name, _, id_ = key.partition(":")
        if name in OPTIONAL and (not id_ or id_ in given):
            keys.setdefault(key)
    return tuple(sorted(keys, key=lambda key: _ORDER.index(source_of(key))))


def optional_keys(draft: Draft, library: Library) -> tuple[str, ...]:
    """Return the keys of a first entry that a second is asked for only because the first has them."""
    order = read(draft, library)
    keys = compared_keys(order, draft) if isinstance(order, Order) else ()
    return tuple(key for key in keys if key.partition(":")[0] in OPTIONAL)


def entered_of(entry: Entry, keys: tuple[str, ...]) -> frozenset[str]:
    """Return which of some keys hold something."""
    return frozenset(key for key in keys if is_entered(entry, key))


def _expected(draft: Draft, protocol: Protocol) -> Iterator[str]:
    given = given_administrations(draft, protocol)
    yield "protocol"
    for one in given:
        yield from _of_dose(one)
    yield from ("weight", "strength", "vial_volume", "vial_total")
    if needs_push(given):
        yield "push_method"
        if draft.push_method == "make-up":
            yield "push_volume"
    if needs_infusion(given):
        yield "method"
        if draft.method != "undiluted" or any(one.form != "timed-infusion" for one in given):
            yield "container_volume"
        if draft.method == "standard":
            yield "concentration"
    if _dilutes(draft, needs_infusion(given)):
        yield "diluent"
    yield from _devices(draft, given)


def _of_dose(one: Administration) -> Iterator[str]:
    if one.form == "stepped-infusion":
        yield f"steps:{one.id}"
        return
    yield f"dose:{one.id}"
    if one.form == "timed-infusion":
        yield f"time:{one.id}"
    if one.cap_required:
        yield f"cap:{one.id}"


def _dilutes(draft: Draft, running: bool) -> bool:
    return (running and draft.method != "undiluted") or draft.push_method not in {"", "undiluted"}


def _devices(draft: Draft, given: tuple[Administration, ...]) -> Iterator[str]:
    for one in given:
        yield f"drawn:{one.id}"
        if one.form in INFUSION_FORMS:
            yield f"drops:{one.id}" if draft.giving_set else f"rate:{one.id}"
            if one.form == "timed-infusion" and draft.method == "standard" and not draft.giving_set:
                yield f"volume:{one.id}"
