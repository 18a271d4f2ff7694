"""The whole answer to a draft: what the form asks next, and what is said."""

from dataclasses import dataclass, field

from ketadesk.intake.draft import GivenReason
from ketadesk.presentation.echo import Echoes
from ketadesk.presentation.form import Form
from ketadesk.presentation.sheet import Sheet


@dataclass(frozen=True)
class Answer:
    """What the form asks, and what is said, for one draft. `reasons` are those of its reasons that still hold.

    `echoes` is what the form says back of what was entered.
    """

    form: Form
    sheet: Sheet
    reasons: tuple[GivenReason, ...] = ()
    echoes: Echoes = field(default_factory=Echoes)
