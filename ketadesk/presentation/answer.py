"""The whole answer to a draft: what the form asks next, and what is said."""

from dataclasses import dataclass

from ketadesk.intake.draft import GivenReason
from ketadesk.presentation.form import Form
from ketadesk.presentation.sheet import Sheet


@dataclass(frozen=True)
class Answer:
    """What the form asks, and what is said, for one draft. `reasons` are those of its reasons that still hold."""

    form: Form
    sheet: Sheet
    reasons: tuple[GivenReason, ...] = ()
