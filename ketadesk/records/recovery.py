"""The sheet that is printed once and locked away: what brings the records back when a passphrase or a disk is lost."""

from pathlib import Path

from ketadesk.records.chain import Head
from ketadesk.records.cipher import Secret, recovery_code

_GROUP, _GROUPS = 4, 8


def recovery_sheet(folder: Path, head: Head, key: bytes, secret: Secret | None) -> str:
    """Return the text of the sheet: the code that opens the records, the chain's key and its head."""
    lines = [
        "KETADESK: RECOVERY SHEET OF THE RECORDS",
        "Print it, lock it away, and keep no copy on this machine: whoever has it can read what it opens.",
        "",
        f"The records lie in {folder}",
        "",
        *_opening(secret),
        "",
        "The key of the chain, the content of chain.key: with it a restored backup is verified and goes on.",
        *_lines([key.hex()[place : place + _GROUP] for place in range(0, len(key) * 2, _GROUP)]),
        "",
        "The head of the chain as it stands. `ketadesk records verify --head FILE` finds what is missing since:",
        f"    {head}",
        "",
        "To bring records back: put chain.key and a backup into a folder, then ketadesk records restore FILE.",
    ]
    return "\n".join([*lines, ""])


def _opening(secret: Secret | None) -> list[str]:
    if secret is None:
        return ["The records are not encrypted: whoever has the file can read it."]
    says = "The recovery code opens the records in place of the passphrase, until the passphrase is changed:"
    return [says, *_lines(recovery_code(secret).split("-"))]


def _lines(groups: list[str]) -> list[str]:
    return [f"    {' '.join(groups[place : place + _GROUPS])}" for place in range(0, len(groups), _GROUPS)]
