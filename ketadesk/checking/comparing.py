"""Two entries beside each other, input by input and figure by figure, each from its own calculation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ketadesk.checking.entered import Item, entered_items
from ketadesk.checking.slips import Slip, slip
from ketadesk.checking.standing import Standing, planned, read_standing, readings_asked
from ketadesk.dosing.infusion import SteppedInfusion
from ketadesk.dosing.order import Order
from ketadesk.dosing.patient import UndefinedWeightError
from ketadesk.dosing.plan import Plan, plan
from ketadesk.intake.draft import Draft
from ketadesk.intake.reading import ScheduleOnly, Unready, read
from ketadesk.protocols.library import Library
from ketadesk.quantities.formatting import format_decimal
from ketadesk.quantities.registry import Quantity, in_unit, unit

_OF_ANOTHER_PROTOCOL = frozenset({"given", "basis", "dose", "time", "run", "cap", "steps", "amount", "concentration"})


@dataclass(frozen=True)
class Entry:
    """What one person entered: the order, and what they read from the devices."""

    draft: Draft
    standing: Standing


@dataclass(frozen=True)
class Worked:
    """An entry worked out on its own: its items, its plan, and what was read from the devices."""

    entry: Entry
    items: Mapping[str, Item]
    plan: Plan
    read: Mapping[str, Item]

    @property
    def mg_per_h(self) -> tuple[Quantity, ...]:
        """Return the dose rates in mg/h that run."""
        single = (each for each in self.plan.infusions if not isinstance(each, SteppedInfusion))
        return tuple(each.units.mg_per_h.value for each in single)


@dataclass(frozen=True)
class Difference:
    """An item in which two entries are not the same, and what slip it looks like. It holds neither value."""

    key: str
    slip: Slip


@dataclass(frozen=True)
class Lacking:
    """Why an entry cannot be compared yet: what is missing and what is refused, by field or key."""

    missing: Mapping[str, str]
    refused: Mapping[str, str]


def work_out_entry(entry: Entry, library: Library, *, readings: bool = True) -> Worked | Lacking:
    """Return an entry worked out, or what it lacks. Without `readings` none is asked for, but any that there is counts.

    A schedule lacks everything: it holds no figure that could be compared.
    """
    order = read(entry.draft, library)
    if isinstance(order, ScheduleOnly):
        return Lacking(
            {"protocol": "This protocol is a schedule and works nothing out: there is nothing to check."}, {}
        )
    if isinstance(order, Unready):
        return Lacking(order.missing, order.refused)
    asked = readings_asked(order)
    there = tuple(key for key in asked if entry.standing.get(key))
    stood, gathered = read_standing(entry.standing, asked if readings else there)
    try:
        found = plan(order, library)
    except UndefinedWeightError as error:
        return Lacking({}, {"basis": str(error)})
    if not gathered.sound:
        return Lacking(gathered.missing, gathered.refused)
    return Worked(entry, entered_items(order, entry.draft), found, stood)


def compare(first: Worked, second: Worked) -> tuple[Difference, ...]:
    """Return where two entries are not the same, in the order in which they are entered; nothing when they are."""
    entries = (first.items, second.items)
    differing = [key for key in _keys(first, second) if not _same(first.items.get(key), second.items.get(key))]
    mg_per_h = (*first.mg_per_h, *second.mg_per_h)
    told = [Difference(key, _input_slip(key, entries, mg_per_h)) for key in differing]
    told += _devices(first, second, mg_per_h)
    if not told and not _same_figures(first.plan, second.plan):
        raise AssertionError("two entries are the same, and their figures are not")
    return tuple(told)


def compared_keys(order: Order, draft: Draft) -> tuple[str, ...]:
    """Return the keys of what is compared for an order: what was entered, then what stands on the devices."""
    return (*entered_items(order, draft), *readings_asked(order))


def _keys(first: Worked, second: Worked) -> Iterator[str]:
    """Yield what is compared; under another protocol there is nothing to compare of what belongs to it."""
    another = first.items["protocol"].value != second.items["protocol"].value
    for key in dict.fromkeys((*first.items, *second.items)):
        if not (another and key.partition(":")[0] in _OF_ANOTHER_PROTOCOL):
            yield key


def _same(one: Item | None, other: Item | None) -> bool:
    return one is not None and other is not None and same_value(one.value, other.value)


def same_value(one: Any, other: Any) -> bool:
    """Say whether two values are exactly the same: 0.75 mg/kg/h and 12.5 mcg/kg/min are, 70 kg and 154 lb are not."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same_value, one, other))
    return bool(one == other)


def _input_slip(key: str, entries: tuple[Mapping[str, Item], Mapping[str, Item]], rates: tuple[Quantity, ...]) -> Slip:
    one, other = entries[0].get(key), entries[1].get(key)
    return "left-out" if one is None or other is None else slip(key, one, other, entries, rates)


def _devices(first: Worked, second: Worked, mg_per_h: tuple[Quantity, ...]) -> Iterator[Difference]:
    """Yield what stands on a device otherwise than the first entry's own plan has it, or than it was read before."""
    figures = planned(first.plan)
    for key, stood in second.read.items():
        if key in figures:
            meant = Item(key, figures[key], (_typed(figures[key], stood.typed[1]), stood.typed[1]))
            others = [meant, *([first.read[key]] if key in first.read else [])]
            apart = [each for each in others if not same_value(each.value, stood.value)]
            if apart:
                yield Difference(key, slip(key, apart[0], stood, (first.items, second.items), mg_per_h))


def _typed(value: Quantity, of: str) -> str:
    return format_decimal(in_unit(value, unit(of)).magnitude)


def _same_figures(first: Plan, second: Plan) -> bool:
    """Say whether two plans hold the same terms with the same values, and met the same."""
    left, right = list(first.terms()), list(second.terms())
    alike = ((a[0], a[1].name) == (b[0], b[1].name) and same_value(a[1].value, b[1].value)
             for a, b in zip(left, right, strict=False))  # fmt: skip
    codes = [[(each.code, each.severity) for each in one.findings] for one in (first, second)]
    return len(left) == len(right) and all(alike) and codes[0] == codes[1]
