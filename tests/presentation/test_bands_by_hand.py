"""A rate beside other infusions: its place on the axis, by logarithms; what has gone in; the order that it makes."""

from dataclasses import replace
from fractions import Fraction
from math import log

import pytest

from ketadesk.dosing.bands import nearest_band
from ketadesk.dosing.given_so_far import GivenSoFar, given_so_far
from ketadesk.dosing.running import ANY_PROTOCOL, Running, running
from ketadesk.dosing.term import Term, given
from ketadesk.intake.draft import Draft
from ketadesk.intake.running_draft import RunningDraft
from ketadesk.presentation.bands import BandChart, band_chart
from ketadesk.presentation.making_order import made_order
from ketadesk.presentation.running import answer_running
from ketadesk.presentation.running_answer import RunningAnswer
from ketadesk.quantities.kinds import Bodyweight, bodyweight, mass, pump_rate, volume
from orders import library

PUMP = RunningDraft("4.2", "50", "50", "70", weight_known="measured", protocol="pain-icu", setting="icu")


def weighing(kilograms: str) -> Term[Bodyweight]:
    return given("weight", bodyweight.of(Fraction(kilograms)))


def found(rate: str, amount: str = "50", held: str = "50", weight: str = "70") -> Running:
    return running(
        given("rate", pump_rate.of(Fraction(rate))), given("amount", mass.of(Fraction(amount))),
        given("volume", volume.of(Fraction(held))), weighing(weight),
    )  # fmt: skip


def chart(rate: str, protocol: str = "pain-icu") -> BandChart:
    back, judging = found(rate), library().protocols[protocol]
    return band_chart(back, weighing("70"), nearest_band(judging, back, weighing("70")), library())


def answered(rate: str, protocol: str = "pain-icu", setting: str = "icu") -> RunningAnswer:
    return answer_running(
        RunningDraft(rate, "50", "50", "70", weight_known="measured", protocol=protocol, setting=setting), library()
    )


# the axis goes from 0.03 to 10 mg/kg/h: a rate r lies at log(r ÷ 0.03) ÷ log(10 ÷ 0.03)
@pytest.mark.parametrize(
    ("rate", "share"),
    [
        ("2.1", 0.0),  # 2.1 mg/h ÷ 70 kg = 0.03 mg/kg/h: the beginning
        ("4.2", 0.1193),  # 0.06: log 2 ÷ log 333.33 = 0.30103 ÷ 2.52288
        ("38.3406", 0.5),  # the middle is the root of 0.03 × 10, 0.547723 mg/kg/h; × 70
        ("700", 1.0),  # 10 mg/kg/h: the end
    ],
)
def test_that_a_rate_lies_on_the_axis_where_its_logarithm_does(rate: str, share: float) -> None:
    assert float(chart(rate).rate) == pytest.approx(share, abs=0.0005)


def test_that_the_bar_that_judges_comes_first_and_lies_between_its_ends() -> None:
    first, *others = chart("4.2").rows
    assert (first.title, first.chosen, first.short) == ("Pain after surgery, ICU", True, "inside")
    # 1 to 2 mcg/kg/min are 0.06 to 0.12 mg/kg/h
    assert float(first.low) == pytest.approx(log(2) / log(10 / 0.03), abs=0.0005)
    assert float(first.high) == pytest.approx(log(4) / log(10 / 0.03), abs=0.0005)
    assert not any(row.chosen for row in others)
    assert [row.low for row in others] == sorted(row.low for row in others)


# 0.06 mg/kg/h beside 0.1 to 1, 0.15 to 0.6 and 0.5 to 2 mg/kg/h: 0.1 ÷ 0.06 = 1.67, 2.5, 8.33
def test_that_each_bar_says_how_many_times_higher_it_begins() -> None:
    says = {row.title: row.says for row in chart("4.2").rows}
    assert says["Acute pain"] == "starts 1.7 times higher"
    assert says["Depression, 96 h infusion"] == "starts 2.5 times higher"
    assert says["Chronic pain"] == "starts 8.3 times higher"


def test_that_marks_of_both_units_for_one_rate_stand_in_one_place() -> None:
    made = chart("4.2")
    upper = {tick.text: tick.share for tick in made.upper_ticks}
    lower = {tick.text: tick.share for tick in made.lower_ticks}
    assert float(upper["50"]) == pytest.approx(log(3 / 0.03) / log(10 / 0.03), abs=0.0005)  # 50 mcg/kg/min = 3 mg/kg/h
    assert upper["50"] == lower["3"]
    assert (lower["0.03"], lower["10"]) == (0, 1)


def so_far(left: str) -> GivenSoFar:
    return given_so_far(found("7", "200", "48"), given("v", volume.of(48)), given("left", volume.of(Fraction(left))))


# 48 − 20 = 28 mL × 200 ÷ 48 mg/mL = 116 2/3 mg; 28 ÷ 7 = 4 h; 20 ÷ 7 h = 171 3/7 min
def test_that_what_has_gone_in_is_exact() -> None:
    told = so_far("20")
    assert told.volume.value.magnitude == 28
    assert told.amount.value.magnitude == Fraction(350, 3)
    assert told.took.value.magnitude == 240
    assert told.rest_lasts.value.magnitude == Fraction(1200, 7)


@pytest.mark.parametrize(("left", "gone", "amount"), [("48", 0, 0), ("0.5", Fraction("47.5"), Fraction(2375, 12))])
def test_that_a_full_and_an_almost_empty_container_are_told(left: str, gone: Fraction, amount: Fraction) -> None:
    told = so_far(left)
    assert (told.volume.value.magnitude, told.amount.value.magnitude) == (gone, amount)
    assert told.amount.value.magnitude + Fraction(left) * Fraction(200, 48) == 200


def made(rate: str, protocol: str = "pain-icu") -> tuple[Draft | None, str]:
    back, judging = found(rate), library().protocols[protocol]
    return made_order(PUMP, nearest_band(judging, back, weighing("70")), back)


# 4.2 mg/h ÷ 70 kg is 1 mcg/kg/min; 100 mg in 30 mL at 1 mL/h is 3.333... mg/h, which ends in no unit
def test_that_an_order_is_made_only_of_a_rate_that_can_be_written() -> None:
    order, _ = made("4.2")
    assert order is not None
    assert (order.dose("infusion").dose_text, order.dose("infusion").dose_unit) == ("1", "mcg/kg/min")
    back = found("1", "100", "30")
    none, says = made_order(PUMP, nearest_band(library().protocols["pain-icu"], back, weighing("70")), back)
    assert none is None
    assert "does not come out even" in says


def test_that_no_order_is_made_without_a_protocol_or_of_a_short_infusion() -> None:
    assert made_order(PUMP, None, found("4.2"))[0] is None
    assert made("26.3", "depression-iv")[0] is None


def test_that_the_nearest_of_two_regimens_judges() -> None:
    protocol = library().protocols["pain-crps"]  # 22 mg/h, or 0.35 mg/kg/h × 80 kg = 28 mg/h
    for rate, low in (("21", 22), ("30", Fraction("0.35"))):
        band = nearest_band(protocol, found(rate, weight="80"), weighing("80"))
        assert band is not None
        assert band.span.low.magnitude == low
    assert nearest_band(ANY_PROTOCOL, found("21"), weighing("70")) is None


# 1 to 2 mcg/kg/min are 4.2 to 8.4 mL/h; 2 % beyond an end is rounding; the hard end 8 is 33.6 mL/h
@pytest.mark.parametrize(
    ("rate", "shape", "word", "says"),
    [
        ("6", "ready", "Within range", "Within 1 to 2 mcg/kg/min"),
        ("4.2", "ready", "At the low end", "At the low end of 1 to 2 mcg/kg/min"),
        ("8.4", "ready", "At the high end", "At the high end of 1 to 2 mcg/kg/min"),
        ("4.12", "ready", "Just below range", "Just below 1 to 2 mcg/kg/min"),
        ("8.5", "ready", "Just above range", "Just above 1 to 2 mcg/kg/min"),
        ("16.8", "check", "Above range", "Above 1 to 2 mcg/kg/min"),
        ("2.1", "check", "Below range", "Below 1 to 2 mcg/kg/min"),
        ("42", "stopped", "Beyond a limit", None),
    ],
)
def test_that_the_state_has_words_of_its_own(rate: str, shape: str, word: str, says: str | None) -> None:
    answer = answered(rate)
    assert answer.sheet.pill is not None
    assert (answer.sheet.pill.shape, answer.sheet.pill.word) == (shape, word)
    said = None if answer.judgement is None else answer.judgement.says.replace("\N{NO-BREAK SPACE}", " ")
    assert said == says


def test_that_a_reason_does_not_bring_a_rate_into_range() -> None:
    asked = answered("16.8").sheet.findings[0]
    draft = RunningDraft("16.8", "50", "50", "70", weight_known="measured", protocol="pain-icu", setting="icu")
    answer = answer_running(draft.with_reason(asked.code, asked.asks, "Prescriber told, rate stays"), library())
    assert answer.sheet.state == "ready"
    assert answer.sheet.pill is not None
    assert (answer.sheet.pill.shape, answer.sheet.pill.word) == ("check", "Above range")
    assert answer.judgement is not None
    assert answer.judgement.beyond


def test_that_a_reason_asks_again_when_another_mixture_gives_the_same_rate() -> None:
    draft = RunningDraft("16.8", "50", "50", "70", weight_known="measured", protocol="pain-icu", setting="icu")
    asked = answer_running(draft, library()).sheet.findings[0]
    given = draft.with_reason(asked.code, asked.asks, "Prescriber told, rate stays")
    assert answer_running(given, library()).reasons == given.reasons
    for changed in ({"amount_text": "100", "volume_text": "100"}, {"rate_text": "8.4", "amount_text": "100"}):
        answer = answer_running(replace(given, **changed), library())
        assert answer.sheet.findings[0].says == asked.says
        assert (answer.sheet.state, answer.reasons) == ("check", ())


@pytest.mark.parametrize("protocol", ["pain-icu", "analgosedation-icu", "depression-iv", ""])
@pytest.mark.parametrize("rate", ["0.1", "1", "42", "300", "900"])
def test_that_no_way_out_of_a_stop_clears_a_part_of_what_runs(rate: str, protocol: str) -> None:
    for amount in ("0.5", "50", "5000"):
        draft = RunningDraft(rate, amount, "50", "70", protocol=protocol)
        for finding in answer_running(draft, library()).sheet.findings:
            assert not any(way.does.startswith("clear") for way in finding.instead)
            assert all(way.does.removeprefix("go ") in vars(draft) for way in finding.instead)
