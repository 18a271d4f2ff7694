"""What a package is made of is pinned whole, has its licences, and is installed only as it was packed."""

import re
import shutil
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from importlib.metadata import distribution, requires
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "resources" / "package"
TEXT = (PACKAGE / "requirements.txt").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([a-z0-9-]+)==(\S+) ", TEXT, re.MULTILINE))
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the folder is for Linux")


def needed(name: str) -> set[str]:
    """Return everything that a part needs, itself among them."""
    found = {canonicalize_name(name)}
    for each in map(Requirement, requires(name) or ()):
        if each.marker is None or each.marker.evaluate({"extra": ""}):
            found |= needed(each.name)
    return found


def module(name: str) -> Any:
    spec = spec_from_file_location(name, PACKAGE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_that_everything_that_is_needed_is_pinned_and_nothing_else() -> None:
    assert {*PINS} == needed("ketadesk") - {"ketadesk"}


def test_that_every_pin_is_within_what_is_asked_for() -> None:
    asked = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for each in map(Requirement, asked):
        assert each.specifier.contains(PINS[canonicalize_name(each.name)]), each


def test_that_every_pin_has_its_hashes_and_no_host_is_named() -> None:
    for part in re.split(r"^(?=[a-z])", TEXT, flags=re.MULTILINE)[1:]:
        first, *hashes = part.replace(" \\", "").splitlines()
        assert re.fullmatch(r"[a-z0-9-]+==[0-9.]+", first)
        assert hashes
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", each) for each in hashes), first
    assert not re.search(r"https?:|://|index|--find", TEXT)
    assert TEXT.startswith(module("pins").HEADING)


def test_that_every_part_has_a_licence_and_its_text(tmp_path: Path) -> None:
    parts = [distribution(name) for name in PINS]  # our own is in test_installed_wheel.py
    lines = module("licences").gathered(tmp_path, parts)
    assert len(lines) == len(parts)
    for part in PINS:
        assert [each for each in (tmp_path / part).iterdir() if each.stat().st_size > 500], part
    assert any(line.startswith("pyside6-essentials ") and line.endswith(": LGPL-3.0-only") for line in lines)
    held = {each.name for each in (tmp_path / "shiboken6").iterdir()}
    assert held == {"Qt.txt", "LGPL-3.txt", "GPL-3.txt"}
    assert f"Qt {PINS['pyside6-essentials']}" in (tmp_path / "shiboken6" / "Qt.txt").read_text(encoding="utf-8")


def test_that_a_part_without_a_licence_stops_the_packing(tmp_path: Path) -> None:
    record = tmp_path / "bare-1.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: bare\nVersion: 1.0\n")
    (record / "RECORD").write_text("bare-1.0.dist-info/METADATA,,\n")
    licences = module("licences")
    (bare,) = licences.distributions(path=[str(tmp_path)])
    with pytest.raises(ValueError, match="No licence, or no text of it: bare"):
        licences.gathered(tmp_path / "texts", [bare])


def test_that_the_debian_package_depends_on_every_library_that_a_window_needs() -> None:
    made = subprocess.run(
        [sys.executable, str(PACKAGE / "debian" / "control.py"), "0.1.0", "1000"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    fields = dict(line.split(": ", 1) for line in made.splitlines() if re.match(r"[A-Z][A-Za-z-]+: ", line))
    depends = fields["Depends"].split(", ")
    listed = tomllib.loads((CHECKOUT / "resources" / "libraries.toml").read_text(encoding="utf-8"))
    assert {each["debian"] for group in ("qt", "xcb", "wayland") for each in listed[group].values()} <= {*depends}
    assert {"libxcb-cursor0", "libegl1", "libc6 (>= 2.36)", "libstdc++6"} <= {*depends}
    assert (fields["Package"], fields["Version"], fields["Architecture"]) == ("ketadesk", "0.1.0", "amd64")
    assert "no approval of any kind" in made


def test_that_the_desktop_finds_the_program_its_icon_and_its_page() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment]
    entry.read(PACKAGE / "debian" / "ketadesk.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    assert (desktop["Type"], desktop["Exec"], desktop["Icon"]) == ("Application", "ketadesk", "ketadesk")
    assert desktop["Terminal"] == "false"
    page = ElementTree.parse(PACKAGE / "debian" / "ketadesk.metainfo.xml").getroot()
    assert page.findtext("launchable") == "ketadesk.desktop"
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert next(each.get("version") for each in page.iter("release")) == version
    changes = (CHECKOUT / "resources" / "docs" / "changes.md").read_text(encoding="utf-8")
    assert re.findall(r"^## ([0-9.]+)", changes, re.MULTILINE)[0] == version


@ON_LINUX
def test_that_the_package_says_where_records_stay_when_it_goes() -> None:
    script = PACKAGE / "debian" / "postrm"
    said = {
        what: subprocess.run(["sh", script, what], capture_output=True, text=True, check=True).stdout
        for what in ("remove", "purge", "upgrade")
    }
    assert said["upgrade"] == ""
    assert "stays in ketadesk/records" in said["remove"] == said["purge"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder as it is packed, with one file in it."""
    made = tmp_path / "folder"
    made.mkdir()
    shutil.copy(PACKAGE / "install", made)
    (made / "requirements.txt").write_text("")
    sums = subprocess.run(
        ["sha256sum", "install", "requirements.txt"], cwd=made, capture_output=True, text=True, check=True
    )
    (made / "SHA256SUMS").write_text(sums.stdout)
    return made


def install(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    environment = {"HOME": str(home), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    command = ["bash", str(folder / "install"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@ON_LINUX
def test_that_a_folder_with_a_changed_file_installs_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "requirements.txt").write_text("# changed\n")
    done = install(folder, tmp_path / "home")
    assert done.returncode == 69
    assert "A file of this folder is not the one that was packed: copy the folder again." in done.stderr
    assert [*(tmp_path / "home").iterdir()] == []


@ON_LINUX
def test_that_what_is_something_else_is_never_written_over(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "home" / ".local" / "share" / "ketadesk"
    place.mkdir(parents=True)
    (place / "mine.txt").write_text("mine")
    done = install(folder, tmp_path / "home")
    assert (done.returncode, done.stderr) == (69, f"{place} is something else: say KETADESK_PLACE=FOLDER.\n")
    assert install(folder, tmp_path / "home", "--remove").returncode == 0
    assert (place / "mine.txt").read_text() == "mine"


@ON_LINUX
def test_that_removing_leaves_records_and_says_where_they_are(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    place, records = home / ".local/share/ketadesk", home / ".local/state/ketadesk/records"
    for each in (place / "bin", records, home / ".local/bin"):
        each.mkdir(parents=True)
    (place / "installed-by-ketadesk").touch()
    (place / "bin" / "ketadesk").touch()
    (home / ".local/bin/ketadesk").symlink_to(place / "bin" / "ketadesk")
    (records / "records.db").write_text("kept")
    done = install(folder, home, "--remove")
    assert (done.returncode, done.stdout) == (0, f"KetaDesk is removed. What was recorded stays in {records}\n")
    assert not place.exists()
    assert not (home / ".local/bin/ketadesk").is_symlink()
    assert (records / "records.db").read_text() == "kept"
