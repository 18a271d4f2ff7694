"""What there is to choose from on the command line: ids, each with its words, where a window would show a list."""

from collections.abc import Iterable, Mapping
from typing import Any

from ketadesk.dosing.order import METHODS, PUSH_METHODS
from ketadesk.protocols.library import Library
from ketadesk.protocols.protocol import Protocol

_CHOOSE = "Choose"


def with_ids(says: Mapping[str, str], protocol: Protocol | None, library: Library) -> dict[str, str]:
    """Return what is said of fields; where it asks to choose, with the ids that can be chosen, by their words."""
    return {field: _with_ids(field, each, protocol, library) for field, each in says.items()}


def spelled(choices: Iterable[tuple[str, str]]) -> str:
    """Return ids with their words, `make-up (make up to a final volume)`; where they are the same, the id alone."""
    return ", ".join(id_ if id_ == title.lower() else f"{id_} ({_lower(title)})" for id_, title in choices)


def _with_ids(field: str, says: str, protocol: Protocol | None, library: Library) -> str:
    choices = _choices(field, protocol, library) if says.startswith(_CHOOSE) else ()
    return f"{says.partition(':')[0].removesuffix('.')}: {spelled(choices)}." if choices else says


def _choices(field: str, protocol: Protocol | None, library: Library) -> tuple[tuple[str, str], ...]:
    cupboard = library.cupboard
    offered: dict[str, Iterable[tuple[str, str]]] = {
        "given": _listed(() if protocol is None else protocol.administrations),
        "method": METHODS.items(),
        "push_method": PUSH_METHODS.items(),
        "container": _listed(cupboard.containers),
        "diluent": _listed(cupboard.diluents),
        "pump": _listed(cupboard.pumps),
        "giving_set": _listed(cupboard.giving_sets),
    }
    return tuple(offered.get(field, ()))


def _listed(records: Iterable[Any]) -> Iterable[tuple[str, str]]:
    return ((each.id, each.title) for each in records)


def _lower(title: str) -> str:
    return title if title[:2].isupper() else f"{title[:1].lower()}{title[1:]}"
