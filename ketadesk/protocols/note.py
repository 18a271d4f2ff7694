"""A short note to read, in our words, with its source; never part of any arithmetic."""

from attrs import frozen

from ketadesk.protocols.protocol import Protocol
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status


@frozen
class Note:
    """One note. Empty `protocols` and `tags` mean every protocol of its drugs."""

    id: str
    says: str
    source: str
    status: Status
    also: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ("ketamine",)
    protocols: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    inventory: tuple[int, ...] = ()

    @property
    def backing(self) -> Backing:
        """What stands behind the note."""
        return Backing(self.source, self.status)

    def belongs(self, protocol: Protocol) -> bool:
        """Say whether the note belongs beside this protocol."""
        return (
            protocol.drug in self.drugs
            and (not self.protocols or protocol.id in self.protocols)
            and (not self.tags or bool(set(self.tags) & set(protocol.tags)))
        )


@frozen
class Notes:
    """The notes of the notes file."""

    notes: tuple[Note, ...]
