"""What is due when, by protocol and setting of care; times by hand from the data's own intervals."""

from fractions import Fraction

import pytest

from driven import MINUTE, Driven, driven
from ketadesk.monitoring.due import Due, due_now
from ketadesk.monitoring.event import Observed, PushBegun, PushEnded, Started, Stopped
from ketadesk.protocols.protocol import CareSetting
from ketadesk.quantities.kinds import pump_rate, time
from orders import bedside, library

START = Started(pump_rate.of(75))
FIVE_MINUTES = time.of(5)
VITALS = tuple((id_, Fraction(80)) for id_ in ("systolic", "diastolic", "pulse", "spo2"))
FEELING = (("sedation", "awake"), ("dissociation", "none"), ("nausea", "none"))


def due(run: Driven, setting: CareSetting = "clinic") -> dict[str, Due]:
    planned = run.sheet.planned
    watches = bedside().watches_of(library().protocols[planned.protocol], setting, planned.forms)
    return {each.watch.id: each for each in due_now(run.sheet, watches, run.now_us)}


def minutes(found: Due) -> tuple[Fraction, Fraction]:
    """Return when it is due and how late it is, in minutes."""
    return Fraction(found.at_us, MINUTE), Fraction(found.late_us, MINUTE)


def test_that_nothing_is_due_before_the_drug_is_begun() -> None:
    run = driven("depression-70-kg-syringe")
    run.clock.pass_(30)
    assert due(run) == {}


def test_that_the_first_reading_is_due_at_once_and_the_next_ten_minutes_after_it() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START, after=5)
    assert minutes(due(run)["signs-clinic"]) == (5, 0)
    run.clock.pass_(2)
    assert minutes(due(run)["signs-clinic"]) == (5, 2)
    run.does(Observed((*VITALS, *FEELING)), after=1)  # written at minute 8
    found = due(run)
    assert minutes(found["signs-clinic"]) == (18, -10)
    assert minutes(found["feeling-during"]) == (28, -20)
    run.clock.pass_(12)
    assert minutes(due(run)["signs-clinic"]) == (18, 2)


def test_that_a_reading_before_the_start_counts_as_long_as_any_other() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Observed(VITALS))
    run.does(START, after=4)
    assert minutes(due(run)["signs-clinic"]) == (10, -6)


def test_that_a_sign_left_out_is_still_due_and_named() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.does(Observed((("pulse", Fraction(80)),)), after=3)
    assert due(run)["signs-clinic"].signs == ("systolic", "diastolic", "spo2")


def test_that_pressure_is_due_every_half_hour_and_at_the_end_of_two_hours() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.does(Stopped(), after=40)
    assert minutes(due(run)["pressure-after"]) == (70, -30)
    run.does(Observed(VITALS), after=100)  # an hour and 40 min after the end
    assert minutes(due(run)["pressure-after"]) == (160, -20)  # not at 170: the two hours end at 160
    run.does(Observed(VITALS), after=20)
    assert "pressure-after" not in due(run)


def test_that_sedation_written_down_as_deep_is_watched_every_five_minutes() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(START)
    run.does(Observed((*VITALS, ("breaths", Fraction(12)), ("sedation", "deep"))))
    assert minutes(due(run)["found-deep"]) == (5, -5)
    run.does(Observed((("sedation", "drowsy"),)), after=1)
    assert "found-deep" not in due(run)
    assert minutes(due(run)["signs-clinic"]) == (10, -9)


def test_that_two_watches_of_the_same_signs_ask_once() -> None:
    run = driven("analgosedation-at-the-cap")
    run.does(Started(pump_rate.of(10)))
    run.does(Observed((*VITALS, ("breaths", Fraction(12)), ("sedation", "deep"))))
    assert list(due(run, "icu")) == ["deep-sedation"]


def test_that_after_an_induction_the_watch_goes_on_when_the_push_is_in() -> None:
    run = driven("anaesthesia-induction-60-s")
    (push,) = run.sheet.planned.pushes
    run.does(PushBegun(push.administration, push.volume))
    run.does(PushEnded(), after=1)
    assert minutes(due(run, "theatre")["deep-sedation-after"]) == (6, -5)


def test_that_pain_in_intensive_care_is_written_hourly() -> None:
    run = driven("pain-icu-2-mcg-per-kg-per-min")
    run.does(Started(pump_rate.of(Fraction("3.6"))))
    run.does(Observed((*VITALS, ("breaths", Fraction(12)), ("pain", Fraction(3)), ("sedation", "awake"))))
    assert {id_: minutes(each) for id_, each in due(run, "icu").items()} == {
        "pain-and-sedation": (60, -60),
        "signs-hourly": (60, -60),
    }


@pytest.mark.parametrize("protocol", [each for each in library().protocols.values() if "sedation-deep" in each.tags])
def test_that_deep_sedation_is_never_watched_less_often_than_every_five_minutes(protocol: object) -> None:
    for setting in protocol.settings:  # type: ignore[attr-defined]
        forms = frozenset(each.form for each in protocol.administrations)  # type: ignore[attr-defined]
        watches = bedside().watches_of(protocol, setting, forms)  # type: ignore[arg-type]
        signs = {id_ for each in watches if each.phase == "during" and not each.when for id_ in each.signs}
        assert {"systolic", "pulse", "spo2", "breaths", "sedation"} <= signs
        assert all(each.every <= FIVE_MINUTES for each in watches if each.phase == "during")
