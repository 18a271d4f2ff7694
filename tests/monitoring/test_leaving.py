"""Discharge: two hours from the end of the drug, and criteria that a person has looked at since."""

import pytest

from driven import MINUTE, Driven, driven
from ketadesk.monitoring.event import Closed, CriterionMet, Noted, Started, Stopped, Struck
from ketadesk.monitoring.leaving import Leaving, leaving
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.quantities.kinds import pump_rate
from orders import bedside, library

START = Started(pump_rate.of(75))


def stands(run: Driven) -> Leaving:
    protocol = library().protocols[run.sheet.planned.protocol]
    return leaving(run.sheet, protocol, bedside(), run.now_us)


def test_that_the_clock_of_two_hours_begins_when_the_drug_has_ended() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    assert (stands(run).over_us, stands(run).ready) == (None, False)
    run.does(Stopped(), after=40)
    run.clock.pass_(30)
    assert (stands(run).over_us, stands(run).left_us) == (160 * MINUTE, 90 * MINUTE)
    run.clock.pass_(100)
    assert stands(run).left_us == 0


def test_that_a_criterion_counts_only_when_it_was_looked_at_after_the_end() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.does(CriterionMet("walks-and-sees"), after=5)
    run.does(Stopped(), after=35)
    assert "walks-and-sees" in {item.id for item in stands(run).open}
    for item in stands(run).open:
        run.does(CriterionMet(item.id))
    assert (stands(run).open, stands(run).ready) == ((), False)
    run.clock.pass_(120)
    assert stands(run).ready
    run.does(CriterionMet("walks-and-sees", met=False))
    assert [item.id for item in stands(run).open] == ["walks-and-sees"]


def test_that_a_protocol_without_a_clock_has_criteria_alone() -> None:
    run = driven("ed-0.3-mg-per-kg")
    assert run.sheet.planned.infusion is not None
    run.does(Started(run.sheet.planned.infusion.steps[0].rate))
    run.does(Stopped(), after=15)
    found = stands(run)
    assert (found.clock, found.left_us) == (None, 0)
    assert "adult-takes-home" in {item.id for item in found.open}


def test_that_nobody_is_discharged_from_intensive_care_by_this_list() -> None:
    run = driven("pain-icu-2-mcg-per-kg-per-min")
    assert stands(run).criteria == ()
    assert not stands(run).ready


def test_that_a_struck_tick_no_longer_counts_and_a_closed_sheet_takes_nothing() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.does(Stopped(), after=40)
    run.does(CriterionMet("awake-and-oriented"))
    run.does(Struck(3, "ticked for somebody else"))
    assert "awake-and-oriented" in {item.id for item in stands(run).open}
    run.does(Closed("taken to the ward"))
    with pytest.raises(OutOfTurnError, match="closed: nothing is added to it"):
        run.does(Noted("one more thing"))
