"""From what is typed about a pump that runs to its whole answer: read it, work it out, judge it, describe it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from ketadesk.dosing.bands import Band, Place, nearest_band
from ketadesk.dosing.findings import Finding
from ketadesk.dosing.given_so_far import GivenSoFar, given_so_far
from ketadesk.dosing.running import ANY_PROTOCOL, Running, has_infusion, judged, running
from ketadesk.dosing.term import Term
from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_running import RunningQuestion, read_running
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.bands import band_chart
from ketadesk.presentation.clock import at
from ketadesk.presentation.describing import checklists
from ketadesk.presentation.finding_lines import finding_line
from ketadesk.presentation.form import WEIGHT_KNOWN, Choice
from ketadesk.presentation.making_order import made_order
from ketadesk.presentation.running_answer import Judgement, RunningAnswer, RunningForm
from ketadesk.presentation.sheet import ChecklistGroup, Figure, Missing, Sheet, State
from ketadesk.presentation.wording import DRUGS, source_line, source_name, who
from ketadesk.presentation.working import working
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import CARE_SETTINGS, Protocol
from ketadesk.quantities.formatting import (
    format_duration,
    format_quantity,
    format_range,
    format_strength,
)
from ketadesk.quantities.registry import in_unit, unit
from ketadesk.quantities.spelling import written_unit

TITLE, ORDER = "What is running?", "from pump to dose"
SCOPE = "Arithmetic for a pump that already runs. It controls no pump."
_CHECKED = "not double-checked"
_UNITS = (
    "mcg/kg/min and mg/kg/h are two units for one rate: 1 mg/kg/h is 16.7 times 1 mcg/kg/min."
    " Read the unit on the order before the digit."
)
_ALIKE = "1 mL holds 1 mg here, so the digits of mg/h and mL/h are alike."
_PLACES: dict[Place, str] = {
    "below": "Below",
    "low end": "At the low end of",
    "inside": "Within",
    "high end": "At the high end of",
    "above": "Above",
}
_WORDS: dict[State, str] = {"check": "Outside what is usual", "ready": "Within range"}
_FALSE_WEIGHT = "weight-impossible"


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
        severities = {finding.severity for finding in self.findings}
        return "stopped" if "stop" in severities else "check" if "check" in severities else "ready"

    @property
    def by_any(self) -> bool:
        """Say whether it is judged by the limits alone that hold for all ketamine."""
        return self.asked.protocol is ANY_PROTOCOL

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
    findings = judged(found, asked.protocol, weight, asked.setting, library)
    so_far = None if asked.left is None else given_so_far(found, asked.volume, asked.left)
    return Told(asked, found, findings, so_far)


def running_planner(library: Library) -> Callable[[RunningDraft], RunningAnswer]:
    """Return the function that answers drafts of what runs."""
    form = RunningForm(
        tuple(_choice(each) for each in library.protocols.values() if has_infusion(each)),
        tuple(Choice(id_, title) for id_, title in CARE_SETTINGS.items()),
        WEIGHT_KNOWN,
    )

    def answer(draft: RunningDraft) -> RunningAnswer:
        asked = read_running(draft, library)
        if isinstance(asked, Unready):
            return RunningAnswer(form, _unready(asked, draft, library))
        return _described(tell(asked, library), draft, form, library)

    return answer


def _choice(protocol: Protocol) -> Choice:
    return Choice(protocol.id, protocol.title, protocol.order, protocol.indication)


def _unready(found: Unready, draft: RunningDraft, library: Library) -> Sheet:
    missing = tuple(Missing(field, says) for field, says in found.missing.items())
    protocol = library.protocols.get(draft.protocol, ANY_PROTOCOL)
    return Sheet(
        "incomplete", TITLE, ORDER, scope=SCOPE, missing=missing, refused=dict(found.refused),
        checklists=_checklists(protocol, draft.setting, library),
    )  # fmt: skip


def _described(told: Told, draft: RunningDraft, form: RunningForm, library: Library) -> RunningAnswer:
    sheet = _sheet(told, draft, library)
    if told.state == "stopped":
        return RunningAnswer(form, sheet)
    weight, found = told.asked.patient.weight, told.found
    band = nearest_band(told.asked.protocol, found, weight)
    first, *others = _in_order(told, band)
    gets = Figure("The patient gets", format_quantity(first.value))
    judgement = _judgement(told, band, library)
    made, unmade = made_order(draft, band, found)
    word = _WORDS[told.state] if band or told.state == "check" else "Within the limits"
    answer = RunningAnswer(
        form, sheet, word, gets, tuple(Figure("", format_quantity(each.value)) for each in others),
        _ALIKE if found.concentration.value.magnitude == 1 else "", judgement,
        band_chart(found, weight, band, library), _full(told), _UNITS, made, unmade,
    )  # fmt: skip
    return replace(answer, copied=_copied(answer, told))


def _in_order(told: Told, band: Band | None) -> list[Term[Any]]:
    """Return the rate in its units, the one that the protocol counts in first."""
    own = "" if band is None else written_unit(band.span.low.units)
    return sorted(told.rates(), key=lambda rate: written_unit(rate.value.units) != own)


def _sheet(told: Told, draft: RunningDraft, library: Library) -> Sheet:
    asked = told.asked
    stopped = told.state == "stopped"
    sources = dict.fromkeys(each.backing.source for each in told.findings if each.backing.source in library.sources)
    return Sheet(
        told.state, TITLE, ORDER, who(asked.patient), _mixture(told), SCOPE,
        findings=tuple(finding_line(each, library, asking=False) for each in told.findings),
        working=() if stopped else working((("", term) for term in told.terms()), library.sources),
        checklists=_checklists(asked.protocol, draft.setting, library),
        sources=tuple(source_line(id_, library.sources) for id_ in sources),
    )  # fmt: skip


def _mixture(told: Told) -> str:
    held = f"{format_quantity(told.asked.amount.value)} in {format_quantity(told.asked.volume.value)}"
    return f"{held} ({format_strength(told.found.concentration.value)}), {DRUGS['ketamine']}"


def _checklists(protocol: Protocol, setting: str, library: Library) -> tuple[ChecklistGroup, ...]:
    """Return what is looked at first, and what is watched while it runs."""
    forms = frozenset(each.form for each in protocol.administrations)
    stated: Any = setting or None
    groups = {each.group: each.items for each in library.checklists}
    first = (("course", groups["running"]),)
    during = tuple(item for item in groups["during"] if item.belongs(protocol, stated, forms))
    (look,) = checklists(first, library)
    return (replace(look, title="Look before you trust it"), *checklists((("during", during),), library))


def _judgement(told: Told, band: Band | None, library: Library) -> Judgement:
    if band is None:
        says = "Within the limits that hold for all ketamine" if told.state == "ready" else "Outside what is usual"
        return Judgement(says, "Choose a protocol to judge it by a range.")
    place = band.place(told.found)
    span, protocol = band.span, band.protocol
    source = source_name(span.backing, library.sources)
    says = f"{_PLACES[place]} {format_range(span.low, span.high)}"
    return Judgement(says, f"{protocol.title}: {protocol.order}", source, span.status)


def _full(told: Told) -> tuple[Figure, ...]:
    """Return how long a full container lasts and what it holds; when it is empty; and what has gone in."""
    asked, found = told.asked, told.found
    figures = [
        Figure("Full, it lasts", format_duration(found.lasts.value)),
        Figure("and holds", format_quantity(asked.amount.value)),
    ]
    if asked.since is not None:
        figures.append(Figure("Empty at", at(asked.since, _minutes(found.lasts)), "if the rate was never changed"))
    if told.so_far is not None:
        figures += [
            Figure(
                "Given so far", format_quantity(told.so_far.amount.value), format_quantity(told.so_far.volume.value)
            ),
            Figure("The rest lasts", format_duration(told.so_far.rest_lasts.value)),
        ]
        if asked.since is not None:
            reached = at(asked.since, _minutes(told.so_far.took))
            figures.append(Figure("Reached at", reached, "at this rate: another time means another rate, or a pause"))
    return tuple(figures)


def _minutes(time: Term[Any]) -> Fraction:
    return Fraction(in_unit(time.value, unit("min")).magnitude)


def _copied(answer: RunningAnswer, told: Told) -> str:
    """Return the answer as text that cannot be misread on its own."""
    assert answer.gets is not None
    assert answer.judgement is not None
    sheet = answer.sheet
    lines = [
        f"Ketamine that runs: {answer.gets.text} ({', '.join(each.text for each in answer.rates)})",
        f"Pump: {format_quantity(told.asked.rate.value)}; {sheet.vial}",
        f"Weight: {sheet.who}",
        f"{answer.judgement.says}. {answer.judgement.detail}",
        *(f"{finding.word}: {finding.says}" for finding in sheet.findings),
        f"KetaDesk, {_CHECKED}",
    ]
    return "\n".join(lines) + "\n"
