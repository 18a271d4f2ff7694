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
_QUIET = ("temp_store = MEMORY", "trusted_schema = OFF", "fullfsync = ON", "cell_size_check = ON")
"""Nothing of a store is written into a file for a moment; nothing of a file is run; the disk is waited for on macOS."""


def connected(file: Path, secret: Secret | None, how: How = "write") -> Engine:
    """Return an engine for a store's file. What cannot be opened is raised when it is first used."""
    engine = create_engine(
        "sqlite://",
        module=_module(secret),
        creator=lambda: _connection(file, secret, how),
        poolclass=QueuePool,
        pool_size=2,
    )
    event.listen(engine, "begin", _begin)
    return engine


def raw_connection(file: Path, secret: Secret | None, how: How = "read") -> Any:
    """Return a connection without SQLAlchemy, for what SQLite does to a whole file."""
    return _connection(file, secret, how)


def _module(secret: Secret | None) -> ModuleType:
    if secret is None:
        return sqlite3
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415  a plain store does without
    except ImportError as error:
        raise RecordsError("These records are encrypted: install sqlcipher3 to open them.") from error
    module: ModuleType = dbapi2
    return module


def _connection(file: Path, secret: Secret | None, how: How) -> Any:
    connection = _module(secret).connect(
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
            connection.execute(secret.pragma)
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
