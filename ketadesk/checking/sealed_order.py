"""The file in which two workstations exchange an order to be checked: its inputs, and a label of twelve characters.

    KetaDesk sealed order
    BED 4
    KDAIOZTCCISBZUDNJYZTKN4UZMYTDEWKQUCCDKSS4G3SE6AE4IJG2TZIIIFQ5OJLANFSWYQCABLJSE2O
    CHECK 5D0F7C21

It checks itself, so that a changed character is refused; and it is packed, so that the second person does not read the
first entry in passing. Neither makes it secret or proves who wrote it.
"""

import zlib
from dataclasses import dataclass

from ketadesk.intake.carrying import carried, carry_back
from ketadesk.intake.draft import Draft
from ketadesk.quantities.parsing import Refused

LONGEST_LABEL = 12
_FIRST = "KetaDesk sealed order"
_CHECK = "CHECK "
_LINES = 4


@dataclass(frozen=True)
class SealedOrder:
    """An order as it was sealed, and the label it goes by."""

    draft: Draft
    label: str = ""


def read_label(text: str) -> str | Refused:
    """Return a label without the spaces around it, or why it is not taken."""
    plain = text.strip(" ")
    if len(plain) > LONGEST_LABEL:
        return Refused(text, f"A label has at most {LONGEST_LABEL} characters; this one has {len(plain)}.")
    if not plain.isprintable():
        return Refused(text, "A label holds only characters that can be seen.")
    return plain


def sealed_text(order: SealedOrder) -> str:
    """Return a sealed order as the text of its file."""
    above = f"{_FIRST}\n{order.label}\n{carried(order.draft)}\n"
    return f"{above}{_CHECK}{_check(above)}\n"


def read_sealed(text: str) -> SealedOrder | Refused:
    """Return the sealed order in the text of a file, or why it is refused. Line ends may be those of any system."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\n").split("\n")
    if lines[0] != _FIRST:
        return Refused(text, "This is no sealed order of KetaDesk, or its first line was changed.")
    above = "".join(f"{line}\n" for line in lines[:-1])
    if len(lines) != _LINES or lines[-1] != f"{_CHECK}{_check(above)}":
        return Refused(text, "The file was changed on the way: have the order sealed again.")
    draft = carry_back(lines[2])
    return draft if isinstance(draft, Refused) else SealedOrder(draft, lines[1])


def _check(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08X}"
