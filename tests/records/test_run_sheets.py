"""A run sheet in the records: whatever ends the program, what was acknowledged is there, with its clocks right."""

import os
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from driven import MINUTE, DrivenClock, planned_of
from ketadesk.monitoring.amounts import infusion_given
from ketadesk.monitoring.event import Closed, Noted, Observed, Paused, Resumed, Started, Stopped
from ketadesk.monitoring.out_of_turn import OutOfTurnError
from ketadesk.quantities.kinds import pump_rate
from ketadesk.records.refusing import NotSavedError, RecordsError
from ketadesk.records.run_sheets import Run, RunSheets
from ketadesk.records.searching import Wanted, search
from ketadesk.records.store import Store, open_store
from ketadesk.records.ticking import Ticking, session_name, steady_ns

START = Started(pump_rate.of(75))
CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from fractions import Fraction
from driven import DrivenClock, planned_of
from ketadesk.monitoring.event import Observed, Started
from ketadesk.quantities.kinds import pump_rate
from ketadesk.records.run_sheets import RunSheets
from ketadesk.records.store import open_store

clock = DrivenClock()
sheets = RunSheets(open_store(Path(sys.argv[1])))
run = sheets.begin(planned_of("depression-70-kg-syringe"), clock.now(), None, "bed 4")
clock.pass_(1)
run = sheets.add(run, Started(pump_rate.of(75)), clock.now())
print(run.number, flush=True)
while True:
    clock.pass_(1)
    run = sheets.add(run, Observed((("pulse", Fraction(80)),)), clock.now())
    print(len(run.sheet.events), flush=True)
"""


def begun(store: Store, clock: DrivenClock) -> tuple[RunSheets, Run]:
    sheets = RunSheets(store)
    return sheets, sheets.begin(
        planned_of("depression-70-kg-syringe"), clock.now(), None, "bed 4", {"versions": {"ketadesk": "x"}}
    )


def ml(run: Run, clock: DrivenClock) -> Fraction:
    assert run.sheet.infusion is not None
    return infusion_given(run.sheet.infusion, run.sheet.now_us(clock.now())).volume.value.magnitude


def test_that_a_run_sheet_is_read_again_as_it_stood(folder: Path, passphrase: str | None) -> None:
    clock = DrivenClock()
    with open_store(folder, passphrase) as store:
        nurse = store.people.add("R. Alder", "2580", ["preparer"])
        sheets, run = begun(store, clock)
        run = sheets.add(run, START, clock.now(), nurse)
        clock.pass_(10)
        run = sheets.add(run, Paused("cannula looked at"), clock.now(), nurse, ago_us=MINUTE)
    with open_store(folder, passphrase) as store:
        sheets = RunSheets(store)
        (again,) = sheets.open()
        assert (again.number, again.label, again.sheet) == (run.number, "bed 4", run.sheet)
        assert again.sheet.events[0].by == "R. Alder"
        assert ml(again, clock) == Fraction("11.25")  # 9 min at 75 mL/h
        entry = store.journal.entries(titled=f"Run sheet {run.number}: paused")[0]
        assert [(each.name, each.meaning) for each in entry.signatures] == [("R. Alder", "wrote it down")]
        assert store.verdict().flaws == ()


def test_that_killed_while_it_writes_all_that_was_acknowledged_is_there_and_the_clock_goes_on(folder: Path) -> None:
    tests = str(Path(__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), tests], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        number, told = int(child.stdout.readline()), 1
        while told < 8:
            told = int(child.stdout.readline())
        os.kill(child.pid, signal.SIGKILL)
        for line in child.stdout:
            told = int(line)
    clock = DrivenClock()
    clock.pass_(22)
    with open_store(folder) as store:
        run = RunSheets(store).read(number)
        assert len(run.sheet.events) in {told, told + 1}  # the last may have been kept and not yet told
        assert run.sheet.at_us[:3] == (MINUTE, 2 * MINUTE, 3 * MINUTE)
        assert ml(run, clock) == Fraction("26.25")  # 21 min at 75 mL/h, by the clock that went on
        assert run.sheet.doubts == ()
        assert store.verdict().flaws == ()


def test_that_when_the_machine_was_started_anew_the_wall_clock_is_taken_and_the_record_says_so(folder: Path) -> None:
    clock = DrivenClock()
    with open_store(folder) as store:
        sheets, run = begun(store, clock)
        run = sheets.add(run, START, clock.now())
    clock.pass_(5)
    clock.start_anew(after=3)
    with open_store(folder) as store:
        sheets = RunSheets(store)
        run = sheets.add(sheets.read(run.number), Noted("power was gone"), clock.now())
        assert ml(run, clock) == 10
        assert [doubt.passed.by_wall for doubt in sheets.read(run.number).sheet.doubts] == [True]


def test_that_two_windows_do_not_write_over_each_other(folder: Path) -> None:
    clock = DrivenClock()
    with open_store(folder) as store:
        sheets, run = begun(store, clock)
        elsewhere = sheets.read(run.number)
        run = sheets.add(run, START, clock.now())
        with pytest.raises(RecordsError, match="continued elsewhere meanwhile: read it again"):
            sheets.add(elsewhere, START, clock.now())
        assert len(sheets.read(run.number).sheet.events) == 1


def test_that_what_is_refused_or_not_saved_is_not_there(folder: Path) -> None:
    clock = DrivenClock()
    with open_store(folder) as store:
        sheets, run = begun(store, clock)
        with pytest.raises(OutOfTurnError):
            sheets.add(run, Resumed(), clock.now())
        store.access.says = "The disk is full."
        with pytest.raises(NotSavedError):
            sheets.add(run, START, clock.now())
        store.access.says = ""
        assert sheets.read(run.number).sheet.events == ()


def test_that_an_ended_run_sheet_is_open_no_more_and_a_list_keeps_its_entries_apart(folder: Path) -> None:
    clock = DrivenClock()
    with open_store(folder) as store:
        sheets, run = begun(store, clock)
        for what in (START, Observed((("pulse", Fraction(80)),)), Stopped(), Closed()):
            run = sheets.add(run, what, clock.now())
        assert sheets.open() == ()
        assert [(each.title, each.label, ended) for each, ended in sheets.all()] == [
            ("Run sheet: Depression", "bed 4", True)
        ]
        plain = [line.kind for line in search(store.access, Wanted())]
        assert plain == ["run sheet ended", "run sheet"]
        asked = search(store.access, Wanted(kind="run sheet entry"))
        assert [line.title.partition(": ")[2] for line in asked] == ["infusion stopped", "observed", "infusion started"]
        assert len(search(store.access, Wanted("observed"))) == 1


def test_that_a_number_of_something_else_is_no_run_sheet(folder: Path) -> None:
    with open_store(folder) as store:
        entry = store.journal.append("waste", {"wasted": "9.3 mL"})
        store.journal.append("run sheet", {"planned": {}}, title="Run sheet: of tomorrow")
        sheets = RunSheets(store)
        with pytest.raises(RecordsError, match="Entry 1 is no run sheet"):
            sheets.read(entry.number)
        with pytest.raises(RecordsError, match="Run sheet 2 cannot be read: its plan is not read here"):
            sheets.read(2)


def test_that_the_clocks_of_this_machine_count_forward_within_one_session() -> None:
    first, second = Ticking().now(), Ticking().now()
    assert first.session == second.session != ""
    assert second.steady_us >= first.steady_us
    assert steady_ns() > 0
    if Path("/proc/sys/kernel/random/boot_id").exists():
        assert session_name() == session_name()
