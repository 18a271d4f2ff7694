"""The contract with whoever calls: exit status, standard output whole or empty, one sentence for each error."""

import json
import subprocess
import sys

import pytest

from cli_orders import DEPRESSION, INTENSIVE_CARE, Command, changed, without
from ketadesk import probe
from ketadesk.cli import outcome


def test_that_the_version_is_said_without_the_unit_library() -> None:
    script = (
        "import sys; from ketadesk.cli.command import run; status = run(['--version']);"
        "assert 'pint' not in sys.modules and not any(name.startswith('PySide6') for name in sys.modules);"
        "sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "KetaDesk 0.1.0\n", "")


@pytest.mark.parametrize("arguments", [DEPRESSION, ("selftest",), ("running", "--help")])
def test_that_no_command_loads_qt(arguments: tuple[str, ...]) -> None:
    script = (
        f"import sys; from ketadesk.cli.command import run; run({list(arguments)!r});"
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_that_a_complete_order_ends_with_0_and_its_sheet(process: Command) -> None:
    done = process(*DEPRESSION)
    assert (done.status, done.err) == (0, "")
    assert "SET THE PUMP TO: 75 mL/h" in done.out
    assert "0.5 mg/kg × 70 kg" in done.out, "text is UTF-8 whatever the locale"


def test_that_a_complete_order_is_json_on_demand(process: Command) -> None:
    done = process(*DEPRESSION, "--json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["status"] == "complete"


def test_that_what_is_missing_is_named_with_its_option_and_nothing_is_printed(process: Command) -> None:
    done = process(*without(DEPRESSION, "--weight"))
    assert (done.status, done.out, done.err) == (2, "", "--weight: Enter the weight.\n")


def test_that_a_refused_number_is_one_sentence_and_nothing_is_printed(process: Command) -> None:
    done = process(*changed(DEPRESSION, "--weight", "2,5kg"))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("--weight: A comma may mean a point or thousands.")
    assert done.err.count("\n") == 1


def test_that_an_order_of_bytes_that_are_no_text_is_refused(process: Command) -> None:
    done = process(*changed(DEPRESSION, "--weight", "70kg")[:3], b"7\xff0kg", *DEPRESSION[4:])
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("--weight: ")
    assert done.err.count("\n") == 1


def test_that_a_stopped_order_ends_with_3_and_shows_no_figure(process: Command) -> None:
    stopped = changed(INTENSIVE_CARE, "--vial", "1000mg/10mL")
    done = process(*stopped)
    assert (done.status, done.err) == (3, "Stopped: no figure is shown until the order is changed.\n")
    assert "\nSTOP   Never" in done.out
    assert "mL/h" not in done.out.split("Preparation")[0]


def test_that_a_closed_pipe_is_no_error() -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "ketadesk", *DEPRESSION], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert started.stdout is not None
    assert started.stderr is not None
    started.stdout.close()
    said = started.stderr.read()
    started.stderr.close()
    assert (started.wait(60), said) == (0, b"")


def test_that_the_self_test_agrees_without_a_display(process: Command) -> None:
    done = process("selftest")
    assert (done.status, done.err) == (0, "")
    assert "The window cannot open here:" in done.out
    assert done.out.endswith(" 0 differences.\n")


def test_that_a_broken_installation_has_the_status_that_the_probe_has() -> None:
    assert outcome.ENVIRONMENT == probe.EXIT_ENVIRONMENT
