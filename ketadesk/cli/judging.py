"""`ketadesk running`: what a pump that runs gives, judged by the limits of ketamine and, where named, a protocol."""

from argparse import Namespace
from collections.abc import Mapping
from typing import Any, cast, get_args

from ketadesk.cli.outcome import COMPLETE, REFUSED, STOPPED, Outcome, as_json
from ketadesk.cli.planning import known_protocol, warnings
from ketadesk.cli.reading import Reader
from ketadesk.dosing.findings import Finding
from ketadesk.dosing.running import Running, has_infusion, judged, running
from ketadesk.dosing.term import Term
from ketadesk.intake.gathering import AMOUNT, DOSE, VOLUME, WEIGHT, Gathered
from ketadesk.presentation.export import finding_records, term_records, versions
from ketadesk.presentation.sheet import Figure
from ketadesk.presentation.terminal import STATES, figure_rows, finding_lines, working_lines
from ketadesk.presentation.wording import finding_line, weight_text
from ketadesk.presentation.working import working
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.protocol import CareSetting, Protocol
from ketadesk.quantities.formatting import format_duration, format_quantity
from ketadesk.quantities.kinds import Bodyweight, bodyweight, mass, pump_rate, volume

_ANY = Protocol("any", "Any protocol", "", "", "ketamine", (), "")
"""Holds no range of its own: what is judged by it meets only the limits that hold for all ketamine."""

_STOPPED_LINE = "Stopped: check the pump and the patient now."
_STOPPED = "STOP: check the pump and the patient now. The figures are what runs by what was entered; none is proposed."
_FALSE_WEIGHT = "weight-impossible"

_LACKING = {
    "rate": "Enter what the pump is set to, as in 4.2mL/h.",
    "amount": "Enter the drug in the syringe or bag, as in 50mg.",
    "volume": "Enter what it is made up to, as in 50mL.",
    "weight": "Enter the weight, as in 70kg.",
}


def running_outcome(options: Namespace) -> Outcome:
    """Return what is running in mcg/kg/min, mg/kg/h and mg/h, and how long it lasts, with what it meets.

    Raises `UsageError` for an unknown protocol, `FaultyFileError` when the installation is broken.
    """
    library = load_library()
    protocol = _ANY if options.protocol is None else known_protocol(options.protocol, library, "--protocol")
    conversions, gathered, terms = _read(options)
    setting = options.setting
    if setting is not None and setting not in get_args(CareSetting):
        gathered.refuse("setting", f"Choose one of {', '.join(get_args(CareSetting))}.")
    if protocol is not _ANY and not has_infusion(protocol):
        lacks = f"{protocol.title} has no infusion to judge, for it names no rate"
        says = f"{lacks}: leave it out, or choose the protocol of what runs."
        gathered.refuse("protocol", says)
    if not gathered.sound or len(terms) < len(_LACKING):
        told = {**gathered.refused, **gathered.missing}
        record = _record("incomplete", protocol, conversions, gathered=gathered)
        errors = tuple(f"--{field}: {says}" for field, says in told.items())
        return Outcome(REFUSED, as_json(record) if options.json else "", (*warnings(library), *errors))
    found = running(**terms)
    findings = judged(found, protocol, terms["weight"], cast(CareSetting | None, setting), library)
    stopped = any(each.severity == "stop" for each in findings)
    status, errors = (STOPPED, (*warnings(library), _STOPPED_LINE)) if stopped else (COMPLETE, warnings(library))
    if options.json:
        word = "stopped" if stopped else "complete"
        return Outcome(status, as_json(_record(word, protocol, conversions, found, findings)), errors)
    return Outcome(status, _text(protocol, terms["weight"], conversions, found, findings, library), errors)


def _read(options: Namespace) -> tuple[list[str], Gathered, dict[str, Any]]:
    reader, gathered = Reader(), Gathered()
    weight_number, weight_unit = reader.in_one_of("weight", options.weight, ("kg", "lb"))
    numbers = {
        "rate": reader.number_in("rate", options.rate, "mL/h"),
        "amount": reader.number_in("amount", options.amount, "mg"),
        "volume": reader.number_in("volume", options.volume, "mL"),
    }
    terms: dict[str, Any] = {
        "rate": gathered.quantity("rate", numbers["rate"], DOSE, pump_rate, name="pump rate", of="mL/h"),
        "amount": gathered.quantity("amount", numbers["amount"], AMOUNT, mass, name="amount", of="mg"),
        "volume": gathered.quantity("volume", numbers["volume"], VOLUME, volume, name="volume", of="mL"),
        "weight": gathered.recorded("weight", weight_number, WEIGHT, bodyweight, name="weight", of=weight_unit),
    }
    for field, says in reader.refused.items():
        gathered.refuse(field, says)
    for field, says in _LACKING.items():
        if getattr(options, field) is None:
            gathered.lack(field, says)
    return reader.conversions, gathered, {name: term for name, term in terms.items() if term is not None}


def _record(
    status: str,
    protocol: Protocol,
    conversions: list[str],
    found: Running | None = None,
    findings: tuple[Finding, ...] = (),
    gathered: Gathered | None = None,
) -> dict[str, Any]:
    return {
        "status": status,
        "protocol": None if protocol is _ANY else protocol.id,
        "conversions": conversions,
        "terms": [] if found is None else term_records(("", "", term) for term in _terms(found, findings)),
        "findings": finding_records(findings),
        "missing": [] if gathered is None else _told(gathered.missing),
        "refused": [] if gathered is None else _told(gathered.refused),
        "versions": versions(),
    }


def _told(says: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"field": field, "option": f"--{field}", "says": each} for field, each in says.items()]


def _terms(found: Running, findings: tuple[Finding, ...]) -> tuple[Term[Any], ...]:
    """Return what runs. It is a fact, told beside a stop too; only by a weight that cannot be true is nothing told."""
    units = found.units
    by_weight = () if _false_weight(findings) else (units.mg_per_kg_per_h, units.mcg_per_kg_per_min)
    return found.rate, found.concentration, found.dose_rate, units.mg_per_h, *by_weight, found.lasts


def _false_weight(findings: tuple[Finding, ...]) -> bool:
    return any(each.code == _FALSE_WEIGHT for each in findings)


def _text(
    protocol: Protocol,
    weight: Term[Bodyweight],
    conversions: list[str],
    found: Running,
    findings: tuple[Finding, ...],
    library: Library,
) -> str:
    judged_by = "Judged by the limits of ketamine" if protocol is _ANY else f"Judged by {protocol.title}"
    severities = {each.severity for each in findings}
    state = STATES["check"] if "check" in severities else STATES["ready"]
    parts = [[_STOPPED]] if "stop" in severities else []
    heading = [f"Running: {weight_text(weight.value)}", *conversions, f"{judged_by}."]
    parts.append(heading if "stop" in severities else [*heading, state])
    parts.append([line for each in findings for line in finding_lines(finding_line(each, library))])
    units = found.units
    shown: tuple[Term[Any], ...] = (units.mg_per_h,) if _false_weight(findings) else (
        units.mcg_per_kg_per_min, units.mg_per_kg_per_h, units.mg_per_h,
    )  # fmt: skip
    figures = [Figure("" if place else "Gives", format_quantity(term.value)) for place, term in enumerate(shown)]
    figures.append(Figure("Strength", format_quantity(found.concentration.value)))
    figures.append(Figure("Lasts", format_duration(found.lasts.value), "a full container"))
    lines = working((("", term) for term in _terms(found, findings)), library.sources)
    parts += [figure_rows(figures), ["Working", *working_lines(lines)]]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"
