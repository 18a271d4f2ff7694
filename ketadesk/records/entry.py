"""An entry of the journal and the signatures under it: values that are never changed."""

import json
from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal[
    "plan sealed",
    "plan unsealed",
    "entry refused",
    "correction",
    "copy printed",
    "mismatch",
    "waste",
    "run sheet",
    "run sheet entry",
    "run sheet ended",
    "course",
    "course entry",
    "course ended",
    "person added",
    "person changed",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
CORRECTED = "corrected it"
"""What the signature under a correction means."""


@dataclass(frozen=True)
class Signature:
    """Who signed, what that means ("prepared", "checked"), and when, as the records write a moment."""

    person_id: int
    name: str
    meaning: str
    at: str


@dataclass(frozen=True)
class Entry:
    """One entry as it was written.

    `set_back_s` is more than 0 where the clock had been set back by so many seconds since the entry before.
    """

    number: int
    kind: str
    at: str
    set_back_s: int
    label: str
    title: str
    content: dict[str, Any]
    signatures: tuple[Signature, ...]
    mac: str


def content_text(content: dict[str, Any]) -> str:
    """Return content as the text that is kept. Raises `TypeError` for a float: every number is exact, as text."""
    _refuse_inexact(content)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text.encode()  # half a surrogate pair can be typed, and no file takes it
    return text


def _refuse_inexact(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"{value!r} is inexact: keep it as a fraction's text")
    if isinstance(value, dict):
        for key, each in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{key!r} is no name for a value of a record")
            _refuse_inexact(each)
    elif isinstance(value, list | tuple):
        for each in value:
            _refuse_inexact(each)
