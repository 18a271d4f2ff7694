"""What is kept of a fault helps to mend it, and holds nothing that was typed."""

import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ketadesk import app, fault_report

TYPED = "Mrs Example, 70.5 kg"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _failed() -> Exception:
    weight_text = TYPED
    try:
        try:
            int(weight_text)
        except ValueError as error:
            raise KeyError(weight_text) from error
    except KeyError as error:
        return error


def test_that_a_report_names_versions_kinds_files_lines_and_functions_and_no_words() -> None:
    said = fault_report.report(_failed())
    assert f"Python {sys.version_info[0]}.{sys.version_info[1]}" in said
    assert "\nketadesk " in said
    assert "builtins.KeyError\n  tests/test_fault_report.py:" in said
    assert "builtins.ValueError" in said
    assert " _failed" in said
    assert "Mrs" not in said
    assert "70.5" not in said


def test_that_a_path_of_a_report_does_not_say_whose_machine_it_is() -> None:
    assert str(Path(__file__).parents[1]) not in fault_report.report(_failed())


def test_that_only_its_owner_reads_a_report(tmp_path: Path) -> None:
    tmp_path.joinpath("faults").mkdir(mode=0o777)
    path = fault_report.save("text\n", tmp_path / "faults", NOON)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_text(encoding="utf-8") == "2026-11-22 12:00:00 UTC\ntext\n"


def test_that_the_last_20_reports_are_kept(tmp_path: Path) -> None:
    for second in range(23):
        fault_report.save(f"{second}\n", tmp_path, NOON + timedelta(seconds=second))
    kept = [path.read_text(encoding="utf-8").splitlines()[1] for path in sorted(tmp_path.iterdir())]
    assert kept == [str(second) for second in range(3, 23)]


@pytest.mark.parametrize(
    ("system", "environment", "where"),
    [
        ("linux", {"XDG_STATE_HOME": "/state"}, "/state/ketadesk/faults"),
        ("linux", {}, "~/.local/state/ketadesk/faults"),
        ("linux", {"XDG_STATE_HOME": ""}, "~/.local/state/ketadesk/faults"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/KetaDesk/faults"),
        ("win32", {}, "~/AppData/Local/KetaDesk/faults"),
        ("darwin", {}, "~/Library/Application Support/KetaDesk/faults"),
    ],
)
def test_that_reports_lie_where_the_platform_keeps_such_things(
    system: str, environment: dict[str, str], where: str
) -> None:
    assert fault_report.folder(environment, system) == Path(where).expanduser()


def test_that_figures_go_before_anything_is_written_and_the_banner_names_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    said: list[tuple[str, int]] = []
    app.blanking_hook(lambda says: said.append((says, len([*tmp_path.rglob("*.txt")]))), lambda *_: None)(
        KeyError, _failed(), None
    )
    (first, before), (second, after) = said
    assert (before, after) == (0, 1)
    assert "no figure is shown" in first
    (report,) = tmp_path.rglob("*.txt")
    assert second.startswith(first)
    assert str(report) in second


def test_that_a_fault_that_comes_back_is_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    error, said = _failed(), list[str]()
    hook = app.blanking_hook(said.append, lambda *_: None)
    for _ in range(30):
        hook(KeyError, error, None)
    assert len([*tmp_path.rglob("*.txt")]) == 1
    assert len(set(said[1::2])) == 1


@pytest.mark.skipif(os.name == "nt", reason="a file in the way is another error there")
def test_that_a_report_that_cannot_be_written_is_said_and_raises_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ketadesk").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    said = list[str]()
    app.blanking_hook(said.append, lambda *_: None)(KeyError, _failed(), None)
    assert said[-1].endswith("could not be written (Not a directory).")
