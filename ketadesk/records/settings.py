"""What a person set once, as TOML in their configuration folder. A file that cannot be used is named, and left."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from ketadesk.records.whole_file import write_whole

THEMES = ("system", "light", "dark", "contrast", "night")
LETTERS = (100, 125, 150, 200)
MICROGRAMS = ("mcg", "micrograms")
SIGN_OUT = (2, 5, 10, 15)
"""After so many minutes in which nobody was there, whoever checks an order is signed out."""


@dataclass(frozen=True)
class Settings:
    """How the window looks, how micrograms are spelled, and what each new order begins with.

    `letters` are per cent. `setting`, `pump` and `container` are ids that a new order begins with, or empty; `vials`
    are the ids of those in stock, or empty for all. `sign_out` is in minutes. Nothing of a patient is here, and no
    strength of a vial.
    """

    theme: str = "system"
    letters: int = 100
    micrograms: str = "mcg"
    setting: str = ""
    pump: str = ""
    container: str = ""
    vials: tuple[str, ...] = ()
    sign_out: int = 5


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "theme": lambda value: value in THEMES,
    "letters": lambda value: not isinstance(value, bool) and value in LETTERS,
    "micrograms": lambda value: value in MICROGRAMS,
    "sign_out": lambda value: not isinstance(value, bool) and value in SIGN_OUT,
    "vials": lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
}


def load_settings(file: Path) -> tuple[Settings, str]:
    """Return the settings that a file holds, and one sentence when it cannot be used: then the defaults hold."""
    try:
        table = tomllib.loads(file.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(), f"The settings cannot be read, so the defaults hold: {file} ({_short(error)})."
    if faults := [*_faults(table)]:
        return Settings(), f"The settings are not used, so the defaults hold: {file} ({', '.join(faults)})."
    return replace(Settings(), **{**table, "vials": tuple(table.get("vials", ()))}), ""


def save_settings(file: Path, settings: Settings) -> str:
    """Write settings whole or not at all, for this person's eyes alone; return a sentence when that cannot be done.

    A file that could not be used is kept beside it.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file.exists() and load_settings(file)[1]:
            file.replace(file.with_suffix(".faulty.toml"))
        write_whole(file, _toml(settings).encode())
    except OSError as error:
        return f"The settings cannot be kept and hold until the window is closed: {file} ({_short(error)})."
    return ""


def _toml(settings: Settings) -> str:
    lines = [f"{each.name} = {_value(getattr(settings, each.name))}" for each in fields(settings)]
    return "\n".join(["# Written by KetaDesk's settings window.", *lines, ""])


def _value(value: str | int | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _faults(table: dict[str, Any]) -> Iterator[str]:
    known = {each.name for each in fields(Settings)}
    for name, value in table.items():
        if name not in known:
            yield f"{name} is unknown"
        elif not _CHECKS.get(name, lambda each: isinstance(each, str))(value):
            yield f"{name} is not one of its values"


def _short(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
