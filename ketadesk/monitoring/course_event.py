"""What happens across the weeks of a course, as values that are never changed. Each has the day on which it was."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ketadesk.quantities.kinds import Bodyweight, Mass

Liver = Literal["normal", "raised"]
When = Literal["baseline", "24 h", "visit", "later"]
WHENS: tuple[When, ...] = ("baseline", "24 h", "visit", "later")
"""When a score was taken: before the course, 24 h after an infusion, at a visit before it, or at any other time."""


@dataclass(frozen=True)
class VisitHeld:
    """An infusion was given: by which weight of which day, how much, and its plan and run sheet in the records.

    `highest` is the highest pressure of its run sheet, upper and lower. `reason` is given where something was asked.
    """

    weight: Bodyweight
    weighed: date
    dose: Mass
    plan_entry: int | None = None
    run_sheet: int | None = None
    highest: tuple[int, int] | None = None
    reason: str = ""


@dataclass(frozen=True)
class VisitMissed:
    """The patient did not come, or nothing was given."""

    reason: str


@dataclass(frozen=True)
class ScoreTaken:
    """The total of a scale."""

    scale: str
    total: int
    when: When


@dataclass(frozen=True)
class LiverTested:
    """Liver tests came back."""

    found: Liver


@dataclass(frozen=True)
class UrinaryAsked:
    """Burning, frequency, urgency, blood and pain were asked about."""

    symptoms: bool


@dataclass(frozen=True)
class MaintenanceAgreed:
    """What follows the last infusion was asked, and this is the plan."""

    says: str


@dataclass(frozen=True)
class RelapseAsked:
    """After the last infusion it was asked whether the symptoms are back."""

    relapsed: bool


@dataclass(frozen=True)
class CourseNoted:
    """Something worth knowing, in words that name nobody."""

    text: str


@dataclass(frozen=True)
class CourseStruck:
    """An earlier entry is wrong: it stays to be read, and counts no more."""

    entry: int
    reason: str


@dataclass(frozen=True)
class CourseEnded:
    """The course is over, and why."""

    reason: str


CourseWhat = (
    VisitHeld
    | VisitMissed
    | ScoreTaken
    | LiverTested
    | UrinaryAsked
    | MaintenanceAgreed
    | RelapseAsked
    | CourseNoted
    | CourseStruck
    | CourseEnded
)


@dataclass(frozen=True)
class CourseEvent:
    """One thing that happened: its number, the day on which it was, and who wrote it down."""

    number: int
    on: date
    what: CourseWhat
    by: str = ""
