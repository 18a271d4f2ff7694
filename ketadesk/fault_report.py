"""What is kept of a fault of ours: when, which versions, which kind, where; nothing that was typed, and no text of it.

An exception's own words and a traceback's source lines may hold a weight or a name, so neither is written. A path may
hold who is logged in, so of each only what lies inside its package is.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from platform import platform, python_version

from ketadesk.records.place import own_folder

KEPT = 20
"""So many reports are kept; the oldest goes first."""

_PACKAGES = ("ketadesk", "PySide6", "shiboken6", "pint", "attr", "attrs", "cattrs", "tests")


def folder(environment: Mapping[str, str], system: str = sys.platform) -> Path:
    """Return where reports are kept."""
    return own_folder(environment, system) / "faults"


def report(error: BaseException) -> str:
    """Return all that is told of a fault; the same fault gives the same text."""
    lines = [f"Python {python_version()}, {platform()}", *_versions()]
    for each in _chain(error):
        lines += [f"{type(each).__module__}.{type(each).__qualname__}", *_frames(each)]
    return "\n".join(lines) + "\n"


def save(text: str, into: Path, at: datetime | None = None) -> Path:
    """Write a report that only its owner can read, and drop the oldest. Raises `OSError` when it cannot be written."""
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    into.chmod(0o700)
    when = at or datetime.now(UTC)
    path = into / f"{when:%Y-%m-%dT%H-%M-%S-%f}Z.txt"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{when:%Y-%m-%d %H:%M:%S} UTC\n{text}")
    for old in sorted(into.glob("*Z.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def _versions() -> Iterator[str]:
    # What is installed is asked only when something has gone wrong: it costs a fifth of the launch.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    for name in ("ketadesk", "PySide6-Essentials", "pint"):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name}, version unknown"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what it came from."""
    seen: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in seen:
        seen.append(following)
        yield following
        following = following.__cause__ or following.__context__


def _frames(error: BaseException) -> Iterator[str]:
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        yield f"  {_within(code.co_filename)}:{step.tb_lineno} {code.co_qualname}"
        step = step.tb_next


def _within(path: str) -> str:
    """Return what of a path lies inside its package; of a path outside any we know only its last part."""
    parts = Path(path).parts
    places = [place for place, part in enumerate(parts) if part in _PACKAGES]
    return "/".join(parts[places[-1] :]) if places else parts[-1] if parts else ""
