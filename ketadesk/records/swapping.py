"""One file in place of another, whole or not at all, while nobody writes into the old one."""

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ketadesk.records.chain_key import keep_folder
from ketadesk.records.cipher import Secret
from ketadesk.records.connecting import raw_connection, why
from ketadesk.records.refusing import RecordsError

_HALF_MADE = (".making-*", ".restoring-*", ".recasting-*")
_AN_HOUR_S = 3600
"""Nothing takes so long to make."""


@contextmanager
def held(file: Path, secret: Secret | None) -> Iterator[None]:
    """Keep everyone from writing into a store meanwhile. Raises `RecordsError`."""
    with closing(raw_connection(file, secret, "write")) as connection:
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute("BEGIN IMMEDIATE")
        except connection.DatabaseError as error:
            raise RecordsError(f"{why(error)}, so the records stay as they are.") from error
        yield


def sweep(folder: Path, older_than_s: float = _AN_HOUR_S) -> None:
    """Take away what a process that was killed left half-made: it may hold what is encrypted by now."""
    for pattern in _HALF_MADE:
        for each in folder.rglob(pattern):
            if time.time() - each.stat().st_mtime >= older_than_s:
                each.unlink(missing_ok=True)


def settled(file: Path) -> None:
    """Wait until a file lies on the disk, for its owner's eyes alone."""
    if os.name == "posix":
        file.chmod(0o600)
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def swap(fresh: Path, file: Path) -> None:
    """Put a settled file in the place of a store, and take the old one's log away. Other instances notice."""
    fresh.replace(file)
    for suffix in ("-wal", "-shm"):
        file.with_name(f"{file.name}{suffix}").unlink(missing_ok=True)
    keep_folder(file.parent)
