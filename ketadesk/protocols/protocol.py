"""A regimen as its sources give it: what is given, how, how often, to whom, and where they disagree."""

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import field, frozen

from ketadesk.protocols.figure import Cap, Figure, Span, Value, of_kind
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities import kinds

CareSetting = Literal["clinic", "ward", "ed", "icu", "theatre"]
Basis = Literal["actual", "ideal", "adjusted", "lean"]
Form = Literal["push", "intramuscular", "timed-infusion", "continuous-infusion", "stepped-infusion"]
Choice = Literal["always", "usual", "optional", "alternative"]
# always: part of every order. usual: given unless left out. optional: given when chosen. alternative: one of a group.
Remark = Literal["warning", "contradiction", "evidence", "schedule"]

AMOUNT_FORMS: frozenset[Form] = frozenset({"push", "intramuscular", "timed-infusion"})
CARE_SETTINGS: dict[CareSetting, str] = {
    "clinic": "Clinic",
    "ward": "Ward",
    "ed": "ED",
    "icu": "ICU",
    "theatre": "Theatre",
}
INDICATIONS = ("Depression", "Pain", "Intensive care", "Anaesthesia", "Adjuncts")
"""What regimens are listed under, in this order; any other comes after them."""
PLACES: dict[CareSetting, str] = {
    "clinic": "in a clinic",
    "ward": "on a ward",
    "ed": "in the emergency department",
    "icu": "in intensive care",
    "theatre": "in theatre",
}


@frozen
class Administration:
    """One thing that is given: a push, an intramuscular dose, a timed, continuous or stepped infusion.

    `dose` is in mg/kg or mg for what is given once, in a rate for what runs. `time` is how long a timed infusion
    takes, or a stepped one as a whole. `least_time` and `fastest` bound a push. Administrations of one `group`
    with choice `alternative` exclude each other. `drug` is named where it is not the protocol's. On each of so many
    `days` the same is given, and what is worked out is one day's.
    Raises `ValueError` when dose, caps and form do not fit.
    """

    id: str
    title: str
    form: Form
    dose: Span
    choice: Choice = "always"
    group: str = ""
    time: Span | None = field(default=None, metadata=of_kind(kinds.time))
    least_time: Figure | None = field(default=None, metadata=of_kind(kinds.time))
    fastest: Figure | None = field(default=None, metadata=of_kind(kinds.dose_rate_per_weight))
    caps: tuple[Cap, ...] = ()
    cap_required: bool = False
    concentration: Span | None = field(default=None, metadata=of_kind(kinds.concentration))
    titration_step: Value | None = None
    container_life: Figure | None = field(default=None, metadata=of_kind(kinds.time))
    least_total: Figure | None = field(default=None, metadata=of_kind(kinds.mass))
    drug: str = ""
    note: str = ""
    days: int = 1

    def __attrs_post_init__(self) -> None:
        if faults := [*self._dose_faults(), *self._choice_faults()]:
            raise ValueError("; ".join(faults))

    def _dose_faults(self) -> Iterator[str]:
        low = self.dose.low
        once = self.form in AMOUNT_FORMS
        fitting = (kinds.mass, kinds.dose_per_weight) if once else (kinds.dose_rate, kinds.dose_rate_per_weight)
        if not any(door.admits(low) for door in fitting):
            yield f"a {self.form} is dosed in {'mg/kg or mg' if once else 'a rate'}"
        if any(not fitting[0].admits(cap.value) for cap in self.caps):
            yield f"a {self.form} is capped in {'mg' if once else 'mg/h'}: any other cap would be passed over"
        if self.titration_step is not None:
            if not self.titration_step.is_compatible_with(low):
                yield "titration_step is not of the dose's kind"
            elif not self.titration_step.magnitude:
                yield "titration_step must be more than 0"

    def _choice_faults(self) -> Iterator[str]:
        if self.days < 1:
            yield "days must be 1 or more"
        if (self.choice == "alternative") != bool(self.group):
            yield "an alternative names its group, and nothing else does"


@frozen
class Course:
    """How often and how long, as one source gives it. Counts, never derived from weeks."""

    says: str
    source: str
    status: Status
    infusions_low: int | None = None
    infusions_high: int | None = None
    interval_days_low: int | None = None
    interval_days_high: int | None = None
    stop_rule: str = ""

    @property
    def backing(self) -> Backing:
        """What stands behind the course."""
        return Backing(self.source, self.status)


@frozen
class Statement:
    """One sentence to read beside the result: a warning, a contradiction between sources, a finding, a schedule."""

    kind: Remark
    says: str
    source: str
    status: Status
    also: tuple[str, ...] = ()
    inventory: tuple[int, ...] = ()

    @property
    def backing(self) -> Backing:
        """What stands behind the sentence."""
        return Backing(self.source, self.status)


@frozen
class Protocol:
    """A regimen. `settings` are those its sources speak of; `neighbours` are regimens it is mistaken for.

    `inventory` holds the numbers of the source inventory that it covers.
    """

    id: str
    title: str
    order: str
    indication: str
    drug: str
    settings: tuple[CareSetting, ...]
    summary: str
    weight_basis: Basis = "actual"
    tags: tuple[str, ...] = ()
    administrations: tuple[Administration, ...] = ()
    least_age: Figure | None = field(default=None, metadata=of_kind(kinds.age))
    greatest_age: Figure | None = field(default=None, metadata=of_kind(kinds.age))
    least_weight: Figure | None = field(default=None, metadata=of_kind(kinds.bodyweight))
    greatest_weight: Figure | None = field(default=None, metadata=of_kind(kinds.bodyweight))
    courses: tuple[Course, ...] = ()
    statements: tuple[Statement, ...] = ()
    neighbours: tuple[str, ...] = ()
    inventory: tuple[int, ...] = field(default=())

    def drugs(self, given: Iterable[Administration]) -> frozenset[str]:
        """Return the drugs that administrations of this protocol give."""
        return frozenset(one.drug or self.drug for one in given)

    def administration(self, id_: str) -> Administration:
        """Return one administration by its id. Raises `KeyError` when the protocol has none of that id."""
        for one in self.administrations:
            if one.id == id_:
                return one
        raise KeyError(id_)
