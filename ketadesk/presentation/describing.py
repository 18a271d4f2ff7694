"""From a plan, or from what a draft lacks, to the sheet that is read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from ketadesk.dosing.bolus import Bolus
from ketadesk.dosing.infusion import Infusion, SteppedInfusion, TimedInfusion
from ketadesk.dosing.order import Order
from ketadesk.dosing.plan import Comparison, Plan
from ketadesk.dosing.supply import Supply
from ketadesk.intake.reading import ScheduleOnly, Unready
from ketadesk.intake.reasons import Bound
from ketadesk.presentation.cards import bolus_card, infusion_card
from ketadesk.presentation.clock import clock
from ketadesk.presentation.deriving import derivation, worked
from ketadesk.presentation.drawing import Vessel
from ketadesk.presentation.echo import Bar
from ketadesk.presentation.facts import order_facts
from ketadesk.presentation.finding_lines import finding_lines
from ketadesk.presentation.lacking import Lacking, Place, places
from ketadesk.presentation.sheet import (
    Card,
    ChecklistGroup,
    ChecklistLine,
    Figure,
    FindingLine,
    Missing,
    Sheet,
    State,
)
from ketadesk.presentation.sources import remarks, sources_behind
from ketadesk.presentation.tables import tables
from ketadesk.presentation.timeline import timeline
from ketadesk.presentation.vessels import bolus_vessels, infusion_vessels
from ketadesk.presentation.vial_echo import strength_bars
from ketadesk.presentation.wording import (
    SCOPE,
    drug_text,
    sentence_case,
    source_line,
    source_name,
    vial_text,
    who,
)
from ketadesk.presentation.working import working
from ketadesk.protocols.checklist import GROUPS, OF_AN_ORDER, Item
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import CareSetting, Protocol
from ketadesk.quantities.formatting import format_in, format_quantity
from ketadesk.quantities.parsing import Refused
from ketadesk.quantities.registry import in_unit, quantity, unit


def describe(plan: Plan, library: Library, refused: Mapping[Bound, Refused] = MappingProxyType({})) -> Sheet:
    """Return the sheet of a plan. A stopped one holds no figure. `refused` says which reasons are not taken."""
    protocol = plan.order.protocol
    stopped = plan.status == "stopped"
    bars = _bars(plan.order, library)
    worked = tuple(plan.infusions)
    return Sheet(
        state=_state(plan),
        title=protocol.title,
        order=protocol.order,
        who=who(plan.order.patient),
        vial="" if plan.order.vial is None else vial_text(plan.order.vial, plan.order),
        facts=order_facts(plan.order, bars),
        drug=drug_text(plan.order),
        lacking=Lacking(places=_places(plan.order)) if stopped else Lacking(),
        basis=_basis(plan),
        scope=SCOPE,
        findings=(findings := finding_lines(plan.findings, library, refused)),
        cards=(
            *(_asking(bolus_card(each, plan.order), each, findings, bars) for each in plan.boluses),
            *(_asking(infusion_card(each, plan.order), each, findings, bars) for each in worked),
        ),
        rates=tuple(_rates(worked)),
        comparison=() if plan.comparison is None else _comparison(plan.comparison),
        supply="" if plan.supply is None else _supply(plan.supply, plan.order),
        vials=() if plan.supply is None else (*_vials(plan.supply, plan), *_residues(plan)),
        clock=tuple(figure for each in worked for figure in clock(each, plan.order)),
        vessels=tuple(_vessels(plan, library)),
        timeline=timeline(plan),
        tables=tuple(table for each in worked for table in tables(each, plan.order)),
        working=working(plan.terms(), library.sources),
        checklists=checklists(plan.checklist, library),
        remarks=remarks(protocol, library),
        sources=sources_behind(plan, library),
        derive=partial(derivation, sources=library.sources),
    )


def _bars(order: Order, library: Library) -> tuple[Bar, ...]:
    if order.vial is None:
        return ()
    return strength_bars(in_unit(order.vial.strength.value, unit("mg/mL")).magnitude, order.drugs, library)


def _asking(card: Card, given: Bolus | Infusion, findings: tuple[FindingLine, ...], bars: tuple[Bar, ...]) -> Card:
    """Return the card, framed as the finding is that waits for a reason at a field of this administration."""
    of = given.administration.id
    asks = any(each.waits and any(name.partition(":")[2] == of for name in each.fields) for each in findings)
    return replace(card, asks=asks, bars=bars)


def describe_schedule(found: ScheduleOnly, library: Library) -> Sheet:
    """Return the sheet of a protocol that is a schedule: when, under which watch, and nothing calculated."""
    protocol = found.protocol
    schedule = tuple(Figure("", each.says) for each in protocol.statements if each.kind == "schedule")
    card = Card("schedule", "Schedule", Figure("As its source gives it", protocol.order), schedule)
    groups = tuple(
        (group.group, tuple(item for item in group.items if item.belongs(protocol, found.setting, frozenset())))
        for group in library.checklists
        if group.group in OF_AN_ORDER
    )
    used = dict.fromkeys((*(each.source for each in protocol.statements), *(each.source for each in protocol.courses)))
    return Sheet(
        state="ready", title=protocol.title, order=protocol.order, scope=SCOPE, cards=(card,),
        checklists=checklists(groups, library), remarks=remarks(protocol, library),
        sources=tuple(source_line(id_, library.sources) for id_ in used),
    )  # fmt: skip


def _places(order: Order) -> tuple[Place, ...]:
    return places((each.administration for each in order.ordered), by_gravity=order.giving_set is not None)


def describe_unready(
    found: Unready, protocol: Protocol | None, setting: str, library: Library, lacking: Lacking | None = None
) -> Sheet:
    """Return the sheet of an order that lacks something: what is missing, what is refused, and no figure."""
    missing = tuple(Missing(field, says) for field, says in found.missing.items())
    refused: Mapping[str, str] = MappingProxyType(dict(found.refused))
    if protocol is None:
        return Sheet(state="incomplete", scope=SCOPE, missing=missing, refused=refused, lacking=lacking or Lacking())
    forms = frozenset(each.form for each in protocol.administrations)
    stated: CareSetting | None = next((each for each in protocol.settings if each == setting), None)
    groups = tuple(
        (group.group, tuple(item for item in group.items if item.belongs(protocol, stated, forms)))
        for group in library.checklists
        if group.group in OF_AN_ORDER
    )
    return Sheet(
        state="incomplete", title=protocol.title, order=protocol.order, scope=SCOPE, missing=missing, refused=refused,
        lacking=lacking or Lacking(),
        checklists=checklists(groups, library), remarks=remarks(protocol, library),
    )  # fmt: skip


def checklists(groups: tuple[tuple[str, tuple[Item, ...]], ...], library: Library) -> tuple[ChecklistGroup, ...]:
    """Return the checklists as they are read, in the order of the work; an empty group is left out."""
    by_group = dict(groups)
    return tuple(
        ChecklistGroup(title, tuple(_checklist_line(item, library) for item in by_group[group]))
        for group, title in GROUPS.items()
        if by_group.get(group)
    )


def _checklist_line(item: Item, library: Library) -> ChecklistLine:
    source = source_name(item.backing, library.sources)
    return ChecklistLine(item.id, item.says, item.detail, item.topic, item.grade, source, item.status)


def _state(plan: Plan) -> State:
    if plan.status == "stopped":
        return "stopped"
    return "check" if plan.waits else "ready"


def _basis(plan: Plan) -> str:
    if plan.weight is None or plan.order.basis == "actual":
        return ""
    return f"dosed by {plan.order.basis} weight, {format_in(plan.weight.value, 'kg')}"


def _rates(infusions: tuple[Infusion, ...]) -> Iterator[Figure]:
    for infusion in infusions:
        if isinstance(infusion, SteppedInfusion):
            continue
        units, shared = infusion.units, infusion.mixed.final_concentration.value == quantity(1, "mg/mL")
        yield worked("", units.mcg_per_kg_per_min)
        yield worked("", units.mg_per_kg_per_h)
        yield worked("", units.mg_per_h, detail="1 mL holds 1 mg" if shared else "")
        if infusion.setting.delivered_rate.value != units.mg_per_h.value:
            yield worked("as set", infusion.setting.delivered_rate)


def _comparison(comparison: Comparison) -> tuple[Figure, ...]:
    weight = format_in(comparison.weight.value, "kg")
    return tuple(
        worked(sentence_case(dose.name), dose, detail=f"{comparison.basis} weight {weight}")
        for dose in comparison.doses
    )


def _vials(supply: Supply, plan: Plan) -> tuple[Figure, ...]:
    each_day = ", each day" if plan.order.days > 1 else ""
    return (
        worked(
            f"vials{each_day}",
            supply.vials,
            text=format_quantity(supply.vials.value).split(" ", 1)[0],
            detail=_why_so_many(supply, plan),
        ),
        worked(f"waste{each_day}", supply.waste_amount),
        worked("that is", supply.waste_volume),
    )


def _why_so_many(supply: Supply, plan: Plan) -> str:
    """Return why there are more vials than the dose takes: each container is made of fresh ones."""
    vial = plan.order.vial
    totals = [each.total_dose for each in plan.infusions if not isinstance(each, TimedInfusion)]
    if supply.preparations == 1 or vial is None or len(totals) != 1 or totals[0] is None:
        return ""
    in_all = in_unit(totals[0].value, vial.total.value.units).magnitude
    least = -(-in_all // vial.total.value.magnitude)
    if least >= supply.vials.value.magnitude:
        return ""
    return f"fresh ones for each of {supply.preparations} containers; what is given in all is in {least}"


def _supply(supply: Supply, order: Order) -> str:
    """Return vials and waste in one line: `1 vial, waste 465 mg (9.3 mL)`, or `1 vial each day, ...`."""
    count, amount, left = (
        format_quantity(each.value) for each in (supply.vials, supply.waste_amount, supply.waste_volume)
    )
    each_day = " each day" if order.days > 1 else ""
    return f"{count}{each_day}, waste {amount} ({left})"


def _residues(plan: Plan) -> tuple[Figure, ...]:
    return tuple(worked(each.amount.name, each.amount) for each in plan.residues)


def _vessels(plan: Plan, library: Library) -> Iterator[tuple[Vessel, ...]]:
    ready = _state(plan) == "ready"
    for each in plan.boluses:
        yield bolus_vessels(each, plan.order, library.cupboard.syringes, ready=ready)
    for infusion in plan.infusions:
        yield infusion_vessels(infusion, plan.order, ready=ready)
