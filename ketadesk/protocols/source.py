"""Where a figure comes from, and how well that is supported."""

from attrs import frozen

from ketadesk.protocols.status import Status


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
