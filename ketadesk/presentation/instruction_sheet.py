"""What a patient takes home, in plain words, as a page: whom to call is left to write, or is given."""

import textwrap
from dataclasses import dataclass

from ketadesk.protocols.bedside import Bedside

_WIDTH = 72
_LINE = "_" * 30
TITLE = "After your ketamine treatment"


@dataclass(frozen=True)
class InstructionSheet:
    """Paragraphs under their headings. It names nobody: the name and the day are written by hand."""

    parts: tuple[tuple[str, str], ...]
    call: str = ""
    printed: str = ""
    made_by: str = ""

    @property
    def title(self) -> str:
        """Return what a file of it is called inside."""
        return TITLE

    @property
    def above(self) -> str:
        """Return what is written by hand over it."""
        return f"Name: {_LINE}   Day: {'_' * 14}"

    @property
    def below(self) -> tuple[str, str]:
        """Return whom to call, and that it was read together."""
        return f"Telephone: {self.call or _LINE}", "Read together with a nurse before you left."

    @property
    def foot(self) -> tuple[str, ...]:
        """Return what stands at the end of the page."""
        return ("For a patient to take home.", self.made_by)


def instruction_sheet(bedside: Bedside, call: str = "") -> InstructionSheet:
    """Return the sheet."""
    return InstructionSheet(tuple((each.heading, each.says) for each in bedside.instructions()), call)


def instruction_text(bedside: Bedside, call: str = "") -> str:
    """Return the sheet as lines of text."""
    sheet = instruction_sheet(bedside, call)
    parts = [sheet.title, sheet.above]
    parts += [f"{heading}\n{textwrap.fill(says, _WIDTH)}" for heading, says in sheet.parts]
    return "\n\n".join((*parts, *sheet.below)) + "\n"
