"""The program asks the system for no network: not the command line, and not the window in any of its modes."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# A socket of the internet, or an address there. What talks within the machine (AF_UNIX) is a display or a desktop.
INTERNET = re.compile(r"AF_INET|AF_PACKET|sin_port|sin6_port")

WINDOW = """
from pathlib import Path
import sys
from ketadesk.views.application import make_application
application = make_application(sys.argv[:1])
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from views.hands import DEPRESSION, Hands
from views.picture import new_window
window = new_window()
hands = Hands(window)
hands.fill(DEPRESSION)
assert hands.figures()[0] == "75 mL/h", hands.figures()
for mode in window.modes:
    window.turn_to(mode)
window.turn_to("order")
QTest.keyClick(window, Qt.Key.Key_F1)
application.processEvents()
print(*hands.figures())
"""
PLAN = (
    "plan", "depression-iv", "--weight", "70kg", "--vial", "500mg/10mL", "--method", "make-up", "--container", "50mL",
    "--diluent", "sodium-chloride-0.9",
)  # fmt: skip

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace shows what is asked of the system")


def traced(folder: Path, *arguments: str) -> tuple[str, str]:
    """Run Python with arguments and return what it said, and every call that has to do with a network."""
    trace = folder / "trace"
    places = {name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "KETADESK_RECORDS")}
    done = subprocess.run(
        ["strace", "-f", "-e", "trace=%network", "-o", str(trace), sys.executable, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(TESTS)} | places,
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout, trace.read_text(errors="replace")


@pytest.mark.parametrize("arguments", [PLAN, ("selftest",), ("help", "use")], ids=["plan", "selftest", "help"])
def test_that_the_command_line_asks_for_no_network(arguments: tuple[str, ...], tmp_path: Path) -> None:
    said, calls = traced(tmp_path, "-m", "ketadesk", *arguments)
    assert said
    assert INTERNET.findall(calls) == []


def test_that_the_window_asks_for_no_network(tmp_path: Path) -> None:
    said, calls = traced(tmp_path, "-c", WINDOW)
    assert "75 mL/h" in said
    assert INTERNET.findall(calls) == []


def test_that_a_call_for_a_network_is_seen(tmp_path: Path) -> None:
    _, calls = traced(tmp_path, "-c", "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()")
    assert INTERNET.findall(calls) == ["AF_INET"]
