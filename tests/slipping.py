"""Keying slips over many orders: what becomes of each. `bash resources/commands/slips [ORDERS] [SEED]` prints it.

An order that is ready is entered by one person and by another from the same sources. Then one slip is made: by the
first, by the second, or on the pump and the syringe themselves. Where the first slips, pump and syringe are made ready
by the slipped plan, as at a bedside. A slip that leaves every quantity as it was is none, and is drawn anew.

    refused      the text is not read, or does not fit the rest of the label
    stopped      a limit stops the order
    questioned   a reason is asked for before anything can be copied or checked
    caught       the second entry differs
    silent       nothing of these
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from random import Random
from typing import Any

from ketadesk.checking.comparing import Difference, Entry, Lacking, Worked, compare, work_out_entry
from ketadesk.checking.standing import planned, readings_asked
from ketadesk.dosing.order import InfusionPreparation, Order, Ordered, PushPreparation, Vial
from ketadesk.dosing.patient import Patient
from ketadesk.dosing.term import Term
from ketadesk.intake.asking import dose_units
from ketadesk.intake.draft import DoseDraft, Draft
from ketadesk.quantities.registry import in_unit
from ketadesk.quantities.registry import unit as unit_of
from ketadesk.quantities.spelling import written_unit
from orders import SCENARIOS, decimal, library, scenario

_PARTS = (Order, Ordered, Patient, Vial, PushPreparation, InfusionPreparation)
OUTCOMES = ("refused", "stopped", "questioned", "caught", "silent")
# What touches what on a keypad of a pump and on one of a keyboard: 7 8 9, 4 5 6, 1 2 3, and 0 and the point below.
BESIDE = {
    "7": "84", "8": "795", "9": "86", "4": "751", "5": "8462", "6": "953", "1": "420", "2": "5130", "3": "62.",
    "0": "12.", ".": "03",
}  # fmt: skip
READY = [name for name, each in SCENARIOS.items() if each["expected"]["state"] == "ready"]
UNITS = {"drawn": "mL", "rate": "mL/h", "drops": "gtt/min", "volume": "mL"}
Slipped = Callable[[Random, Entry], Entry | None]


def texts(entry: Entry) -> dict[str, str]:
    """Return every number that was typed, by the name of its field."""
    draft = entry.draft
    typed = {each.name: getattr(draft, each.name) for each in fields(Draft) if each.name.endswith("_text")}
    for id_, dose in draft.doses.items():
        typed |= {f"{each.name}:{id_}": getattr(dose, each.name) for each in fields(DoseDraft) if "_text" in each.name}
    typed |= {f"read {key}": text for key, text in entry.standing.items()}
    typed.pop("start_text")  # no number, and read from no source
    return {name: text for name, text in typed.items() if text}


def with_text(entry: Entry, name: str, text: str) -> Entry:
    """Return an entry with one number typed otherwise."""
    if name.startswith("read "):
        return replace(entry, standing={**entry.standing, name.removeprefix("read "): text})
    field, _, id_ = name.partition(":")
    draft = entry.draft
    if id_:
        return replace(entry, draft=draft.with_dose(id_, replace(draft.dose(id_), **{field: text})))
    return replace(entry, draft=replace(draft, **{field: text}))


def _in_a_number(change: Callable[[Random, str], str | None]) -> Slipped:
    def slipped(random: Random, entry: Entry) -> Entry | None:
        name, text = random.choice(list(texts(entry).items()))
        other = change(random, text)
        return None if other is None else with_text(entry, name, other)

    return slipped


def _at(random: Random, text: str) -> int:
    return random.randrange(len(text))


def _point_dropped(_: Random, text: str) -> str | None:
    return text.replace(".", "") if "." in text else None


def _point_doubled(random: Random, text: str) -> str | None:
    place = text.find(".")
    return text[:place] + random.choice(("..", ".0.")) + text[place + 1 :] if place > 0 else None


def _point_shifted(random: Random, text: str) -> str | None:
    whole, _, decimals = text.partition(".")
    if random.random() < 0.5:
        return f"{whole[:-1] or '0'}.{whole[-1]}{decimals}"
    return f"{whole}{decimals[:1] or '0'}{'.' + decimals[1:] if decimals[1:] else ''}"


def _digit_doubled(random: Random, text: str) -> str | None:
    place = _at(random, text)
    return text[: place + 1] + text[place:]


def _digit_dropped(random: Random, text: str) -> str | None:
    place = _at(random, text)
    return text[:place] + text[place + 1 :]


def _digits_swapped(random: Random, text: str) -> str | None:
    place = random.randrange(len(text) - 1) if len(text) > 1 else 0
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _key_beside(random: Random, text: str) -> str | None:
    place = _at(random, text)
    return text[:place] + random.choice(BESIDE[text[place]]) + text[place + 1 :] if text[place] in BESIDE else None


def _unit(random: Random, entry: Entry) -> Entry | None:
    draft = entry.draft
    if random.random() < 0.4 or not draft.doses:
        return replace(entry, draft=replace(draft, weight_unit="lb" if draft.weight_unit == "kg" else "kg"))
    id_ = random.choice(list(draft.doses))
    one = library().protocols[draft.protocol].administration(id_)
    dose = draft.dose(id_)
    if dose.time_text and random.random() < 0.4:
        return replace(entry, draft=draft.with_dose(id_, replace(dose, time_unit=random.choice(("s", "min", "h")))))
    unit = random.choice((*dose_units(one), "mcg/kg", "mg"))
    return replace(entry, draft=draft.with_dose(id_, replace(dose, dose_unit=unit)))


def _vial(random: Random, entry: Entry) -> Entry | None:
    other = random.choice(list(library().products.values()))
    label = (
        ("strength_text", other.strength, "mg/mL"),
        ("vial_volume_text", other.volume, "mL"),
        ("vial_total_text", other.total, "mg"),
    )
    for name, value, unit in label:
        entry = with_text(entry, name, _number(value, unit))
    return entry


def _fields_swapped(random: Random, entry: Entry) -> Entry | None:
    typed = texts(entry)
    one, other = random.sample(list(typed), 2)
    return with_text(with_text(entry, one, typed[other]), other, typed[one])


def _protocol(random: Random, entry: Entry) -> Entry | None:
    other = random.choice(list(library().protocols))
    return replace(entry, draft=replace(entry.draft, protocol=other))


SLIPS: dict[str, Slipped] = {
    "a dropped point": _in_a_number(_point_dropped),
    "a doubled point": _in_a_number(_point_doubled),
    "a shifted point": _in_a_number(_point_shifted),
    "a doubled digit": _in_a_number(_digit_doubled),
    "a dropped digit": _in_a_number(_digit_dropped),
    "swapped digits": _in_a_number(_digits_swapped),
    "the key beside it": _in_a_number(_key_beside),
    "another unit": _unit,
    "another vial": _vial,
    "swapped fields": _fields_swapped,
    "another protocol": _protocol,
}


def _number(value: Any, unit: str) -> str:
    return decimal(in_unit(value, unit_of(unit)).magnitude)


def order(random: Random) -> Worked:
    """Return an order that is ready as a second person enters it: everything said, the devices set by its own plan."""
    while True:
        draft = scenario(random.choice(READY))
        weight = str(random.randrange(45, 111)) + random.choice(("", "", ".5"))
        draft = replace(draft, weight_text=weight, weight_unit="kg", height_text="", age_text="", basis="")
        worked = work_out_entry(Entry(draft, {}), library(), readings=False)
        if isinstance(worked, Worked) and _unquestioned(worked):
            return said(worked)


def said(worked: Worked) -> Worked:
    """Return an order with its usual figures typed, and what its devices then show."""
    draft = worked.entry.draft
    for each in worked.plan.order.ordered:
        if not each.steps:
            id_, typed = each.administration.id, draft.dose(each.administration.id)
            unit = typed.dose_unit or written_unit(each.dose.value.units)
            typed = replace(typed, dose_text=_number(each.dose.value, unit), dose_unit=unit)
            if each.administration.form == "timed-infusion" and each.time is not None:
                typed = replace(typed, time_text=_number(each.time.value, "min"), time_unit="min")
            draft = draft.with_dose(id_, typed)
    return _made_ready(draft)


def _made_ready(draft: Draft) -> Worked:
    """Return an order with its devices as its own plan has them set."""
    bare = work_out_entry(Entry(draft, {}), library(), readings=False)
    assert isinstance(bare, Worked), bare
    shown = planned(bare.plan)
    standing = {key: _number(shown[key], UNITS[key.partition(":")[0]]) for key in readings_asked(bare.plan.order)}
    worked = work_out_entry(Entry(draft, standing), library())
    assert isinstance(worked, Worked), worked
    return worked


def _unquestioned(worked: Worked) -> bool:
    return worked.plan.status == "complete" and not worked.plan.waits


def becomes(random: Random, right: Worked, kind: str) -> str | None:
    """Return what becomes of one slip in one order, or None where it changed nothing."""
    slipped = SLIPS[kind](random, right.entry)
    if slipped is None or slipped == right.entry:
        return None
    if slipped.standing == right.entry.standing and random.random() < 0.7:
        return _of_the_first(right, slipped)
    worked = work_out_entry(slipped, library())
    if isinstance(worked, Lacking):
        return "refused"
    return _compared(right, worked, compare(right, worked))


def _of_the_first(right: Worked, slipped: Entry) -> str | None:
    """Return what becomes of a slip of the first person: pump and syringe are then made ready by it."""
    worked = work_out_entry(Entry(slipped.draft, {}), library(), readings=False)
    if isinstance(worked, Lacking):
        return "refused"
    if not _unquestioned(worked):
        return "stopped" if worked.plan.status == "stopped" else "questioned"
    made, asked = planned(worked.plan), readings_asked(right.plan.order)
    read = {key: _number(made[key], UNITS[key.partition(":")[0]]) for key in asked if key in made}
    second = work_out_entry(Entry(right.entry.draft, {**right.entry.standing, **read}), library())
    assert isinstance(second, Worked), second
    return _compared(right, worked, compare(worked, second))


def _compared(right: Worked, slipped: Worked, differences: tuple[Difference, ...]) -> str | None:
    if differences:
        return "caught"
    return None if _alike(right, slipped) else "silent"


def _alike(right: Worked, worked: Worked) -> bool:
    """Say whether a slip left every quantity as it was: by the whole order and every figure, not what is compared."""
    figures = [[(term.name, term.value) for _, term in each.plan.terms()] for each in (right, worked)]
    return figures[0] == figures[1] and _bare(right.plan.order) == _bare(worked.plan.order)


def _bare(value: Any) -> Any:
    """Return an order as its values: a figure is the same whether it was typed or is the protocol's usual one."""
    if isinstance(value, Term):
        return value.value
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    return {name: _bare(each) for name, each in vars(value).items()} if isinstance(value, _PARTS) else value


def simulate(orders: int, seed: int) -> Counter[tuple[str, str]]:
    """Return how often each kind of slip had each outcome, one slip an order."""
    random, found = Random(seed), Counter[tuple[str, str]]()
    for place in range(orders):
        right, kind = order(random), list(SLIPS)[place % len(SLIPS)]
        outcome = next((each for each in (becomes(random, right, kind) for _ in range(50)) if each is not None), None)
        if outcome is not None:
            found[kind, outcome] += 1
    return found


def rows(found: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield a table: each kind of slip with the share of each outcome, then all of them."""
    yield "".join(["slip".ljust(20), "orders".rjust(8), *(each.rjust(12) for each in OUTCOMES)])
    for kind in (*SLIPS, "all"):
        counts = [sum(n for (k, o), n in found.items() if o == each and kind in {k, "all"}) for each in OUTCOMES]
        whole = sum(counts)
        shares = (f"{100 * each / whole:.1f} %".rjust(12) if whole else "".rjust(12) for each in counts)
        yield "".join([kind.ljust(20), str(whole).rjust(8), *shares])


def main(arguments: list[str]) -> int:
    """Print what becomes of slips, and end with 1 where one stayed silent."""
    orders, seed = (int(each) for each in (*arguments, *("3000", "1")[len(arguments) :]))
    found = simulate(orders, seed)
    sys.stdout.write("\n".join([f"{orders} orders, one slip each, seed {seed}", "", *rows(found), ""]))
    return int(any(outcome == "silent" for _, outcome in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
