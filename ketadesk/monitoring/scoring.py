"""Did it help? Totals of a scale against the baseline: response is a fall by at least half, remission a cutoff."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ketadesk.monitoring.course import Course
from ketadesk.monitoring.course_event import ScoreTaken, When
from ketadesk.protocols.course_rules import CourseData, Scale


@dataclass(frozen=True)
class Scored:
    """A total with what it means: how far it fell from baseline, in per cent, and response and remission.

    Each is None where nobody can say: without a baseline, with one of 0, or where the scale has no cutoff.
    """

    on: date
    total: int
    when: When
    fall: Fraction | None
    response: bool | None
    remission: bool | None


@dataclass(frozen=True)
class ScaleStory:
    """The totals of one scale, by day; the first with which the others are compared is its baseline."""

    scale: Scale
    baseline: int | None
    scores: tuple[Scored, ...]


def story(course: Course, scale: Scale, data: CourseData) -> ScaleStory:
    """Return the totals of a scale. The baseline is the last taken as such: on the day of an infusion before it."""
    taken = [(each.on, each.what) for each in course.counted if isinstance(each.what, ScoreTaken)]
    own = [(on, what) for on, what in taken if what.scale == scale.id]
    baselines = [what.total for _, what in own if what.when == "baseline"]
    baseline = baselines[-1] if baselines else None
    share = Fraction(data.rules.response.value.magnitude)
    return ScaleStory(scale, baseline, tuple(_scored(on, what, scale, baseline, share) for on, what in own))


def _scored(on: date, what: ScoreTaken, scale: Scale, baseline: int | None, share: Fraction) -> Scored:
    remission = None if scale.remission is None else what.total <= scale.remission.value.magnitude
    if what.when == "baseline" or not baseline:
        return Scored(on, what.total, what.when, None, None, remission)
    fall = Fraction(100 * (baseline - what.total), baseline)
    return Scored(on, what.total, what.when, fall, fall >= share, remission)
