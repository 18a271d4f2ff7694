"""The whole question, already in quantities: protocol, patient, vial in hand, preparation and device."""

from dataclasses import dataclass
from typing import Any, Literal

from ketadesk.dosing.findings import Reason
from ketadesk.dosing.patient import Patient
from ketadesk.dosing.term import Term
from ketadesk.protocols.product import Container, Diluent, GivingSet, Product, PumpProfile
from ketadesk.protocols.protocol import Administration, Basis, CareSetting, Protocol
from ketadesk.quantities.kinds import Concentration, DoseRatePerWeight, Mass, Time, Volume

PushMethod = Literal["undiluted", "equal-volume", "make-up"]
Method = Literal["undiluted", "make-up", "add", "withdraw-first", "standard"]

PUSH_METHODS: dict[PushMethod, str] = {
    "undiluted": "Undiluted",
    "equal-volume": "Dilute with an equal volume",
    "make-up": "Make up to a final volume",
}
METHODS: dict[Method, str] = {
    "make-up": "Make up to a final volume",
    "add": "Add to the bag, withdraw nothing",
    "withdraw-first": "Withdraw the drug's volume first",
    "standard": "Standard concentration",
    "undiluted": "Undiluted",
}


CLOSELY_WATCHED = frozenset({"icu", "theatre"})
"""The settings of care in which the limits outside intensive monitoring do not hold."""


@dataclass(frozen=True)
class Vial:
    """The vial in hand as its label says, and the listed product it is, if any."""

    strength: Term[Concentration]
    volume: Term[Volume]
    total: Term[Mass]
    product: Product | None = None


@dataclass(frozen=True)
class Step:
    """One step of a stepped infusion."""

    rate: Term[DoseRatePerWeight]
    time: Term[Time]


@dataclass(frozen=True)
class Ordered:
    """What is ordered of one administration.

    `dose` is of one of the dose kinds. `time` is how long a timed infusion, a continuous one of fixed length, or a
    push takes. `cap` is the most that the prescriber allows.
    """

    administration: Administration
    dose: Term[Any]
    time: Term[Time] | None = None
    cap: Term[Mass] | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class PushPreparation:
    """How a push is made ready."""

    method: PushMethod
    diluent: Diluent | None = None
    final_volume: Term[Volume] | None = None


@dataclass(frozen=True)
class InfusionPreparation:
    """How an infusion is mixed. `amount` and `concentration` are what was asked for, when either was."""

    method: Method
    container: Container | None
    volume: Term[Volume] | None
    diluent: Diluent | None = None
    amount: Term[Mass] | None = None
    concentration: Term[Concentration] | None = None


@dataclass(frozen=True)
class Order:
    """An order that can be worked out. `start` is minutes after midnight by the clock on the wall.

    `reasons` were given for what it meets, each bound to one finding.
    """

    protocol: Protocol
    patient: Patient
    ordered: tuple[Ordered, ...]
    setting: CareSetting | None = None
    basis: Basis = "actual"
    vial: Vial | None = None
    push: PushPreparation | None = None
    infusion: InfusionPreparation | None = None
    pump: PumpProfile | None = None
    giving_set: GivingSet | None = None
    line_volume: Term[Volume] | None = None
    start: int | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def days(self) -> int:
        """On how many days the same is given: what is worked out is one day's."""
        return max((each.administration.days for each in self.ordered), default=1)

    @property
    def drugs(self) -> frozenset[str]:
        """Return the drugs that are given."""
        return self.protocol.drugs(each.administration for each in self.ordered)
