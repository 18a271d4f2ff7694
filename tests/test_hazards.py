"""Every hazard leads to a test that is there, and no word of the program claims what nobody gave it."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tracing import CHECKOUT, PUBLISHED, Data, counted, exists, gaps, hazard_data, matrix, scorecard, scored

# What nobody gave: each is forbidden unless the sentence denies it.
CLAIMS = re.compile(
    r"\b(approved|approval|certifi(?:ed|cate|cation)|cleared by|clearance|CE.mark\w*|UKCA|FDA.cleared|"
    r"clinically (?:proven|safe)|validated|complian(?:t|ce)|conforms to|guaranteed?|error.free|fool.?proof)\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(no|not|nobody|none|never|neither|without|nor)\b", re.IGNORECASE)
# REMS certifies clinics that give nasal esketamine.
OF_OTHERS = re.compile(
    r"esketamine-certified|(?:pharmacy|clinic|setting)(?: are)? certified|certified setting", re.IGNORECASE
)


def test_that_there_is_no_gap_from_a_hazard_to_a_test() -> None:
    assert gaps(hazard_data(), scorecard()) == []


def test_that_all_published_hazards_and_rows_are_there() -> None:
    assert {each["id"] for each in hazard_data()["hazards"]} > PUBLISHED
    assert [row["apps"] for row in scorecard()["rows"]] == [42, 24, 18, 27, 22, 4, 2, 22, 3, 17, 32, 19]


def _without(kind: str, key: str) -> Callable[[Data, Data], Any]:
    return lambda data, card: (card if kind == "rows" else data)[kind][0].pop(key)


BROKEN: dict[str, tuple[Callable[[Data, Data], Any], str]] = {
    "a hazard without a control": (_without("hazards", "controls"), "H1: controls is missing or empty"),
    "a control without a requirement": (_without("controls", "requirements"), "requirements is missing or empty"),
    "a requirement without a test": (_without("requirements", "tests"), "nothing-beforehand: tests is missing"),
    "a row without a test": (_without("rows", "tests"), "rows 1: tests is missing or empty"),
    "a test that does not exist": (
        lambda data, _: data["requirements"][0]["tests"].append("tests/test_rooms.py::test_that_nobody_wrote"),
        "nothing-beforehand: there is no test tests/test_rooms.py::test_that_nobody_wrote",
    ),
    "a file that does not exist": (
        lambda _, card: card["rows"][0]["tests"].append("tests/test_nothing.py::test_that_it_is"),
        "there is no test tests/test_nothing.py::test_that_it_is",
    ),
    "a control that is none": (
        lambda data, _: data["hazards"][0]["controls"].append("hope"), "H1: names hope, which is none of the controls",
    ),
    "a control that no hazard needs": (
        lambda data, _: data["controls"].append({**data["controls"][0], "id": "idle"}), "idle: no hazard leads to it",
    ),
    "a requirement that no control needs": (
        lambda data, _: data["requirements"].append({**data["requirements"][0], "id": "idle"}),
        "idle: no control leads to it",
    ),
    "a hazard twice": (lambda data, _: data["hazards"].append(data["hazards"][0]), "H1: stands 2 times in hazards"),
    "a published hazard left out": (lambda data, _: data["hazards"].pop(7), "H8: a hazard with published"),
    "a severity that is none": (lambda data, _: data["hazards"][0].update(severity="bad"), "H1: bad is no severity"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_that_each_kind_of_gap_is_found(name: str) -> None:
    broken, says = BROKEN[name]
    data, card = deepcopy(hazard_data()), deepcopy(scorecard())
    broken(data, card)
    assert any(says in each for each in gaps(data, card)), gaps(data, card)


def test_that_a_test_that_is_skipped_or_only_called_so_does_not_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "test_some.py").write_text(
        "import pytest\n@pytest.mark.skip\ndef test_that_waits(): ...\ndef test_that_runs(): ...\ndef helps(): ...\n"
    )
    (tmp_path / "some.py").write_text("def test_that_runs(): ...\n")
    monkeypatch.setattr("tracing.CHECKOUT", tmp_path)
    found = [exists(f"{file}::{name}") for file, name in (
        ("test_some.py", "test_that_runs"), ("test_some.py", "test_that_waits"), ("test_some.py", "helps"),
        ("some.py", "test_that_runs"),
    )]  # fmt: skip
    assert found == [True, False, False, False]


def test_that_the_matrix_leads_from_a_hazard_to_its_tests() -> None:
    lines = [*matrix(hazard_data())]
    start = lines.index("H5  A figure of an earlier input stays on the screen (catastrophic)")
    under = lines[start : lines.index("", start)]
    assert under[1].startswith("  never-stale: ")
    assert under[2].startswith("    one-key-blanks (S-02): ")
    assert under[3] == (
        "      tests/views/test_stale_figures.py::test_that_one_key_in_any_field_takes_every_figure_away"
    )
    assert under[-1].startswith("  remains: A printed page")
    assert "  17 of 46: Not updated correctly when inputs change" in [*scored(scorecard())]
    assert counted(hazard_data(), scorecard()).startswith("30 hazards, ")


def _sentences() -> list[tuple[Path, str]]:
    files = [CHECKOUT / "README.md", *(CHECKOUT / "resources").rglob("*.md"), *(CHECKOUT / "resources").rglob("*.toml")]
    files += (CHECKOUT / "ketadesk").rglob("*.py")
    found = []
    for file in files:
        if file.name == "worked_examples.toml":
            continue
        text = re.sub(r"\s+", " ", file.read_text(encoding="utf-8"))
        found += [(file, each) for each in re.split(r"(?<=[.;:?!])\s|\s(?=\w+ = )", text)]
    return found


def claims(sentence: str) -> bool:
    """Say whether a sentence claims an approval, a certificate or clinical validation, and does not deny it."""
    return bool(CLAIMS.search(OF_OTHERS.sub("", sentence))) and not DENIED.search(sentence)


def test_that_no_word_claims_an_approval_a_certificate_or_clinical_validation() -> None:
    assert [f"{file.relative_to(CHECKOUT)}: {each}" for file, each in _sentences() if claims(each)] == []


@pytest.mark.parametrize(
    "sentence",
    ["KetaDesk is approved for clinical use.", "Clinically validated!", "It is CE marked.", "Guaranteed error-free.",
     "DCB0129 compliant", "A certified calculator"],
)  # fmt: skip
def test_that_a_claim_is_seen(sentence: str) -> None:
    assert claims(sentence)


def test_that_a_denial_is_no_claim() -> None:
    assert not claims("It has no approval of any kind, nobody has validated it clinically.")
