"""What is done and watched around the drug, as data, and which of it belongs to an order."""

from typing import Literal

from attrs import frozen

from ketadesk.protocols.product import ContainerForm
from ketadesk.protocols.protocol import CareSetting, Form, Protocol
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import Time

Group = Literal["preparation", "before", "during", "after", "course", "running"]
Grade = Literal["", "absolute", "relative", "caution"]

GROUPS: dict[Group, str] = {
    "preparation": "Preparation",
    "before": "Before",
    "during": "During",
    "after": "After",
    "course": "Course",
    "running": "Look before you trust it",
}
OF_AN_ORDER = tuple(group for group in GROUPS if group != "running")
"""The groups that belong to an order; what is left is read at a pump that runs already."""


@frozen
class Item:
    """One line to tick. Empty `protocols`, `tags`, `settings`, `forms` and `containers` mean all of them.

    `topic` gathers lines such as contraindications; `grade` tells an absolute from a relative one;
    `every` and `until` give the clock of an observation, `watch` its name on a timeline; `detail` is a second sentence.
    """

    id: str
    says: str
    source: str
    status: Status
    detail: str = ""
    topic: str = ""
    grade: Grade = ""
    every: Time | None = None
    until: Time | None = None
    watch: str = ""
    drugs: tuple[str, ...] = ("ketamine",)
    protocols: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    settings: tuple[CareSetting, ...] = ()
    forms: tuple[Form, ...] = ()
    containers: tuple[ContainerForm, ...] = ()
    inventory: tuple[int, ...] = ()

    @property
    def backing(self) -> Backing:
        """What stands behind the line."""
        return Backing(self.source, self.status)

    def belongs(
        self,
        protocol: Protocol,
        setting: CareSetting | None,
        forms: frozenset[Form],
        container: ContainerForm | None = None,
    ) -> bool:
        """Say whether the line belongs to an order of this protocol, in this setting, given in these forms.

        So long as no container is known, the lines of every kind belong.
        """
        return (
            protocol.drug in self.drugs
            and protocol.id not in self.without
            and (not self.protocols or protocol.id in self.protocols)
            and (not self.tags or bool(set(self.tags) & set(protocol.tags)))
            and (not self.settings or setting is None or setting in self.settings)
            and (not self.forms or bool(set(self.forms) & forms))
            and (not self.containers or container is None or container in self.containers)
        )


@frozen
class Checklist:
    """The lines of one group, in the order in which they are done."""

    group: Group
    items: tuple[Item, ...]
