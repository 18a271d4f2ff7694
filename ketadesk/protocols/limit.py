"""Limits that hold whatever the protocol, by name. A name missing from the file, or one too many, is a fault."""

from typing import Literal

from attrs import field, frozen

from ketadesk.protocols.figure import Figure, Value, of_kind
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import (
    age,
    body_mass_index,
    bodyweight,
    concentration,
    dose_per_weight,
    dose_rate,
    dose_rate_per_weight,
    drop_factor,
    height,
    plain,
    ratio,
    time,
    volume,
    weight_per_height,
)

Severity = Literal["stop", "check", "note"]


@frozen
class Limit:
    """One limit: the value, what meeting it means, and what stands behind it."""

    value: Value
    severity: Severity
    source: str
    status: Status
    note: str = ""
    also: tuple[str, ...] = ()

    @property
    def backing(self) -> Backing:
        """What stands behind the limit."""
        return Backing(self.source, self.status, self.note)


@frozen
class Limits:
    """Every limit that holds whatever the protocol."""

    # The patient, as entered
    weight_least: Limit = field(metadata=of_kind(bodyweight))
    weight_greatest: Limit = field(metadata=of_kind(bodyweight))
    weight_impossible_below: Limit = field(metadata=of_kind(bodyweight))
    weight_impossible_above: Limit = field(metadata=of_kind(bodyweight))
    height_least: Limit = field(metadata=of_kind(height))
    height_greatest: Limit = field(metadata=of_kind(height))
    height_impossible_below: Limit = field(metadata=of_kind(height))
    height_impossible_above: Limit = field(metadata=of_kind(height))
    age_impossible_above: Limit = field(metadata=of_kind(age))
    body_mass_index_least: Limit = field(metadata=of_kind(body_mass_index))
    body_mass_index_greatest: Limit = field(metadata=of_kind(body_mass_index))
    body_mass_index_dosing: Limit = field(metadata=of_kind(body_mass_index))  # from here both doses are shown
    body_mass_index_pounds: Limit = field(metadata=of_kind(body_mass_index))  # above, unless weighed: pounds?
    age_label: Limit = field(metadata=of_kind(age))  # below: not established by the label
    age_older: Limit = field(metadata=of_kind(age))  # from here: notes for older patients

    # A push into a vein
    push_concentration: Limit = field(metadata=of_kind(concentration))
    undiluted_strength: Limit = field(metadata=of_kind(concentration))
    push_time: Limit = field(metadata=of_kind(time))
    push_speed: Limit = field(metadata=of_kind(dose_rate_per_weight))
    push_consensus: Limit = field(metadata=of_kind(dose_per_weight))  # outside intensive care

    # Into a muscle
    muscle_volume: Limit = field(metadata=of_kind(volume))  # for one place

    # An infusion
    rate_ceiling: Limit = field(metadata=of_kind(dose_rate_per_weight))
    rate_consensus: Limit = field(metadata=of_kind(dose_rate_per_weight))  # outside intensive care
    rate_whole: Limit = field(metadata=of_kind(dose_rate))  # whatever the weight, where a protocol has no cap
    rate_anaesthetic: Limit = field(metadata=of_kind(dose_rate_per_weight))
    timed_concentration_least: Limit = field(metadata=of_kind(concentration))
    continuous_concentration_least: Limit = field(metadata=of_kind(concentration))
    continuous_concentration_usual_least: Limit = field(metadata=of_kind(concentration))
    infusion_concentration_greatest: Limit = field(metadata=of_kind(concentration))
    container_life: Limit = field(metadata=of_kind(time))
    additive_share: Limit = field(metadata=of_kind(ratio))
    do_not_dilute_strength: Limit = field(metadata=of_kind(concentration))
    microdrip_factor: Limit = field(metadata=of_kind(drop_factor))  # by gravity; a coarser set is asked about

    # Measuring
    smallest_share_of_syringe: Limit = field(metadata=of_kind(ratio))
    rounding_check: Limit = field(metadata=of_kind(ratio))
    rounding_stop: Limit = field(metadata=of_kind(ratio))


@frozen
class WeightFormulas:
    """The constants of the dosing-weight formulas: Devine (ideal), adjusted, Janmahasatian (lean).

    Lean weight = weight × numerator ÷ (base + per_index × body mass index); numerator and base are in kg/m2,
    per_index is a plain number.
    """

    ideal_height: Figure = field(metadata=of_kind(height))
    ideal_male: Figure = field(metadata=of_kind(bodyweight))
    ideal_female: Figure = field(metadata=of_kind(bodyweight))
    ideal_per_height: Figure = field(metadata=of_kind(weight_per_height))
    adjusted_share: Figure = field(metadata=of_kind(ratio))
    lean_numerator: Figure = field(metadata=of_kind(body_mass_index))
    lean_male: Figure = field(metadata=of_kind(body_mass_index))
    lean_male_per_index: Figure = field(metadata=of_kind(plain))
    lean_female: Figure = field(metadata=of_kind(body_mass_index))
    lean_female_per_index: Figure = field(metadata=of_kind(plain))
