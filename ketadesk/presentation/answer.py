"""The whole answer to a draft: what the form asks next, and what is said."""

from dataclasses import dataclass, field
from typing import Protocol

from ketadesk.intake.draft import GivenReason
from ketadesk.presentation.echo import Echoes
from ketadesk.presentation.form import Form
from ketadesk.presentation.sheet import Sheet


class Answered(Protocol):
    """The answer of any mode, as far as it has a sheet."""

    @property
    def sheet(self) -> Sheet:
        """What is said."""


@dataclass(frozen=True)
class Answer:
    """What the form asks, and what is said, for one draft. `reasons` are those of its reasons that still hold.

    `echoes` is what the form says back of what was entered.
    """

    form: Form
    sheet: Sheet
    reasons: tuple[GivenReason, ...] = ()
    echoes: Echoes = field(default_factory=Echoes)
