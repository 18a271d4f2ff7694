"""Response is a fall by at least half from baseline, remission the scale's own cutoff; by hand at the edges."""

from fractions import Fraction

import pytest

from ketadesk.monitoring.course_event import ScoreTaken
from ketadesk.monitoring.scoring import Scored, story
from orders import course_data
from weeks import Weeks, december


def scored(scale: str, baseline: int | None, total: int) -> Scored:
    weeks = Weeks()
    if baseline is not None:
        weeks.does(ScoreTaken(scale, baseline, "baseline"))
    weeks.does(ScoreTaken(scale, total, "24 h"), december(2))
    return story(weeks.course, course_data().scales[scale], course_data()).scores[-1]


@pytest.mark.parametrize(
    ("scale", "baseline", "total", "fall", "response", "remission"),
    [
        ("madrs", 32, 16, Fraction(50), True, False),  # exactly half counts
        ("madrs", 33, 17, Fraction(1600, 33), False, False),  # 48.5 %
        ("madrs", 32, 9, Fraction(575, 8), True, True),
        ("madrs", 32, 10, Fraction(275, 4), True, False),
        ("madrs", 10, 9, Fraction(10), False, True),  # remission without response
        ("madrs", 20, 30, Fraction(-50), False, False),  # worse
        ("qids-sr16", 18, 5, Fraction(650, 9), True, True),
        ("qids-sr16", 18, 6, Fraction(200, 3), True, False),
        ("phq-9", 20, 4, Fraction(80), True, True),
        ("phq-9", 20, 5, Fraction(75), True, False),
        ("pain-nrs", 8, 4, Fraction(50), True, None),  # no cutoff of remission
        ("pain-nrs", 0, 0, None, None, None),  # nothing to fall from
        ("madrs", None, 9, None, None, True),
    ],
)
def test_that_response_and_remission_are_told_at_their_edges(
    scale: str, baseline: int | None, total: int, fall: Fraction | None, response: bool | None, remission: bool | None
) -> None:
    found = scored(scale, baseline, total)
    assert (found.fall, found.response, found.remission) == (fall, response, remission)


def test_that_a_baseline_taken_again_is_the_one_that_counts_and_other_scales_stay_apart() -> None:
    weeks = Weeks()
    weeks.does(ScoreTaken("madrs", 30, "baseline"))
    weeks.does(ScoreTaken("madrs", 40, "baseline"))
    weeks.does(ScoreTaken("phq-9", 20, "baseline"))
    weeks.does(ScoreTaken("madrs", 18, "24 h"), december(2))
    found = story(weeks.course, course_data().scales["madrs"], course_data())
    assert (found.baseline, [each.total for each in found.scores]) == (40, [30, 40, 18])
    assert found.scores[-1].fall == 55
    assert [each.response for each in found.scores] == [None, None, True]
