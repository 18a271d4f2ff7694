"""What is wrong between tables and files: a name that leads nowhere, a claim better than its source, an id used twice.

The tables are read as they stand in the file, so that these faults are told together with those of its structure.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ketadesk.protocols.loading import Fault
from ketadesk.protocols.source import Source
from ketadesk.protocols.status import Status

Table = Mapping[str, Any]

_RANK: dict[Status, int] = {"verified": 0, "secondary": 1, "unverified": 2}
_CLAIMS = (("source", "status"), ("hard_source", "hard_status"))
_PROTOCOL_NAMES = ("neighbours", "protocols", "without")


def reference_faults(
    file: str, raw: Table, sources: Mapping[str, Source], protocols: Collection[str]
) -> tuple[Fault, ...]:
    """Return a fault for every source or protocol that is named and is not there, and for every claim too good."""
    return tuple(
        Fault(file, f"{key}.{name}".lstrip("."), reason)
        for key, table in _tables("", raw)
        for name, reason in (*_claim_faults(table, sources), *_name_faults(table, protocols))
    )


def repeated_ids(file: str, raw: Table) -> tuple[Fault, ...]:
    """Return a fault for every id that is used more than once in one list of a file."""
    return tuple(
        Fault(file, f"{key}.{name}".lstrip("."), f"the id {id_!r} is used more than once")
        for key, table in _tables("", raw)
        for name, value in table.items()
        if isinstance(value, list)
        for id_, count in Counter(_ids(value)).items()
        if count > 1
    )


def misnamed(file: str, raw: Table) -> tuple[Fault, ...]:
    """Return a fault when a record is not called what its file is called, so that no two can have one name."""
    stem = file.removesuffix(".toml")
    key = "group" if "group" in raw else "id"
    if raw.get(key, stem) == stem:
        return ()
    return (Fault(file, key, f"it is {raw[key]!r}, but the file is named {stem!r}"),)


def _tables(key: str, value: Any) -> Iterator[tuple[str, Table]]:
    if isinstance(value, list):
        for place, each in enumerate(value):
            yield from _tables(f"{key}[{place}]", each)
    elif isinstance(value, dict):
        yield key, value
        for name, each in value.items():
            yield from _tables(f"{key}.{name}".lstrip("."), each)


def _claim_faults(table: Table, sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    for name, status in _CLAIMS:
        source, claimed = table.get(name), table.get(status)
        if not isinstance(source, str):
            continue
        if source not in sources:
            yield name, f"no source {source!r} in sources.toml"
        elif claimed in _RANK and _RANK[claimed] < _RANK[sources[source].status]:
            yield name, f"claims {claimed}, but {source} is {sources[source].status}"
    for also in _texts(table.get("also")):
        if also not in sources:
            yield "also", f"no source {also!r} in sources.toml"


def _name_faults(table: Table, protocols: Collection[str]) -> Iterator[tuple[str, str]]:
    for key in _PROTOCOL_NAMES:
        for name in _texts(table.get(key)):
            if name not in protocols:
                yield key, f"no protocol {name!r}"


def _ids(records: list[Any]) -> Iterator[str]:
    return _texts([each.get("id") for each in records if isinstance(each, dict)])


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a list; what is no text is told as a fault of structure."""
    return (each for each in value if isinstance(each, str)) if isinstance(value, list) else iter(())
