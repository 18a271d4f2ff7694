"""What ships about courses is sourced, and a site closes days and shortens times but never lengthens them."""

from datetime import date

import pytest

from ketadesk.protocols.course_rules import load_course_data
from ketadesk.protocols.library import Library
from ketadesk.protocols.loading import FaultyFileError
from ketadesk.protocols.site_file import with_site
from ketadesk.quantities.kinds import time
from orders import course_data, library

SITE = '[site]\nname = "Example"\nversion = "1"\n[course]\nsource = "usual-practice"\nstatus = "unverified"\n'


def sited(more: str) -> Library:
    return with_site(library(), "site.toml", f"{SITE}{more}".encode())


@pytest.mark.parametrize(
    ("scale", "greatest", "remission"),
    [("madrs", 60, 9), ("qids-sr16", 27, 5), ("phq-9", 27, 4), ("pain-nrs", 10, None)],
)
def test_that_each_scale_has_its_ends_and_its_cutoff(scale: str, greatest: int, remission: int | None) -> None:
    found = course_data().scales[scale]
    assert (found.least, found.greatest) == (0, greatest)
    assert (None if found.remission is None else found.remission.value.magnitude) == remission


def test_that_scales_are_those_of_the_protocol() -> None:
    shipped = library().protocols
    assert [each.id for each in course_data().scales_of(shipped["depression-iv"])] == ["madrs", "qids-sr16", "phq-9"]
    assert [each.id for each in course_data().scales_of(shipped["pain-crps"])] == ["pain-nrs"]


def test_that_a_site_says_when_it_is_closed_and_asks_more_often() -> None:
    closing = 'closed_weekdays = ["sunday"]\nclosed_dates = ["2026-12-25"]\n'
    data = load_course_data(sited(f'{closing}liver_every = "28 day"\nweight_oldest = "2 day"\n'))
    closed = [day for day in range(19, 28) if data.rules.closed(date(2026, 12, day))]
    assert closed == [20, 25, 27]
    assert (data.rules.liver_every.value, data.rules.weight_oldest.value) == (time.of(28, "day"), time.of(2, "day"))
    assert data.rules.liver_every.source == "usual-practice"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('liver_every = "120 day"\n', "course.liver_every: it is looser than ours: write 90 day or less"),
        ('weight_oldest = "8 day"\n', "course.weight_oldest: it is looser than ours: write 7 day or less"),
        ('closed_dates = ["25.12.2026"]\n', r"course.closed_dates\[0\]: write the day as 2026-12-25"),
        ('closed_weekdays = ["caturday"]\n', "'caturday' is not one of monday"),
        (
            'closed_weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]\n',
            "no day is left open",
        ),
    ],
)
def test_that_what_loosens_or_cannot_be_leaves_the_whole_site_file_out(more: str, says: str) -> None:
    with pytest.raises(FaultyFileError, match=says):
        sited(more)
