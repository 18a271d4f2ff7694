"""What is wrong between the files: a source that does not exist, a claim better than its source, an id used twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ketadesk.protocols.loading import Fault
from ketadesk.protocols.source import Source
from ketadesk.protocols.status import Status

_RANK: dict[Status, int] = {"verified": 0, "secondary": 1, "unverified": 2}


def source_faults(file: str, record: Any, sources: Mapping[str, Source]) -> tuple[Fault, ...]:
    """Return a fault for every figure of a record whose source is unknown or weaker than the figure claims."""
    return tuple(fault for key, part in _parts("", record) for fault in _claim_faults(file, key, part, sources))


def repeated_ids(file: str, records: tuple[Any, ...]) -> tuple[Fault, ...]:
    """Return a fault for every id that is used more than once."""
    counts = Counter(record.id for record in records)
    return tuple(Fault(file, id_, "this id is used more than once") for id_, count in counts.items() if count > 1)


def _parts(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _parts(f"{key}[{place}]", each)
    elif attrs.has(type(value)):
        yield key, value
        for field in attrs.fields(type(value)):
            yield from _parts(f"{key}.{field.name}".lstrip("."), getattr(value, field.name))


def _claim_faults(file: str, key: str, part: Any, sources: Mapping[str, Source]) -> Iterator[Fault]:
    claims = [("source", getattr(part, "source", ""), getattr(part, "status", None))]
    claims.append(("hard_source", getattr(part, "hard_source", ""), getattr(part, "hard_status", None)))
    claims += [("also", also, None) for also in getattr(part, "also", ())]
    for name, source, status in claims:
        where = f"{key}.{name}".lstrip(".")
        if not source and not (name == "source" and status):
            continue
        if source not in sources:
            yield Fault(file, where, f"no source {source!r} in sources.toml")
        elif status and _RANK[status] < _RANK[sources[source].status]:
            yield Fault(file, where, f"claims {status}, but {source} is {sources[source].status}")
