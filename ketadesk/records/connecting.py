"""A connection to the file of the records: plain or encrypted, and asserted at each opening to lose nothing."""

import sqlite3
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from ketadesk.records.cipher import Secret
from ketadesk.records.refusing import RecordsError

How = Literal["write", "read", "still"]
"""To write and read; to read only; to read a file of which nobody can write anything, not even its lock."""

_QUERY: dict[How, str] = {"write": "mode=rwc", "read": "mode=ro", "still": "mode=ro&immutable=1"}
_PATIENCE_S = 30
"""So long a second instance is waited for."""

_ASSERTED: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
)
_QUIET = (
    "temp_store = MEMORY",
    "cache_size = -32768",
    "trusted_schema = OFF",
    "fullfsync = ON",
    "cell_size_check = ON",
)
"""Nothing of a store goes into a file for a moment; a list of 100,000 entries stays decrypted in memory; nothing of a
file is run; the disk is waited for on macOS."""


_SAYS = {
    "disk is full": "The disk is full",
    "disk i/o error": "The disk is full or fails",
    "readonly": "The records can no longer be written here",
    "unable to open": "The file of the records cannot be opened",
    "locked": "Another KetaDesk keeps the records busy",
    "malformed": "The file of the records is damaged: restore a backup",
    "not a database": "The file of the records is damaged, or is no store: restore a backup",
}


def why(error: Exception) -> str:
    """Return what the database complains of as the beginning of a sentence."""
    told = str(getattr(error, "orig", error))
    return next((says for part, says in _SAYS.items() if part in told.lower()), f"The records fail ({told})")


def connected(file: Path, secret: Secret | None, how: How = "write") -> Engine:
    """Return an engine for a store's file. What cannot be opened is raised when it is first used."""
    module = _module(secret)
    engine = create_engine(
        "sqlite://",
        module=module,
        creator=lambda: _connection(file, secret, how, module),
        poolclass=QueuePool,
        pool_size=2,
    )
    event.listen(engine, "begin", _begin)
    return engine


def raw_connection(file: Path, secret: Secret | None, how: How = "read") -> Any:
    """Return a connection without SQLAlchemy, for what SQLite does to a whole file. Raises `RecordsError`."""
    return _raw(file, secret, how, _module(secret))


def raw_cipher(file: Path, secret: Secret | None) -> Any:
    """Return a connection that can attach an encrypted file, to a store that may be plain. Raises `RecordsError`."""
    return _raw(file, secret, "read", _cipher_module())


def _raw(file: Path, secret: Secret | None, how: How, module: ModuleType) -> Any:
    try:
        return _connection(file, secret, how, module)
    except module.DatabaseError as error:
        raise RecordsError(f"{why(error)}: {file}.") from error


def _module(secret: Secret | None) -> ModuleType:
    return sqlite3 if secret is None else _cipher_module()


def _cipher_module() -> ModuleType:
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415  a plain store does without
    except ImportError as error:
        raise RecordsError("These records are encrypted: install sqlcipher3 to open them.") from error
    module: ModuleType = dbapi2
    return module


def _connection(file: Path, secret: Secret | None, how: How, module: ModuleType) -> Any:
    connection = module.connect(
        f"{file.absolute().as_uri()}?{_QUERY[how]}",
        uri=True,
        timeout=_PATIENCE_S,
        isolation_level=None,
        check_same_thread=False,
    )
    with ExitStack() as undo:
        undo.callback(connection.close)
        if secret is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong passphrase is told once, by us
            connection.execute(f"PRAGMA key = {secret.literal}")
        for statement in _QUIET:
            connection.execute(f"PRAGMA {statement}")
        if how == "write":
            _assert_durable(connection)
        else:
            connection.execute("PRAGMA query_only = ON")
        undo.pop_all()
    return connection


def _assert_durable(connection: Any) -> None:
    for name, wanted, expected in _ASSERTED:
        connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise RecordsError(
                f"The records cannot be kept safely in this folder ({name} is {found}): choose one on a disk of this "
                "machine, not on the network, with KETADESK_RECORDS."
            )


def _begin(connection: Connection) -> None:
    # Whoever writes takes the lock before it reads the last entry: two instances never follow the same one.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
