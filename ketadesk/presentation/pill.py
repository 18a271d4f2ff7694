"""The state of an order in a word and a shape."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["incomplete", "stopped", "check", "ready", "checked"]
"""What a state looks like: a ready order that two people have checked has a shape of its own."""


@dataclass(frozen=True)
class Pill:
    """The state in a word, what is said beside it, and the state whose shape it has."""

    shape: Shape
    word: str
    aside: str = ""
