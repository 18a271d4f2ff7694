"""Is this installation sound: its versions, its data, and hundreds of worked examples recomputed?

The examples' figures come from plain fractions and the formulas alone, not from KetaDesk, and must agree exactly.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from ketadesk import probe
from ketadesk.dosing.calculating import calculate
from ketadesk.dosing.order import Order
from ketadesk.dosing.plan import plan
from ketadesk.dosing.running import running
from ketadesk.dosing.term import given
from ketadesk.intake.draft import DoseDraft, Draft, StepDraft
from ketadesk.intake.reading import Unready, read
from ketadesk.intake.reading_inputs import read_inputs
from ketadesk.presentation.export import installed_version, plan_terms, term_records, versions
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.loading import Fault, FaultyFileError
from ketadesk.quantities.kinds import Door, bodyweight, mass, pump_rate, volume
from ketadesk.quantities.parsing import Refused, parse_quantity
from ketadesk.quantities.registry import Quantity

PACKAGES = ("attrs", "cattrs", "PySide6-Essentials")
_DOORS: dict[str, Door[Any]] = {"rate": pump_rate, "amount": mass, "volume": volume, "weight": bodyweight}


@dataclass(frozen=True)
class Difference:
    """An example that does not come out as it should: what it asks, what is expected, and what was found."""

    example: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.example}: expected {self.expected}, found {self.found}"


@dataclass(frozen=True)
class SelfTest:
    """What the self-test found. `missing` is what the window lacks here; the command line needs none of it."""

    versions: Mapping[str, str]
    missing: tuple[str, ...]
    counts: Mapping[str, int]
    faults: tuple[str, ...]
    examples: int
    figures: int
    differences: tuple[Difference, ...]

    @property
    def sound(self) -> bool:
        """Say whether all data loads and every example agrees. What only the window lacks does not count."""
        return not self.faults and not self.differences and self.examples > 0


def selftest() -> SelfTest:
    """Return what the self-test of this installation finds. Raises `FaultyFileError` when it is broken."""
    library = load_library()
    examples = list(worked_examples())
    differences = tuple(found for example in examples for found in different(example, library))
    return SelfTest(
        versions={**versions(), **{package: installed_version(package) for package in PACKAGES}},
        missing=tuple(str(each) for each in probe.missing(os.environ)),
        counts={
            "protocols": len(library.protocols),
            "products": len(library.products),
            "checklist lines": sum(len(each.items) for each in library.checklists),
            "sources": len(library.sources),
        },
        faults=tuple(str(fault) for fault in library.faults),
        examples=len(examples),
        figures=sum(len(example["expected"]) for example in examples),
        differences=differences,
    )


def worked_examples() -> Iterator[dict[str, Any]]:
    """Yield the worked examples that ship, each with what it asks and the figures expected.

    Raises `FaultyFileError` when the file cannot be read.
    """
    file = files("ketadesk.resources") / "worked_examples.toml"
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FaultyFileError((Fault(file.name, "", f"it cannot be read: {error}"),)) from error
    for kind in ("plan", "running", "calc"):
        yield from ({"kind": kind, "place": place, **example} for place, example in enumerate(tables[kind], start=1))


def different(example: Mapping[str, Any], library: Library) -> Iterator[Difference]:
    """Yield every figure of an example that does not come out exactly as expected."""
    asks = example["asks"]
    asked = f"{example['kind']} {example['place']} ({asks.get('protocol') or asks.get('name') or asks['rate']})"
    found = figures(example, library)
    if isinstance(found, str):
        yield Difference(asked, "figures", found)
        return
    for name, expected in example["expected"].items():
        value = found.get(name, "nothing of that name")
        if value != expected:
            yield Difference(f"{asked}, {name}", expected, value)


def figures(example: Mapping[str, Any], library: Library) -> dict[str, str] | str:
    """Return the figures of an example by id, each as `105/2 mL/h`, or what stands in their way."""
    if example["kind"] == "plan":
        return _planned(example["asks"], library)
    records = _running(example["asks"]) if example["kind"] == "running" else _calculated(example["asks"], library)
    return records if isinstance(records, str) else _by_id(records)


def _planned(asks: Mapping[str, Any], library: Library) -> dict[str, str] | str:
    fields = dict(asks)
    doses = {id_: DoseDraft(**typed) for id_, typed in fields.pop("doses", {}).items()}
    steps = tuple(StepDraft(**typed) for typed in fields.pop("steps", ()))
    given_ids = fields.pop("given", None)
    draft = Draft(
        doses=MappingProxyType(doses), steps=steps, given=None if given_ids is None else tuple(given_ids), **fields
    )
    order = read(draft, library)
    if not isinstance(order, Order):
        return f"missing or refused: {[*order.missing, *order.refused]}" if isinstance(order, Unready) else "a schedule"
    found = plan(order, library)
    if found.status == "stopped":
        return f"stopped: {', '.join(each.code for each in found.findings if each.severity == 'stop')}"
    return _by_id(plan_terms(found))


def _running(asks: Mapping[str, str]) -> list[dict[str, Any]]:
    terms: dict[str, Any] = {name: given(name, door(_read(asks[name]))) for name, door in _DOORS.items()}
    found = running(**terms)
    units = found.units
    terms_found = (units.mg_per_h, units.mg_per_kg_per_h, units.mcg_per_kg_per_min, found.concentration, found.lasts)
    return term_records(("", "", term) for term in terms_found)


def _read(text: str) -> Quantity:
    read = parse_quantity(text)
    if isinstance(read, Refused):
        raise ValueError(f"worked_examples.toml: {text!r}: {read.reason}")  # noqa: TRY004  the type is right
    return read


def _calculated(asks: Mapping[str, Any], library: Library) -> list[dict[str, Any]] | str:
    inputs = read_inputs(asks["inputs"])
    if isinstance(inputs, dict):
        return f"refused: {inputs}"
    found = calculate(asks["name"], inputs, lambda: library.weight_formulas)
    return term_records(("", "", term) for term in found)


def _by_id(records: list[dict[str, Any]]) -> dict[str, str]:
    return {record["id"]: f"{record['value']} {record['unit']}" for record in records}
