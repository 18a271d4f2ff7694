"""What is due when at the bedside, as data: which signs, how often, and for how long after the drug has ended."""

from typing import Literal

from attrs import frozen

from ketadesk.protocols.protocol import CareSetting, Form, Protocol
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import Time

Phase = Literal["during", "after"]


@frozen
class Watch:
    """Signs to write down at least `every` so long: while the drug is given, or from its end `until` so long after.

    With `when` it holds only while the sedation last written down is one of those words. Empty `protocols`, `tags`,
    `settings` and `forms` mean all. Raises `ValueError` for a watch after the end that has no end of its own.
    """

    id: str
    says: str
    signs: tuple[str, ...]
    phase: Phase
    every: Time
    source: str
    status: Status
    until: Time | None = None
    note: str = ""
    when: tuple[str, ...] = ()
    protocols: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    settings: tuple[CareSetting, ...] = ()
    forms: tuple[Form, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not self.signs:
            raise ValueError("it names no sign")
        if (self.phase == "after") != (self.until is not None):
            raise ValueError("a watch after the end has until, and no other has")

    @property
    def backing(self) -> Backing:
        """What stands behind how often and how long."""
        return Backing(self.source, self.status, self.note)

    def belongs(self, protocol: Protocol, setting: CareSetting | None, forms: frozenset[Form]) -> bool:
        """Say whether it is kept for this protocol, in this setting, given in these forms."""
        return (
            protocol.id not in self.without
            and (not self.protocols or protocol.id in self.protocols)
            and (not self.tags or bool(set(self.tags) & set(protocol.tags)))
            and (not self.settings or setting is None or setting in self.settings)
            and (not self.forms or bool(set(self.forms) & forms))
        )


@frozen
class Watches:
    """The watches of their file."""

    watches: tuple[Watch, ...]
