"""`ketadesk plan`: the options to a draft, the draft to its answer, the answer to a sheet or to JSON."""

from argparse import Namespace
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from ketadesk.cli.choices import with_ids
from ketadesk.cli.order_options import option_of
from ketadesk.cli.order_text import Typed, read_options
from ketadesk.cli.outcome import COMPLETE, REFUSED, STOPPED, Outcome, UsageError, as_json
from ketadesk.cli.reasoning import with_reasons
from ketadesk.cli.unused import unused
from ketadesk.dosing.plan import Plan
from ketadesk.intake.reading import Unready
from ketadesk.presentation.answering import Worked, work_out
from ketadesk.presentation.describing import describe_unready
from ketadesk.presentation.export import finding_records, plan_terms, sheet_records, versions
from ketadesk.presentation.terminal import sheet_text
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Protocol
from ketadesk.protocols.site_file import load_site_library

STOPPED_LINE = "Stopped: no figure is shown until the order is changed."
NEEDS_REASON = "needs-reason"
_VIAL_FIELDS = ("strength_text", "vial_volume_text", "vial_total_text")
_STATUSES = {COMPLETE: "complete", REFUSED: "incomplete", STOPPED: "stopped"}


def plan_outcome(options: Namespace) -> Outcome:
    """Return the sheet or the JSON of an order, or what it lacks.

    Raises `UsageError` without a protocol, `FaultyFileError` when the installation is broken.
    """
    answered = answer(options)
    status, worked, typed = answered.status, answered.worked, answered.typed
    if options.json:
        found = worked.found
        word = NEEDS_REASON if isinstance(found, Plan) and status == COMPLETE and found.waits else _STATUSES[status]
        return Outcome(status, as_json(_record(word, worked, typed, answered.protocol)), answered.errors)
    text = "" if status == REFUSED else sheet_text(worked.sheet, typed.conversions, full=options.full)
    return Outcome(status, text, answered.errors)


@dataclass(frozen=True)
class Answered:
    """An order that was typed and what it comes to, with the exit status and the errors to tell."""

    typed: Typed
    worked: Worked
    protocol: Protocol
    status: int
    errors: tuple[str, ...]


def answer(options: Namespace) -> Answered:
    """Return what the options of an order come to. Raises as `plan_outcome` does."""
    library = load_site_library()
    protocol = known_protocol(options.protocol, library)
    typed = with_reasons(read_options(options, protocol, library), options.reason or (), library)
    worked = _with_ids(_worked(typed, options, protocol, library), protocol, library)
    found = worked.found
    errors, status = warnings(library), COMPLETE
    if isinstance(found, Unready):
        status = REFUSED
        errors += tuple(f"{option_of(field)}: {says}" for field, says in {**found.refused, **found.missing}.items())
    elif isinstance(found, Plan) and found.status == "stopped":
        status = STOPPED
        errors += (STOPPED_LINE,)
    return Answered(typed, worked, protocol, status, errors)


def read_order(options: Namespace, protocol: Protocol, library: Library) -> tuple[Typed, Worked]:
    """Return what was typed with its reasons, and what it comes to."""
    typed = with_reasons(read_options(options, protocol, library), options.reason or (), library)
    return typed, _worked(typed, options, protocol, library)


def known_protocol(id_: str | None, library: Library, option: str = "PROTOCOL") -> Protocol:
    """Return the protocol of an id. Raises `UsageError` for one that there is not, or whose file was left out.

    Where a file was left out, no other id is suggested: the one that is meant may be the one that is missing. Nor is
    one that begins with another letter: ketamine is not answered with esketamine.
    """
    if id_ is None:
        raise UsageError("PROTOCOL: Choose a protocol; ketadesk protocols lists them.")
    if id_ not in library.protocols:
        if id_ in library.left_out:
            faults = "; ".join(map(str, library.left_out[id_]))
            raise UsageError(f"{option}: {id_} is left out, its file is faulty: {faults}.")
        begin_alike = [known for known in library.protocols if known[:1] == id_[:1]]
        near = [] if library.left_out else get_close_matches(id_, begin_alike, 1)
        meant = f"is {near[0]} meant?" if near else "ketadesk protocols lists those there are."
        raise UsageError(f"{option}: There is no protocol {id_}: {meant}")
    return library.protocols[id_]


def warnings(library: Library) -> tuple[str, ...]:
    """Return a line for every file that was left out because it is broken."""
    return tuple(f"Warning: left out: {fault}" for fault in library.faults)


def _worked(typed: Typed, options: Namespace, protocol: Protocol, library: Library) -> Worked:
    """Return the answer; where an option is refused, only what is refused and missing."""
    worked = work_out(typed.draft, library)
    refused = {**typed.refused, **unused(typed.draft, options, protocol)}
    found = worked.found
    if not refused and not isinstance(found, Unready):
        return worked
    missing: dict[str, str] = {}
    if isinstance(found, Unready):
        refused = {**found.refused, **refused}
        missing = _missing(found, refused)
    unready = Unready(missing, refused)
    return Worked(unready, describe_unready(unready, protocol, typed.draft.setting, library))


def _with_ids(worked: Worked, protocol: Protocol, library: Library) -> Worked:
    """Return the answer; where it asks to choose, with the ids that there are."""
    found = worked.found
    if not isinstance(found, Unready):
        return worked
    told = Unready(with_ids(found.missing, protocol, library), with_ids(found.refused, protocol, library))
    return replace(worked, found=told)


def _missing(found: Unready, refused: dict[str, str]) -> dict[str, str]:
    """Return what is missing and was not typed at all; a vial lacks one thing, its label."""
    told = {option_of(field) for field in refused} | {option_of(field).partition(" ")[0] for field in refused}
    missing = dict(found.missing)
    if any(missing.pop(field, None) is not None for field in _VIAL_FIELDS):
        for field in _VIAL_FIELDS:
            missing.pop(field, None)
        missing["vial_total_text"] = "Enter the vial's total and volume from its label, as in 500mg/10mL."
    if missing.pop("container_volume_text", None) is not None:
        missing["container"] = "Choose the syringe or bag by its id, or enter its volume as in 50mL."
    return {
        field: says for field, says in missing.items()
        if option_of(field) not in told and field.partition(":")[0] not in refused
    }  # fmt: skip


def _record(status: str, worked: Worked, typed: Typed, protocol: Protocol) -> dict[str, Any]:
    found = worked.found
    unready = found if isinstance(found, Unready) else Unready({}, {})
    return {
        "status": status,
        "protocol": protocol.id,
        "who": worked.sheet.who,
        "vial": worked.sheet.vial,
        "conversions": list(typed.conversions),
        "terms": plan_terms(found) if isinstance(found, Plan) else [],
        "findings": finding_records(found.findings) if isinstance(found, Plan) else [],
        "missing": [_told(field, says) for field, says in unready.missing.items()],
        "refused": [_told(field, says) for field, says in unready.refused.items()],
        **sheet_records(worked.sheet),
        "versions": versions(),
    }


def _told(field: str, says: str) -> dict[str, str]:
    return {"field": field, "option": option_of(field), "says": says}
