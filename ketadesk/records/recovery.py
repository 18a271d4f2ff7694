"""The sheet that is printed once and locked away: what brings the records back when a passphrase or a disk is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ketadesk.records.chain import Head
from ketadesk.records.cipher import Secret, recovery_code

TITLE = "Recovery sheet of the records"
LOCK_AWAY = "Lock this sheet away, and keep no copy on this machine: whoever has it can read what it opens."
HOW = (
    "To bring records back: put chain.key and a backup into a folder, say where it is with KETADESK_RECORDS, and "
    "restore it under Records (F7), or with ketadesk records restore FILE. The recovery code is typed, or scanned, "
    "where the passphrase is asked for."
)
GROUP, GROUPS = 4, 6
"""So many letters are a group, so many groups a line."""


@dataclass(frozen=True)
class Part:
    """A part of the sheet: what it is for, and what is copied from it, in groups of letters or in lines."""

    heading: str
    says: str
    groups: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecoverySheet:
    """What opens the records and goes on with their chain. `code` is what a scanner reads; a plain store has none.

    On paper it says when it was `printed`, and by which versions.
    """

    parts: tuple[Part, ...]
    code: str = ""
    printed: str = ""
    made_by: str = ""

    def __repr__(self) -> str:
        return "RecoverySheet(...)"

    @property
    def title(self) -> str:
        """Return what a file of it is called inside."""
        return TITLE

    @property
    def foot(self) -> tuple[str, ...]:
        """Return what stands at its end."""
        return ("It opens the records of one machine. Destroy it when a new one is printed.", self.made_by)

    @property
    def text(self) -> str:
        """Return the sheet as text."""
        lines = [f"KETADESK: {TITLE.upper()}", LOCK_AWAY, ""]
        for part in self.parts:
            lines += [f"{part.heading}. {part.says}", *(f"    {line}" for line in part_lines(part)), ""]
        return "\n".join([*lines, HOW, ""])


def recovery_sheet(folder: Path, head: Head, key: bytes, secret: Secret | None) -> RecoverySheet:
    """Return the sheet of a store: the code that opens the records, the chain's key and its head."""
    code = "" if secret is None else recovery_code(secret)
    key_text = key.hex()
    groups = tuple(key_text[place : place + GROUP] for place in range(0, len(key_text), GROUP))
    return RecoverySheet(
        (
            Part("Folder", "The records lie in", lines=(str(folder),)),
            _opening(code),
            Part(
                "Key of the chain",
                "The content of chain.key: with it a restored backup is verified and goes on.",
                groups,
            ),
            Part(
                "Head of the chain",
                "As it stands today: ketadesk records verify --head FILE finds what is missing since.",
                lines=(str(head),),
            ),
        ),
        code,
    )


def part_lines(part: Part) -> Iterator[str]:
    """Yield the lines of a part as they are copied."""
    yield from part.lines
    for place in range(0, len(part.groups), GROUPS):
        yield " ".join(part.groups[place : place + GROUPS])


def _opening(code: str) -> Part:
    if not code:
        return Part("Not encrypted", "Whoever has the file of the records can read it.")
    says = "It opens the records in place of the passphrase, until the passphrase is changed:"
    mark, *groups = code.split("-")
    return Part("Recovery code", says, tuple(groups), (mark,))
