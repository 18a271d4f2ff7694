"""The orders that tests share: the scenarios worked by hand, and a plain order to vary."""

import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ketadesk.intake.draft import DoseDraft, Draft, StepDraft

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
