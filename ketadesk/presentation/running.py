"""From what is typed about a pump that runs to its whole answer: read it, work it out, judge it, describe it."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

from ketadesk.dosing.bands import Band, nearest_band
from ketadesk.dosing.binding import bound_to_running
from ketadesk.dosing.findings import Finding, reasoned
from ketadesk.dosing.given_so_far import GivenSoFar, given_so_far
from ketadesk.dosing.running import ANY_PROTOCOL, Running, has_infusion, judged, running
from ketadesk.dosing.term import Term
from ketadesk.intake.asking import INFUSION_FORMS
from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_running import RunningQuestion, read_running
from ketadesk.intake.reasons import refused_reasons
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.bands import band_chart
from ketadesk.presentation.clock import at
from ketadesk.presentation.deriving import derivation, worked
from ketadesk.presentation.describing import checklists
from ketadesk.presentation.echoing_running import said_back
from ketadesk.presentation.finding_lines import finding_lines
from ketadesk.presentation.form import WEIGHT_KNOWN, Choice
from ketadesk.presentation.lacking import Lacking
from ketadesk.presentation.making_order import made_order
from ketadesk.presentation.running_answer import RunningAnswer, RunningForm
from ketadesk.presentation.sheet import ChecklistGroup, Facts, Figure, FindingLine, Missing, Sheet, State
from ketadesk.presentation.standing import standing_reasons
from ketadesk.presentation.verdict import judgement, pill, ways_out
from ketadesk.presentation.wording import DRUGS, source_line, who
from ketadesk.presentation.working import working
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import CARE_SETTINGS, Protocol
from ketadesk.quantities.formatting import (
    format_duration,
    format_quantity,
    format_strength,
)
from ketadesk.quantities.registry import in_unit, unit
from ketadesk.quantities.spelling import written_unit

TITLE, ORDER = "What is running?", "from pump to dose"
SCOPE = "Arithmetic for a pump that already runs. It controls no pump."
_UNITS = (
    "mcg/kg/min and mg/kg/h are two units for one rate: 1 mg/kg/h is 16.7 times 1 mcg/kg/min."
    " Read the unit on the order before the digit."
)
_ALIKE = "1 mL holds 1 mg here: the digits are alike."
_FALSE_WEIGHT = "weight-impossible"
_FIELDS = {"rate": "rate_text", "amount": "amount_text", "volume": "volume_text"}


@dataclass(frozen=True)
class Told:
    """What runs, what it meets, and what has gone in."""

    asked: RunningQuestion
    found: Running
    findings: tuple[Finding, ...]
    so_far: GivenSoFar | None

    @property
    def state(self) -> State:
        """The state of the answer."""
        if any(finding.severity == "stop" for finding in self.findings):
            return "stopped"
        return "check" if any(finding.waits for finding in self.findings) else "ready"

    @property
    def by_any(self) -> bool:
        """Say whether it is judged by the limits alone that hold for all ketamine."""
        return self.asked.protocol is ANY_PROTOCOL

    @property
    def band(self) -> Band | None:
        """The range that it is judged by: none without a protocol."""
        return nearest_band(self.asked.protocol, self.found, self.asked.patient.weight)

    def rates(self) -> tuple[Term[Any], ...]:
        """Return the dose rate in its units; by a weight that cannot be true, only what no weight changes."""
        units = self.found.units
        if any(finding.code == _FALSE_WEIGHT for finding in self.findings):
            return (units.mg_per_h,)
        return units.mcg_per_kg_per_min, units.mg_per_kg_per_h, units.mg_per_h

    def terms(self) -> tuple[Term[Any], ...]:
        """Return every figure, each after what it rests on."""
        found = self.found
        *by_weight, in_mg_per_h = self.rates()
        more = () if self.so_far is None else self.so_far.terms()
        return (found.rate, found.concentration, found.dose_rate, in_mg_per_h, *reversed(by_weight), found.lasts, *more)


def tell(asked: RunningQuestion, library: Library) -> Told:
    """Return what a pump that runs gives, and what it meets."""
    weight = asked.patient.weight
    found = running(asked.rate, asked.amount, asked.volume, weight)
    met = bound_to_running(judged(found, asked.protocol, weight, asked.setting, library), found, weight)
    findings = reasoned(met, asked.reasons)
    so_far = None if asked.left is None else given_so_far(found, asked.volume, asked.left)
    return Told(asked, found, findings, so_far)


def answer_running(draft: RunningDraft, library: Library) -> RunningAnswer:
    """Return the whole answer to a draft of what runs."""
    form = RunningForm(
        tuple(_choice(each) for each in library.protocols.values() if has_infusion(each)),
        tuple(Choice(id_, title) for id_, title in CARE_SETTINGS.items()),
        WEIGHT_KNOWN,
    )
    asked = read_running(draft, library)
    if isinstance(asked, Unready):
        sheet = _unready(asked, draft, library)
        return RunningAnswer(form, sheet, *said_back(draft, sheet), reasons=draft.reasons)
    return _described(tell(asked, library), draft, form, library)


def _choice(protocol: Protocol) -> Choice:
    return Choice(protocol.id, protocol.title, protocol.order, protocol.indication)


def _unready(found: Unready, draft: RunningDraft, library: Library) -> Sheet:
    missing = tuple(Missing(field, says) for field, says in found.missing.items())
    protocol = library.protocols.get(draft.protocol, ANY_PROTOCOL)
    return Sheet(
        state="incomplete", title=TITLE, order=ORDER, scope=SCOPE, missing=missing, refused=dict(found.refused),
        lacking=Lacking({field: getattr(draft, field) for field in found.refused}),
        checklists=_checklists(protocol, draft.setting, library),
    )  # fmt: skip


def _described(told: Told, draft: RunningDraft, form: RunningForm, library: Library) -> RunningAnswer:
    sheet = _sheet(told, draft, library)
    if told.state == "stopped":
        return RunningAnswer(form, sheet, *said_back(draft, sheet), reasons=draft.reasons)
    weight, found = told.asked.patient.weight, told.found
    band = told.band
    first, *others = _in_order(told, band)
    gets = worked("The patient gets", first)
    made, unmade = made_order(draft, band, found)
    return RunningAnswer(
        form, sheet, *said_back(draft, sheet), format_quantity(found.rate.value), gets,
        tuple(worked("", each) for each in others),
        _ALIKE if found.concentration.value.magnitude == 1 else "",
        judgement(told.findings, found, band, library),
        band_chart(found, weight, band, library), _full(told), _so_far(told), _UNITS, made, unmade,
        standing_reasons(draft, sheet),
    )  # fmt: skip


def _in_order(told: Told, band: Band | None) -> list[Term[Any]]:
    """Return the rate in its units, the one that the protocol counts in first."""
    own = "" if band is None else written_unit(band.span.low.units)
    return sorted(told.rates(), key=lambda rate: written_unit(rate.value.units) != own)


def _sheet(told: Told, draft: RunningDraft, library: Library) -> Sheet:
    asked = told.asked
    stopped = told.state == "stopped"
    behind = {told.band.span.source: "Range"} if told.band else {}
    behind = {**{each.backing.source: "Limit" for each in told.findings}, **behind}
    return Sheet(
        state=told.state, title=TITLE, order=ORDER, who=who(asked.patient), vial=_mixture(told), scope=SCOPE,
        facts=_facts(told),
        findings=_findings(told, draft, library),
        pill=pill(told.findings, told.found, told.band),
        working=() if stopped else working((("", term) for term in told.terms()), library.sources),
        checklists=_checklists(asked.protocol, draft.setting, library),
        derive=partial(derivation, sources=library.sources),
        sources=tuple(source_line(id_, library.sources, of) for id_, of in behind.items() if id_ in library.sources),
    )  # fmt: skip


def _findings(told: Told, draft: RunningDraft, library: Library) -> tuple[FindingLine, ...]:
    """Return the findings, each at the fields of this form."""
    here = (replace(each, fields=tuple(_FIELDS.get(name, name) for name in each.fields)) for each in told.findings)
    return finding_lines(here, library, refused_reasons(draft), ways_out)


def _facts(told: Told) -> Facts:
    strength = format_strength(told.found.concentration.value)
    return Facts(" · ".join((who(told.asked.patient), _mixture(told))), (strength,))


def _mixture(told: Told) -> str:
    held = f"{format_quantity(told.asked.amount.value)} in {format_quantity(told.asked.volume.value)}"
    return f"{held} ({format_strength(told.found.concentration.value)}), {DRUGS['ketamine']}"


def _checklists(protocol: Protocol, setting: str, library: Library) -> tuple[ChecklistGroup, ...]:
    """Return what is looked at first, and what is watched while it runs."""
    forms = frozenset(each.form for each in protocol.administrations) & INFUSION_FORMS
    stated: Any = setting or None
    groups = {each.group: each.items for each in library.checklists}
    during = tuple(item for item in groups["during"] if item.belongs(protocol, stated, forms))
    return (*checklists((("running", groups["running"]),), library), *checklists((("during", during),), library))


def _full(told: Told) -> tuple[Figure, ...]:
    return (
        worked("lasts", told.found.lasts, text=format_duration(told.found.lasts.value)),
        Figure("holds", format_quantity(told.asked.amount.value)),
    )


def _so_far(told: Told) -> tuple[Figure, ...]:
    """Return when this container is empty, and what has gone in, each as far as it can be told."""
    since, so_far = told.asked.since, told.so_far
    figures: list[Figure] = []
    if so_far is not None:
        gone = f"in {format_quantity(so_far.volume.value)}"
        figures.append(worked("has given", so_far.amount, detail=gone))
        figures.append(worked("rest lasts", so_far.rest_lasts, text=format_duration(so_far.rest_lasts.value)))
    if since is not None:
        figures.append(Figure("empty at", at(since, _minutes(told.found.lasts)), "if nobody changes the rate"))
    if so_far is not None and since is not None:
        reached = at(since, _minutes(so_far.took))
        figures.append(Figure("so far by", reached, "at this rate: if it is not, it paused or ran otherwise"))
    return tuple(figures)


def _minutes(time: Term[Any]) -> Fraction:
    return Fraction(in_unit(time.value, unit("min")).magnitude)
