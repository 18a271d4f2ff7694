"""A passphrase or a PIN from where nobody else sees it: the environment, or a terminal that does not show it."""

import os
import sys
from getpass import getpass

from ketadesk.cli.outcome import UsageError


def asked_passphrase() -> str:
    """Return the passphrase of the records. Raises `UsageError` where there is nobody to ask."""
    return _asked("KETADESK_PASSPHRASE", "Passphrase of the records: ")


def new_passphrase() -> str:
    """Return a new passphrase, typed twice alike. Raises `UsageError`."""
    return _twice("KETADESK_NEW_PASSPHRASE", "New passphrase: ", "A passphrase")


def new_pin(name: str) -> str:
    """Return a new PIN for a person, typed twice alike. Raises `UsageError`."""
    return _twice("KETADESK_NEW_PIN", f"New PIN of {name}: ", "A PIN")


def asked_pin(name: str) -> str:
    """Return the PIN of a person who signs. Raises `UsageError` where there is nobody to ask."""
    return _asked("KETADESK_PIN", f"PIN of {name}: ", "A PIN")


def _twice(variable: str, prompt: str, what: str) -> str:
    first = _asked(variable, prompt, what)
    if variable not in os.environ and getpass("The same again: ") != first:
        raise UsageError("The two are not the same: nothing was changed.")
    return first


def _asked(variable: str, prompt: str, what: str = "A passphrase") -> str:
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise UsageError(f"{what} is needed: run this in a terminal, or set {variable}.")
    return getpass(prompt)
