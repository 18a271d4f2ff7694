"""What a site's own file may say: products, mixtures and pumps of its own, and limits that are narrower than ours."""

from typing import Literal

from attrs import frozen

from ketadesk.protocols.figure import Dose, Value
from ketadesk.protocols.limit import Severity
from ketadesk.protocols.product import Mixture, Product, PumpProfile
from ketadesk.protocols.source import Source
from ketadesk.protocols.status import Status
from ketadesk.quantities.kinds import Bodyweight, Time

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@frozen
class Head:
    """Whose file it is, and which version of it."""

    name: str
    version: str


@frozen
class NarrowedLimit:
    """A limit that holds whatever the protocol, narrower than ours; its severity can rise with it."""

    name: str
    value: Value
    source: str
    status: Status
    severity: Severity | None = None
    note: str = ""


@frozen
class NarrowedRange:
    """The dose, time or concentration of one administration, within ours. What is left out stays as it is."""

    protocol: str
    administration: str
    of: Literal["dose", "time", "concentration"]
    source: str
    status: Status
    low: Value | None = None
    high: Value | None = None
    hard_low: Value | None = None
    hard_high: Value | None = None
    note: str = ""


@frozen
class AddedCap:
    """A cap beside those of a protocol: the lowest that holds binds, so that one more never loosens."""

    protocol: str
    administration: str
    value: Dose
    source: str
    status: Status
    above_weight: Bodyweight | None = None
    up_to_weight: Bodyweight | None = None
    note: str = ""


@frozen
class NarrowedGate:
    """The gates of one sign at the bedside, each narrower than ours, as plain numbers in the sign's unit."""

    sign: str
    source: str
    status: Status
    low: Value | None = None
    high: Value | None = None
    note: str = ""


@frozen
class NarrowedWatch:
    """How often a watch is due, and until when after the end: more often and longer than ours, never less."""

    watch: str
    source: str
    status: Status
    every: Time | None = None
    until: Time | None = None
    note: str = ""


@frozen
class SiteCourse:
    """What a site's file says of its courses: when it is closed, and checks that are more frequent than ours."""

    source: str
    status: Status
    closed_weekdays: tuple[Weekday, ...] | None = None
    closed_dates: tuple[str, ...] = ()
    liver_every: Time | None = None
    weight_oldest: Time | None = None
    note: str = ""


@frozen
class SiteFile:
    """All that a site may say."""

    site: Head
    sources: tuple[Source, ...] = ()
    products: tuple[Product, ...] = ()
    concentrations: tuple[Mixture, ...] = ()
    pumps: tuple[PumpProfile, ...] = ()
    limits: tuple[NarrowedLimit, ...] = ()
    ranges: tuple[NarrowedRange, ...] = ()
    caps: tuple[AddedCap, ...] = ()
    gates: tuple[NarrowedGate, ...] = ()
    watches: tuple[NarrowedWatch, ...] = ()
    course: SiteCourse | None = None
