"""Backups: a copy of one state of the store, verified before an older one goes, and the way back."""

import secrets
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ketadesk.records.chain_key import keep_key, key_file, read_key
from ketadesk.records.cipher import Secret, is_encrypted, secret_for
from ketadesk.records.connecting import raw_connection
from ketadesk.records.refusing import RecordsError, WrongPassphraseError
from ketadesk.records.swapping import settled, swap, sweep
from ketadesk.records.verifying import Verdict, verify
from ketadesk.records.watching import Watch

KEPT = 10
_FOLDER, _PATTERN, _REPLACED = "backups", "records-*.db", "replaced-{}.db"
_FLAWED = "-flawed"
_STAMP = "%Y-%m-%dT%H-%M-%S-%fZ"


@dataclass(frozen=True)
class Backup:
    """A copy of a store, and what was found in it."""

    file: Path
    verdict: Verdict


@dataclass(frozen=True)
class Restored:
    """How many entries there are again, and the file in which what was there before is kept; None if nothing was."""

    count: int
    before: Path | None


def backups_folder(folder: Path) -> Path:
    """Return where the backups of the records of a folder lie."""
    return folder / _FOLDER


def backups(folder: Path) -> list[Path]:
    """Return the backups of the records of a folder, newest first."""
    return sorted(backups_folder(folder).glob(_PATTERN), reverse=True)


def copies(folder: Path) -> list[Path]:
    """Return every copy of the records that lies with them: the backups, and what a restored one replaced."""
    return [*backups(folder), *sorted(folder.glob(_REPLACED.format("*")))]


def back_up(
    file: Path, key: bytes, secret: Secret | None, at: datetime, into: Path | None = None, watch: Watch | None = None
) -> Backup:
    """Copy a store, verify the copy, and keep the last ten. Raises `RecordsError`; then no older one has gone.

    A copy with flaws is kept beside the sound ones, and pushes none of them out.
    """
    folder = into or backups_folder(file.parent)
    making = folder / f".making-{secrets.token_hex(4)}.db"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(folder)
        _copy(file, making, secret, watch)
        verdict = verify(making, key, secret, watch=watch)
        settled(making)
        kept = folder / f"records-{at.strftime(_STAMP)}{_FLAWED if verdict.flaws else ''}.db"
        swap(making, kept)
    except OSError as error:
        raise RecordsError(f"No backup could be made in {folder} ({error.strerror}).") from error
    finally:
        _let_go(making)
    if not verdict.flaws and into is None:
        for old in [each for each in backups(file.parent) if _FLAWED not in each.name][KEPT:]:
            old.unlink(missing_ok=True)
    return Backup(kept, verdict)


def carry_out(file: Path, key: bytes, secret: Secret | None, at: datetime, into: Path, with_key: bool) -> Backup:
    """Copy a store to another folder, with the key of its chain unless that is kept elsewhere."""
    made = back_up(file, key, secret, at, into)
    if with_key:
        keep_key(into, key)
    return made


def restore(file: Path, backup: Path, passphrase: str | None, at: datetime, watch: Watch | None = None) -> Restored:
    """Put a sound backup in the place of a store; what was there is kept beside it. Raises `RecordsError`."""
    folder = file.parent
    fresh = folder / f".restoring-{secrets.token_hex(4)}.db"
    try:
        secret, key = _secret_of(backup, passphrase), _key_for(folder, backup)
        verdict = verify(backup, key, secret, watch=watch)
        if verdict.flaws:
            raise RecordsError(f"{backup} is not restored. {verdict.flaws[0].says}")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _copy(backup, fresh, secret, watch)
        settled(fresh)
        if not key_file(folder).exists():
            keep_key(folder, key)
        before = _set_aside(file, at)
        swap(fresh, file)
    except OSError as error:
        raise RecordsError(f"{backup} cannot be restored ({error.strerror}).") from error
    finally:
        _let_go(fresh)
    return Restored(verdict.count, before)


def _copy(file: Path, into: Path, secret: Secret | None, watch: Watch | None) -> None:
    watch = watch or Watch()
    with closing(raw_connection(file, secret)) as source:
        watch.guard(source)
        try:
            source.execute("PRAGMA query_only = OFF")  # it would keep SQLite from writing the copy, too
            source.execute("VACUUM INTO ?", (str(into),))
        except source.DatabaseError as error:
            watch.assert_wanted()
            raise RecordsError(f"{file} cannot be copied ({error}).") from error


def _let_go(half_made: Path) -> None:
    """Take away what was not brought to its place; where that cannot be done, `sweep` does it later."""
    with suppress(OSError):
        half_made.unlink(missing_ok=True)


def _set_aside(file: Path, at: datetime) -> Path | None:
    """Keep what is in the place of the store, its log with it, under another name."""
    if not file.exists() or not file.stat().st_size:
        return None
    aside = file.with_name(_REPLACED.format(at.strftime(_STAMP)))
    for suffix in ("-wal", ""):
        part = file.with_name(f"{file.name}{suffix}")
        if part.exists():
            part.replace(aside.with_name(f"{aside.name}{suffix}"))
    return aside


def _secret_of(backup: Path, passphrase: str | None) -> Secret | None:
    if not is_encrypted(backup):
        return None
    if passphrase is None:
        raise WrongPassphraseError("This backup is encrypted: enter its passphrase.")
    return secret_for(backup, passphrase)


def _key_for(folder: Path, backup: Path) -> bytes:
    """Return the chain's key from where the records are, or from beside the backup."""
    for place in (folder, backup.parent, backup.parent.parent):
        if key_file(place).exists():
            return read_key(place)
    raise RecordsError(f"The chain's key is missing: put chain.key into {folder}, or beside the backup.")
