"""What a sheet rests on: its sources with what of the order each is behind, and the sentences to read beside it."""

from typing import Any

from ketadesk.dosing.plan import Plan
from ketadesk.dosing.term import Term, steps_of
from ketadesk.presentation.derivation import SourceLine
from ketadesk.presentation.sheet import Remark
from ketadesk.presentation.timeline import watch_of
from ketadesk.presentation.wording import sentence_case, source_line, source_name
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Protocol

# What a person calls a given of the arithmetic.
_SAID = {
    "ordered": "dose",
    "run": "time",
    "running time": "time",
    "published strength": "strength",
    "container changed after": "container life",
}
_ORIGINS = {"formula": "dosing weight"}
_OVERFILL = "what a "


def sources_behind(plan: Plan, library: Library) -> tuple[SourceLine, ...]:
    """Return every source that a figure, a finding or the watch rests on, in the order of use."""
    used: dict[str, dict[str, None]] = {}
    for step in steps_of(term for _, term in plan.terms()):
        if step.origin is not None and step.origin.backing is not None:
            used.setdefault(step.origin.backing.source, {})[_behind(step)] = None
    for finding in plan.findings:
        used.setdefault(finding.backing.source, {})["limit" if finding.severity != "note" else "note"] = None
    if (watch := watch_of(plan)) is not None:
        used.setdefault(watch.source, {})[watch.watch.lower()] = None
    known: Any = library.sources
    return tuple(
        source_line(id_, known, sentence_case(", ".join(behind))) for id_, behind in used.items() if id_ in known
    )


def remarks(protocol: Protocol, library: Library) -> tuple[Remark, ...]:
    """Return what is read beside the result: warnings and contradictions first, then courses, then notes."""
    said: list[Remark] = []
    for kind in ("contradiction", "warning", "schedule", "evidence"):
        for each in protocol.statements:
            if each.kind == kind:
                names = [source_name(each.backing, library.sources)]
                names += [library.sources[also].short for also in each.also]
                sides = _sides((each.source, *each.also), library)
                said.append(Remark(kind, each.says, ", ".join(names), each.status, sides))
    for course in protocol.courses:
        name = source_name(course.backing, library.sources)
        said.append(Remark("course", course.says, name, course.status, _sides((course.source,), library)))
    for note in library.notes:
        if note.belongs(protocol):
            name = source_name(note.backing, library.sources)
            sides = _sides((note.source, *note.also), library)
            said.append(Remark("note", note.says, name, note.status, sides))
    return tuple(said)


def _sides(ids: tuple[str, ...], library: Library) -> tuple[SourceLine, ...]:
    return tuple(source_line(id_, library.sources) for id_ in ids if id_ in library.sources)


def _behind(step: Term[Any]) -> str:
    assert step.origin is not None  # only a given has a source
    if step.origin.says.startswith(_OVERFILL):
        return "overfill"
    return _ORIGINS.get(step.origin.says) or _SAID.get(step.name, step.name)
