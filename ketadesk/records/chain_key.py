"""The key of the chain: 32 random bytes in a file beside the store, for its owner's eyes alone."""

import os
import secrets
from pathlib import Path

from ketadesk.records.refusing import RecordsError

_LENGTH = 32


def key_file(folder: Path) -> Path:
    """Return where the key of the chain lies."""
    return folder / "chain.key"


def read_key(folder: Path) -> bytes:
    """Return the key. Raises `RecordsError` for a file that holds none, `FileNotFoundError` where there is no file."""
    file = key_file(folder)
    try:
        key = bytes.fromhex(file.read_text("ascii").strip())
    except ValueError as error:
        raise RecordsError(f"The chain's key cannot be read: bring {file} back from a backup.") from error
    if len(key) != _LENGTH:
        raise RecordsError(f"The chain's key is cut: bring {file} back from a backup.")
    return key


def make_key(folder: Path) -> bytes:
    """Make a key, keep it, and return it."""
    key = secrets.token_bytes(_LENGTH)
    keep_key(folder, key)
    return key


def keep_key(folder: Path, key: bytes) -> None:
    """Keep a key whole or not at all."""
    file = key_file(folder)
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
        stream.write(f"{key.hex()}\n")
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(file)
    keep_folder(folder)


def keep_folder(folder: Path) -> None:
    """Let the disk know the names in a folder, where the platform can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
