"""The licences of everything that is installed: `python licences.py FOLDER`, by the Python of that installation.

Every part has its own text, from its wheel or from `licences/` beside this file; a part without one is an error.
"""

import re
import shutil
import sys
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TEXTS = HERE / "licences"
_IS_TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_NONE_OF_OURS = frozenset({"pip", "setuptools", "wheel"})  # what brings the parts, and is not given on


def name_of(part: Distribution) -> str:
    """Return the name of a part as pip compares it."""
    return re.sub(r"[-_.]+", "-", part.name).lower()


def parts() -> list[Distribution]:
    """Return everything that is installed, by name."""
    return sorted((each for each in distributions() if name_of(each) not in _NONE_OF_OURS), key=name_of)


def licence_of(part: Distribution, known: dict[str, Any]) -> str:
    """Return the licence of a part: as it is listed here, or as the part says."""
    said = part.metadata.get("License-Expression") or part.metadata.get("License") or ""
    licence: str = known.get(name_of(part), {}).get("licence", said)
    return licence


def gathered(folder: Path, of: list[Distribution]) -> list[str]:
    """Copy every text into a folder; return a line for each part. Raises `ValueError` for one without a licence."""
    known = tomllib.loads((TEXTS / "parts.toml").read_text(encoding="utf-8"))
    lines, bare = [], []
    for part in of:
        name, licence = name_of(part), licence_of(part, known)
        own = [each for each in part.files or () if ".dist-info" in each.parts[0] and _IS_TEXT.search(each.name)]
        more = [TEXTS / each for each in known.get(name, {}).get("files", ())]
        texts = [Path(str(each.locate())) for each in own] + more
        if not texts or not licence or "\n" in licence:
            bare.append(name)
            continue
        (folder / name).mkdir(parents=True, exist_ok=True)
        for text in texts:
            shutil.copyfile(text, folder / name / text.name)
        holds = known.get(name, {}).get("holds")
        lines.append(f"{name} {part.version}: {licence}" + (f"; it holds {holds}" if holds else ""))
    if bare:
        raise ValueError(f"No licence, or no text of it: {', '.join(bare)}")
    return lines


def main(folder: Path) -> None:
    """Fill a folder, with the list of parts as its first page."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = gathered(folder, parts())
    heading = "Every part of this package, with its version and its licence. The texts are in folders of their names.\n"
    (folder / "PARTS.txt").write_text("\n".join([heading, *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
