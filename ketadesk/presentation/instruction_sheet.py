"""What a patient takes home, in plain words, as a page of text: whom to call is left to write, or is given."""

import textwrap

from ketadesk.protocols.bedside import Bedside

_WIDTH = 72
_LINE = "_" * 30
TITLE = "After your ketamine treatment"


def instruction_text(bedside: Bedside, call: str = "") -> str:
    """Return the sheet. It names nobody: the name, the day and, unless it is given, the number are written by hand."""
    parts = [TITLE, f"Name: {_LINE}   Day: {'_' * 14}"]
    parts += [f"{each.heading}\n{textwrap.fill(each.says, _WIDTH)}" for each in bedside.instructions()]
    parts.append(f"Telephone: {call or _LINE}")
    parts.append("Read together with a nurse before you left.")
    return "\n\n".join(parts) + "\n"
