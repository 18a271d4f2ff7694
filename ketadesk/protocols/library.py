"""Everything that ships as data, read once: a broken protocol, product or checklist takes only itself out."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from attrs import AttrsInstance, frozen

from ketadesk.protocols.checklist import Checklist
from ketadesk.protocols.limit import Limits, WeightFormulas
from ketadesk.protocols.loading import Fault, FaultyFileError, load
from ketadesk.protocols.note import Note, Notes
from ketadesk.protocols.product import Cupboard, Product
from ketadesk.protocols.protocol import Protocol
from ketadesk.protocols.reference import repeated_ids, source_faults
from ketadesk.protocols.source import Source

T = TypeVar("T", bound=AttrsInstance)


@frozen
class _Sources:
    sources: tuple[Source, ...]


@frozen
class Library:
    """All that ships. `faults` names every file that was left out, and why."""

    protocols: Mapping[str, Protocol]
    products: Mapping[str, Product]
    checklists: tuple[Checklist, ...]
    notes: tuple[Note, ...]
    cupboard: Cupboard
    limits: Limits
    weight_formulas: WeightFormulas
    sources: Mapping[str, Source]
    faults: tuple[Fault, ...] = ()


def load_library(root: Traversable | None = None) -> Library:
    """Read a resources folder, the shipped one unless told otherwise.

    Raises `FaultyFileError` when what everything rests on is broken: sources, limits, formulas or equipment.
    """
    root = files("ketadesk.resources") if root is None else root
    sources = _sources(root / "sources.toml")
    faults: list[Fault] = []
    protocols = _folder(root / "protocols", Protocol, sources, faults)
    products = _folder(root / "products", Product, sources, faults)
    checklists = _folder(root / "checklists", Checklist, sources, faults)
    notes = _optional(root / "notes.toml", Notes, sources, faults)
    known = {protocol.id: protocol for protocol in protocols}
    faults += _neighbour_faults(known)
    return Library(
        protocols=known,
        products={product.id: product for product in products},
        checklists=tuple(checklists),
        notes=() if notes is None else notes.notes,
        cupboard=_sound(root / "equipment.toml", Cupboard, sources),
        limits=_sound(root / "limits.toml", Limits, sources),
        weight_formulas=_sound(root / "weight_formulas.toml", WeightFormulas, sources),
        sources=sources,
        faults=tuple(faults),
    )


def _sources(file: Traversable) -> dict[str, Source]:
    sources = load(file, _Sources).sources
    if faults := repeated_ids(file.name, sources):
        raise FaultyFileError(faults)
    return {source.id: source for source in sources}


def _sound(file: Traversable, into: type[T], sources: Mapping[str, Source]) -> T:
    record = load(file, into)
    if faults := source_faults(file.name, record, sources):
        raise FaultyFileError(faults)
    return record


def _optional(file: Traversable, into: type[T], sources: Mapping[str, Source], faults: list[Fault]) -> T | None:
    try:
        return _sound(file, into, sources)
    except FaultyFileError as error:
        faults += error.faults
        return None


def _folder(folder: Traversable, into: type[T], sources: Mapping[str, Source], faults: list[Fault]) -> list[T]:
    records = [_optional(file, into, sources, faults) for file in _toml(folder)]
    return [record for record in records if record is not None]


def _toml(folder: Traversable) -> Iterator[Traversable]:
    return iter(sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name))


def _neighbour_faults(protocols: Mapping[str, Protocol]) -> Iterator[Fault]:
    for protocol in protocols.values():
        for neighbour in protocol.neighbours:
            if neighbour not in protocols:
                yield Fault(f"{protocol.id}.toml", "neighbours", f"no protocol {neighbour!r}")
