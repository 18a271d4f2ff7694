"""What a run sheet says at a moment, as it would be read out; and its report, which ends where the figures do."""

from datetime import UTC
from fractions import Fraction

from driven import Driven, driven
from ketadesk.monitoring.event import (
    CriterionMet,
    Noted,
    Observed,
    Paused,
    PushBegun,
    PushEnded,
    RateChanged,
    Resumed,
    Started,
    Stopped,
    Struck,
)
from ketadesk.presentation.bedside_words import due_text, mark_text, readings_text, span_text
from ketadesk.presentation.instruction_sheet import instruction_text
from ketadesk.presentation.run_report import COLUMNS, report_record, report_rows
from ketadesk.presentation.run_sheet import tell_run
from ketadesk.presentation.run_told import RunTold
from ketadesk.quantities.kinds import pump_rate, volume
from orders import bedside, library

AT_75 = Started(pump_rate.of(75))
VITALS = (("systolic", Fraction(164)), ("diastolic", Fraction(95)), ("pulse", Fraction(88)), ("spo2", Fraction(97)))


def told(run: Driven) -> RunTold:
    return tell_run(run.sheet, run.clock.now(), library(), bedside(), UTC)


def rows(run: Driven) -> dict[str, str]:
    found = told(run)
    return {row.name: f"{row.text}, {row.note}" if row.note else row.text for row in (*found.pump, *found.given)}


def test_that_minute_22_reads_as_it_is_drawn() -> None:
    run = driven("depression-70-kg-syringe")
    assert told(run).state == "Infusion not started"
    run.does(AT_75, after=12)
    run.clock.pass_(22)
    assert (told(run).state, told(run).seal) == ("Running, minute 22 of 40", "not double-checked")
    assert rows(run) == {
        "Pump runs at": "75 mL/h, since 12:12",
        "Given": "27.5 mL, of 50 mL",
        "Left": "22.5 mL",
        "Ends in": "18 min, until 12:52",
        "Dose given": "19.25 mg, of 35 mg planned",
        "Per weight": "0.275 mg/kg, at 70 kg",
        "Of the plan": "55 %",
        "Planned by now": "19.25 mg, as planned",
    }


def test_that_a_pause_is_told_with_how_far_behind_the_plan_it_is() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(AT_75)
    run.does(Paused("dizzy"), after=10)
    run.clock.pass_(8)
    found = rows(run)
    assert told(run).state == "Paused, minute 10 of 40"
    assert (found["Paused, set to"], "Ends in" in found) == ("75 mL/h, since 12:10", False)
    assert found["Planned by now"] == "15.75 mg, 7 mg less than planned"  # 18 min × 0.875 mg/min; 8.75 mg were given


def test_that_what_is_due_says_when_how_late_and_by_what() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(AT_75)
    run.does(Observed(VITALS), after=2)
    run.clock.pass_(5)
    late, ahead = told(run).due
    assert (late.at, late.when, late.late) == ("12:00", "7 min late", True)
    assert (ahead.at, ahead.says, ahead.when, ahead.late) == ("12:12", "Pressure, pulse, SpO2", "in 5 min", False)
    assert (ahead.every, ahead.backing) == ("10 min", "KetaDesk's guard, no primary source")


def test_that_a_reading_beyond_its_gate_is_marked_with_its_source_and_shown() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(Observed((*VITALS, ("sedation", "deep"))))
    found = {row.name: (row.text, row.at, row.mark) for row in told(run).readings}
    assert found == {
        "Pressure": ("164/95 mmHg", "12:00", "above gate 160 (trial NCT06085937, verified)"),
        "Pulse": ("88 /min", "12:00", ""),
        "SpO2": ("97 %", "12:00", ""),
        "Sedation": ("deep", "12:00", "marked: no primary source"),
    }


def test_that_readings_are_said_in_one_line() -> None:
    found = readings_text((*VITALS, ("nausea", "none")), bedside().signs)
    assert found == "pressure 164/95 mmHg (beyond its gate), pulse 88 /min, SpO2 97 %, nausea none"
    assert readings_text((("systolic", Fraction(120)),), bedside().signs) == "systolic pressure 120 mmHg"
    assert mark_text(bedside().signs["breaths"], Fraction(9), library().sources) == (
        "below gate 10 (trial NCT03714620, verified)"
    )


def test_that_spans_are_said_in_whole_minutes() -> None:
    minute = 60_000_000
    assert (span_text(2 * minute + 1), span_text(2 * minute + 1, up=True)) == ("2 min", "3 min")
    assert (span_text(138 * minute), span_text(60 * minute)) == ("2 h 18 min", "1 h")
    assert (due_text(-1), due_text(0), due_text(minute - 1), due_text(minute)) == (
        "in 1 min", "now", "now", "1 min late",
    )  # fmt: skip


def test_that_leaving_is_told_by_the_clock_then_by_what_is_open() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(AT_75)
    assert told(run).leaving is None
    run.does(Stopped(), after=40)
    run.clock.pass_(30)
    left = told(run).leaving
    assert left is not None
    assert (left.says, left.backing) == (
        "Not before 14:40, 90 min to go.", "unreviewed page on mood, no primary source",
    )  # fmt: skip
    run.clock.pass_(90)
    for criterion in left.criteria[1:]:
        run.does(CriterionMet(criterion.id))
    assert told(run).leaving.says == "1 criterion is open."  # type: ignore[union-attr]
    run.does(CriterionMet(left.criteria[0].id))
    assert told(run).leaving.says == "Every criterion is met. A person decides who may leave."  # type: ignore[union-attr]


def test_that_a_push_counts_down_and_one_too_fast_is_said() -> None:
    run = driven("pain-icu-2-mcg-per-kg-per-min")
    run.does(PushBegun("push", volume.of(Fraction("0.6"))))
    run.clock.pass_(Fraction(20, 60))
    assert told(run).state == "Push going in, 40 s more at least"
    run.does(PushEnded(), after=Fraction(25, 60))
    assert told(run).notes == (
        "Loading push went in 15 s faster than its least time. Watch breathing and pressure.",
    )  # fmt: skip
    (row,) = told(run).pushes
    assert (row.text, row.note) == ("0.6 mL", "begun 12:00, ended 12:00")


def test_that_a_pump_past_its_volume_and_clocks_that_disagree_are_said() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(AT_75)
    run.clock.set_by(-60)
    run.does(Noted("all well"), after=45)
    run.clock.start_anew(after=5)
    run.does(Noted("power was gone"))
    run.clock.start_anew(after=-30)
    run.does(Noted("and again"))
    assert told(run).notes == (
        "By the clock the pump has given its volume: look at it, and write down the end.",
        "The wall clock was set back by 1 h before entry 2. What ran is counted by a clock that nobody can set.",
        "Only the wall clock told the time before entry 3: 5 min. Compare with the pump.",
        "The clock was set back while nothing counted, before entry 4: how long that was is not known. Read the pump.",
    )


def test_that_the_report_holds_every_event_exactly_and_what_was_given() -> None:
    run = driven("depression-70-kg-syringe")
    run.does(AT_75)
    run.does(Observed(VITALS), after=5)
    run.does(RateChanged(pump_rate.of(60), "dizzy"), after=5)  # 12.5 mL
    run.does(Paused("misread"), after=5)
    run.does(Resumed(), after=1)
    run.does(Struck(5, "it was never paused"))
    run.does(Struck(4, "it was never paused"))
    run.does(Stopped("enough", volume.of(20)), after=Fraction("0.5"))  # 6.5 min at 60 mL/h: 19 mL by the clock
    record = report_record(run.sheet, bedside().signs, {"run_sheet": 7})
    given = {each["id"]: each["value"] for each in record["given"]}
    assert (given["infusion.volume_given"], given["infusion.dose_given"]) == ("20", "14")
    assert given["infusion.by_the_clock"] == "19"
    assert [event["counts"] for event in record["events"]] == ["yes"] * 3 + ["struck"] * 2 + ["yes"] * 3
    assert record["events"][7]["minute"] == "33/2"
    assert record["events"][1]["exact"]["readings"][0] == ["systolic", {"number": "164"}]
    rows = report_rows(run.sheet, bedside().signs)
    assert len(rows) == 8
    assert dict(zip(COLUMNS, rows[2], strict=True)) == {
        "entry": "3",
        "at_utc": "2026-11-27 12:10:00",
        "minute": "10",
        "what": "rate changed",
        "says": "Rate changed to 60 mL/h: dizzy",
        "by": "",
        "counts": "yes",
        "written_at_utc": "2026-11-27 12:10:00",
    }


def test_that_the_sheet_to_take_home_is_plain_and_names_nobody() -> None:
    text = instruction_text(bedside(), "0123 456")
    assert text.startswith("After your ketamine treatment\n\nName: ____")
    assert "Do not drive, ride a bicycle or use machines." in text
    assert "Telephone: 0123 456" in text
    assert "Telephone: ____" in instruction_text(bedside())
    assert max(map(len, text.splitlines())) <= 72
