"""The orders that tests share: the scenarios worked by hand, and a plain order to vary."""

import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ketadesk.intake.draft import DoseDraft, Draft, StepDraft
from ketadesk.presentation.answering import Worked, work_out
from ketadesk.protocols.bedside import Bedside, load_bedside
from ketadesk.protocols.course_rules import CourseData, load_course_data
from ketadesk.protocols.library import Library, load_library

FOLDER = Path(__file__).parent / "scenarios"
SCENARIOS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


def draft_of(order: dict[str, Any]) -> Draft:
    """Return the draft that a scenario's order is, every text as it stands in the file."""
    typed = dict(order)
    if "doses" in typed:
        typed["doses"] = MappingProxyType({id_: DoseDraft(**dose) for id_, dose in typed["doses"].items()})
    if "steps" in typed:
        typed["steps"] = tuple(StepDraft(*step) for step in typed["steps"])
    if "given" in typed:
        typed["given"] = tuple(typed["given"])
    return Draft(**typed)


def scenario(name: str, **changed: Any) -> Draft:
    """Return the draft of a scenario with some of its fields typed differently."""
    return draft_of({**SCENARIOS[name]["order"], **changed})


@cache
def library() -> Library:
    """Return the shipped library, read once."""
    return load_library()


@cache
def bedside() -> Bedside:
    """Return what ships about the bedside, read once."""
    return load_bedside(library())


@cache
def course_data() -> CourseData:
    """Return what ships about courses, read once."""
    return load_course_data(library())


@cache
def worked(name: str) -> Worked:
    """Return what a scenario comes to."""
    return work_out(scenario(name), library())


def codes(draft: Draft) -> dict[str, str]:
    """Return the findings of a draft: each code with its severity."""
    return {finding.code: finding.severity for finding in work_out(draft, library()).sheet.findings}


def decimal(number: Fraction) -> str:
    """Return a number as it is typed: at most four decimals, never three after a whole number, as 1.695 is refused."""
    scaled = number * 10**4
    assert scaled.denominator == 1, f"{number} has more than four decimals"
    whole, decimals = divmod(scaled.numerator, 10**4)
    typed = f"{whole}.{decimals:04d}"
    return typed if whole and decimals % 100 and not decimals % 10 else typed.rstrip("0").rstrip(".")
