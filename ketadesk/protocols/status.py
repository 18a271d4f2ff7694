"""How well a figure is supported, in a word; on its own, because the window needs no more of the protocols to open."""

from typing import Literal

Status = Literal["verified", "secondary", "unverified"]
# verified: the statement was read in the source itself. secondary: read in a page that quotes or summarises it.
# unverified: no primary source supports it here; the screen says so wherever the figure stands.

STATUS_WORDS: dict[Status, str] = {
    "verified": "verified",
    "secondary": "second-hand",
    "unverified": "no primary source",
}
