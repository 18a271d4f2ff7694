"""Orders of a grid through the program, from typed text to exact figures, against the formula sheet's own arithmetic.

`python -m grid` goes through all of it on every core, and goes on where it was stopped; `python -m grid 5000` goes
through 5000 orders spread evenly over it. It ends with 1 at a difference.
"""

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

from grid_orders import FAMILIES, Asked, order_at, size
from ketadesk import selftest
from ketadesk.protocols.library import load_library

CHECKOUT = Path(__file__).parents[1]
CHUNK, PARTS = 5000, 20
MEASURED = frozenset({"volume-too-small", "rounding-stop", "rate-outside-pump", "container-too-small", "overfilled"})


@cache
def _library() -> Any:
    return load_library()


def differences(asks: Asked, expected: dict[str, str] | None) -> Iterator[str]:
    """Yield where the program differs: a figure, or a stop that one of the two does not have."""
    example = {"kind": "plan", "place": 0, "asks": asks, "expected": expected or {}}
    found = selftest.figures(example, _library())
    if isinstance(found, str):
        codes = set(found.removeprefix("stopped: ").split(", "))
        if expected is not None or not found.startswith("stopped: ") or not codes <= MEASURED:
            yield f"{asks}: {found}"
    elif expected is None:
        yield f"{asks}: to be stopped, but {found}"
    else:
        for name, value in expected.items():
            if found.get(name) != value:
                yield f"{asks}: {name} is {value} by the sheet, {found.get(name)} in the program"


def compared(places: range) -> tuple[Counter[str], list[str]]:
    """Return what was compared at these places, and every difference."""
    counts, found = Counter[str](), list[str]()
    for place in places:
        name, asks, expected = order_at(place)
        counts[name] += 1
        counts["stopped"] += expected is None
        counts["figures"] += len(expected or ())
        found += differences(asks, expected)
    return counts, found


def _fingerprint() -> str:
    """Return what the grid rests on: what was compared by another program or sheet is compared again."""
    digest = sha256()
    for file in sorted([*CHECKOUT.glob("ketadesk/**/*.py"), *CHECKOUT.glob("resources/**/*.toml"), *TESTED]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


TESTED = tuple(CHECKOUT / "tests" / name for name in ("grid.py", "grid_orders.py", "by_formula_sheet.py"))


def chunks(orders: int | None) -> list[range]:
    """Return the whole grid in chunks, or so many of its orders spread evenly over it in parts that keep busy."""
    whole = size()
    step = 1 if orders is None else max(1, whole // orders)
    long = CHUNK * step if orders is None else max(step, orders // PARTS * step)
    return [range(begin, min(begin + long, whole), step) for begin in range(0, whole, long)]


def main(arguments: list[str]) -> int:
    """Compare, tell how far it is, and end with 1 at a difference."""
    asked, began = chunks(int(arguments[0]) if arguments else None), perf_counter()
    kept = CHECKOUT / "build" / "grid" / f"{_fingerprint()}.txt"
    done = set() if arguments else _done(kept)
    left = [each for each in asked if each.start not in done]
    sys.stdout.write(f"{size()} orders in the grid, {sum(map(len, left))} to compare on {os.cpu_count()} cores\n")
    counts, found = Counter[str](), list[str]()
    # A keyboard's stop is for this process, which ends the others.
    with get_context("spawn").Pool(os.cpu_count(), signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        for chunk, (some, more) in pool.imap_unordered(_compared, left):
            counts, found = counts + some, found + more
            if not arguments and not more:
                _keep(kept, chunk.start)
            compared_now = sum(counts[name] for name in FAMILIES)
            sys.stdout.write(f"  {compared_now} compared, {len(found)} differences\n")
    sys.stdout.writelines(f"{each}\n" for each in found[:50])
    sys.stdout.write(_told(counts, len(found), perf_counter() - began, len(done)))
    return int(bool(found))


def _compared(chunk: range) -> tuple[range, tuple[Counter[str], list[str]]]:
    return chunk, compared(chunk)


def _done(kept: Path) -> set[int]:
    return {int(line) for line in kept.read_text().split()} if kept.exists() else set()


def _keep(kept: Path, start: int) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("a") as file:
        file.write(f"{start}\n")


def _told(counts: Counter[str], found: int, seconds: float, before: int) -> str:
    compared_now = sum(counts[name] for name in FAMILIES)
    lines = [f"{counts[name]:9} {name}" for name in FAMILIES]
    lines.append(f"{compared_now} orders, {counts['figures']} figures, {counts['stopped']} stopped by both")
    if before:
        lines.append(f"{before} chunks of {CHUNK} were compared before and are not counted here")
    per_second = compared_now / seconds if seconds else 0
    lines.append(f"{found} differences in {seconds:.0f} s, {per_second:.0f} orders a second")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped: what was compared of the whole grid is not compared again.")
