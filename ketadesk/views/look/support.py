"""How well a source supports what it is given for: a disc, full, half or hollow, with its words."""

from ketadesk.protocols.status import STATUS_WORDS, Status
from ketadesk.views.look.mark import Mark

SUPPORT: dict[Status, str] = {
    "verified": "read in the source itself",
    "secondary": "read in a page that quotes or summarises it",
    "unverified": "nobody published it, or it was not read",
}
"""What each grade of support means."""


class Disc(Mark):
    """The disc of a status; the source and its status are its accessible name."""

    def __init__(self, status: Status | None = None, source: str = "") -> None:
        super().__init__(status or "", 14, "second", said(status, source) if status else "")

    def show_support(self, status: Status | None, source: str = "") -> None:
        """Show how well a source supports; without a status there is no disc."""
        self.show_icon(status or "")
        self.show_name(said(status, source) if status else "")
        self.setVisible(status is not None)

    def forget(self) -> None:
        """Draw and say nothing, in the same place."""
        self.show_icon("")
        self.show_name("")


def said(status: Status, source: str) -> str:
    """Return a source with how well it supports."""
    return ", ".join(part for part in (source, STATUS_WORDS[status]) if part)
