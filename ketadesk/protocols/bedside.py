"""What ships about the bedside: signs, watches, discharge. Read when first asked for, not when the window opens."""

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from attrs import AttrsInstance, evolve, frozen

from ketadesk.protocols.discharge import Discharge, Instruction, LeavingClock
from ketadesk.protocols.figure import Figure, Value
from ketadesk.protocols.library import Library
from ketadesk.protocols.loading import Fault, FaultyFileError, read_table, structure
from ketadesk.protocols.protocol import CareSetting, Form, Protocol
from ketadesk.protocols.reference import reference_faults, repeated_ids
from ketadesk.protocols.sign import Sign, Signs
from ketadesk.protocols.site import NarrowedGate, NarrowedWatch
from ketadesk.protocols.watch import Watch, Watches
from ketadesk.quantities.formatting import format_number, format_quantity

T = TypeVar("T", bound=AttrsInstance)


@frozen
class Bedside:
    """All that ships about the bedside, a site's file laid over it."""

    signs: Mapping[str, Sign]
    watches: tuple[Watch, ...]
    discharge: Discharge

    def watches_of(self, protocol: Protocol, setting: CareSetting | None, forms: frozenset[Form]) -> tuple[Watch, ...]:
        """Return what is watched for a protocol in a setting of care, given in these forms."""
        return tuple(each for each in self.watches if each.belongs(protocol, setting, forms))

    def leaving_clock(self, protocol: Protocol) -> LeavingClock | None:
        """Return for how long after the end nobody leaves; the longest, where more than one holds."""
        held = (each for each in self.discharge.clocks if each.belongs(protocol))
        return max(held, key=lambda each: each.value, default=None)

    def instructions(self) -> tuple[Instruction, ...]:
        """Return what a patient is told, in order."""
        return self.discharge.instructions


def load_bedside(library: Library, root: Traversable | None = None) -> Bedside:
    """Return what ships about the bedside, narrowed by the library's site file.

    Raises `FaultyFileError` with all faults of all three files: a watch that is missing would be missed by nobody.
    """
    shipped = read_bedside(library, files("ketadesk.resources") if root is None else root)
    return narrowed_bedside(shipped, library.gates, library.watches)[0]


def read_bedside(library: Library, root: Traversable) -> Bedside:
    """Return what a resources folder holds about the bedside. Raises `FaultyFileError` with all faults of all files."""
    faults: list[Fault] = []
    signs = _read(root / "bedside" / "signs.toml", Signs, library, faults)
    watches = _read(root / "bedside" / "watches.toml", Watches, library, faults)
    discharge = _read(root / "bedside" / "discharge.toml", Discharge, library, faults)
    if signs is None or watches is None or discharge is None:
        raise FaultyFileError(tuple(faults))
    known = {sign.id: sign for sign in signs.signs}
    sedation = known["sedation"].words if "sedation" in known else ()
    for place, watch in enumerate(watches.watches):
        key = f"watches[{place}]"
        faults += [Fault("watches.toml", f"{key}.signs", f"no sign {id_!r}") for id_ in watch.signs if id_ not in known]
        faults += [
            Fault("watches.toml", f"{key}.when", f"sedation has no word {word!r}")
            for word in watch.when
            if word not in sedation
        ]
    if faults:
        raise FaultyFileError(tuple(faults))
    return Bedside(known, watches.watches, discharge)


def _read(file: Traversable, into: type[T], library: Library, faults: list[Fault]) -> T | None:
    try:
        raw = read_table(file)
        found = [*repeated_ids(file.name, raw)]
        found += reference_faults(file.name, raw, library.sources, library.protocols)
        faults += found
        return None if found else structure(file.name, raw, into)
    except FaultyFileError as error:
        faults += error.faults
        return None


def narrowed_bedside(
    bedside: Bedside, gates: tuple[NarrowedGate, ...], watches: tuple[NarrowedWatch, ...], file: str = ""
) -> tuple[Bedside, list[Fault]]:
    """Return the bedside with a site's gates and watches laid over it, and every fault that stands in the way."""
    faults: list[Fault] = []
    signs = dict(bedside.signs)
    for place, gate in enumerate(gates):
        sign = signs.get(gate.sign)
        if sign is None or sign.words:
            numbers = ", ".join(each.id for each in signs.values() if not each.words)
            faults.append(Fault(file, f"gates[{place}].sign", f"no sign {gate.sign!r} that is a number: {numbers}"))
            continue
        signs[gate.sign], found = _narrowed_gate(sign, gate)
        faults += [Fault(file, f"gates[{place}].{key}", says) for key, says in found]
    kept = {watch.id: watch for watch in bedside.watches}
    for place, narrower in enumerate(watches):
        watch = kept.get(narrower.watch)
        if watch is None:
            ids = ", ".join(kept)
            faults.append(Fault(file, f"watches[{place}].watch", f"no watch {narrower.watch!r}: write one of {ids}"))
            continue
        kept[narrower.watch], found = _narrowed_watch(watch, narrower)
        faults += [Fault(file, f"watches[{place}].{key}", says) for key, says in found]
    return evolve(bedside, signs=signs, watches=tuple(kept.values())), faults


def _narrowed_gate(sign: Sign, gate: NarrowedGate) -> tuple[Sign, list[tuple[str, str]]]:
    faults: list[tuple[str, str]] = []
    changes: dict[str, Any] = {}
    for name, asked, ours in (("low", gate.low, sign.low), ("high", gate.high, sign.high)):
        if asked is None:
            continue
        if not asked.dimensionless:
            faults.append((name, f"write it as a plain number, in {sign.unit}"))
            continue
        looser = ours is not None and (asked < ours.value if name == "low" else asked > ours.value)
        if looser and ours is not None:
            side = "more" if name == "low" else "less"
            faults.append((name, f"it is looser than ours: write {format_number(ours.value.magnitude)} or {side}"))
            continue
        changes[name] = Figure(Value(asked), gate.source, gate.status, gate.note)
    if gate.low is None and gate.high is None:
        faults.append(("low", "it narrows nothing: give low or high"))
    try:
        return evolve(sign, **changes), faults
    except ValueError as error:
        return sign, [*faults, ("low", str(error))]


def _narrowed_watch(watch: Watch, narrower: NarrowedWatch) -> tuple[Watch, list[tuple[str, str]]]:
    faults: list[tuple[str, str]] = []
    every, until = narrower.every or watch.every, narrower.until or watch.until
    if narrower.every is None and narrower.until is None:
        faults.append(("every", "it narrows nothing: give every or until"))
    if every > watch.every:
        faults.append(("every", f"it is looser than ours: write {format_quantity(watch.every)} or less"))
    if until is not None and watch.until is None:
        faults.append(("until", "this watch ends with the drug: leave until out"))
    elif until is not None and watch.until is not None and until < watch.until:
        faults.append(("until", f"it is looser than ours: write {format_quantity(watch.until)} or more"))
    if faults:
        return watch, faults
    made = evolve(
        watch, every=every, until=until, source=narrower.source, status=narrower.status, note=narrower.note
    )  # fmt: skip
    return made, []
