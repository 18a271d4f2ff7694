"""Elapsed time is the steady clock's: no wall clock that is set, no sleep and no restart bends it unseen."""

from fractions import Fraction

from hypothesis import given as drawn
from hypothesis import strategies as st

from driven import MINUTE, driven
from ketadesk.monitoring.amounts import infusion_given
from ketadesk.monitoring.event import Noted, Observed, Paused, RateChanged, Reopened, Resumed, Started, Stopped, What
from ketadesk.monitoring.moment import Moment, as_time, in_us, passed
from ketadesk.monitoring.run_sheet import replayed
from ketadesk.quantities.kinds import pump_rate, time

START = Started(pump_rate.of(75))


def ml(run: object) -> Fraction:
    infusion = run.sheet.infusion  # type: ignore[attr-defined]
    return infusion_given(infusion, run.now_us).volume.value.magnitude  # type: ignore[attr-defined]


def test_that_a_wall_clock_set_back_an_hour_bends_nothing_and_is_noted() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.clock.pass_(10)
    run.clock.set_by(-60)
    run.does(Noted("clock set"), after=12)
    assert ml(run) == Fraction("27.5")
    (doubt,) = run.sheet.doubts
    assert (doubt.number, doubt.passed.wall_off_us, doubt.passed.by_wall) == (2, -60 * MINUTE, False)


def test_that_a_drift_that_a_network_clock_corrects_is_not_noted() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.clock.set_by(Fraction(1, 60))
    run.does(Noted("all well"), after=1)
    assert run.sheet.doubts == ()


def test_that_a_restart_takes_the_wall_clock_and_says_so() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.clock.pass_(10)
    run.clock.start_anew(after=2)
    assert ml(run) == 15  # 12 min at 75 mL/h, by the wall clock
    run.does(Reopened())
    run.clock.pass_(10)
    assert ml(run) == Fraction("27.5")
    (doubt,) = run.sheet.doubts
    assert (doubt.number, doubt.passed.by_wall, doubt.passed.unknown) == (2, True, False)


def test_that_a_wall_clock_set_back_across_a_restart_is_said_to_be_unknown() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START, after=1)
    run.clock.pass_(10)
    run.clock.start_anew(after=-30)
    run.does(Reopened())
    assert ml(run) == 0
    assert run.sheet.doubts[0].passed.unknown


def test_that_the_wall_time_of_what_is_ahead_follows_the_wall_clock_of_now() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.clock.pass_(10)
    run.clock.set_by(60)
    now = run.clock.now()
    assert run.sheet.wall_us(40 * MINUTE, now) == now.wall_us + 30 * MINUTE


def test_that_a_count_that_goes_back_is_not_believed() -> None:
    gone = passed(Moment(100 * MINUTE, 50, "a"), Moment(103 * MINUTE, 40, "a"))
    assert (gone.us, gone.by_wall) == (3 * MINUTE, True)


def test_that_times_are_exact_both_ways() -> None:
    assert as_time(90_000_000) == time.of(Fraction(3, 2))
    assert in_us(time.of(Fraction(1, 3))) == 20_000_000


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["pause", "resume", "slower", "faster", "look", "clock"]),
        st.integers(min_value=0, max_value=600),
        st.integers(min_value=-3000, max_value=3000),
    ),
    max_size=14,
)


@drawn(STEPS)
def test_that_whatever_the_wall_clock_does_what_ran_is_rate_times_time(steps: list[tuple[str, int, int]]) -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    rate, running, ran = Fraction(75), True, Fraction(0)
    for what, seconds, wall_minutes in steps:
        run.clock.pass_(Fraction(seconds, 60))
        ran += rate * Fraction(seconds, 3600) if running else 0
        event: What = Observed((("pulse", Fraction(80)),))
        if what == "pause" and running:
            event, running = Paused("x"), False
        elif what == "resume" and not running:
            event, running = Resumed(), True
        elif what == "slower" and rate > 30:
            rate -= 20
            event = RateChanged(pump_rate.of(rate), "x")
        elif what == "faster":
            rate += 10
            event = RateChanged(pump_rate.of(rate), "x")
        elif what == "clock":
            run.clock.set_by(wall_minutes)
        run.does(event)
    assert ml(run) == min(ran, Fraction(50))
    run.does(Stopped())
    assert replayed(run.sheet.planned, run.sheet.opened, run.sheet.events) == run.sheet
