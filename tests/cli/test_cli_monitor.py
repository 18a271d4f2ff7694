"""`ketadesk monitor`: an infusion from its order to its report, by a clock that is driven."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from checking.checked import PREPARED_ORDER, compared, second
from cli_orders import DEPRESSION, INTENSIVE_CARE, Command
from driven import DrivenClock
from ketadesk.cli import monitoring, planning
from ketadesk.cli.options import parse
from ketadesk.cli.outcome import Outcome, UsageError
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.sealing import sealed_record
from ketadesk.presentation.ticking import NO_TICKS
from ketadesk.protocols.library import Library
from ketadesk.records.entry import Signature
from ketadesk.records.store import open_store

ORDER = (*DEPRESSION[1:], "--setting", "clinic")


@pytest.fixture(autouse=True)
def folder(shipped: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "records"
    monkeypatch.setenv("KETADESK_RECORDS", str(folder))
    monkeypatch.setenv("TZ", "UTC")
    for module in (planning, monitoring):
        monkeypatch.setattr(module, "load_site_library", lambda: shipped)
    return folder


class Bedside:
    """Somebody at the terminal, and the clock beside it."""

    def __init__(self) -> None:
        self.clock = DrivenClock()

    def does(self, *arguments: str, after: float = 0) -> Outcome:
        self.clock.pass_(after)
        return monitoring.monitor_outcome(parse(("monitor", *arguments)), self.clock.ticking)

    def told(self, *arguments: str, after: float = 0) -> str:
        done = self.does(*arguments, after=after)
        assert (done.status, done.errors) == (0, ())
        return done.text

    def record(self) -> dict[str, Any]:
        return json.loads(self.told("report"))  # type: ignore[no-any-return]


@pytest.fixture
def bedside() -> Bedside:
    return Bedside()


def test_that_an_infusion_is_followed_from_its_order_to_its_report(bedside: Bedside, tmp_path: Path) -> None:
    told = bedside.told("begin", *ORDER, "--run-label", "BED 4")
    assert told.startswith("Run sheet 1 [BED 4]\nDepression, 0.5 mg/kg over 40 min\nPlan: not double-checked.\n")
    assert "Set the pump to   75 mL/h, planned" in told
    assert "Running, minute 0 of 40" in bedside.told("start", after=10)
    told = bedside.told("observe", "pressure=164/95", "pulse=88", "spo2=97", "sedation=awake", after=5)
    assert "Pressure: 164/95 mmHg, above gate 160 (trial NCT06085937, verified)" in told
    told = bedside.told("show", after=17)
    assert "Running, minute 22 of 40" in told
    assert "Given             27.5 mL, of 50 mL" in told
    assert "Dose given        19.25 mg, of 35 mg planned" in told
    bedside.told("pause", "--reason", "cannula looked at", "--ago", "2min")  # at minute 20: 25 mL
    bedside.told("resume", after=3)
    bedside.told("rate", "60mL/h", "--reason", "dizzy")
    told = bedside.told("stop", "--reason", "vomiting", after=10)  # 10 mL more
    assert "Given             35 mL, of 50 mL" in told
    assert "Dose given        24.5 mg, of 35 mg planned" in told
    assert "Leaving: Not before " in told
    out = tmp_path / "run.json"
    assert bedside.told("report", "--out", str(out)) == f"The report is in {out}.\n"
    record = json.loads(out.read_text("utf-8"))
    given = {each["id"]: each["value"] for each in record["given"]}
    assert (given["infusion.volume_given"], given["whole_dose_given"]) == ("35", "49/2")
    assert [each["what"] for each in record["events"]] == [
        "infusion started", "observed", "paused", "resumed", "rate changed", "infusion stopped",
    ]  # fmt: skip
    table = tmp_path / "run.csv"
    bedside.told("report", "--out", str(table))
    with table.open(encoding="utf-8", newline="") as rows:
        read = list(csv.DictReader(rows))
    assert [row["minute"] for row in read] == ["10", "15", "30", "35", "35", "45"]
    assert bedside.does("report", "--out", str(table)).errors == (f"{table} is already there: name another file.",)


def test_that_leaving_is_ticked_and_the_sheet_ended(bedside: Bedside) -> None:
    bedside.told("begin", *ORDER)
    bedside.told("start")
    bedside.told("stop", after=40)
    assert bedside.does("end").errors == ("Leaving is not complete, as it shows: say why the run sheet is ended.",)
    criteria = [
        "awake-and-oriented", "dissociation-gone", "walks-and-sees", "pressure-settled", "drinks-no-vomiting",
        "mood-asked", "cannula-out", "adult-takes-home", "sheet-given",
    ]  # fmt: skip
    for each in criteria:
        told = bedside.told("met", each)
    assert "Leaving: Not before " in told
    told = bedside.told("met", "cannula-out", "--not", after=120)
    assert "1 criterion is open." in told
    bedside.told("met", "cannula-out")
    assert "Ended" in bedside.told("end")
    assert bedside.does("note", "one more thing").errors == (
        "No run sheet is open: begin one, or name one with --run.",
    )  # fmt: skip
    assert bedside.does("note", "one more thing", "--run", "1").errors == (
        "This run sheet is closed: nothing is added to it.",
    )  # fmt: skip
    assert bedside.told("list") == "     1  ended  Run sheet: Depression\n"


def test_that_a_push_then_an_infusion_are_one_run_sheet(bedside: Bedside) -> None:
    bedside.told("begin", *INTENSIVE_CARE[1:])
    assert "Push going in, 60 s more at least" in bedside.told("push")
    told = bedside.told("pushed", after=0.75)
    assert "Loading push went in 15 s faster than its least time." in told
    bedside.told("start", after=1)
    told = bedside.told("container", "100mg/50mL", after=600)  # 4.2 mL/h × 10 h of 1 mg/mL: 42 mg
    assert "Dose given        77 mg\n" in told  # and 35 mg pushed
    told = bedside.told("rate", "2.1mL/h", "--reason", "twice as strong")
    assert "Dose given        81.2 mg" in bedside.told("show", after=60)  # 2.1 mL of 2 mg/mL: 4.2 mg


def test_that_a_sealed_plan_is_followed_with_both_signatures(bedside: Bedside, folder: Path, shipped: Library) -> None:
    record = sealed_record(compared(second()), work_out(PREPARED_ORDER, shipped), NO_TICKS)
    with open_store(folder) as store:
        first = store.people.add("RA", "2580", ["preparer"])
        checker = store.people.add("MO", "1357", ["checker"])
        at = "2026-11-27T10:02:00.000000Z"
        signed = [Signature(first.id, "RA", "I prepared this", at), Signature(checker.id, "MO", "I read these", at)]
        entry = store.journal.append("plan sealed", record, signed, "Depression").number
        waste = store.journal.append("waste", {"wasted": "9.3 mL"}, (), "Waste").number
        other = {**record, "terms": [{**each, "value": "36"} for each in record["terms"]]}
        changed = store.journal.append("plan sealed", other, signed, "Depression").number
    told = bedside.told("begin", "--entry", str(entry))
    assert "Plan: double-checked, RA: I prepared this; MO: I read these." in told
    found = json.loads(bedside.told("report", "--waste", str(waste)))
    assert (found["sealed_plan"], [each["name"] for each in found["plan_signatures"]]) == (entry, ["RA", "MO"])
    assert found["waste"][0]["content"] == {"wasted": "9.3 mL"}
    assert bedside.does("begin", "--entry", str(waste)).errors[0].startswith(f"Entry {waste} is no sealed plan")
    assert "other figures by the data of today" in bedside.does("begin", "--entry", str(changed)).errors[0]
    assert bedside.does("report", "--waste", str(entry)).errors == (f"Entry {entry} is no record of waste.",)


def test_that_who_signs_is_asked_by_pin(bedside: Bedside, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bedside.told("begin", *ORDER)
    with open_store(folder) as store:
        store.people.add("R. Alder", "2580", ["preparer"])
    monkeypatch.setenv("KETADESK_PIN", "2581")
    assert bedside.does("start", "--person", "R. Alder").errors[0].startswith("This is not the PIN of R. Alder.")
    monkeypatch.setenv("KETADESK_PIN", "2580")
    bedside.told("start", "--person", "r. alder")
    assert bedside.told("log").endswith("Infusion started at 75 mL/h  R. Alder\n")


def test_that_what_is_struck_stays_to_be_read(bedside: Bedside) -> None:
    bedside.told("begin", *ORDER)
    bedside.told("observe", "pulse=188")
    told = bedside.told("strike", "1", "--reason", "of the wrong patient")
    assert "Last read" not in told
    log = bedside.told("log").splitlines()
    assert log[0].endswith("Observed: pulse 188 /min (beyond its gate)  (struck)")
    assert log[1].endswith("Entry 1 struck: of the wrong patient")


def test_that_two_open_run_sheets_are_told_apart(bedside: Bedside) -> None:
    bedside.told("begin", *ORDER, "--run-label", "BED 4")
    bedside.told("begin", *ORDER)
    assert bedside.does("start").errors == ("More than one run sheet is open: name it with --run, as 2, 1 [BED 4].",)
    assert "Run sheet 1 [BED 4]" in bedside.told("start", "--run", "1")
    assert bedside.does("start", "--run", "3").errors[0].startswith("Entry 3 is no run sheet")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("observe", "pressure=120"), "pressure: Write both figures, as in pressure=120/80."),
        (("observe", "pulse"), "pulse: Write the sign before its value, as in pulse=72."),
        (("observe", "pulse=8O"), "pulse: Only the number here; its unit stands beside the field."),
        (("observe", "pulse=80", "pulse=81"), "pulse: It is given twice: give it once."),
        (("observe", "warmth=37"), "warmth: There is no such sign"),
        (("observe", "pressure=80/120"), "diastolic: The lower figure of the pressure is not below the upper"),
        (("start", "--rate", "75"), "--rate: Write the unit after the number, as in 75mL/h."),
        (("start", "--rate", "7,5mL/h"), "--rate: A comma may mean a point or thousands."),
        (("start", "--rate", "0mL/h"), "--rate: It must be more than 0."),
        (("start", "--rate", "75mg/h"), "--rate: The unit mg/h is not read here: write mL/h."),
        (("pause", "--reason", "x", "--ago", "2"), "--ago: Write the unit after the number, as in 2min."),
        (("container", "50mg"), "CONTAINER: Write the drug in it and what it is made up to, as in 50mg/50mL."),
        (("met", "happy"), "ID: There is no such criterion; there are awake-and-oriented, "),
        (("strike", "one"), "NUMBER: Write a whole number, as 7."),
        (("push",), "ADMIN: The plan has no push."),
        (("show", "--run", "x"), "--run: Write a whole number, as 7."),
        (("report", "--out", "run.pdf"), "--out: Say which file to write, as in --out run.json or --out run.csv."),
    ],
)
def test_that_what_cannot_be_read_is_said_and_not_kept(bedside: Bedside, arguments: tuple[str, ...], says: str) -> None:
    bedside.told("begin", *ORDER)
    with pytest.raises(UsageError) as error:
        bedside.does(*arguments)
    assert str(error.value).startswith(says)
    assert bedside.record()["events"] == []


def test_that_what_does_not_fit_is_refused_with_status_2(bedside: Bedside) -> None:
    bedside.told("begin", *ORDER)
    done = bedside.does("resume", "--json")
    assert (done.status, json.loads(done.text)["says"]) == (2, "The infusion has not been started: start it.")
    bedside.told("start")
    done = bedside.does("stop", after=20)
    assert done.errors == ("25 mL of the plan has not been given: say why it is stopped.",)
    assert bedside.does("stop", "--read", "24.9mL").errors[0].startswith("25.1 mL of the plan")
    assert bedside.does("stop", after=20).status == 0


def test_that_an_order_that_is_not_ready_begins_nothing(bedside: Bedside, folder: Path) -> None:
    done = bedside.does("begin", "depression-iv", "--weight", "70kg")
    assert (done.status, bedside.told("list")) == (2, "No run sheets.\n")
    done = bedside.does("begin", *ORDER, "--time", "45min")
    assert done.errors == ("This order waits for a reason: give it first.",)


def test_that_without_records_there_is_no_run_sheet_and_none_are_begun(bedside: Bedside, folder: Path) -> None:
    assert bedside.does("show").errors == (f"There are no records yet, so there is no run sheet: {folder}.",)
    assert not folder.exists()
    with pytest.raises(UsageError, match="Say what happened"):
        bedside.does()


def test_that_the_sheet_to_take_home_needs_no_run_sheet(bedside: Bedside) -> None:
    assert "Telephone: 0123" in bedside.told("instructions", "--call", "0123")
    assert json.loads(bedside.told("instructions", "--json"))["sheet"].startswith("After your ketamine treatment")


def test_that_each_command_is_a_process_of_its_own_by_the_clock_of_the_machine(process: Command) -> None:
    assert process("monitor", "begin", *ORDER).status == 0
    assert "Running, minute 0 of 40" in process("monitor", "start").out
    record = json.loads(process("monitor", "show", "--json").out)
    assert (record["status"], record["clocks"]) == ("done", [])
    assert process("monitor", "resume").err == "The infusion is not paused: it runs.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("monitor", "pause", "--reason", "cannula", "--reason", "dizzy"),
        ("monitor", "rate", "60mL/h", "--ago", "2min", "--ago", "20min"),
        ("course", "visit", "--weight", "70kg", "--weight", "77kg"),
        ("course", "end", "--person", "MO", "--person", "RA"),
    ],
)
def test_that_an_option_that_is_typed_twice_is_refused_and_not_passed_over(words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match=f"{words[-2]}: It is given twice: give it once."):
        parse(words)
