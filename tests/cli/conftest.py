"""The command line as a process, and in this process for speed."""

import os
import subprocess
import sys

import pytest

from cli_orders import Command, Result
from ketadesk.cli import command, judging, listing, planning
from ketadesk.protocols.library import Library, load_library


@pytest.fixture(scope="session")
def shipped() -> Library:
    return load_library()


@pytest.fixture
def ketadesk(shipped: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs a command in this process; the library is read once."""
    for module in (planning, judging, listing):
        monkeypatch.setattr(module, "load_site_library", lambda: shipped)

    def run(*arguments: str) -> Result:
        status = command.run(arguments)
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return run


@pytest.fixture
def process() -> Command:
    """Return a function that runs a command as a process of its own, in a plain locale, and without a display."""

    def run(*arguments: str | bytes) -> Result:
        without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONIOENCODING", "PYTHONUTF8"}
        environment = {name: value for name, value in os.environ.items() if name not in without} | {"LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-m", "ketadesk", *arguments],
            capture_output=True,
            env=environment,
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
