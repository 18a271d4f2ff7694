"""When a patient may leave, as data: a clock from the end of the drug, criteria to tick, and what the patient is told.

Criteria are checklist items, chosen by protocol and setting of care like all others.
"""

from attrs import frozen

from ketadesk.protocols.checklist import Item
from ketadesk.protocols.protocol import Protocol
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import Time


@frozen
class LeavingClock:
    """For how long after the end nobody leaves, for protocols of some tags."""

    id: str
    value: Time
    source: str
    status: Status
    note: str = ""
    tags: tuple[str, ...] = ()

    @property
    def backing(self) -> Backing:
        """What stands behind the time."""
        return Backing(self.source, self.status, self.note)

    def belongs(self, protocol: Protocol) -> bool:
        """Say whether it holds for this protocol."""
        return not self.tags or bool(set(self.tags) & set(protocol.tags))


@frozen
class Instruction:
    """A paragraph of the sheet that a patient takes home, in plain words."""

    id: str
    heading: str
    says: str
    source: str
    status: Status

    @property
    def backing(self) -> Backing:
        """What stands behind it."""
        return Backing(self.source, self.status)


@frozen
class Discharge:
    """All of it."""

    clocks: tuple[LeavingClock, ...]
    criteria: tuple[Item, ...]
    instructions: tuple[Instruction, ...]
