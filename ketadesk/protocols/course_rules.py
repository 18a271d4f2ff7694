"""What holds across a course, as data: scales by their totals, checks with their times, and days that are closed."""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from attrs import evolve, field, frozen

from ketadesk.protocols.figure import Figure, Value, of_kind
from ketadesk.protocols.library import Library
from ketadesk.protocols.loading import Fault, FaultyFileError, read_table, structure
from ketadesk.protocols.protocol import Protocol
from ketadesk.protocols.reference import reference_faults, repeated_ids
from ketadesk.protocols.site import SiteCourse, Weekday
from ketadesk.protocols.source import Backing
from ketadesk.protocols.status import Status
from ketadesk.quantities.formatting import format_quantity
from ketadesk.quantities.kinds import plain, ratio, time

WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@frozen
class Scale:
    """A scale by its total, on which less is better. `remission` is the highest total that counts as remission."""

    id: str
    title: str
    least: int
    greatest: int
    source: str
    status: Status
    note: str = ""
    remission: Figure | None = field(default=None, metadata=of_kind(plain))
    tags: tuple[str, ...] = ()

    @property
    def backing(self) -> Backing:
        """What stands behind its ends."""
        return Backing(self.source, self.status, self.note)


@frozen
class Scales:
    """The scales of their file."""

    scales: tuple[Scale, ...]


@frozen
class CourseRules:
    """What holds whatever the protocol's own number and interval. A plain number counts infusions."""

    response: Figure = field(metadata=of_kind(ratio))
    score_after: Figure = field(metadata=of_kind(time))
    relapse_after: Figure = field(metadata=of_kind(time))
    maintenance: Figure = field(metadata=of_kind(plain))
    liver_before: Figure = field(metadata=of_kind(plain))
    liver_every: Figure = field(metadata=of_kind(time))
    urinary: Figure = field(metadata=of_kind(plain))
    weight_oldest: Figure = field(metadata=of_kind(time))
    closed_weekdays: tuple[Weekday, ...] = ()
    closed_dates: tuple[str, ...] = ()

    def closed(self, day: date) -> bool:
        """Say whether the clinic is closed on a day."""
        return WEEKDAYS[day.weekday()] in self.closed_weekdays or day.isoformat() in self.closed_dates


@frozen
class CourseData:
    """Rules and scales, a site's file laid over them."""

    rules: CourseRules
    scales: Mapping[str, Scale]

    def scales_of(self, protocol: Protocol) -> tuple[Scale, ...]:
        """Return the scales that a protocol's course is judged by."""
        return tuple(each for each in self.scales.values() if not each.tags or set(each.tags) & set(protocol.tags))


def load_course_data(library: Library, root: Traversable | None = None) -> CourseData:
    """Return what ships about courses, with what the library's site file says. Raises `FaultyFileError`."""
    folder = (files("ketadesk.resources") if root is None else root) / "courses"
    faults: list[Fault] = []
    tables = {}
    for name in ("rules.toml", "scales.toml"):
        tables[name] = read_table(folder / name)
        faults += repeated_ids(name, tables[name])
        faults += reference_faults(name, tables[name], library.sources, library.protocols)
    if faults:
        raise FaultyFileError(tuple(faults))
    rules = structure("rules.toml", tables["rules.toml"], CourseRules)
    scales = structure("scales.toml", tables["scales.toml"], Scales)
    data = CourseData(rules, {scale.id: scale for scale in scales.scales})
    return data if library.course is None else with_site_course(data, library.course)[0]


def with_site_course(data: CourseData, site: SiteCourse, file: str = "") -> tuple[CourseData, list[Fault]]:
    """Return the data with what a site says laid over it, and every fault that stands in the way."""
    faults: list[Fault] = []
    rules = data.rules
    if site.closed_weekdays is not None:
        rules = evolve(rules, closed_weekdays=site.closed_weekdays)
    if set(rules.closed_weekdays) == set(WEEKDAYS):
        faults.append(Fault(file, "course.closed_weekdays", "no day is left open"))
    faults += _date_faults(site.closed_dates, file)
    rules = evolve(rules, closed_dates=site.closed_dates)
    for name, asked in (("liver_every", site.liver_every), ("weight_oldest", site.weight_oldest)):
        ours: Figure = getattr(rules, name)
        if asked is None:
            continue
        if asked > ours.value:
            says = f"it is looser than ours: write {format_quantity(ours.value)} or less"
            faults.append(Fault(file, f"course.{name}", says))
            continue
        narrowed = Figure(Value(asked), site.source, site.status, site.note)
        rules = evolve(rules, **{name: narrowed})  # type: ignore[arg-type]  # a figure for a figure
    return evolve(data, rules=rules), faults


def _date_faults(dates: Iterable[str], file: str) -> list[Fault]:
    faults = []
    for place, text in enumerate(dates):
        try:
            date.fromisoformat(text)
        except ValueError:
            faults.append(Fault(file, f"course.closed_dates[{place}]", "write the day as 2026-12-25"))
    return faults
