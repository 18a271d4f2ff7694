"""Plans and events become plain values and come back the same, to the last digit."""

import json
from fractions import Fraction

import pytest

from driven import driven, planned_of
from ketadesk.monitoring.event import (
    Closed,
    ContainerChanged,
    CriterionMet,
    Noted,
    Observed,
    Paused,
    PushBegun,
    PushEnded,
    RateChanged,
    Reopened,
    Resumed,
    Started,
    Stopped,
    Struck,
    What,
)
from ketadesk.monitoring.plain_values import (
    RUN_WORDS,
    UnreadableError,
    plain_event,
    plain_planned,
    read_event,
    read_planned,
    word_of,
)
from ketadesk.quantities.kinds import mass, pump_rate, volume

EVERY: list[What] = [
    PushBegun("push", volume.of(Fraction(3, 7)), "why"),
    PushEnded(),
    PushEnded(volume.of(Fraction(1, 3)), "why"),
    Started(pump_rate.of(75)),
    Paused("why"),
    Resumed(),
    RateChanged(pump_rate.of(Fraction(10500, 263)), "why"),
    ContainerChanged(mass.of(200), volume.of(50)),
    Stopped("why", volume.of(24)),
    Stopped(),
    Observed((("pulse", Fraction(80)), ("sedation", "awake"))),
    CriterionMet("walks-and-sees", met=False),
    Noted("all well"),
    Struck(3, "why"),
    Reopened(),
    Closed("why"),
]


@pytest.mark.parametrize("what", EVERY, ids=[type(each).__name__ for each in EVERY])
def test_that_every_event_comes_back_as_it_was(what: What) -> None:
    run = driven("depression-70-kg-syringe")
    event = run.sheet.next(what, run.clock.now(), "R. Alder", 90_000_000)
    plain = json.loads(json.dumps(plain_event(event)))
    assert (read_event(plain), plain["what"]) == (event, word_of(event))


def test_that_every_kind_of_event_was_tried() -> None:
    assert {type(each) for each in EVERY} == set(RUN_WORDS.values())


@pytest.mark.parametrize(
    "scenario",
    ["depression-standard-2-mg-per-ml", "pain-icu-2-mcg-per-kg-per-min", "96-hours-in-four-steps", "depression-154-lb"],
)
def test_that_a_plan_comes_back_as_it_was(scenario: str) -> None:
    planned, opened = planned_of(scenario), driven(scenario).sheet.opened
    assert read_planned(json.loads(json.dumps(plain_planned(planned, opened)))) == (planned, opened)


@pytest.mark.parametrize("damage", [{"what": "danced"}, {"rate": {"value": "75", "unit": "mg"}}, {"rate": None}])
def test_that_what_is_of_a_newer_version_or_damaged_is_said(damage: dict[str, object]) -> None:
    run = driven("depression-70-kg-syringe")
    plain = plain_event(run.sheet.next(Started(pump_rate.of(75)), run.clock.now()))
    with pytest.raises(UnreadableError, match="is not read here"):
        read_event({**plain, **damage})
    with pytest.raises(UnreadableError, match="its plan is not read here"):
        read_planned({"planned": {}, "opened": {}})
