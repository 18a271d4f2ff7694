"""Which wheels a package is made of: every version pinned, every file by its hash, and no host named.

`python resources/package/pins.py` resolves what pyproject.toml asks for, for each Python on 64-bit Linux, and writes
`requirements.txt` beside this file. Afterwards pip takes these files and no others, wherever they come from.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
FILE = HERE / "requirements.txt"
PYTHONS = ("3.11", "3.12", "3.13")
# Debian 12 has glibc 2.36. A wheel of an older one runs there too.
PLATFORMS = ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in range(5, 37)))
HEADING = """\
# What KetaDesk is made of, for Python 3.11 to 3.13 on 64-bit Linux: written by resources/commands/pins. Do not edit.
# pip install --require-hashes takes these files and no others, wherever they come from.
"""


def asked() -> list[str]:
    """Return what pyproject.toml asks for."""
    text = (HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    wanted: list[str] = tomllib.loads(text)["project"]["dependencies"]
    return wanted


def resolved(python: str) -> list[dict[str, Any]]:
    """Return what pip would install for a Python."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--dry-run",
            "--ignore-installed",
            "--quiet",
            "--target",
            folder,
        ]
        command += ["--only-binary", ":all:", "--python-version", python, "--implementation", "cp"]
        command += [part for each in PLATFORMS for part in ("--platform", each)]
        subprocess.run([*command, "--report", str(report), *asked()], check=True)
        found: list[dict[str, Any]] = json.loads(report.read_text())["install"]
        return found


def pinned() -> dict[str, set[str]]:
    """Return every requirement with the hashes of its wheels. Raises `ValueError` where Pythons need other versions."""
    pins: dict[str, set[str]] = {}
    for python in PYTHONS:
        for each in resolved(python):
            name = re.sub(r"[-_.]+", "-", each["metadata"]["name"]).lower()
            pins.setdefault(f"{name}=={each['metadata']['version']}", set()).add(
                each["download_info"]["archive_info"]["hashes"]["sha256"]
            )
    names = [pin.partition("==")[0] for pin in pins]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"Pythons need different versions of {', '.join(sorted(twice))}")
    return pins


def written(pins: dict[str, set[str]]) -> str:
    """Return the file's text."""
    lines = [HEADING]
    for pin, hashes in sorted(pins.items()):
        lines.append(" \\\n".join([pin, *(f"    --hash=sha256:{each}" for each in sorted(hashes))]) + "\n")
    return "".join(lines)


if __name__ == "__main__":
    FILE.write_text(written(pinned()), encoding="utf-8")
