"""How well a source supports what it is given for: a disc, full, half or hollow, with its words."""

from ketadesk.protocols.status import STATUS_WORDS, Status
from ketadesk.views.mark import Mark


def disc(status: Status, source: str = "") -> Mark:
    """Return the disc of a status; the source and its status are its accessible name."""
    return Mark(status, 14, "second", said(status, source))


def said(status: Status, source: str) -> str:
    """Return a source with how well it supports."""
    return ", ".join(part for part in (source, STATUS_WORDS[status]) if part)
