"""The answer for a program: every term with its exact value and where it came from, findings, lists and versions.

A quantity has its value as a fraction and as a decimal, its unit as it is shown, and the code of that unit by UCUM.
"""

import platform
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ketadesk.dosing.term import Term
from ketadesk.presentation.hashing import data_hash, program_hash
from ketadesk.protocols.site_file import site_says
from ketadesk.quantities.formatting import format_decimal, format_duration, format_quantity
from ketadesk.quantities.kinds import time
from ketadesk.quantities.registry import Quantity
from ketadesk.quantities.spelling import written_unit
from ketadesk.quantities.ucum import SYSTEM, ucum_code

if TYPE_CHECKING:  # a single calculation needs none of these, and starts sooner without
    from ketadesk.dosing.findings import Finding
    from ketadesk.dosing.order import Order
    from ketadesk.dosing.plan import Plan
    from ketadesk.presentation.sheet import Sheet

_NO_DATA = frozenset({
    "worked_examples.toml", "libraries.toml", "site.example.toml", "label_stock.toml", "hazards.toml", "scorecard.toml",
})  # fmt: skip
# What only a screen has use for: a table in brief, a frame, how a figure came (the terms say it here).
_SCREEN = frozenset({"of", "bars", "brief", "left_out", "asks"})
Record = dict[str, Any]
Placed = tuple[str, str, Term[Any]]
"""A term with the administration it belongs to and what goes before its name."""


def plan_terms(plan: "Plan") -> list[Record]:
    """Return the terms of a plan, operands before results. A stopped plan has none."""
    return [] if plan.status == "stopped" else term_records(_placed(plan))


def term_records(placed: Iterable[Placed]) -> list[Record]:
    """Return records of terms and of all they rest on. Each `id` is used once, the plain one by the first result."""
    return _recorded(list(placed))[0]


def result_records(results: Iterable[Term[Any]]) -> tuple[list[Record], list[str]]:
    """Return records of results and of all they rest on, and the id of each result: an input may share its name."""
    placed = [("", "", term) for term in results]
    records, ids = _recorded(placed)
    return records, [ids.of(term)[0] for _, _, term in placed]


def _recorded(results: list[Placed]) -> "tuple[list[Record], _Ids]":
    ids = _Ids()
    for step, prefix, term in results:
        ids.give(step, prefix, term)
    ordered: dict[int, Term[Any]] = {}
    for step, prefix, term in results:
        for each in term.derivation():
            ids.give(step, prefix, each)
            ordered.setdefault(id(each), each)
    return [_record(term, ids) for term in ordered.values()], ids


def finding_records(findings: "Iterable[Finding]") -> list[Record]:
    """Return findings with the id of the source behind each."""
    return [
        {
            "code": each.code,
            "severity": each.severity,
            "says": each.says,
            "action": each.action,
            "source": each.backing.source,
            "status": each.backing.status,
            "fields": list(each.fields),
            "reason": each.reason,
        }
        for each in findings
    ]


def sheet_records(sheet: "Sheet") -> Record:
    """Return what a sheet holds beside its figures: cards, tables, checklists, remarks and sources."""
    return {
        "cards": [plain_record(card) for card in sheet.cards],
        "tables": [plain_record(table) for table in sheet.tables],
        "checklists": [plain_record(group) for group in sheet.checklists],
        "remarks": [plain_record(remark) for remark in sheet.remarks],
        "sources": [plain_record(source) for source in sheet.sources],
    }


def versions() -> dict[str, str]:
    """Return what worked it out: program, Python, unit library, hashes of the program and its data, a site's file."""
    return {
        "ketadesk": installed_version("ketadesk"),
        "program": f"sha256:{program_hash()}",
        "python": platform.python_version(),
        "pint": installed_version("pint"),
        "protocols": f"sha256:{data_hash(files('ketadesk.resources'))}",
        "site": site_says(),
    }


def installed_version(package: str) -> str:
    """Return the version of an installed package, or a word that says it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


class _Ids:
    """An id for every term, such as `infusion.pump_rate`; the second of a name is numbered."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[str, str, str]] = {}
        self._used: set[tuple[str, str]] = set()

    def give(self, step: str, prefix: str, term: Term[Any]) -> None:
        """Give a term its id, unless it has one: a term shared by two administrations keeps its first."""
        if id(term) in self._of:
            return
        own = term.name.removesuffix(f", {prefix.strip('_').replace('_', ' ')}")
        plain = prefix + re.sub(r"[^a-z0-9]+", "_", own.lower()).strip("_")
        name, count = plain, 1
        while (step, name) in self._used:
            count += 1
            name = f"{plain}_{count}"
        self._used.add((step, name))
        self._of[id(term)] = (f"{step}.{name}" if step else name, step, name)

    def of(self, term: Term[Any]) -> tuple[str, str, str]:
        """Return the id, the step and the name of a term."""
        return self._of[id(term)]


def _placed(plan: "Plan") -> Iterator[Placed]:
    """Yield every term of a plan: what was entered first, then what follows for each administration, then the rest."""
    dosed_by = () if plan.weight is None else (plan.weight,)
    yield from (("", "", term) for term in (*dosed_by, *_entered(plan.order)))
    for part in (*plan.boluses, *plan.infusions):
        step = part.administration.id
        for name in sorted(vars(part), key=lambda name: name != "mixed"):  # what later figures rest on comes first
            if name == "rows":
                continue  # a table repeats the same steps for other rates
            value = getattr(part, name)
            if name == "steps":
                for place, each in enumerate(value, start=1):
                    yield from ((step, f"step_{place}_", term) for term in _terms(each))
            else:
                yield from ((step, "", term) for term in _terms(value))
    yield from (("", "", term) for term in _terms(plan.supply))
    for part, residue in zip(plan.infusions, plan.residues, strict=False):
        yield part.administration.id, "", residue.amount
    if plan.comparison is not None:
        yield "", "", plan.comparison.weight
        compared = [each.administration.id for each in plan.order.ordered if not each.steps]
        yield from ((step, "", dose) for step, dose in zip(compared, plan.comparison.doses, strict=True))


def _entered(order: "Order") -> Iterator[Term[Any]]:
    """Yield what belongs to the whole order, as it was entered."""
    patient, vial, push, infusion = order.patient, order.vial, order.push, order.infusion
    entered: list[Term[Any] | None] = [patient.weight, patient.height, patient.age, order.line_volume]
    entered += [] if vial is None else [vial.strength, vial.volume, vial.total]
    entered += [] if push is None else [push.final_volume]
    entered += [] if infusion is None else [infusion.volume, infusion.amount, infusion.concentration]
    yield from (term for term in entered if term is not None)


def _terms(value: Any) -> Iterator[Term[Any]]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _terms(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _terms(getattr(value, name))


def _record(term: Term[Any], ids: _Ids) -> Record:
    id_, step, name = ids.of(term)
    origin = term.origin if term.operator is None else None
    backing = None if origin is None else origin.backing
    return {
        "id": id_,
        "name": name,
        "step": step,
        "label": f"{term.name[:1].upper()}{term.name[1:]}",
        **_figure(term.value),
        "text": _text(term.value),
        "operator": None if term.operator is None else term.operator.name.lower(),
        "operands": [{"id": ids.of(each)[0], **_figure(each.value)} for each in term.operands],
        "origin": None if origin is None else origin.says,
        "source": None if backing is None else backing.source,
        "status": None if backing is None else backing.status,
    }


def _figure(value: Quantity) -> Record:
    return {
        "value": str(value.magnitude),
        "decimal": format_decimal(value.magnitude),
        "unit": written_unit(value.units),
        "system": SYSTEM,
        "code": ucum_code(value.units),
    }


def _text(value: Quantity) -> str:
    return format_duration(value) if time.admits(value) else format_quantity(value)


def plain_record(value: Any) -> Any:
    """Return what is told, such as a sheet, as plain tables and lists."""
    if isinstance(value, tuple):
        return [plain_record(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain_record(getattr(value, name)) for name in value.__dataclass_fields__ if name not in _SCREEN}
    return value
