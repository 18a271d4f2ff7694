"""What the order form asks: the choices there are, and the fields that this protocol needs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its id, its name, and a second line."""

    id: str
    title: str
    detail: str = ""
    group: str = ""


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


@dataclass(frozen=True)
class Form:
    """What is asked for an order as it stands."""

    protocols: tuple[Choice, ...]
    settings: tuple[Choice, ...] = ()
    doses: tuple[DoseFields, ...] = ()
    bases: tuple[Choice, ...] = ()
    vials: tuple[Choice, ...] = ()
    push_methods: tuple[Choice, ...] = ()
    methods: tuple[Choice, ...] = ()
    containers: tuple[Choice, ...] = ()
    diluents: tuple[Choice, ...] = ()
    pumps: tuple[Choice, ...] = ()
    giving_sets: tuple[Choice, ...] = ()
    asks_concentration: bool = False
    asks_run: bool = False
    faults: tuple[str, ...] = ()
