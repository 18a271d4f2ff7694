"""The timeline: push, infusion and watch as shares of the whole, worked by hand."""

from fractions import Fraction

from ketadesk.presentation.drawing import Graduation, Span
from ketadesk.presentation.sheet import Figure
from orders import scenario, worked
from presentation.test_sheet import sheet

READY = "depression-70-kg-syringe"


def test_that_the_infusion_and_the_watch_share_the_line_by_their_times() -> None:
    # 40 min of infusion and 2 h of watch are 160 min: the infusion is a quarter.
    timeline = sheet(READY, start_text="").timeline

    assert timeline is not None
    assert timeline.spans == (
        Span("infusion", "Infusion", Fraction(0), Fraction(1, 4)),
        Span("watch", "Blood pressure watch", Fraction(1, 4), Fraction(1)),
    )
    assert timeline.times == (
        Graduation(Fraction(0), "start"), Graduation(Fraction(1, 4), "40 min"), Graduation(Fraction(1), "2 h after"),
    )  # fmt: skip


def test_that_a_start_on_the_clock_gives_the_times_on_the_clock() -> None:
    timeline = sheet(READY, start_text="08:30").timeline

    assert timeline is not None
    assert [each.text for each in timeline.times] == ["08:30", "09:10", "11:10"]


def test_that_the_source_of_the_watch_is_among_the_sources() -> None:
    behind = {source.id: source.behind for source in worked(READY).sheet.sources}
    assert behind["seed-depression"] == "Blood pressure watch"
    assert behind["elekt-d-2023"] == "Dose, time"


def test_that_what_runs_on_is_open_and_ends_when_the_container_is_empty() -> None:
    # A push of 60 s, then 50 mL at 4.2 mL/h: 714 min and two sevenths, which is 11 h 54 min.
    timeline = worked("pain-icu-70-kg-ward").sheet.timeline

    assert timeline is not None
    whole = 1 + Fraction(5000, 7)
    assert [(span.kind, span.end, span.open) for span in timeline.spans] == [
        ("bolus", 1 / whole, False), ("infusion", Fraction(1), True),
    ]  # fmt: skip
    assert [each.text for each in timeline.times] == ["start", "empty, 11 h 54 min"]


def test_that_the_steps_of_96_hours_have_the_times_on_the_clock_when_the_start_is_given() -> None:
    steps = next(
        table for table in sheet("96-hours-in-four-steps", start_text="08:30").tables if table.title == "Steps"
    )

    assert steps.columns[:2] == ("step", "from")
    assert [row[1] for row in steps.rows] == ["08:30", "08:30, next day", "08:30, 2 days later", "08:30, 3 days later"]
    assert "from" not in next(each for each in sheet("96-hours-in-four-steps").tables if each.title == "Steps").columns


def test_that_a_cap_shows_what_was_ordered_the_cap_and_what_is_achieved() -> None:
    # 2 mg/kg/h x 70 kg = 140 mg/h; the cap is 100 mg/h; 10 mL/h of 10 mg/mL = 100 mg/h.
    (card,) = worked("analgosedation-cap-binds").sheet.cards
    assert card.cap == (Figure("ordered", "140 mg/h"), Figure("cap", "100 mg/h"), Figure("achieved", "100 mg/h"))


def test_that_mg_and_ml_that_share_their_digits_are_told_apart() -> None:
    assert worked("pain-icu-70-kg-ward").sheet.rates[-1] == Figure("", "4.2 mg/h", "1 mL holds 1 mg")
    assert worked(READY).sheet.rates[-1] == Figure("", "52.5 mg/h")
    assert scenario(READY).weight_text == "70"
