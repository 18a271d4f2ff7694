"""`ketadesk site`: which site file holds here, what it adds and narrows, or every fault for which it is not used."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from attrs import fields_dict

from ketadesk.cli.outcome import COMPLETE, REFUSED, Outcome, as_json
from ketadesk.presentation.terminal import wrapped
from ketadesk.protocols.library import Library, load_library
from ketadesk.protocols.limit import Limits
from ketadesk.protocols.loading import Fault
from ketadesk.protocols.site_file import load_site_library, site_path
from ketadesk.quantities.formatting import format_quantity, format_strength

_INDENT = "    "


def site_outcome(options: Namespace) -> Outcome:
    """Return what the site file says. Raises `FaultyFileError` when the installation is broken."""
    shipped, library, path = load_library(), load_site_library(), site_path()
    faults = library.faults[len(shipped.faults) :]
    said = [*_said(library, shipped)]
    status = REFUSED if faults else COMPLETE
    errors = tuple(f"Site file not used: {fault}" for fault in faults)
    if options.json:
        record = {"site": library.site, "file": None if path is None else str(path), "says": said}
        return Outcome(status, as_json({**record, "faults": [_record(fault) for fault in faults]}), errors)
    where = "" if path is None else f", {path}"
    lines = [
        f"{library.site[:1].upper()}{library.site[1:]}{where}.",
        *(line for each in said for line in _wrapped(each)),
    ]
    return Outcome(status, "\n".join(lines) + "\n", errors)


def _said(library: Library, shipped: Library) -> Iterator[str]:
    """Yield a line for everything that the site file adds or narrows."""
    for id_, product in library.products.items():
        if id_ not in shipped.products:
            yield f"product: {product.title}"
    for mixture in library.mixtures:
        yield f"standard mixture: {mixture.title}, {format_strength(mixture.strength)}"
    for pump in library.cupboard.pumps[len(shipped.cupboard.pumps) :]:
        yield f"pump: {pump.title}"
    yield from _said_of_limits(library, shipped)
    for id_, protocol in library.protocols.items():
        before = shipped.protocols[id_].administrations
        for old, new in zip(before, protocol.administrations, strict=True):
            if old != new:
                yield f"narrowed: {id_}, {new.id}; ketadesk protocols {id_} shows it"


def _said_of_limits(library: Library, shipped: Library) -> Iterator[str]:
    for name in fields_dict(Limits):
        ours, theirs = getattr(shipped.limits, name), getattr(library.limits, name)
        if theirs != ours:
            old, new = format_quantity(ours.value), format_quantity(theirs.value)
            yield f"limit {name}: {new} ({theirs.severity}) in place of {old} ({ours.severity}), {theirs.source}"


def _wrapped(text: str) -> list[str]:
    return wrapped(text, _INDENT, _INDENT * 2)


def _record(fault: Fault) -> dict[str, Any]:
    return {"file": fault.file, "key": fault.key, "says": fault.reason}
