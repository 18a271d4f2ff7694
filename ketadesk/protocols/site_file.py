"""A site's own file, laid beside the program: products, mixtures, pumps, and limits that are narrower than ours.

It can add and it can narrow. A limit looser than ours, a figure without a source, or any other fault, and none of the
file is used: half of a site's rules would look like all of them.
"""

import os
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import evolve

import ketadesk
from ketadesk.protocols.library import NO_SITE_FILE, Library, load_library
from ketadesk.protocols.loading import Fault, FaultyFileError, structure
from ketadesk.protocols.narrowing import laid_over
from ketadesk.protocols.reference import reference_faults, repeated_ids
from ketadesk.protocols.site import SiteFile
from ketadesk.protocols.source import Source

NAMED_BY = "KETADESK_SITE"
"""The variable that names the file where it does not lie beside the program."""
FILE = "site.toml"
_SHOWN_OF_HASH = 12


def load_site_library() -> Library:
    """Return the shipped library with the site's file laid over it; a faulty one is left out whole, and named.

    Raises `FaultyFileError` when what everything rests on is broken.
    """
    file = site_path()
    if file is None:
        return _shipped()
    try:
        content = _content(file)
    except FaultyFileError as error:
        return _without(_shipped(), error)
    return _library(file.name, content)


@lru_cache(maxsize=1)
def _library(name: str, content: bytes) -> Library:
    """Return the library with a file laid over it: read once, however often it is asked for."""
    shipped = _shipped()
    try:
        return with_site(shipped, name, content)
    except FaultyFileError as error:
        return _without(shipped, error)


@lru_cache(maxsize=1)
def _shipped() -> Library:
    """Return what ships: read once, for the settings ask what there is to choose from as well."""
    return load_library()


def _without(shipped: Library, error: FaultyFileError) -> Library:
    said = f"site file not used, {_counted(len(error.faults))}"
    return evolve(shipped, faults=(*shipped.faults, *error.faults), site=said)


def site_says() -> str:
    """Return which site file holds here, without reading anything where there is none."""
    return NO_SITE_FILE if site_path() is None else load_site_library().site


def site_path() -> Path | None:
    """Return where the site's file is: where KETADESK_SITE says, or beside the program; None where there is none."""
    if named := os.environ.get(NAMED_BY):
        return Path(named)
    beside = (Path(sys.executable).parent, Path(ketadesk.__file__).parents[1])
    return next((folder / FILE for folder in beside if (folder / FILE).exists()), None)


def with_site(library: Library, name: str, content: bytes) -> Library:
    """Return a library with a site's file laid over it. Raises `FaultyFileError` with every fault of the file."""
    raw = _table(name, content)
    faults = [*repeated_ids(name, raw), *_unknown_names(name, raw, library)]
    try:
        read = structure(name, raw, SiteFile)
    except FaultyFileError as error:
        raise FaultyFileError(_placed((*error.faults, *faults), content)) from error
    laid, more = laid_over(library, read, name)
    if faults := [*faults, *more, *_bedside_faults(name, read, library), *_course_faults(name, read, library)]:
        raise FaultyFileError(_placed(tuple(faults), content))
    digest = sha256(content).hexdigest()[:_SHOWN_OF_HASH]
    said = f"site file {read.site.name} {read.site.version} ({digest})"
    return evolve(laid, site=said, gates=read.gates, watches=read.watches, course=read.course)


def _bedside_faults(name: str, read: SiteFile, library: Library) -> list[Fault]:
    """Return what is looser than ours at the bedside; where the file says nothing of it, ours is not even read."""
    if not read.gates and not read.watches:
        return []
    from ketadesk.protocols.bedside import load_bedside, narrowed_bedside  # noqa: PLC0415  not when a window opens

    return narrowed_bedside(load_bedside(library), read.gates, read.watches, name)[1]


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}. Put the file there, or take {NAMED_BY} away"
        raise FaultyFileError((Fault(file.name, "", reason),)) from error


def _table(name: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise FaultyFileError((Fault(name, "", "it is not written in UTF-8: save it so"),)) from error
    except tomllib.TOMLDecodeError as error:
        raise FaultyFileError((Fault(name, "", f"it cannot be read: {error}"),)) from error


def _unknown_names(name: str, raw: dict[str, Any], library: Library) -> Iterator[Fault]:
    """Yield what names a source or a protocol that is neither ours nor the file's own, or claims too much of one."""
    own = {source.id: source for source in _sound_sources(name, raw)}
    yield from reference_faults(name, raw, {**library.sources, **own}, library.protocols)


def _sound_sources(name: str, raw: dict[str, Any]) -> Iterator[Source]:
    listed = raw.get("sources")
    for each in listed if isinstance(listed, list) else ():
        try:
            yield structure(name, each, Source)
        except FaultyFileError:
            continue  # its faults are told with those of the whole file


def _placed(faults: tuple[Fault, ...], content: bytes) -> tuple[Fault, ...]:
    """Return faults that also say the line, as far as one can be told."""
    lines = content.decode("utf-8").splitlines()
    told = dict.fromkeys(faults)
    return tuple(
        evolve(fault, key=f"line {_line(lines, fault.key)}, {fault.key}") if fault.key else fault for fault in told
    )


def _line(lines: list[str], key: str) -> int:
    """Return the line of a key such as `limits[0].value`, or of the table it belongs to."""
    table, counts, best = "", dict[str, int](), 1
    for number, line in enumerate(lines, start=1):
        bare = line.split("#", 1)[0].strip()
        if bare.startswith("[["):
            heading = bare.strip("[] ")
            counts[heading] = counts.get(heading, -1) + 1
            table = f"{heading}[{counts[heading]}]"
        elif bare.startswith("["):
            table = bare.strip("[] ")
        elif f"{table}.{bare.partition('=')[0].strip()}" != key:
            continue
        else:
            return number
        if key == table or key.startswith(f"{table}."):
            best = number
    return best


def _counted(faults: int) -> str:
    return "1 fault" if faults == 1 else f"{faults} faults"


def _course_faults(name: str, read: SiteFile, library: Library) -> list[Fault]:
    """Return what is looser than ours across a course; where the file says nothing of it, ours is not even read."""
    if read.course is None:
        return []
    from ketadesk.protocols.course_rules import load_course_data, with_site_course  # noqa: PLC0415  as above

    return with_site_course(load_course_data(library), read.course, name)[1]
