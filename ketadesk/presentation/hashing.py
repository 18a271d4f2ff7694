"""Hashes of what works an answer out: of the data that a figure may rest on, and of the program itself."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_NO_DATA = frozenset({"worked_examples.toml", "libraries.toml", "site.example.toml", "label_stock.toml"})


@cache
def program_hash() -> str:
    """Return a hash over the names and contents of every module of the program that runs."""
    return _hash_over(_files_in(files("ketadesk"), "", (".py",)))


def data_hash(root: Traversable) -> str:
    """Return a hash over the names and contents of every data file that a figure may rest on."""
    return _hash_over(_files_in(root, "", (".toml", ".txt")))


def _hash_over(contents: Iterable[tuple[str, bytes]]) -> str:
    digest = sha256()
    for name, content in sorted(contents):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _files_in(folder: Traversable, path: str, ends: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _files_in(each, f"{path}{each.name}/", ends)
        elif each.name.endswith(ends) and each.name not in _NO_DATA:
            yield f"{path}{each.name}", each.read_bytes()
