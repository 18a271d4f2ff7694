"""From an order to a plan: every term, every finding. Pure; a plan is a function of its order and the library."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from ketadesk.dosing.amount import ordered_amount, ordered_rate
from ketadesk.dosing.binding import bound_to_order
from ketadesk.dosing.bolus import Bolus, bolus
from ketadesk.dosing.checks import check_order
from ketadesk.dosing.findings import Finding, reasoned
from ketadesk.dosing.infusion import Infusion, infusion
from ketadesk.dosing.order import Order
from ketadesk.dosing.patient import UndefinedWeightError, dosing_weight
from ketadesk.dosing.supply import Residue, Supply, leftover, residue, supply
from ketadesk.dosing.term import Term
from ketadesk.dosing.titration import Row
from ketadesk.protocols.checklist import OF_AN_ORDER, Item
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import AMOUNT_FORMS, Basis
from ketadesk.quantities.kinds import Bodyweight

Status = Literal["complete", "stopped"]


@dataclass(frozen=True)
class Comparison:
    """The same dose by another weight, shown beside the one that is worked out."""

    basis: Basis
    weight: Term[Bodyweight]
    doses: tuple[Term[Any], ...]


@dataclass(frozen=True)
class Plan:
    """What follows from an order. When it is stopped it holds no figure: only the findings say why."""

    order: Order
    status: Status
    findings: tuple[Finding, ...]
    checklist: tuple[tuple[str, tuple[Item, ...]], ...]
    weight: Term[Bodyweight] | None = None
    boluses: tuple[Bolus, ...] = ()
    infusions: tuple[Infusion, ...] = ()
    supply: Supply | None = None
    residues: tuple[Residue, ...] = ()
    comparison: Comparison | None = None

    @property
    def waits(self) -> bool:
        """Say whether a question is open: its figures are held until a person has given the reason."""
        return any(finding.waits for finding in self.findings)

    def terms(self) -> Iterator[tuple[str, Term[Any]]]:
        """Yield every term with the administration it belongs to, or an empty text, in order.

        The rows of a titration table are left to the table: they repeat the same steps for other rates.
        """
        if self.weight is not None:
            yield "", self.weight
        for part in (*self.boluses, *self.infusions):
            for term in _terms(part):
                yield part.administration.id, term
        for shared in (self.supply, self.residues, self.comparison):
            for term in _terms(shared):
                yield "", term


def plan(order: Order, library: Library) -> Plan:
    """Return the plan of an order.

    Raises `UndefinedWeightError` when the dosing weight asked for is not defined for this person.
    """
    weight = dosing_weight(order.patient, order.basis, library.weight_formulas)
    boluses = tuple(
        bolus(each, order, weight, library)
        for each in order.ordered
        if each.administration.form in {"push", "intramuscular"}
    )
    infusions = tuple(
        infusion(each, order, weight, library)
        for each in order.ordered
        if each.administration.form not in {"push", "intramuscular"}
    )
    met = bound_to_order(check_order(order, boluses, infusions, weight, library), order)
    findings = reasoned(met, order.reasons)
    found = Plan(order, "complete", findings, checklist(order, library))
    if any(finding.severity == "stop" for finding in findings):
        return replace(found, status="stopped")
    residues = tuple(each for part in infusions for each in (leftover(part), residue(part, order)) if each is not None)
    return replace(
        found, weight=weight, boluses=boluses, infusions=infusions, supply=supply(boluses, infusions, order),
        residues=residues, comparison=_comparison(order, library),
    )  # fmt: skip


def checklist(order: Order, library: Library) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Return the checklist lines that belong to an order, group by group."""
    forms = frozenset(each.administration.form for each in order.ordered)
    mixed = None if order.infusion is None else order.infusion.container
    held = None if mixed is None else mixed.form
    return tuple(
        (group.group, tuple(item for item in group.items if item.belongs(order.protocol, order.setting, forms, held)))
        for group in library.checklists
        if group.group in OF_AN_ORDER
    )


def _comparison(order: Order, library: Library) -> Comparison | None:
    """Return the doses by the other weight: where the basis is not actual, or the body mass index asks for it."""
    other: Basis = "actual"
    if order.basis == "actual":
        index = order.patient.body_mass_index()
        if index is None or index.value < library.limits.body_mass_index_dosing.value:
            return None
        other = "ideal"
    try:
        weight = dosing_weight(order.patient, other, library.weight_formulas)
    except UndefinedWeightError:
        return None  # the finding says that some dose by ideal weight; it is not defined here
    doses: list[Term[Any]] = []
    for each in order.ordered:
        if each.administration.form in AMOUNT_FORMS:
            doses.append(ordered_amount(each, weight).dose.named(f"dose by {other} weight"))
        elif not each.steps:
            doses.append(ordered_rate(each.dose, each, weight).rate.named(f"dose rate by {other} weight"))
    return Comparison(other, weight, tuple(doses))


def _terms(value: Any) -> Iterator[Term[Any]]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            if not isinstance(each, Row):
                yield from _terms(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _terms(getattr(value, field.name))
