"""What has been typed and chosen so far, exactly as it stands in the fields. An edit makes a new draft."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Literal

WeightUnit = Literal["kg", "lb"]
HeightUnit = Literal["cm", "in"]


@dataclass(frozen=True)
class DoseDraft:
    """The dose of one administration as typed: its number, its unit, and how long it takes.

    Empty text stands for the protocol's usual figure where its source names one.
    """

    dose_text: str = ""
    dose_unit: str = ""
    time_text: str = ""
    time_unit: str = ""
    cap_text: str = ""

    def with_dose_unit(self, unit: str) -> "DoseDraft":
        """Return the draft in another unit, its number cleared: a number does not survive its unit."""
        return replace(self, dose_unit=unit, dose_text="") if unit != self.dose_unit else self


@dataclass(frozen=True)
class StepDraft:
    """One step of a stepped infusion as typed: mg/kg/h, and for how many hours."""

    rate_text: str = ""
    hours_text: str = ""


@dataclass(frozen=True)
class GivenReason:
    """A reason as typed or picked, bound to a finding by its code, by what it said and by the inputs behind it."""

    code: str
    bound: str
    text: str


_PARTS = {"vial": ("strength_text", "vial_volume_text", "vial_total_text")}


def cleared_fields(part: str) -> tuple[str, ...]:
    """Return the fields of a part of the order that is cleared as one."""
    return _PARTS[part]


def typed_texts(draft: "Draft", administrations: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield every text that was typed, with the name of its field, for the administrations that are given."""
    for each in fields(draft):
        if each.name.endswith("_text"):
            yield each.name, getattr(draft, each.name)
    for id_ in administrations:
        for each in fields(DoseDraft):
            if each.name.endswith("_text"):
                yield f"{each.name}:{id_}", getattr(draft.dose(id_), each.name)
    yield "steps", "".join(step.rate_text + step.hours_text for step in draft.steps)


@dataclass(frozen=True)
class Draft:
    """An order as it stands. Every `_text` is what was typed; the rest are ids that were chosen, or empty.

    `given` names the administrations that are given, or is None for those the protocol always gives.
    """

    protocol: str = ""
    setting: str = ""
    given: tuple[str, ...] | None = None
    doses: Mapping[str, DoseDraft] = field(default_factory=lambda: MappingProxyType({}))
    steps: tuple[StepDraft, ...] = ()
    weight_text: str = ""
    weight_unit: str = "kg"
    weight_known: str = ""
    height_text: str = ""
    height_unit: str = "cm"
    age_text: str = ""
    sex: str = ""
    basis: str = ""
    strength_text: str = ""
    vial_volume_text: str = ""
    vial_total_text: str = ""
    push_method: str = ""
    push_volume_text: str = ""
    method: str = ""
    container: str = ""
    container_volume_text: str = ""
    diluent: str = ""
    amount_text: str = ""
    concentration_text: str = ""
    pump: str = ""
    giving_set: str = ""
    run_text: str = ""
    line_volume_text: str = ""
    start_text: str = ""
    reasons: tuple[GivenReason, ...] = ()

    def dose(self, administration: str) -> DoseDraft:
        """Return what was typed for one administration."""
        return self.doses.get(administration, DoseDraft())

    def with_dose(self, administration: str, dose: DoseDraft) -> "Draft":
        """Return the draft with the dose of one administration replaced."""
        return replace(self, doses=MappingProxyType({**self.doses, administration: dose}))

    def with_protocol(self, protocol: str) -> "Draft":
        """Return the draft under another protocol: what belonged to the old one is cleared."""
        if protocol == self.protocol:
            return self
        return replace(
            self, protocol=protocol, given=None, doses=MappingProxyType({}), steps=(), basis="", run_text="",
            amount_text="", concentration_text="", reasons=(),
        )  # fmt: skip

    def with_weight_unit(self, unit: str) -> "Draft":
        """Return the draft in another weight unit, the number cleared."""
        return replace(self, weight_unit=unit, weight_text="") if unit != self.weight_unit else self

    def with_height_unit(self, unit: str) -> "Draft":
        """Return the draft in another height unit, the number cleared."""
        return replace(self, height_unit=unit, height_text="") if unit != self.height_unit else self

    def with_pump(self, pump: str) -> "Draft":
        """Return the draft with a pump, and no giving set: it is one or the other."""
        return replace(self, pump=pump, giving_set="")

    def with_giving_set(self, giving_set: str) -> "Draft":
        """Return the draft with a giving set, and no pump."""
        return replace(self, giving_set=giving_set, pump="")

    def with_reason(self, code: str, bound: str, text: str) -> "Draft":
        """Return the draft with the reason for one finding; the one before goes, and no text takes it away."""
        others = tuple(each for each in self.reasons if (each.code, each.bound) != (code, bound))
        return replace(self, reasons=(*others, GivenReason(code, bound, text)) if text else others)

    def without(self, part: str) -> "Draft":
        """Return the draft with a part of it cleared, such as the vial."""
        return replace(self, **dict.fromkeys(cleared_fields(part), ""))  # type: ignore[arg-type]

    def entered(self, field: str, value: str) -> "Draft":
        """Return the draft with one field changed. What belonged to the old value goes with it."""
        change = {
            "protocol": self.with_protocol,
            "weight_unit": self.with_weight_unit,
            "height_unit": self.with_height_unit,
            "pump": self.with_pump,
            "giving_set": self.with_giving_set,
        }.get(field)
        return change(value) if change else replace(self, **{field: value})  # type: ignore[arg-type]

    def for_new_patient(self) -> "Draft":
        """Return an empty draft: nothing of one patient reaches the next."""
        return Draft()
