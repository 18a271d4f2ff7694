"""Everything that ships as data, read once: a broken protocol, product or checklist takes only itself out.

A protocol or a checklist whose file is gone takes nothing else out, and is named like one whose file is broken.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from attrs import AttrsInstance, evolve, field, frozen

from ketadesk.protocols.checklist import GROUPS, Checklist
from ketadesk.protocols.growth import Growth
from ketadesk.protocols.limit import Limits, WeightFormulas
from ketadesk.protocols.loading import Fault, FaultyFileError, read_table, structure
from ketadesk.protocols.note import Note, Notes
from ketadesk.protocols.product import Cupboard, Mixture, Product
from ketadesk.protocols.prompt import Prompt, Prompts
from ketadesk.protocols.protocol import INDICATIONS, Protocol
from ketadesk.protocols.reference import misnamed, reference_faults, repeated_ids
from ketadesk.protocols.site import NarrowedGate, NarrowedWatch, SiteCourse
from ketadesk.protocols.source import Source

T = TypeVar("T", bound=AttrsInstance)
NO_SITE_FILE = "no site file"
_NAMES = ("neighbours", "protocols", "without")


@frozen
class _Sources:
    sources: tuple[Source, ...]


@frozen
class Library:
    """All that ships. `faults` names every file that was left out, and why; `left_out` those of protocols, by id.

    `site` names the site file that was laid over it; `mixtures`, `gates`, `watches` and `course` are what it brings.
    """

    protocols: Mapping[str, Protocol]
    products: Mapping[str, Product]
    checklists: tuple[Checklist, ...]
    notes: tuple[Note, ...]
    cupboard: Cupboard
    limits: Limits
    weight_formulas: WeightFormulas
    growth: Growth
    sources: Mapping[str, Source]
    faults: tuple[Fault, ...] = ()
    left_out: Mapping[str, tuple[Fault, ...]] = field(factory=dict)
    mixtures: tuple[Mixture, ...] = ()
    site: str = NO_SITE_FILE
    prompts: Mapping[str, Prompt] = field(factory=dict)
    gates: tuple[NarrowedGate, ...] = ()
    watches: tuple[NarrowedWatch, ...] = ()
    course: SiteCourse | None = None


def load_library(root: Traversable | None = None) -> Library:
    """Read a resources folder, the shipped one unless told otherwise.

    Raises `FaultyFileError` when no protocol is left, or what everything rests on is broken, such as the limits.
    """
    root = files("ketadesk.resources") if root is None else root
    sources = _sources(root / "sources.toml")
    names = frozenset(map(_stem, _toml(root / "protocols")))
    reader, foundation = _Reader(sources, names), _Reader(sources, names)
    protocols = reader.folder(root / "protocols", Protocol)
    of_protocols = tuple(reader.faults)
    products = reader.folder(root / "products", Product)
    checklists = _distinct(reader.folder(root / "checklists", Checklist), reader.faults)
    reader.faults += _missing_groups(root / "checklists")
    notes = reader.optional(root / "notes.toml", Notes)
    prompts = reader.optional(root / "findings.toml", Prompts)
    cupboard = foundation.optional(root / "equipment.toml", Cupboard)
    limits = foundation.optional(root / "limits.toml", Limits)
    weight_formulas = foundation.optional(root / "weight_formulas.toml", WeightFormulas)
    growth = foundation.optional(root / "growth.toml", Growth)
    if cupboard is None or limits is None or weight_formulas is None or growth is None:
        raise FaultyFileError(tuple(foundation.faults))
    if not protocols:
        raise FaultyFileError((Fault("protocols", "", "no protocol is left"), *reader.faults))
    gone = reader.gone()
    known = {protocol.id: protocol for protocol in sorted(protocols, key=_as_listed)}
    return Library(
        protocols={id_: _among(known, protocol) for id_, protocol in known.items()},
        products={product.id: product for product in products},
        checklists=checklists,
        notes=() if notes is None else notes.notes,
        cupboard=cupboard,
        limits=limits,
        weight_formulas=weight_formulas,
        growth=growth,
        sources=sources,
        faults=(*reader.faults, *gone),
        left_out=_by_id((*of_protocols, *gone)),
        prompts={} if prompts is None else {each.id: each for each in prompts.findings},
    )


def _as_listed(protocol: Protocol) -> tuple[int, str, str]:
    """Return what a protocol is listed by: its indication, and the plain title before those that say more."""
    known = protocol.indication in INDICATIONS
    return INDICATIONS.index(protocol.indication) if known else len(INDICATIONS), protocol.indication, protocol.title


class _Reader:
    """Reads files against the sources and the protocols there are, and gathers the faults of those it leaves out."""

    def __init__(self, sources: Mapping[str, Source], protocols: frozenset[str]) -> None:
        self.sources = sources
        self.protocols = protocols
        self.faults: list[Fault] = []
        self._named_in: dict[str, list[str]] = {}

    def folder(self, folder: Traversable, into: type[T]) -> list[T]:
        """Return the sound records of a folder, each in a file of its own name."""
        records = (self.optional(file, into, named=True) for file in _toml(folder))
        return [record for record in records if record is not None]

    def optional(self, file: Traversable, into: type[T], *, named: bool = False) -> T | None:
        """Return a file's record, or None when it has faults; all of them are gathered."""
        try:
            raw = read_table(file)
        except FaultyFileError as error:
            self.faults += error.faults
            return None
        found = [*repeated_ids(file.name, raw), *reference_faults(file.name, raw, self.sources, self.protocols)]
        found += misnamed(file.name, raw) if named else ()
        try:
            record = structure(file.name, raw, into)
        except FaultyFileError as error:
            self.faults += (*error.faults, *found)
            return None
        # Whether a name is misspelt or its file is gone, nobody can tell: what is sound is kept, and the name is told.
        serious = [fault for fault in found if fault.key.rpartition(".")[2] not in _NAMES]
        if serious:
            self.faults += found
            return None
        for name in sorted(_named(record) - self.protocols):
            self._named_in.setdefault(name, []).append(file.name)
        return record

    def gone(self) -> tuple[Fault, ...]:
        """Return a fault for every protocol that sound files name and that has no file."""
        return tuple(
            Fault(f"{name}.toml", "", f"there is no such file, and {_naming(files)}")
            for name, files in sorted(self._named_in.items())
        )


def _sources(file: Traversable) -> dict[str, Source]:
    raw = read_table(file)
    repeated = repeated_ids(file.name, raw)
    try:
        sources = structure(file.name, raw, _Sources).sources
    except FaultyFileError as error:
        raise FaultyFileError((*error.faults, *repeated)) from error
    if repeated:
        raise FaultyFileError(repeated)
    return {source.id: source for source in sources}


def _missing_groups(folder: Traversable) -> list[Fault]:
    """Return a fault for every checklist that has no file: its lines would be missed by nobody."""
    there = set(map(_stem, _toml(folder)))
    return [
        Fault(f"{group}.toml", "", "there is no such file: its lines are missing")
        for group in GROUPS
        if group not in there
    ]


def _by_id(faults: tuple[Fault, ...]) -> dict[str, tuple[Fault, ...]]:
    ids = dict.fromkeys(fault.file.removesuffix(".toml") for fault in faults)
    return {id_: tuple(fault for fault in faults if fault.file == f"{id_}.toml") for id_ in ids}


def _named(record: Any) -> set[str]:
    """Return the protocols that a record and its lines name."""
    lines = (record, *getattr(record, "items", ()), *getattr(record, "notes", ()))
    return {name for line in lines for key in _NAMES for name in getattr(line, key, ())}


def _naming(files: list[str]) -> str:
    return f"{files[0]} names it" if len(files) == 1 else f"{len(files)} files name it, {files[0]} among them"


def _distinct(checklists: list[Checklist], faults: list[Fault]) -> tuple[Checklist, ...]:
    """Return the checklists without those that use the id of a line of another: a tick belongs to one line."""
    seen: dict[str, str] = {}
    kept = []
    for checklist in checklists:
        taken = [item.id for item in checklist.items if item.id in seen]
        faults += (Fault(f"{checklist.group}.toml", "items", f"the id {id_!r} is in {seen[id_]} too") for id_ in taken)
        if not taken:
            kept.append(checklist)
            seen |= {item.id: f"{checklist.group}.toml" for item in checklist.items}
    return tuple(kept)


def _among(known: Mapping[str, Protocol], protocol: Protocol) -> Protocol:
    """Return a protocol without the neighbours whose own files were left out."""
    return evolve(protocol, neighbours=tuple(each for each in protocol.neighbours if each in known))


def _stem(file: Traversable) -> str:
    return file.name.removesuffix(".toml")


def _toml(folder: Traversable) -> Iterator[Traversable]:
    if not folder.is_dir():
        return iter(())
    return iter(sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name))
