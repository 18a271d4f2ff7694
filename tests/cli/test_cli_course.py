"""`ketadesk course`: six infusions from the first score to the last question, by a calendar that is turned."""

import json
from pathlib import Path

import pytest

from cli_orders import DEPRESSION
from driven import DrivenClock
from ketadesk.cli import coursing, monitoring, planning
from ketadesk.cli.options import parse
from ketadesk.cli.outcome import Outcome, UsageError
from ketadesk.protocols.library import Library
from ketadesk.records.store import open_store

DAY = 24 * 60


@pytest.fixture(autouse=True)
def folder(shipped: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "records"
    monkeypatch.setenv("KETADESK_RECORDS", str(folder))
    for module in (planning, monitoring, coursing):
        monkeypatch.setattr(module, "load_site_library", lambda: shipped)
    return folder


class Clinic:
    """Somebody at the terminal across some weeks; it is noon of Friday 27 November."""

    def __init__(self) -> None:
        self.clock = DrivenClock()

    def does(self, *arguments: str, after: float = 0) -> Outcome:
        self.clock.pass_(after)
        return coursing.course_outcome(parse(("course", *arguments)), self.clock.ticking)

    def told(self, *arguments: str, after: float = 0) -> str:
        done = self.does(*arguments, after=after)
        assert (done.status, done.errors) == (0, ())
        return done.text

    def infusion(self) -> str:
        """Run an infusion to its end, and return the number of its run sheet."""

        def acts(*arguments: str) -> str:
            return monitoring.monitor_outcome(parse(("monitor", *arguments)), self.clock.ticking).text

        number = acts("begin", *DEPRESSION[1:], "--setting", "clinic").split()[2]
        acts("start", "--run", number)
        acts("observe", "pressure=152/90", "--run", number)
        acts("observe", "pressure=164/85", "--run", number)
        self.clock.pass_(40)
        acts("stop", "--run", number)
        acts("end", "--run", number, "--reason", "seen by the doctor")
        return number


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


def test_that_a_course_of_six_goes_from_the_first_score_to_the_question_after_it(clinic: Clinic) -> None:
    told = clinic.told("begin", "depression-iv", "--label", "BED 4")
    # Friday 27 November, Monday 30, Thursday 3, Monday 7, Thursday 10, Monday 14.
    for day in ("Friday 2026-11-27", "Monday 2026-11-30", "Thursday 2026-12-03", "Monday 2026-12-14"):
        assert day in told
    clinic.told("score", "madrs", "32", "--when", "baseline")
    clinic.told("liver", "normal")
    for place, days in enumerate((0, 3, 3, 4, 3, 4), start=1):
        clinic.clock.pass_(days * DAY - (40 if days else 0))
        if place == 6:
            told = clinic.told("show")
            assert "2026-12-14  What follows the last infusion: today (CANMAT 2021, verified)" in told
            clinic.told("maintenance", "weekly, decided case by case")
        told = clinic.told("visit", "--run", clinic.infusion())
        clinic.told("urinary", "no")
        clinic.told("score", "madrs", str(30 - 4 * place), "--when", "visit")
    assert "Given         6 of 6, the source gives 6" in told
    assert "Given in all  210 mg, 3 mg/kg, each by its own weight" in told
    assert "highest pressure 164/85 mmHg" in told
    told = clinic.told("show", after=14 * DAY)
    assert "Are the symptoms back?: today (Cusin 2017, verified)" in told
    clinic.told("relapse", "no")
    told = clinic.told("end", "--reason", "six were given")
    assert "MADRS 6 of 60, visit: 81.2 % below baseline, response, remission" in told or "81.3 %" in told
    assert clinic.told("list") == "     1  ended  Course: Depression  [BED 4]\n"
    record = json.loads(clinic.told("report", "--course", "1"))
    assert [each["what"] for each in record["events"]].count("infusion given") == 6
    assert record["planned_days"] == []


def test_that_an_infusion_that_asks_first_is_answered_or_given_a_reason(clinic: Clinic) -> None:
    clinic.told("begin", "depression-iv")
    clinic.told("visit", "--weight", "154lb", "--dose", "35mg")
    done = clinic.does("visit", "--weight", "70kg", "--dose", "35mg", after=3 * DAY)
    assert done.errors[0].startswith("No liver tests are written down, and this is infusion 2")
    done = clinic.does("visit", "--weight", "70kg", "--dose", "35mg", "--weighed", "2026-11-20", "--json")
    assert json.loads(done.text)["says"].startswith("The weight is 10 days old, more than 7 days")
    told = clinic.told("visit", "--weight", "70kg", "--dose", "35mg", "--reason", "tests are on their way")
    assert "2  Monday 2026-11-30  35 mg at 70 kg, no sealed plan, no run sheet, tests are on their way" in told
    assert "1  Friday 2026-11-27  35 mg at 69.9 kg" in told


def test_that_a_run_sheet_of_something_else_or_unfinished_is_no_visit(clinic: Clinic) -> None:
    clinic.told("begin", "depression-iv")
    begun = monitoring.monitor_outcome(parse(("monitor", "begin", *DEPRESSION[1:])), clinic.clock.ticking)
    assert begun.text.startswith("Run sheet 2\n")
    assert clinic.does("visit", "--run", "2").errors == (
        "Run sheet 2 has not given its drug to the end: end it first.",
    )  # fmt: skip
    clinic.told("begin", "depression-iv-escalating", "--interval", "3-4")
    number = clinic.infusion()
    assert clinic.does("visit", "--run", number, "--course", "3").errors == (
        f"Run sheet {number} is of another protocol: Depression.",
    )  # fmt: skip
    assert clinic.does("show").errors == ("More than one course is open: name it with --course, as 3, 1.",)


def test_that_closed_days_are_avoided_and_a_number_is_asked(clinic: Clinic) -> None:
    told = clinic.told("begin", "depression-iv", "--start", "2026-12-22", "--closed", "2026-12-25")
    assert "Infusion 2: Monday 2026-12-28, 2 days beyond the interval" in told
    done = clinic.does("begin", "depression-iv", "--by", "2")
    assert done.errors == ("Four to six infusions, two a week: its source gives 4 to 6. Choose a number.",)
    assert "Stop rule" in clinic.told("begin", "depression-iv", "--by", "2", "--count", "5")
    assert clinic.does("begin", "pain-icu").errors[0].startswith("Pain after surgery, ICU is no course")


def test_that_what_is_struck_stays_to_be_read_and_who_wrote_it_is_told(
    clinic: Clinic, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.told("begin", "depression-iv")
    with open_store(folder) as store:
        store.people.add("R. Alder", "2580", ["preparer"])
    monkeypatch.setenv("KETADESK_PIN", "2580")
    clinic.told("score", "phq-9", "20", "--when", "baseline", "--person", "R. Alder")
    clinic.told("missed", "--reason", "ill")
    told = clinic.told("strike", "1", "--reason", "added up wrongly")
    assert "PHQ-9" not in told
    assert clinic.told("log") == (
        "   1  2026-11-27  Score phq-9 20, baseline  R. Alder  (struck)\n"
        "   2  2026-11-27  No infusion: ill\n"
        "   3  2026-11-27  Entry 1 struck: added up wrongly\n"
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("score", "madrs", "3O"), "TOTAL: Only the number here"),
        (("score", "madrs", "12.5"), "TOTAL: Whole numbers only."),
        (("score", "madrs", "12", "--when", "soon"), "--when: Choose one of baseline, 24h, visit, later."),
        (("liver", "fine"), "FOUND: Write normal or raised."),
        (("urinary", "some"), "SYMPTOMS: Write yes or no."),
        (("relapse", "maybe"), "BACK: Write yes or no."),
        (("visit", "--weight", "70kg"), "--run: Name the run sheet, or write --weight and --dose."),
        (("visit", "--weight", "70", "--dose", "35mg"), "--weight: Write the unit after the number, as in 70kg."),
        (
            ("visit", "--weight", "70kg", "--dose", "35mg", "--weighed", "1.12."),
            "--weighed: Write the day as 2026-12-01.",
        ),
        (("note", "x", "--on", "2026-02-30"), "--on: There is no such day: 2026-02-30."),
        (("strike", "first", "--reason", "x"), "NUMBER: Write a whole number, as 7."),
        (("begin", "depression-iv", "--by", "9"), "--by: There is no such course: 1 is Six infusions in 3 weeks"),
        (("begin", "depression-iv-escalating", "--interval", "some"), "--interval: Write the days apart, as 3-4 or 7."),
        (("report", "--out", "course.csv"), "--out: Say which file to write, as in --out course.json."),
    ],
)
def test_that_what_cannot_be_read_is_said_and_not_kept(clinic: Clinic, arguments: tuple[str, ...], says: str) -> None:
    clinic.told("begin", "depression-iv")
    with pytest.raises(UsageError) as error:
        clinic.does(*arguments)
    assert str(error.value).startswith(says)
    assert clinic.told("log") == "No entries.\n"


def test_that_a_day_to_come_and_a_wrong_total_are_refused_with_status_2(clinic: Clinic) -> None:
    clinic.told("begin", "depression-iv")
    assert clinic.does("liver", "normal", "--on", "2026-12-01").errors == (
        "2026-12-01 is still to come: write it down when it has been.",
    )  # fmt: skip
    assert clinic.does("score", "madrs", "61").errors == ("MADRS is 0 to 60: add it up again.",)


def test_that_the_report_is_written_once(clinic: Clinic, tmp_path: Path) -> None:
    clinic.told("begin", "depression-iv")
    out = tmp_path / "course.json"
    assert clinic.told("report", "--out", str(out)) == f"The report is in {out}.\n"
    assert json.loads(out.read_text("utf-8"))["agreed"]["count"] == 6
    assert clinic.does("report", "--out", str(out)).status == 2


def test_that_without_records_there_is_no_course_and_none_are_begun(clinic: Clinic, folder: Path) -> None:
    assert clinic.does("show").errors == (f"There are no records yet, so there is no course: {folder}.",)
    assert not folder.exists()
    with pytest.raises(UsageError, match="Say what happened"):
        clinic.does()
