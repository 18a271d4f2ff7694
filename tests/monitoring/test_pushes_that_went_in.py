"""A push: its guide by the clock, what went in, and a second one."""

from fractions import Fraction

import pytest

from driven import MINUTE, driven
from ketadesk.monitoring.amounts import push_dose, total_given
from ketadesk.monitoring.event import PushBegun, PushEnded, Started, Stopped
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.quantities.kinds import pump_rate, volume

ALL = volume.of(Fraction("0.6"))
SCENARIO = "pain-icu-2-mcg-per-kg-per-min"


def test_that_the_guide_counts_down_from_60_s_and_says_what_was_too_fast() -> None:
    run = driven(SCENARIO)
    run.does(PushBegun("push", ALL))
    run.clock.pass_(Fraction(20, 60))
    assert run.sheet.pushes[0].left_us(run.now_us) == 40_000_000
    run.does(PushEnded(), after=Fraction(25, 60))  # 45 s in all
    assert run.sheet.pushes[0].too_fast_us() == 15_000_000


def test_that_what_goes_in_is_counted_once_it_is_in() -> None:
    run = driven(SCENARIO)
    run.does(PushBegun("push", ALL))
    assert push_dose(run.sheet) is None
    run.does(PushEnded(), after=1)
    run.does(Started(pump_rate.of(Fraction("3.6"))))
    run.clock.pass_(60)
    # 0.6 mL × 50 mg/mL = 30 mg; 3.6 mL × 2 mg/mL = 7.2 mg; over 60 kg.
    total = total_given(run.sheet, run.now_us)
    assert total.dose.value.magnitude == Fraction("37.2")
    assert total.per_weight.value.magnitude == Fraction("0.62")
    assert total.planned is None  # the infusion goes on until it is stopped


def test_that_a_push_stopped_halfway_counts_by_what_went_in() -> None:
    run = driven(SCENARIO)
    run.does(PushBegun("push", ALL))
    with pytest.raises(OutOfTurnError, match="Less went in than was begun with: say why"):
        run.does(PushEnded(volume.of(Fraction("0.4"))))
    with pytest.raises(OutOfTurnError, match="More went in than was begun with"):
        run.does(PushEnded(volume.of(1)))
    run.does(PushEnded(volume.of(Fraction("0.4")), "breathing slow"), after=1)
    assert push_dose(run.sheet).value.magnitude == 20  # type: ignore[union-attr]


def test_that_a_second_push_needs_a_reason_and_is_marked() -> None:
    run = driven(SCENARIO)
    with pytest.raises(OutOfTurnError, match="No push is going in"):
        run.does(PushEnded())
    with pytest.raises(OutOfTurnError, match="The plan has no push bolus"):
        run.does(PushBegun("bolus", ALL))
    with pytest.raises(OutOfTurnError, match=r"The plan gives 0\.6 mL: say why another volume"):
        run.does(PushBegun("push", volume.of(1)))
    run.does(PushBegun("push", ALL))
    with pytest.raises(OutOfTurnError, match="A push is going in still: end Loading push first"):
        run.does(PushBegun("push", ALL, "x"))
    run.does(PushEnded(), after=1)
    with pytest.raises(OutOfTurnError, match="given already: say why it is given again"):
        run.does(PushBegun("push", ALL))
    run.does(PushBegun("push", ALL, "pain 8 of 10, ordered"))
    run.does(PushEnded(), after=1)
    assert [push.repeated for push in run.sheet.pushes] == [False, True]
    assert push_dose(run.sheet).value.magnitude == 60  # type: ignore[union-attr]


def test_that_more_than_planned_takes_longer_in_proportion() -> None:
    run = driven(SCENARIO)
    run.does(PushBegun("push", volume.of(Fraction("0.9")), "ordered"))
    assert run.sheet.pushes[0].left_us(run.now_us) == 90_000_000  # 0.9 of 0.6 mL: one and a half times 60 s


def test_that_the_drug_has_ended_only_when_push_and_infusion_have() -> None:
    run = driven(SCENARIO)
    assert run.sheet.phase == "before"
    run.does(PushBegun("push", ALL), after=2)
    run.does(PushEnded(), after=2)
    assert (run.sheet.phase, run.sheet.began_us, run.sheet.ended_us) == ("during", 2 * MINUTE, None)
    run.does(Started(pump_rate.of(Fraction("3.6"))), after=1)
    run.does(Stopped(), after=55)
    assert (run.sheet.phase, run.sheet.ended_us) == ("after", 60 * MINUTE)


def test_that_a_push_alone_has_ended_when_it_is_in() -> None:
    run = driven("anaesthesia-induction-60-s")
    (push,) = run.sheet.planned.pushes
    run.does(PushBegun(push.administration, push.volume))
    run.does(PushEnded(), after=2)
    assert (run.sheet.phase, run.sheet.ended_us) == ("after", 2 * MINUTE)
    with pytest.raises(OutOfTurnError, match="The plan has no infusion"):
        run.does(Stopped())
