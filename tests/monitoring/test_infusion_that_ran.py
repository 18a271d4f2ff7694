"""What has been given is worked out from what really ran: by hand, for each thing that can happen to an infusion."""

from fractions import Fraction

import pytest

from driven import Driven, driven
from ketadesk.monitoring.amounts import container_lasts, infusion_given, left_time, total_given
from ketadesk.monitoring.event import ContainerChanged, Paused, RateChanged, Resumed, Started, Stopped, What
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.quantities.kinds import mass, pump_rate, volume

AT_75, AT_60, AT_3_6 = pump_rate.of(75), pump_rate.of(60), pump_rate.of(Fraction(36, 10))


def given(run: Driven) -> tuple[Fraction, Fraction]:
    """Return mL and mg so far."""
    assert run.sheet.infusion is not None
    found = infusion_given(run.sheet.infusion, run.now_us)
    return found.volume.value.magnitude, found.dose.value.magnitude


def minutes_left(run: Driven) -> Fraction | None:
    assert run.sheet.infusion is not None
    left = left_time(run.sheet.infusion, run.now_us)
    return None if left is None else left.magnitude


def test_that_minute_22_of_40_has_given_27_and_a_half_ml() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Started(AT_75), after=3)
    run.clock.pass_(22)
    # 75 mL/h × 22 min = 27.5 mL, × 0.7 mg/mL = 19.25 mg, of 35 mg; 22.5 mL at 75 mL/h are 18 min.
    assert given(run) == (Fraction("27.5"), Fraction("19.25"))
    assert minutes_left(run) == 18
    total = total_given(run.sheet, run.now_us)
    assert total.per_weight.value.magnitude == Fraction("0.275")  # 19.25 mg over 70 kg
    assert total.planned is not None
    assert total.planned.value.magnitude == 35
    assert total.dose.recomputed() == total.dose.value


def test_that_a_pause_and_another_rate_are_counted_as_they_were() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Started(AT_75))
    run.does(Paused("cannula looked at"), after=10)  # 12.5 mL
    run.does(RateChanged(AT_60, "dizzy"), after=2)
    run.does(Resumed(), after=3)
    run.clock.pass_(15)  # 15 mL
    assert given(run) == (Fraction("27.5"), Fraction("19.25"))
    assert run.sheet.infusion is not None
    found = infusion_given(run.sheet.infusion, run.now_us)
    # The plan would have given 75 mL/h × 30 min = 37.5 mL = 26.25 mg by now: 7 mg more.
    assert (found.due_volume.value.magnitude, found.due_dose.value.magnitude) == (Fraction("37.5"), Fraction("26.25"))
    assert found.difference.value.magnitude == -7
    assert found.running.magnitude == 25
    assert minutes_left(run) == Fraction("22.5")  # 22.5 mL at 60 mL/h


def test_that_no_more_is_given_than_the_pump_was_told() -> None:
    run = driven("depression-standard-2-mg-per-ml")
    run.does(Started(pump_rate.of(Fraction("26.3"))))
    run.clock.pass_(60)
    # It was told 17.5 mL, though 26.3 mL have had the time and the syringe holds 50.
    assert given(run) == (Fraction("17.5"), Fraction(35))
    assert run.sheet.infusion is not None
    assert infusion_given(run.sheet.infusion, run.now_us).bound == "pump"
    assert minutes_left(run) == 0


def test_that_no_more_is_given_than_the_container_held() -> None:
    run = driven("pain-icu-2-mcg-per-kg-per-min")
    run.does(Started(AT_3_6))
    run.clock.pass_(20 * 60)  # 72 mL out of a syringe of 50 mL
    assert given(run) == (Fraction(50), Fraction(100))
    assert run.sheet.infusion is not None
    assert infusion_given(run.sheet.infusion, run.now_us).bound == "container"


def test_that_another_container_is_counted_by_its_own_strength() -> None:
    run = driven("pain-icu-2-mcg-per-kg-per-min")
    run.does(Started(AT_3_6))
    run.does(ContainerChanged(mass.of(200), volume.of(50)), after=10 * 60)  # 36 mL of 2 mg/mL: 72 mg
    run.does(RateChanged(pump_rate.of(Fraction("1.8")), "twice as strong"))
    run.clock.pass_(5 * 60)  # 9 mL of 4 mg/mL: 36 mg
    assert given(run) == (Fraction(45), Fraction(108))
    assert run.sheet.infusion is not None
    lasts = container_lasts(run.sheet.infusion, run.now_us)
    assert lasts is not None
    assert lasts.magnitude == Fraction(41 * 60 * 10, 18)  # 41 mL at 1.8 mL/h
    assert minutes_left(run) == lasts.magnitude  # it goes on until it is stopped


def test_that_a_container_hung_during_a_pause_is_the_one_that_runs_on() -> None:
    run = driven("pain-icu-2-mcg-per-kg-per-min")
    run.does(Started(AT_3_6))
    run.does(Paused("syringe changed"), after=60)  # 3.6 mL: 7.2 mg
    run.does(ContainerChanged(mass.of(50), volume.of(50)), after=5)
    run.does(Resumed(), after=5)
    run.does(Stopped(), after=60)  # 3.6 mL of 1 mg/mL: 3.6 mg
    run.clock.pass_(600)
    assert given(run) == (Fraction("7.2"), Fraction("10.8"))
    assert minutes_left(run) is None


def test_that_what_the_pump_showed_at_the_end_counts_and_stands_beside_the_clock() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Started(AT_75))
    run.does(Stopped("vomiting", volume.of(24)), after=20)  # by the clock 25 mL
    assert given(run) == (Fraction(24), Fraction("16.8"))  # 24 mL × 0.7 mg/mL
    assert run.sheet.infusion is not None
    found = infusion_given(run.sheet.infusion, run.now_us)
    assert found.worked_out is not None
    assert found.worked_out.value.magnitude == 25
    assert found.read_off is not None
    assert found.read_off.value.magnitude == -4  # 1 mL of 25 is 4 %


def test_that_the_steps_of_a_plan_are_due_one_after_another() -> None:
    run = driven("96-hours-in-four-steps")
    run.does(Started(pump_rate.of(Fraction("10.5"))))
    run.does(RateChanged(pump_rate.of(21), "step 2"), after=25 * 60)  # an hour late: 262.5 mL
    run.clock.pass_(5 * 60)  # 105 mL
    assert run.sheet.infusion is not None
    found = infusion_given(run.sheet.infusion, run.now_us)
    assert found.volume.value.magnitude == Fraction("367.5")
    assert found.due_volume.value.magnitude == 252 + 6 * 21  # a day at 10.5 mL/h, then 6 h at 21
    assert minutes_left(run) == 66 * 60


def test_that_an_infusion_that_was_never_started_can_be_left_out_with_a_reason() -> None:
    run = driven("depression-70-kg-syringe")
    with pytest.raises(OutOfTurnError, match="say why it is not given"):
        run.does(Stopped())
    sheet = run.does(Stopped("pressure too high"))
    assert (sheet.phase, sheet.ended_us) == ("after", None)
    assert given(run) == (0, 0)


STARTED = Started(AT_75)
OUT_OF_TURN: list[tuple[str, list[What], What]] = [
    ("The infusion has not been started.", [], Paused("x")),
    ("The infusion has not been started: start it.", [], Resumed()),
    ("The infusion has not been started.", [], RateChanged(AT_60, "x")),
    ("The plan sets 75 mL/h: say why another rate is set.", [], Started(AT_60)),
    ("A rate is more than 0: pause or stop the infusion instead.", [], Started(pump_rate.of(0), "x")),
    ("The infusion runs already.", [STARTED], Started(AT_75)),
    ("The infusion is not paused: it runs.", [STARTED], Resumed()),
    ("Say why it is paused.", [STARTED], Paused(" ")),
    ("Say why the rate is changed.", [STARTED], RateChanged(AT_60, "")),
    ("The pump is set to 75 mL/h already.", [STARTED], RateChanged(AT_75, "x")),
    ("The infusion is paused already.", [STARTED, Paused("x")], Paused("x")),
    ("The infusion is paused: resume it.", [STARTED, Paused("x")], Started(AT_75)),
    ("The infusion has been stopped already.", [STARTED, Stopped()], Stopped()),
    ("The infusion has been stopped: it cannot be resumed.", [STARTED, Stopped()], Resumed()),
    ("The infusion has been stopped.", [STARTED, Stopped()], ContainerChanged(mass.of(1), volume.of(1))),
    ("No more than 50 mL was hung: read the pump again.", [STARTED], Stopped("x", volume.of(51))),
    ("The infusion was not started: there is nothing to read from the pump.", [], Stopped("x", volume.of(3))),
]


@pytest.mark.parametrize(("says", "before", "what"), OUT_OF_TURN, ids=[each[0] for each in OUT_OF_TURN])
def test_that_what_does_not_fit_is_refused_in_a_sentence_and_changes_nothing(
    says: str, before: list[What], what: What
) -> None:
    run = driven("depression-70-kg-syringe")
    for each in before:
        run.does(each, after=1)
    standing = run.sheet
    with pytest.raises(OutOfTurnError) as error:
        run.does(what, after=1)
    assert (str(error.value), run.sheet) == (says, standing)


def test_that_what_is_written_down_later_counts_from_when_it_was() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Started(AT_75))
    run.does(Paused("alarm of the pump"), after=12, ago=2)  # paused at minute 10
    run.clock.pass_(30)
    assert given(run) == (Fraction("12.5"), Fraction("8.75"))
    with pytest.raises(OutOfTurnError, match="before the last change of the infusion"):
        run.does(Resumed(), ago=40)
    with pytest.raises(OutOfTurnError, match="before this run sheet was begun"):
        run.does(Resumed(), ago=50)
