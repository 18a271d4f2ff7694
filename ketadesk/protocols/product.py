"""What lies in the cupboard: vials, diluents, containers, syringes, pumps and giving sets, as data."""

from typing import Literal

from attrs import frozen

from ketadesk.protocols.figure import Value
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import Concentration, DropFactor, Mass, PumpRate, Volume, concentration

ContainerForm = Literal["bag", "syringe"]
Purpose = Literal["push", "infusion"]


@frozen
class Product:
    """A vial. Its `strength` is that of its label; `hydrochloride` is the same by the weight of the salt.

    Raises `ValueError` when strength, volume and total disagree, or when the salt weighs no more than the base.
    """

    id: str
    drug: str
    title: str
    strength_basis: str
    strength: Concentration
    volume: Volume
    total: Mass
    source: str
    status: Status
    note: str = ""
    hydrochloride: Concentration | None = None

    def __attrs_post_init__(self) -> None:
        if self.strength * self.volume != self.total:
            raise ValueError("strength × volume is not the total: read the label again")
        if self.hydrochloride is not None and self.hydrochloride <= self.strength:
            raise ValueError("the hydrochloride weighs more than the base: its strength is the greater")

    @property
    def backing(self) -> Backing:
        """What stands behind the record."""
        return Backing(self.source, self.status, self.note)


@frozen
class Diluent:
    """A fluid to dilute with, and the purposes its sources allow. `also_named` are other names that are read as it."""

    id: str
    title: str
    purposes: tuple[Purpose, ...]
    source: str
    status: Status
    note: str = ""
    also_named: tuple[str, ...] = ()


@frozen
class Container:
    """A bag or an infusion syringe; `holds_low` to `holds_high` is what a bag of this label really holds.

    `capacity` is the most that fits.
    """

    id: str
    title: str
    form: ContainerForm
    nominal: Volume
    source: str
    status: Status
    holds_low: Volume | None = None
    holds_high: Volume | None = None
    capacity: Volume | None = None
    note: str = ""


@frozen
class Syringe:
    """A syringe to draw up with: what it holds, and the step of its marks."""

    id: str
    title: str
    capacity: Volume
    graduation: Volume
    source: str
    status: Status
    note: str = ""


@frozen
class Mixture:
    """A standard mixture of a site: so much drug in so much volume, for some protocols or for all of its drug."""

    id: str
    title: str
    drug: str
    amount: Mass
    volume: Volume
    source: str
    status: Status
    protocols: tuple[str, ...] = ()
    note: str = ""

    @property
    def strength(self) -> Concentration:
        """What it holds in each mL."""
        return concentration(self.amount / self.volume)


@frozen
class PumpStep:
    """The step of a pump's rate setting below a rate; without `below` it holds for all that remains."""

    step: PumpRate
    below: PumpRate | None = None


@frozen
class PumpProfile:
    """The least and greatest rate of a pump, the steps it can be set in, and the step of its volume to be infused.

    Raises `ValueError` when the steps do not rise, or when the last still has an end.
    """

    id: str
    title: str
    form: ContainerForm
    least: PumpRate
    greatest: PumpRate
    steps: tuple[PumpStep, ...]
    volume_step: Volume
    source: str
    status: Status
    note: str = ""

    def __attrs_post_init__(self) -> None:
        ends = [step.below for step in self.steps]
        if not ends or ends[-1] is not None or None in ends[:-1]:
            raise ValueError("every step but the last needs 'below', and the last must not have it")

    def step_at(self, rate: Value | PumpRate) -> PumpStep:
        """Return the step that holds at a rate."""
        return next(step for step in self.steps if step.below is None or rate < step.below)


@frozen
class GivingSet:
    """A gravity set, by its drops per mL as its package says."""

    id: str
    title: str
    drop_factor: DropFactor
    source: str
    status: Status
    note: str = ""


@frozen
class Cupboard:
    """All the equipment that ships."""

    diluents: tuple[Diluent, ...]
    containers: tuple[Container, ...]
    syringes: tuple[Syringe, ...]
    pumps: tuple[PumpProfile, ...]
    giving_sets: tuple[GivingSet, ...]
