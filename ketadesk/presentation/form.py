"""What the order form asks: the choices there are, and the fields that this protocol needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its id, its name, a second line, and the heading it stands under.

    `fills` names the fields of the draft that choosing it fills, and with which text: a listed vial fills three.
    """

    id: str
    title: str
    detail: str = ""
    group: str = ""
    fills: tuple[tuple[str, str], ...] = ()

    def says(self, draft: object) -> bool:
        """Say whether a draft holds what choosing this would fill in."""
        return bool(self.fills) and all(getattr(draft, field) == text for field, text in self.fills)


@dataclass(frozen=True)
class DoseFields:
    """The fields of one administration. `offered` is False when it cannot be left out or chosen.

    `dose_hint` and `time_hint` say the source's range; `dose_usual` and `time_usual` what holds when nothing is typed.
    """

    id: str
    title: str
    given: bool
    offered: bool
    group: str
    dose_units: tuple[str, ...]
    dose_unit: str
    dose_usual: str
    dose_hint: str
    time_label: str = ""
    time_units: tuple[str, ...] = ()
    time_unit: str = ""
    time_usual: str = ""
    time_hint: str = ""
    cap_unit: str = ""
    stepped: bool = False


WEIGHT_KNOWN = (Choice("measured", "measured"), Choice("stated", "stated"), Choice("estimated", "estimated"))
SEXES = (Choice("female", "F", "female"), Choice("male", "M", "male"))
FIELD_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "age_text": "years",
        "strength_text": "mg/mL",
        "vial_volume_text": "mL",
        "vial_total_text": "mg",
        "push_volume_text": "mL",
        "container_volume_text": "mL",
        "amount_text": "mg",
        "concentration_text": "mg/mL",
        "run_text": "h",
        "line_volume_text": "mL",
        "rate_text": "mg/kg/h",
        "hours_text": "h",
        "pump_rate_text": "mL/h",
    }
)
"""The unit of each field of a draft whose unit cannot be chosen."""


@dataclass(frozen=True)
class Form:
    """What is asked for an order as it stands. What holds while nothing is chosen is said too.

    `basis` is the dosing weight, chosen or the protocol's; `pump` the pump, chosen or the first that takes the
    container, or nothing with a giving set; `container_usual` the volume on the label of the container.
    """

    protocols: tuple[Choice, ...]
    settings: tuple[Choice, ...] = ()
    weight_known: tuple[Choice, ...] = WEIGHT_KNOWN
    sexes: tuple[Choice, ...] = SEXES
    units: Mapping[str, str] = field(default_factory=lambda: FIELD_UNITS)
    doses: tuple[DoseFields, ...] = ()
    bases: tuple[Choice, ...] = ()
    basis: str = ""
    vials: tuple[Choice, ...] = ()
    push_methods: tuple[Choice, ...] = ()
    methods: tuple[Choice, ...] = ()
    containers: tuple[Choice, ...] = ()
    diluents: tuple[Choice, ...] = ()
    container_usual: str = ""
    pumps: tuple[Choice, ...] = ()
    pump: str = ""
    giving_sets: tuple[Choice, ...] = ()
    mixtures: tuple[Choice, ...] = ()
    asks_concentration: bool = False
    asks_run: bool = False
    faults: tuple[str, ...] = ()
