"""One file in place of another, whole or not at all, while nobody writes into the old one."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ketadesk.records.chain_key import keep_folder
from ketadesk.records.cipher import Secret
from ketadesk.records.connecting import raw_connection, why
from ketadesk.records.refusing import RecordsError


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
