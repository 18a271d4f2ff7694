"""What a double check asks of the person who enters: the form, and what is refused or missing. No figure, ever."""

from dataclasses import dataclass, field

from ketadesk.presentation.answer import Answer
from ketadesk.protocols.library import Library


@dataclass(frozen=True)
class Reading:
    """A number that is read from a device: its key, its caption, its unit, and whether it is on the pump."""

    key: str
    caption: str
    unit: str
    on_pump: bool


@dataclass(frozen=True)
class Line:
    """One line of what is compared: its key and its name."""

    key: str
    title: str


@dataclass(frozen=True)
class CheckAnswer(Answer):
    """The answer to an entry of a double check. Its sheet says what is missing and refused, and no figure.

    `library` is what the steps of the check are worked out by.
    """

    library: Library = field(kw_only=True, repr=False)
