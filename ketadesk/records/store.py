"""The store: one folder with the records, their key and their backups, opened when it is first needed."""

import os
import secrets
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from ketadesk.records import schema
from ketadesk.records.access import Access
from ketadesk.records.backup import Backup, back_up
from ketadesk.records.chain import Head
from ketadesk.records.chain_key import key_file, make_key, read_key
from ketadesk.records.cipher import Secret, fresh_secret, is_encrypted, recovery_code, secret_for
from ketadesk.records.connecting import How, connected, why
from ketadesk.records.entry import Signature
from ketadesk.records.journal import Journal, count
from ketadesk.records.migrating import MIGRATIONS, Migration, migrate, version_of
from ketadesk.records.moment import Clock, written
from ketadesk.records.people import People, Person
from ketadesk.records.refusing import RecordsError, StoreGoneError, WrongPassphraseError
from ketadesk.records.verifying import Verdict, verify
from ketadesk.records.watching import Watch

_FILE = "records.db"
_NOT_WRITABLE = "The records can be read here, not written: this folder or file lets nobody write."
_NO_KEY = "The records can be read, not written: chain.key is missing beside them. Bring it back from a backup."
_NEWER = "A newer KetaDesk keeps these records (version {found}, not {newest}): they can be read here, not written."
_WRONG = "This passphrase does not open the records. If it is certainly right, the file is damaged: restore a backup."


def store_file(folder: Path) -> Path:
    """Return where the records lie in a folder."""
    return folder / _FILE


class Store:
    """The records while they are open. `says` is why they can only be read, and empty when they can be written."""

    def __init__(self, access: Access, secret: Secret | None, store: str, key: bytes, clock: Clock) -> None:
        self.access = access
        self.folder = access.file.parent
        self.secret = secret
        self.id = store
        self.key = key
        self.clock = clock
        self.journal = Journal(access, store, key, clock)
        self.people = People(access, self.journal, clock)

    @property
    def says(self) -> str:
        """Why the records can only be read."""
        return self.access.says

    @property
    def recovery(self) -> str | None:
        """What opens the store and its copies again in place of the passphrase; nothing opens a plain one."""
        return None if self.secret is None else recovery_code(self.secret)

    def signed(self, person: Person, meaning: str) -> Signature:
        """Return the signature of a person, made now."""
        return Signature(person.id, person.name, meaning, written(self.clock.now()))

    def verdict(self, head: Head | None = None, watch: Watch | None = None) -> Verdict:
        """Return whether what is kept is what was written; beside a head that was kept elsewhere, to its end."""
        how: How = "read" if not self.says else self.access.how
        return verify(self.access.file, self.key, self.secret, head, how, watch)

    def back_up(self, watch: Watch | None = None) -> Backup:
        """Return a verified copy of what is kept, made now. Raises `RecordsError`."""
        return back_up(self.access.file, self.key, self.secret, self.clock.now(), watch=watch)

    def close(self, watch: Watch | None = None) -> str:
        """Back up what was written, and close; return a sentence when there is no sound backup of it."""
        if not self.access.written:
            self.access.close()
            return ""
        try:
            made = self.back_up(watch)
        except RecordsError as error:
            return str(error)
        finally:
            self.access.close()
        return f"The records have a flaw: {made.verdict.flaws[0].says}" if made.verdict.flaws else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self.close()


def open_store(
    folder: Path,
    passphrase: str | None = None,
    clock: Clock | None = None,
    steps: Mapping[int, Migration] = MIGRATIONS,
) -> Store:
    """Open the records of a folder, or begin them there; with a passphrase they are begun encrypted.

    Raises `WrongPassphraseError` when they do not open with it, `StoreGoneError` where they were and are no more, and
    `RecordsError` for a folder that cannot hold any.
    """
    clock, file = clock or Clock(), store_file(folder)
    how: How
    try:
        fresh = _prepare(file)
        secret = _secret(file, passphrase, fresh=fresh)
        how, says = ("write", "") if fresh else _manner(file, secret, max(steps))
    except OSError as error:
        raise RecordsError(f"No records can be kept in {folder} ({error.strerror}): choose another folder.") from error
    engine = connected(file, secret, how)
    with ExitStack() as undo:
        undo.callback(engine.dispose)
        try:
            if how == "write":
                _bring_up(engine, file, secret, clock, steps)
            store = _opened(Access(engine, file, says, how), secret, clock)
        except DBAPIError as error:
            raise RecordsError(f"{why(error)}, so the records cannot be opened.") from error
        undo.pop_all()
    return store


def _prepare(file: Path) -> bool:
    """Make the folder and the file for their owner's eyes alone; say whether the file is fresh."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = not file.exists() or file.stat().st_size == 0
    if fresh and key_file(file.parent).exists():
        raise StoreGoneError(
            f"The records that were here are missing: {file}. Restore a backup with `ketadesk records restore`."
        )
    if fresh:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    for path, mode in ((file.parent, 0o700), (file, 0o600)):
        if os.name == "posix" and path.stat().st_mode & 0o777 != mode and path.stat().st_uid == os.geteuid():
            path.chmod(mode)
    return fresh


def _secret(file: Path, passphrase: str | None, *, fresh: bool) -> Secret | None:
    if fresh:
        return None if passphrase is None else fresh_secret(passphrase)
    if not is_encrypted(file):
        if passphrase is not None:
            raise WrongPassphraseError("These records are not encrypted: open them without a passphrase.")
        return None
    if passphrase is None:
        raise WrongPassphraseError("These records are encrypted: enter the passphrase.")
    return secret_for(file, passphrase)


def _manner(file: Path, secret: Secret | None, newest: int) -> tuple[How, str]:
    """Return how a store that is there is opened, and why when it can only be read."""
    as_asked = os.access in os.supports_effective_ids
    locked = not all(os.access(each, os.W_OK, effective_ids=as_asked) for each in (file, file.parent))
    how: How = "still" if locked and not _log_of(file) else "read"
    engine = connected(file, secret, how)
    try:
        with engine.begin() as connection:
            found = version_of(connection)
    except DBAPIError as error:
        if secret is not None and "not a database" in str(error.orig):
            raise WrongPassphraseError(_WRONG) from error
        raise RecordsError(f"{why(error)}, so the records cannot be opened.") from error
    finally:
        engine.dispose()
    if found > newest:
        return how, _NEWER.format(found=found, newest=newest)
    return (how, _NOT_WRITABLE) if locked else ("write", "")


def _log_of(file: Path) -> bool:
    """Say whether a write-ahead log beside a store holds anything."""
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _bring_up(engine: Engine, file: Path, secret: Secret | None, clock: Clock, steps: Mapping[int, Migration]) -> None:
    with engine.begin() as connection:
        older = 0 < version_of(connection) < max(steps)
    if older and key_file(file.parent).exists():
        back_up(file, read_key(file.parent), secret, clock.now())
    with engine.execution_options(writes=True).begin() as connection:
        if version_of(connection) < max(steps):
            migrate(connection, written(clock.now()), _program(), steps)
        if connection.scalar(select(schema.identity.c.store)) is None:
            connection.execute(insert(schema.identity).values(store=secrets.token_hex(16)))


def _opened(access: Access, secret: Secret | None, clock: Clock) -> Store:
    folder = access.file.parent
    with access.reading() as connection:
        store = connection.scalar(select(schema.identity.c.store)) or ""
        kept = count(connection)
    key = read_key(folder) if key_file(folder).exists() else b""
    if not key and kept:
        access.says = access.says or _NO_KEY
    elif not key and not access.says:
        with access.writing():  # of two that begin at once, one makes the key
            key = read_key(folder) if key_file(folder).exists() else make_key(folder)
        access.written = False
    return Store(access, secret, store, key, clock)


def _program() -> str:
    try:
        return f"KetaDesk {version('ketadesk')}"
    except PackageNotFoundError:
        return "KetaDesk"
