"""The wheel holds all that the checkout holds, and runs where the checkout is not."""

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]

LISTING = """
import importlib.resources, pathlib
root = pathlib.Path(str(importlib.resources.files("ketadesk.resources")))
print(root, *sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()), sep="\\n")
"""


def run(command: list[str], folder: Path, **environment: str) -> str:
    """Run to its end in the folder and return what it printed."""
    process = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


# What serves the checkout alone: its commands, the README's pictures, and what packs it.
NOT_INSTALLED = {"commands", "pictures", "package", "__pycache__"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel's contents; the wheel is built from a copy, so the checkout stays as it is."""
    root = tmp_path_factory.mktemp("wheel")
    source = root / "source"
    for folder in ("ketadesk", "resources"):
        shutil.copytree(CHECKOUT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / file, source)
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(root)], source)
    (wheel,) = root.glob("*.whl")
    target = root / "installed"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--no-index"]
    run([*pip, "--target", str(target), str(wheel)], root)
    return target


def installed_python(installed: Path, *arguments: str) -> str:
    """Run Python on the wheel and its requirements. -S, so that no link of an editable installation is followed."""
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    return run([sys.executable, "-S", *arguments], installed.parent, PYTHONPATH=path, PYTHONDONTWRITEBYTECODE="1")


def test_that_the_wheel_brings_every_resource_of_the_checkout(installed: Path) -> None:
    root, *listed = installed_python(installed, "-c", LISTING).splitlines()
    resources = CHECKOUT / "resources"
    expected = {
        path.relative_to(resources).as_posix()
        for path in resources.rglob("*")
        if path.is_file() and not NOT_INSTALLED & set(path.relative_to(resources).parts)
    }
    assert Path(root) == installed / "ketadesk" / "resources"
    assert {name for name in listed if "__pycache__" not in name} == expected
    assert "units.txt" in expected


def test_that_the_wheel_brings_every_module_of_the_checkout(installed: Path) -> None:
    def modules(root: Path) -> set[str]:
        return {path.relative_to(root).as_posix() for path in root.rglob("*.py") if "resources" not in path.parts}

    assert modules(installed / "ketadesk") == modules(CHECKOUT / "ketadesk")


def test_that_the_wheel_brings_its_licence(installed: Path) -> None:
    (licence,) = installed.glob("ketadesk-*.dist-info/licenses/LICENSE")
    assert licence.read_text("utf-8") == (CHECKOUT / "LICENSE").read_text("utf-8")


def test_that_the_installed_program_says_its_name_and_version(installed: Path) -> None:
    said = installed_python(installed, "-m", "ketadesk", "--version").strip()
    assert said.lower() == f"ketadesk {version('ketadesk')}"
