"""`ketadesk protocols` and `ketadesk sources`: what ships, listed, and one of it in full."""

from argparse import Namespace
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from ketadesk.cli.outcome import COMPLETE, Outcome, UsageError, as_json
from ketadesk.cli.planning import known_protocol, warnings
from ketadesk.presentation.terminal import backed, wrapped
from ketadesk.presentation.wording import source_name
from ketadesk.protocols.figure import Figure, Span
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Administration, Protocol
from ketadesk.protocols.site_file import load_site_library
from ketadesk.protocols.source import Backing, Source
from ketadesk.quantities.formatting import format_in, format_quantity

_INDENT = "    "


def protocols_outcome(options: Namespace) -> Outcome:
    """Return every protocol in a line, or one in full. Raises `UsageError` for an id that there is not."""
    library = load_site_library()
    if options.id is None:
        every = list(library.protocols.values())
        if options.json:
            return Outcome(COMPLETE, as_json([_brief(each) for each in every]), warnings(library))
        return Outcome(COMPLETE, _list(every), warnings(library))
    protocol = known_protocol(options.id, library)
    if options.json:
        return Outcome(COMPLETE, as_json(_full(protocol)), warnings(library))
    return Outcome(COMPLETE, "\n".join(_protocol_lines(protocol, library)) + "\n", warnings(library))


def sources_outcome(options: Namespace) -> Outcome:
    """Return every source in a line, or one in full. Raises `UsageError` for an id that there is not."""
    library = load_site_library()
    chosen = list(library.sources.values())
    if options.id is not None:
        if options.id not in library.sources:
            near = get_close_matches(options.id, library.sources, 1)
            meant = f"is {near[0]} meant?" if near else "ketadesk sources lists those there are."
            raise UsageError(f"ID: There is no source {options.id}: {meant}")
        chosen = [library.sources[options.id]]
    if options.json:
        records = [_source(each) for each in chosen]
        return Outcome(COMPLETE, as_json(records if options.id is None else records[0]), warnings(library))
    if options.id is not None:
        return Outcome(COMPLETE, "\n".join(_source_lines(chosen[0])) + "\n", warnings(library))
    lines = [line for each in chosen for line in wrapped(f"{backed(each.id, each.status)}: {each.title}", "", _INDENT)]
    return Outcome(COMPLETE, "\n".join(lines) + "\n", warnings(library))


def _list(protocols: list[Protocol]) -> str:
    width = max(len(each.id) for each in protocols)
    headings = dict.fromkeys(each.indication for each in protocols)
    lines = []
    for heading in headings:
        under = [each for each in protocols if each.indication == heading]
        lines += [heading, *(f"  {each.id.ljust(width)}  {each.title}: {each.order}" for each in under), ""]
    return "\n".join(lines)


def _brief(protocol: Protocol) -> dict[str, Any]:
    return {
        "id": protocol.id,
        "title": protocol.title,
        "order": protocol.order,
        "indication": protocol.indication,
        "drug": protocol.drug,
        "settings": list(protocol.settings),
    }


def _full(protocol: Protocol) -> dict[str, Any]:
    return {
        **_brief(protocol),
        "summary": protocol.summary,
        "weight_basis": protocol.weight_basis,
        "neighbours": list(protocol.neighbours),
        "administrations": [_administration(one) for one in protocol.administrations],
        "statements": [
            {
                "kind": each.kind,
                "says": each.says,
                "source": each.source,
                "also": list(each.also),
                "status": each.status,
            }
            for each in protocol.statements
        ],
        "courses": [{"says": each.says, "source": each.source, "status": each.status} for each in protocol.courses],
    }


def _administration(one: Administration) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "form": one.form,
        "choice": one.choice,
        "group": one.group,
        "dose": _span(one.dose),
        "time": _span(one.time),
        "concentration": _span(one.concentration),
        "least_time": _figure(one.least_time),
        "fastest": _figure(one.fastest),
        "caps": [
            {
                "value": format_quantity(cap.value),
                "above_weight": None if cap.above_weight is None else format_quantity(cap.above_weight),
                "up_to_weight": None if cap.up_to_weight is None else format_quantity(cap.up_to_weight),
                "source": cap.source,
                "status": cap.status,
            }
            for cap in one.caps
        ],
        "cap_required": one.cap_required,
        "note": one.note,
    }


def _span(span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    ends = {name: getattr(span, name) for name in ("low", "usual", "high", "hard_low", "hard_high")}
    written = {name: None if end is None else format_in(end, span.low.units) for name, end in ends.items()}
    return {**written, "source": span.source, "status": span.status, "note": span.note}


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {"value": format_quantity(figure.value), "source": figure.source, "status": figure.status}


def _protocol_lines(protocol: Protocol, library: Library) -> Iterator[str]:
    yield f"{protocol.id}: {protocol.title}, {protocol.order}"
    yield from wrapped(protocol.summary)
    for one in protocol.administrations:
        yield ""
        yield f"{one.id}: {one.title}, {one.form}, {one.choice}"
        yield from _spans(one, library)
        for name, figure in (("least time", one.least_time), ("fastest", one.fastest)):
            if figure is not None:
                yield from _said(f"{name} {format_quantity(figure.value)}", figure.backing, library)
        for cap in one.caps:
            above = "" if cap.above_weight is None else f" above {format_quantity(cap.above_weight)}"
            up_to = "" if cap.up_to_weight is None else f" up to {format_quantity(cap.up_to_weight)}"
            yield from _said(f"cap {format_quantity(cap.value)}{above}{up_to}", cap.backing, library)
        if one.cap_required:
            yield f"{_INDENT}a cap must be ordered"
    yield ""
    for course in protocol.courses:
        yield from _said(f"Course: {course.says}.", course.backing, library)
    for each in protocol.statements:
        yield from _said(f"{each.kind.capitalize()}: {each.says}", each.backing, library)


def _spans(one: Administration, library: Library) -> Iterator[str]:
    for name, span in (("dose", one.dose), ("time", one.time), ("concentration", one.concentration)):
        if span is None:
            continue
        usual = "" if span.usual is None else f", usual {format_in(span.usual, span.low.units)}"
        yield from _said(f"{name} {span.written}{usual}", span.backing, library)
        for word, hard in (("below", span.hard_low), ("above", span.hard_high)):
            if hard is not None:
                end = format_in(hard, span.low.units)
                yield from _said(f"{name}: stops {word} {end}", span.hard_backing, library)


def _said(text: str, backing: Backing, library: Library) -> list[str]:
    source = backed(source_name(backing, library.sources), backing.status)
    return wrapped(f"{text} [{source}]", _INDENT, _INDENT * 2)


def _source(source: Source) -> dict[str, Any]:
    names = ("id", "title", "short", "organisation", "year", "locator", "status", "supports", "says")
    return {name: getattr(source, name) for name in names}


def _source_lines(source: Source) -> list[str]:
    year = f", {source.year}" if source.year else ""
    return [
        backed(source.id, source.status),
        *wrapped(f"{source.title}. {source.organisation}{year}.", _INDENT, _INDENT),
        *wrapped(source.locator, _INDENT, _INDENT),
        *wrapped(f"Supports: {source.supports}", _INDENT, _INDENT),
        *wrapped(source.says, _INDENT, _INDENT),
    ]
