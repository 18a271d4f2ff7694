"""A new file, whole or not at all: what a full disk cuts short is taken away again."""

from collections.abc import Iterable
from pathlib import Path

from ketadesk.records.refusing import RecordsError


def write_new(path: Path, parts: Iterable[str]) -> None:
    """Write a file that is not there yet, as UTF-8, part by part, and leave none where that cannot be done.

    Raises `FileExistsError` for one that is there, which stays as it is, `OSError` for what the system refuses, and
    what is raised while a part is made.
    """
    stream = path.open("x", encoding="utf-8", newline="")
    try:
        with stream:
            stream.writelines(parts)
    except (OSError, RecordsError):
        path.unlink(missing_ok=True)
        raise
