"""An entry that was wrong is struck: it stays to be read, and the figures are those without it."""

from fractions import Fraction

import pytest

from driven import driven
from ketadesk.monitoring.amounts import infusion_given
from ketadesk.monitoring.event import Closed, Noted, Observed, Paused, RateChanged, Reopened, Resumed, Started, Struck
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.monitoring.run_sheet import replayed
from ketadesk.quantities.kinds import pump_rate


def test_that_a_rate_written_by_mistake_is_taken_out_of_what_ran() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Started(pump_rate.of(75)))
    run.does(RateChanged(pump_rate.of(150), "misread"), after=10)
    run.does(Struck(2, "it was never changed"), after=10)
    run.clock.pass_(4)
    assert run.sheet.infusion is not None
    found = infusion_given(run.sheet.infusion, run.now_us)
    assert found.volume.value.magnitude == 30  # 24 min at 75 mL/h
    assert (len(run.sheet.events), run.sheet.struck) == (3, {2})
    assert replayed(run.sheet.planned, run.sheet.opened, run.sheet.events) == run.sheet


def test_that_an_older_reading_stands_again_when_the_newer_is_struck() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Observed((("systolic", Fraction(120)),)))
    run.does(Observed((("systolic", Fraction(210)),)), after=1)
    run.does(Struck(2, "of the wrong patient"))
    assert run.sheet.readings["systolic"] == (0, 120)


def test_that_a_reading_from_before_does_not_take_the_place_of_a_later_one() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Observed((("systolic", Fraction(120)),)), after=10)
    run.does(Observed((("systolic", Fraction(150)),)), ago=5)
    assert run.sheet.readings["systolic"][1] == 120


def test_that_what_cannot_be_struck_is_refused_with_a_reason() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Started(pump_rate.of(75)))
    run.does(Paused("x"))
    run.does(Resumed())
    run.does(Reopened())
    for number, reason, says in (
        (2, "y", "Without entry 2 a later entry does not fit: strike the later one first. The infusion is not paused"),
        (2, " ", "Say what is wrong with the entry that is struck."),
        (9, "y", "There is no entry 9 to strike."),
        (4, "y", "Entry 4 cannot be struck."),
    ):
        with pytest.raises(OutOfTurnError, match=says):
            run.does(Struck(number, reason))
    run.does(Struck(3, "y"))
    with pytest.raises(OutOfTurnError, match="Entry 3 is struck already"):
        run.does(Struck(3, "y"))


def test_that_nothing_is_written_out_of_order_or_empty() -> None:
    run = driven("depression-70-kg-syringe")
    with pytest.raises(OutOfTurnError, match="continued elsewhere"):
        run.sheet.then(run.sheet.then(run.sheet.next(Noted("a"), run.clock.now())).next(Noted("b"), run.clock.now()))
    with pytest.raises(OutOfTurnError, match="Nothing was read"):
        run.does(Observed(()))
    with pytest.raises(OutOfTurnError, match="A note says something"):
        run.does(Noted(" "))
    run.does(Started(pump_rate.of(75)))
    with pytest.raises(OutOfTurnError, match="The drug goes in still"):
        run.does(Closed())


def test_that_ten_thousand_observations_are_told_without_reading_all_of_them_again() -> None:
    run = driven("depression-70-kg-syringe")
    for number in range(10_000):
        run.does(Observed((("pulse", Fraction(60 + number % 40)),)), after=Fraction(1, 60))
    assert (len(run.sheet.events), run.sheet.readings["pulse"][1]) == (10_000, 60 + 9_999 % 40)
