"""`ketadesk running`: what a pump that runs gives, judged by the limits of ketamine and, where named, a protocol."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ketadesk.cli.outcome import COMPLETE, REFUSED, STOPPED, Outcome, as_json
from ketadesk.cli.planning import NEEDS_REASON, known_protocol, warnings
from ketadesk.cli.reading import Reader
from ketadesk.cli.reasoning import reasoned
from ketadesk.intake.reading import Unready
from ketadesk.intake.reading_running import read_running
from ketadesk.intake.reasons import read_reasons
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.export import finding_records, term_records, versions
from ketadesk.presentation.finding_lines import finding_line
from ketadesk.presentation.running import Told, tell
from ketadesk.presentation.sheet import Figure
from ketadesk.presentation.terminal import STATES, figure_rows, finding_lines, reason_lines, working_lines
from ketadesk.presentation.wording import weight_text
from ketadesk.presentation.working import working
from ketadesk.protocols.library import Library
from ketadesk.protocols.site_file import load_site_library
from ketadesk.quantities.formatting import format_duration, format_quantity

_STATUSES = {"stopped": "stopped", "check": NEEDS_REASON, "ready": "complete"}
_STOPPED_LINE = "Stopped: check the pump and the patient now."
_ASKED = "CHECK: what is asked below is for a person to answer; the pump runs on meanwhile."
_STOPPED = "STOP: check the pump and the patient now. The figures are what runs by what was entered; none is proposed."


def running_outcome(options: Namespace) -> Outcome:
    """Return what is running in mcg/kg/min, mg/kg/h and mg/h, and how long it lasts, with what it meets.

    Raises `UsageError` for an unknown protocol, `FaultyFileError` when the installation is broken.
    """
    library = load_site_library()
    if options.protocol is not None:
        known_protocol(options.protocol, library, "--protocol")
    reader = Reader()
    draft = _draft(options, reader)
    asked = read_running(draft, library)
    if isinstance(asked, Unready) or reader.refused:
        found = asked if isinstance(asked, Unready) else Unready({}, {})
        return _refused(options, reader, found, library)
    told = tell(asked, library)
    if options.reason and told.state != "stopped":  # no reason lifts a stop
        given, refusal = reasoned(draft, told.findings, options.reason, "What runs")
        if refusal:
            return _refused(options, reader, Unready({}, {"reason": refusal}), library)
        told = tell(replace(asked, reasons=read_reasons(given.reasons)), library)
    stopped = told.state == "stopped"
    status, errors = (STOPPED, (*warnings(library), _STOPPED_LINE)) if stopped else (COMPLETE, warnings(library))
    if options.json:
        return Outcome(status, as_json(_record(_STATUSES[told.state], options, reader, told)), errors)
    return Outcome(status, _text(told, reader.conversions, library), errors)


def _draft(options: Namespace, reader: Reader) -> RunningDraft:
    weight, weight_unit = reader.in_one_of("weight", options.weight, ("kg", "lb"))
    return RunningDraft(
        rate_text=reader.number_in("rate", options.rate, "mL/h"),
        amount_text=reader.number_in("amount", options.amount, "mg"),
        volume_text=reader.number_in("volume", options.volume, "mL"),
        weight_text=weight,
        weight_unit=weight_unit,
        protocol=options.protocol or "",
        setting=options.setting or "",
    )


def _refused(options: Namespace, reader: Reader, found: Unready, library: Library) -> Outcome:
    refused = {**reader.refused, **found.refused}
    # What was typed and not read is refused; it is not missing.
    missing = {
        field: says for field, says in found.missing.items() if field.removesuffix("_text") not in reader.refused
    }
    told = [*_told(refused), *_told(missing)]
    errors = tuple(f"{each['option']}: {each['says']}" for each in told)
    record = _record("incomplete", options, reader, None, missing, refused)
    return Outcome(REFUSED, as_json(record) if options.json else "", (*warnings(library), *errors))


def _record(
    status: str,
    options: Namespace,
    reader: Reader,
    told: Told | None,
    missing: Mapping[str, str] = {},
    refused: Mapping[str, str] = {},
) -> dict[str, Any]:
    return {
        "status": status,
        "protocol": options.protocol,
        "conversions": reader.conversions,
        "terms": [] if told is None else term_records(("", "", term) for term in told.terms()),
        "findings": [] if told is None else finding_records(told.findings),
        "missing": list(_told(missing)),
        "refused": list(_told(refused)),
        "versions": versions(),
    }


def _told(says: Mapping[str, str]) -> Iterable[dict[str, str]]:
    fields = ((field.removesuffix("_text"), each) for field, each in says.items())
    return ({"field": field, "option": f"--{field}", "says": each} for field, each in fields)


def _text(told: Told, conversions: list[str], library: Library) -> str:
    asked, found = told.asked, told.found
    judged_by = "Judged by the limits of ketamine" if told.by_any else f"Judged by {asked.protocol.title}"
    stopped = told.state == "stopped"
    parts = [[_STOPPED]] if stopped else []
    heading = [f"Running: {weight_text(asked.patient.weight.value)}", *conversions, f"{judged_by}."]
    parts.append(heading if stopped else [*heading, _ASKED if told.state == "check" else STATES[told.state]])
    met = [finding_line(each, library, asking=not stopped) for each in told.findings]
    parts.append([line for each in met for line in (*finding_lines(each), *([] if stopped else reason_lines(each)))])
    figures = [Figure("" if place else "Gives", format_quantity(term.value)) for place, term in enumerate(told.rates())]
    figures.append(Figure("Strength", format_quantity(found.concentration.value)))
    figures.append(Figure("Lasts", format_duration(found.lasts.value), "a full container"))
    lines = working((("", term) for term in told.terms()), library.sources)
    parts += [figure_rows(figures), ["Working", *working_lines(lines)]]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"
