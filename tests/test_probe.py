"""What the machine lacks is said in a line each, with what brings it, before Qt can abort over it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import requires
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from ketadesk import probe

CHECKOUT = Path(__file__).parents[1]
LIBRARIES = probe.libraries((CHECKOUT / "resources" / "libraries.toml").read_text("utf-8"))
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux builds of Qt lean on the system's libraries")
WITH_WAYLAND = pytest.mark.skipif(
    any(library.platform == "wayland" for library in probe.unloadable(LIBRARIES)),
    reason="no Wayland libraries here; the test command brings them on Debian and Ubuntu",
)
LINE = re.compile(r"(No display|[\w.+-]+ is missing): \S.*")


def started(environment: Mapping[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    """Start the program as a person does, on a machine with this environment and no display but the one it names."""
    kept = {name: value for name, value in os.environ.items() if name not in {*probe.DISPLAYS.values(), *OFFSCREEN}}
    command = [sys.executable, *(options or ("-P", "-m", "ketadesk"))]
    return subprocess.run(command, env={**kept, **environment}, capture_output=True, text=True, timeout=60, check=False)


def refused(environment: Mapping[str, str]) -> list[str]:
    """Return the lines with which the program refuses to start."""
    process = started(environment)
    assert process.returncode == probe.EXIT_ENVIRONMENT, process.stderr
    assert process.stdout == ""
    return process.stderr.splitlines()


def unloading(*sonames: str) -> Callable[[str], object]:
    """Return a loader that loads everything but these libraries."""

    def load(soname: str) -> None:
        if soname in sonames:
            raise OSError(f"{soname}: cannot open shared object file: No such file or directory")

    return load


@ON_LINUX
def test_that_a_missing_display_is_one_line_and_status_69() -> None:
    (line,) = refused({})
    assert line.startswith("No display: DISPLAY is not set; log in to a desktop, use ssh -X,")


@ON_LINUX
def test_that_a_program_packed_with_its_python_is_started_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/ketadesk/ketadesk")
    (missing,) = probe.missing({})
    assert str(missing).endswith("for a trial: xvfb-run -a /usr/lib/ketadesk/ketadesk")


@ON_LINUX
@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":9876"},
        {"DISPLAY": "no display"},
        pytest.param({"WAYLAND_DISPLAY": "nowhere", "XDG_RUNTIME_DIR": "/nowhere"}, marks=WITH_WAYLAND),
    ],
    ids=["x11", "nonsense", "wayland"],
)
def test_that_a_display_that_cannot_be_opened_is_one_line_and_status_69(environment: dict[str, str]) -> None:
    (line,) = refused(environment)
    variable, display = next(iter(environment.items()))
    assert line.startswith(f'No display: {variable} "{display}" cannot be opened; ')


@ON_LINUX
def test_that_a_platform_qt_does_not_have_is_one_line_and_status_69() -> None:
    (line,) = refused({"QT_QPA_PLATFORM": "xbc"})
    assert line == ('QT_QPA_PLATFORM is "xbc", not one of xcb, wayland, offscreen, minimal, vnc: unset QT_QPA_PLATFORM')


@ON_LINUX
@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
    ],
)
def test_that_a_library_that_cannot_be_loaded_is_one_line_and_status_69(
    soname: str, package: str, tmp_path: Path
) -> None:
    (tmp_path / soname).write_bytes(b"not a library")
    (line,) = refused(OFFSCREEN | {"LD_LIBRARY_PATH": str(tmp_path)})
    assert line.startswith(f"{soname} is missing: ")
    assert package in line


@ON_LINUX
@pytest.mark.parametrize("soname", ["libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxkbcommon-x11.so.0"])
def test_that_a_missing_display_and_a_missing_library_are_two_lines(soname: str, tmp_path: Path) -> None:
    (tmp_path / soname).write_bytes(b"not a library")
    lines = refused({"LD_LIBRARY_PATH": str(tmp_path)})
    assert all(LINE.fullmatch(line) for line in lines)
    assert [line.split(" ")[0] for line in lines] == ["No", soname]


@pytest.fixture
def x_display() -> Iterator[str]:
    """Return the name of a display that can be opened."""
    if not shutil.which("Xvfb"):
        pytest.skip("no Xvfb here; the test command brings it on Debian and Ubuntu")
    reading, writing = os.pipe()
    with subprocess.Popen(["Xvfb", "-displayfd", str(writing)], pass_fds=[writing], stderr=subprocess.DEVNULL) as xvfb:
        os.close(writing)
        with os.fdopen(reading) as announced:
            yield f":{announced.readline().strip()}"
        xvfb.terminate()


@ON_LINUX
def test_that_nothing_is_missing_on_a_display_that_opens(x_display: str) -> None:
    assert probe.missing({"DISPLAY": x_display}) == ()


@ON_LINUX
def test_that_one_display_that_opens_is_enough(x_display: str) -> None:
    assert probe.missing({"DISPLAY": x_display, "WAYLAND_DISPLAY": "nowhere"}) == ()


@ON_LINUX
@pytest.mark.parametrize("platform", probe.HEADLESS)
def test_that_no_display_is_needed_off_screen(platform: str) -> None:
    assert probe.missing({"QT_QPA_PLATFORM": f"{platform}:size=800x600"}) == ()


@ON_LINUX
@pytest.mark.parametrize("named", ["wayland", "wayland-egl", "wayland;xcb"])
def test_that_the_platform_asked_for_must_have_its_own_display(named: str, x_display: str) -> None:
    found = probe.missing({"QT_QPA_PLATFORM": named, "DISPLAY": x_display}, unloading())
    assert [each.what for each in found] == ([] if "xcb" in named else ["No display"])


@ON_LINUX
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.soname)
def test_that_every_library_is_one_line_with_its_package(
    library: probe.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "freedesktop_os_release", lambda: {"ID": "ubuntu", "ID_LIKE": "debian"})
    environment = OFFSCREEN if library.platform == "qt" else {"QT_QPA_PLATFORM": library.platform}
    lines = probe.report(probe.missing(environment, unloading(library.soname))).splitlines()
    assert [line for line in lines if "No display" not in line] == [
        f"{library.soname} is missing: {'sudo ' if os.geteuid() else ''}apt-get install {library.debian}"
    ]


@ON_LINUX
@pytest.mark.parametrize(
    ("release", "command"),
    [
        ({"ID": "debian"}, "apt-get install libxcb-cursor0"),
        ({"ID": "fedora"}, "dnf install xcb-util-cursor"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf install xcb-util-cursor"),
        ({"ID": "arch"}, "install the package that holds it (libxcb-cursor0 on Debian, xcb-util-cursor on Fedora)"),
    ],
    ids=["debian", "fedora", "rocky", "arch"],
)
def test_that_the_command_is_the_distribution_s_own(
    release: dict[str, str], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "freedesktop_os_release", lambda: release)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    found = probe.missing({"QT_QPA_PLATFORM": "xcb"}, unloading("libxcb-cursor.so.0"))
    assert found[1:] == (probe.Missing("libxcb-cursor.so.0 is missing", command),)


def test_that_a_library_is_not_blamed_for_another_that_it_needs() -> None:
    def load(soname: str) -> None:
        if soname in {"libX11.so.6", "libX11-xcb.so.1"}:
            raise OSError("libX11.so.6: cannot open shared object file: No such file or directory")

    assert [library.soname for library in probe.unloadable(LIBRARIES, load)] == ["libX11.so.6"]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_that_windows_and_macos_are_asked_for_no_display_and_no_library(system: str) -> None:
    everything = unloading(*(library.soname for library in LIBRARIES))
    assert probe.missing({}, everything, system) == ()


@ON_LINUX
def test_that_every_system_library_the_wheel_links_against_is_listed() -> None:
    """Read the names off the string tables of what a window loads; what the wheel or every Linux brings is no news."""
    found = find_spec("PySide6")
    assert found is not None
    qt = Path(*found.submodule_search_locations or ()) / "Qt"
    parts = [qt / "plugins" / "platforms" / f"lib{name}.so" for name in ("qxcb", "qwayland", "qoffscreen", "qminimal")]
    parts += [qt / "lib" / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "Svg", "XcbQpa", "DBus", "Test")]
    linked = {
        name.decode()
        for part in parts
        if part.exists()
        for name in re.findall(rb"(?<=\0)lib[\w+.-]+\.so\.\d+(?=\0)", part.read_bytes())
    }
    brought = {path.name for path in qt.joinpath("lib").iterdir()}
    base = {"libc.so.6", "libm.so.6", "libdl.so.2", "librt.so.1", "libpthread.so.0", "libstdc++.so.6", "libgcc_s.so.1"}
    assert {"libxcb-cursor.so.0", "libEGL.so.1"} <= linked
    assert linked - brought - base <= {library.soname for library in LIBRARIES}


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return a folder with the program alone, for a Python that has nothing installed."""
    shutil.copytree(CHECKOUT / "ketadesk", tmp_path / "ketadesk")
    shutil.copytree(CHECKOUT / "resources", tmp_path / "ketadesk" / "resources")
    return tmp_path


def said_in(folder: Path) -> str:
    """Return what the probe says off screen where only this folder can be imported."""
    said = "import os; from ketadesk import probe; print(probe.report(probe.missing(os.environ)))"
    process = started(OFFSCREEN | {"PYTHONPATH": str(folder)}, "-P", "-S", "-c", said)
    assert process.returncode == 0, process.stderr
    return process.stdout.strip()


def test_that_a_missing_pyside6_is_one_line_with_the_command_that_brings_it(bare: Path) -> None:
    assert said_in(bare) == f"PySide6 is missing: {sys.executable} -m pip install '{probe.REQUIREMENT}'"


def test_that_a_pyside6_that_aborts_on_this_python_is_refused(bare: Path) -> None:
    record = bare / "pyside6_essentials-6.12.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: PySide6_Essentials\nVersion: 6.12.0\n")
    (bare / "PySide6").mkdir()
    (bare / "PySide6" / "__init__.py").touch()
    advice = f"PySide6 6.12 aborts on Python 3.11: {sys.executable} -m pip install '{probe.REQUIREMENT}'"
    assert said_in(bare) == (advice if sys.version_info < (3, 12) else "")


def test_that_the_advice_is_the_requirement_the_program_was_installed_with() -> None:
    declared = [Requirement(text) for text in requires("ketadesk") or ()]
    assert Requirement(probe.REQUIREMENT) in declared


def test_that_the_probe_loads_neither_qt_nor_the_units() -> None:
    said = "import sys, os; from ketadesk import probe; probe.missing(os.environ); print(*sys.modules)"
    process = started(OFFSCREEN, "-c", said)
    assert process.returncode == 0, process.stderr
    assert {name.partition(".")[0] for name in process.stdout.split()} & {"PySide6", "shiboken6", "pint"} == set()
