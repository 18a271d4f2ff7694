"""Which key opens an encrypted store: SQLCipher's own from a passphrase, or the same as it is printed to recover by.

SQLCipher 4 derives the key by PBKDF2-HMAC-SHA512 in 256,000 rounds over a salt of 16 bytes that begin the file
(zetetic.net/sqlcipher/design). Deriving it here, once, opens every further connection at once, and can be printed: the
recovery code opens the store without the passphrase, until the passphrase is changed.
"""

import hashlib
import os
import re
import unicodedata
import zlib
from dataclasses import dataclass
from pathlib import Path

from ketadesk.records.refusing import RecordsError, WrongPassphraseError

SALT_LENGTH = 16
_ROUNDS, _KEY_LENGTH = 256_000, 32
_PLAIN = b"SQLite format 3\0"
_MARK = "KETADESK"
_CODE = re.compile(rf"{_MARK}((?:[0-9A-F]{{4}}){{18}})")
_LEAST = 8


@dataclass(frozen=True)
class Secret:
    """The key of an encrypted store and its salt; never written by `repr`."""

    key: bytes
    salt: bytes

    def __repr__(self) -> str:
        return "Secret(...)"

    @property
    def literal(self) -> str:
        """The key and the salt as SQLCipher reads them, between double quotation marks."""
        return f"\"x'{self.key.hex()}{self.salt.hex()}'\""


def is_encrypted(file: Path) -> bool:
    """Say whether a store's file begins as no plain SQLite file does. Raises `OSError`."""
    with file.open("rb") as stream:
        beginning = stream.read(len(_PLAIN))
    return bool(beginning) and beginning != _PLAIN


def refused_passphrase(passphrase: str) -> str:
    """Return why a new passphrase is not taken, or nothing: one that is short is soon guessed."""
    if len(passphrase) >= _LEAST:
        return ""
    return f"A passphrase has {_LEAST} letters or more: four random words are good."


def fresh_secret(passphrase: str) -> Secret:
    """Return the key of a new store. Raises `RecordsError` for a passphrase that is soon guessed."""
    if refused := refused_passphrase(passphrase):
        raise RecordsError(refused)
    return _derived(passphrase, os.urandom(SALT_LENGTH))


def secret_for(file: Path, passphrase: str) -> Secret:
    """Return the key that a passphrase, or a recovery code, gives for a store.

    Raises `WrongPassphraseError` for a code with a wrong letter, `OSError` when the file cannot be read.
    """
    with file.open("rb") as stream:
        salt = stream.read(SALT_LENGTH)
    code = re.sub(r"[\s-]", "", passphrase).upper()
    if code.startswith(_MARK) and len(code) > len(_MARK):
        return Secret(_recovered(code), salt)
    return _derived(passphrase, salt)


def recovery_code(secret: Secret) -> str:
    """Return the key as groups of four letters to be printed, with a check at the end."""
    text = f"{secret.key.hex()}{zlib.crc32(secret.key):08x}".upper()
    groups = [text[place : place + 4] for place in range(0, len(text), 4)]
    return "-".join([_MARK, *groups])


def _recovered(code: str) -> bytes:
    found = _CODE.fullmatch(code)
    data = bytes.fromhex(found[1]) if found else b""
    key, check = data[:_KEY_LENGTH], data[_KEY_LENGTH:]
    if zlib.crc32(key).to_bytes(4, "big") != check:
        raise WrongPassphraseError("A letter of this recovery code is wrong: read it from the sheet again.")
    return key


def _derived(passphrase: str, salt: bytes) -> Secret:
    # The same accent can be typed in two ways, on two keyboards.
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Secret(hashlib.pbkdf2_hmac("sha512", typed, salt, _ROUNDS, _KEY_LENGTH), salt)
