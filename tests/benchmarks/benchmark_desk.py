"""What KetaDesk costs, beside what it is measured against, in one run.

Not part of the tests: `bash resources/commands/benchmark`. Nothing here fails on a slow machine.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ketadesk.dosing.order import Order
from ketadesk.dosing.plan import plan
from ketadesk.intake.draft import DoseDraft, Draft
from ketadesk.intake.reading import read
from ketadesk.presentation.answering import load_planner, work_out
from ketadesk.protocols.library import load_library

CHILD = Path(__file__).with_name("child_windows.py")
ROUNDS = 15
LIBRARY = load_library()
PAIN = Draft(
    protocol="pain-icu", setting="icu", weight_text="70", weight_known="measured", strength_text="50",
    vial_volume_text="10", vial_total_text="500", method="make-up", container="syringe-50",
    container_volume_text="50", concentration_text="1", diluent="sodium-chloride-0.9",
).with_dose("infusion", DoseDraft(dose_text="1"))  # fmt: skip


def _run(*command: str) -> str:
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


@pytest.mark.benchmark(group="a push and an infusion with its titration table")
def test_plan(benchmark: BenchmarkFixture) -> None:
    order = read(PAIN, LIBRARY)
    assert isinstance(order, Order)
    assert benchmark(plan, order, LIBRARY).status == "complete"


@pytest.mark.benchmark(group="a push and an infusion with its titration table")
def test_draft_to_sheet(benchmark: BenchmarkFixture) -> None:
    assert benchmark(work_out, PAIN, LIBRARY).sheet.state == "ready"


@pytest.mark.benchmark(group="a push and an infusion with its titration table")
def test_key_to_answer(benchmark: BenchmarkFixture) -> None:
    assert benchmark(load_planner(), PAIN).sheet.cards


@pytest.mark.benchmark(group="0.1 mg/kg/h for 70 kg at 2 mg/mL, from the shell")
def test_ketadesk_calc(benchmark: BenchmarkFixture) -> None:
    given = ("dose_rate=0.1mg/kg/h", "weight=70kg", "concentration=2mg/mL")
    command = (sys.executable, "-m", "ketadesk", "calc", "pump-rate", *given)
    assert "3.5 mL/h" in benchmark.pedantic(_run, command, rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="0.1 mg/kg/h for 70 kg at 2 mg/mL, from the shell")
@pytest.mark.skipif(shutil.which("qalc") is None, reason="qalc is not installed")
def test_qalc(benchmark: BenchmarkFixture) -> None:
    question = "0.1 mg/kg/h * 70 kg / (2 mg/mL) to mL/h"
    assert "3.5 mL/h" in benchmark.pedantic(_run, ("qalc", "-t", question), rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.parametrize("moment", ["bare", "painted", "ready"])
@pytest.mark.benchmark(group="launch: a bare Qt window, KetaDesk painted, KetaDesk ready to answer")
def test_launch(benchmark: BenchmarkFixture, moment: str) -> None:
    peaks: list[float] = []

    def launch() -> None:
        peaks.append(float(_run(sys.executable, str(CHILD), moment)))

    benchmark.pedantic(launch, rounds=ROUNDS, warmup_rounds=2)
    benchmark.extra_info["peak_mb"] = max(peaks)
    sys.stdout.write(f"\n{moment}: median {benchmark.stats['median']:.3f} s, peak {max(peaks):.1f} MB\n")
