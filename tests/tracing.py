"""Hazards, controls, requirements and tests as one matrix, and the scorecard of 46 calculators beside it.

Nothing is run here: a test counts when a function of its name stands in its file and nothing skips it.
"""

import ast
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[1]
SAFETY = CHECKOUT / "resources" / "safety"
SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
SAID = {
    "hazards": ("title", "severity", "evidence", "remains", "controls"),
    "controls": ("says", "requirements"),
    "requirements": ("says", "criterion", "tests"),
    "rows": ("issue", "here", "tests"),
}
BELOW = {"hazards": "controls", "controls": "requirements"}
PUBLISHED = {f"H{number}" for number in range(1, 17)}  # the hazards that published harm names
Data = dict[str, Any]


def hazard_data() -> Data:
    """Return hazards, controls and requirements as their file says them."""
    return tomllib.loads((SAFETY / "hazards.toml").read_text(encoding="utf-8"))


def scorecard() -> Data:
    """Return what was found wrong with 46 calculators, row by row."""
    return tomllib.loads((SAFETY / "scorecard.toml").read_text(encoding="utf-8"))


@cache
def tests_of(file: Path) -> frozenset[str]:
    """Return the tests of a file that run: functions of the module that nothing skips or expects to fail."""
    if not file.is_file() or not file.name.startswith("test_"):
        return frozenset()
    body = ast.parse(file.read_text(encoding="utf-8")).body
    return frozenset(
        each.name
        for each in body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_") and not _put_off(each)
    )


def _put_off(function: ast.FunctionDef) -> bool:
    marks = {
        each.attr for mark in function.decorator_list for each in ast.walk(mark) if isinstance(each, ast.Attribute)
    }
    return bool(marks & {"skip", "xfail"})


def exists(node: str) -> bool:
    """Say whether a node such as `tests/test_rooms.py::test_that_...` is a test that runs."""
    file, _, name = node.partition("::")
    return name in tests_of(CHECKOUT / file)


def gaps(data: Data, card: Data) -> list[str]:
    """Return every gap of the matrix and the scorecard: what is unsaid, leads nowhere, or is led to by nothing."""
    return [*_unsaid({**data, "rows": card["rows"]}), *_unlinked(data), *_untested(data, card), *_unrated(data)]


def _unsaid(data: Data) -> Iterator[str]:
    for kind, keys in SAID.items():
        for place, each in enumerate(data[kind], 1):
            name = each.get("id", f"{kind} {place}")
            yield from (f"{name}: {key} is missing or empty" for key in keys if not each.get(key))
        if kind != "rows":
            counted = Counter(each["id"] for each in data[kind])
            yield from (f"{id_}: stands {count} times in {kind}" for id_, count in counted.items() if count > 1)


def _unlinked(data: Data) -> Iterator[str]:
    for kind, below in BELOW.items():
        there = {each["id"] for each in data[below]}
        named = [(each["id"], id_) for each in data[kind] for id_ in each.get(below, ())]
        yield from (f"{id_}: names {other}, which is none of the {below}" for id_, other in named if other not in there)
        yield from (f"{id_}: no {kind[:-1]} leads to it" for id_ in sorted(there - {other for _, other in named}))


def _untested(data: Data, card: Data) -> Iterator[str]:
    for each in (*data["requirements"], *card["rows"]):
        for node in each.get("tests", ()):
            if not exists(node):
                yield f"{each.get('id', each.get('issue'))}: there is no test {node}"


def _unrated(data: Data) -> Iterator[str]:
    for each in data["hazards"]:
        if each.get("severity") not in SEVERITIES:
            yield f"{each['id']}: {each.get('severity')} is no severity; there are {', '.join(SEVERITIES)}"
    missing = PUBLISHED - {each["id"] for each in data["hazards"]}
    yield from (f"{id_}: a hazard with published harm is missing" for id_ in sorted(missing))


def matrix(data: Data) -> Iterator[str]:
    """Yield the matrix: under each hazard its controls, their requirements, and the tests of each."""
    controls = {each["id"]: each for each in data["controls"]}
    requirements = {each["id"]: each for each in data["requirements"]}
    for hazard in data["hazards"]:
        yield f"{hazard['id']}  {hazard['title']} ({hazard['severity']})"
        for control in (controls[id_] for id_ in hazard["controls"] if id_ in controls):
            yield f"  {control['id']}: {control['says']}"
            for need in (requirements[id_] for id_ in control["requirements"] if id_ in requirements):
                yield f"    {need['id']} ({need['criterion']}): {need['says']}"
                yield from (f"      {node}" for node in need["tests"])
        yield f"  remains: {hazard['remains']}"
        yield ""


def scored(card: Data) -> Iterator[str]:
    """Yield the scorecard: each issue, how many calculators had it, and what shows that it is not so here."""
    yield card["title"]
    for row in card["rows"]:
        yield f"  {row['apps']} of {card['apps']}: {row['issue']}"
        yield f"    here: {row['here']}"
        yield from (f"      {node}" for node in row["tests"])
    yield ""


def counted(data: Data, card: Data) -> str:
    """Return how many there are of each."""
    nodes = {node for each in (*data["requirements"], *card["rows"]) for node in each.get("tests", ())}
    counts = ", ".join(f"{len(data[kind])} {kind}" for kind in ("hazards", "controls", "requirements"))
    return f"{counts}, {len(card['rows'])} rows of the scorecard, {len(nodes)} tests"


def main() -> int:
    """Print matrix and scorecard, then every gap, and end with 1 if there is one."""
    data, card = hazard_data(), scorecard()
    found = gaps(data, card)
    lines = [*matrix(data), *scored(card), *found, f"{counted(data, card)}; {len(found)} gaps"]
    sys.stdout.write("\n".join(lines) + "\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
