"""Where a figure comes from, and how well that is supported."""

from typing import Literal

from attrs import frozen

Status = Literal["verified", "secondary", "unverified"]
# verified: the statement was read in the source itself. secondary: read in a page that quotes or summarises it.
# unverified: no primary source supports it here; the screen says so wherever the figure stands.

STATUS_WORDS: dict[Status, str] = {
    "verified": "verified",
    "secondary": "second-hand",
    "unverified": "no primary source",
}


@frozen
class Source:
    """A publication, or the honest absence of one. `short` is the name that stands beside a figure."""

    id: str
    title: str
    short: str
    organisation: str
    locator: str
    status: Status
    supports: str
    year: int | None = None
    says: str = ""


@frozen
class Backing:
    """What stands behind a figure: a source id, how well it supports the figure, and a remark."""

    source: str
    status: Status
    note: str = ""
