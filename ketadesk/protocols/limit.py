"""Limits that hold whatever the protocol, by name. A name missing from the file, or one too many, is a fault."""

from typing import Literal

from attrs import frozen

from ketadesk.protocols.figure import Figure, Value
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status

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
    weight_least: Limit
    weight_greatest: Limit
    weight_impossible_below: Limit
    weight_impossible_above: Limit
    height_least: Limit
    height_greatest: Limit
    height_impossible_below: Limit
    height_impossible_above: Limit
    age_impossible_above: Limit
    body_mass_index_least: Limit
    body_mass_index_greatest: Limit
    body_mass_index_dosing: Limit  # from here both doses are shown
    age_label: Limit  # below: not established by the label
    age_older: Limit  # from here: notes for older patients

    # A push into a vein
    push_concentration: Limit
    undiluted_strength: Limit
    push_time: Limit
    push_speed: Limit
    push_consensus: Limit  # outside intensive care

    # An infusion
    rate_ceiling: Limit
    rate_consensus: Limit  # outside intensive care
    rate_anaesthetic: Limit
    timed_concentration_least: Limit
    continuous_concentration_least: Limit
    continuous_concentration_usual_least: Limit
    infusion_concentration_greatest: Limit
    container_life: Limit
    additive_share: Limit
    do_not_dilute_strength: Limit

    # Measuring
    smallest_share_of_syringe: Limit
    rounding_check: Limit
    rounding_stop: Limit


@frozen
class WeightFormulas:
    """The constants of the dosing-weight formulas: Devine (ideal), adjusted, Janmahasatian (lean).

    Lean weight = weight × numerator ÷ (base + per_index × body mass index); numerator and base are in kg/m2,
    per_index is a plain number.
    """

    ideal_height: Figure
    ideal_male: Figure
    ideal_female: Figure
    ideal_per_height: Figure
    adjusted_share: Figure
    lean_numerator: Figure
    lean_male: Figure
    lean_male_per_index: Figure
    lean_female: Figure
    lean_female_per_index: Figure
