"""A store under another key: encrypted for the first time, or with a new passphrase, its backups with it."""

import secrets
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ketadesk.records.backup import copies
from ketadesk.records.cipher import Secret, fresh_secret, is_encrypted, secret_for
from ketadesk.records.connecting import raw_cipher
from ketadesk.records.refusing import RecordsError
from ketadesk.records.swapping import held, settled, swap, sweep
from ketadesk.records.verifying import verify


@dataclass(frozen=True)
class Recast:
    """The new key of a store, and the backups that could not be put under it and were left as they are."""

    secret: Secret
    left: tuple[Path, ...]


def recast(file: Path, key: bytes, old: str | None, new: str) -> Recast:
    """Put a store and all copies with it under the key of a new passphrase, each whole or not at all.

    What was plain is deleted; a disk may still hold its old blocks. Raises `RecordsError`, and leaves all as it was.
    """
    secret = fresh_secret(new)
    sweep(file.parent, older_than_s=0)
    _recast(file, key, None if old is None else secret_for(file, old), secret)
    left = []
    for backup in copies(file.parent):
        try:
            _recast(backup, key, secret_for(backup, old or "") if is_encrypted(backup) else None, secret)
        except RecordsError:
            left.append(backup)
    return Recast(secret, tuple(left))


def _recast(file: Path, key: bytes, old: Secret | None, new: Secret) -> None:
    fresh = file.with_name(f".recasting-{secrets.token_hex(4)}.db")
    try:
        with held(file, old):
            _export(file, old, fresh, new)
            settled(fresh)
            if flaws := verify(fresh, key, new).flaws:
                raise RecordsError(f"The records stay as they are. {flaws[0].says}")
            swap(fresh, file)
    except OSError as error:
        raise RecordsError(f"The records stay as they are ({error.strerror}).") from error
    finally:
        fresh.unlink(missing_ok=True)


def _export(file: Path, old: Secret | None, fresh: Path, new: Secret) -> None:
    with closing(raw_cipher(file, old)) as connection:
        try:
            connection.execute("PRAGMA query_only = OFF")  # it would keep SQLite from writing the new file, too
            connection.execute(
                f"ATTACH DATABASE ? AS fresh KEY {new.literal}", (f"{fresh.absolute().as_uri()}?mode=rwc",)
            )
            connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
            connection.execute("DETACH DATABASE fresh")
        except connection.DatabaseError as error:
            raise RecordsError(f"The records stay as they are ({error}).") from error
