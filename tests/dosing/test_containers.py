"""When containers are changed, worked by hand in hours."""

from fractions import Fraction

import pytest

from ketadesk.dosing.containers import MOST, changes
from ketadesk.quantities.kinds import pump_rate, time, volume
from ketadesk.quantities.registry import in_unit, unit


def hung(runs: list[tuple[str, str]], holds: str, life: str = "24") -> list[tuple[Fraction, Fraction, bool]]:
    """Return the containers that runs of (mL/h, hours) take, as start, end and whether it ran empty."""
    found = changes(
        tuple((pump_rate.of(Fraction(rate)), time.of(Fraction(hours), "h")) for rate, hours in runs),
        volume.of(Fraction(holds)), time.of(Fraction(life), "h"),
    )  # fmt: skip
    hour = unit("h")
    return [(in_unit(each.start, hour).magnitude, in_unit(each.end, hour).magnitude, each.empty) for each in found]


def test_that_one_container_is_enough_for_a_short_run() -> None:
    assert hung([("2", "10")], "50") == [(0, 10, False)]


def test_that_a_container_that_is_just_enough_ends_empty_with_the_run() -> None:
    assert hung([("5", "10")], "50") == [(0, 10, True)]


# 50 mL at 5 mL/h last 10 h: 25 h take three
def test_that_a_container_is_changed_when_it_is_empty() -> None:
    assert hung([("5", "25")], "50") == [(0, 10, True), (10, 20, True), (20, 25, False)]


# 50 mL at 1 mL/h would last 50 h, but after 24 h it is too old
def test_that_a_container_is_changed_when_it_is_too_old() -> None:
    assert hung([("1", "60")], "50") == [(0, 24, False), (24, 48, False), (48, 60, False)]


def test_that_a_run_of_exactly_a_life_needs_no_second_container() -> None:
    assert hung([("1", "24")], "50") == [(0, 24, False)]
    assert hung([("1", "24.01")], "50") == [(0, 24, False), (24, Fraction("24.01"), False)]


# 10 h at 2 mL/h leave 30 mL, which 6 mL/h empty in 5 h
def test_that_a_rate_may_change_while_a_container_hangs() -> None:
    assert hung([("2", "10"), ("6", "15")], "50") == [
        (0, 15, True),
        (15, Fraction(70, 3), True),
        (Fraction(70, 3), 25, False),
    ]


# 20 h at 1 mL/h, then 4 h until it is too old, whatever is left
def test_that_the_life_of_a_container_runs_on_through_a_change_of_rate() -> None:
    assert hung([("1", "20"), ("2", "10")], "100") == [(0, 24, False), (24, 30, False)]


def test_that_empty_and_too_old_in_one_moment_is_one_change() -> None:
    assert hung([("2", "48")], "48") == [(0, 24, True), (24, 48, True)]


def test_that_a_pump_that_stands_still_empties_nothing() -> None:
    assert hung([("0", "30")], "50") == [(0, 24, False), (24, 30, False)]


# clinical.md T34: 4.2 mL/h from 50 mL for 96 h
def test_that_nine_syringes_last_four_days() -> None:
    found = hung([("4.2", "96")], "50")
    assert len(found) == 9
    assert found[0] == (0, Fraction(250, 21), True)
    assert found[-1] == (8 * Fraction(250, 21), 96, False)


@pytest.mark.parametrize(("hours", "count"), [(str(MOST - 1), MOST - 1), (str(MOST), MOST), (str(MOST + 1), MOST + 1)])
def test_that_containers_are_counted_up_to_one_more_than_anybody_would_hang(hours: str, count: int) -> None:
    assert len(hung([("10", hours)], "10")) == count


def test_that_counting_ends_however_small_the_container() -> None:
    assert len(hung([("1200", "9999")], "0.01")) == MOST + 1
