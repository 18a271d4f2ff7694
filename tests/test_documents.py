"""The pages that ship are those that the data makes, can be read as a person reads them, and say what nobody gave."""

import re

import pytest

from documenting import DOCS, file_of, written
from documenting import PAGES as MADE
from ketadesk.presentation.manual import PAGES, manual
from ketadesk.protocols.library import load_library
from written import ill_written

TEXTS = {page.id: page.text for page in manual()}
# What is typed, a path, and how a source is found are no doses.
NO_DOSE = re.compile(r"`[^`]*`|\*\*|^.*; .*\.$|^\| H\d+: ", re.MULTILINE)


@pytest.mark.parametrize("page", MADE)
def test_that_a_page_is_what_the_data_makes_of_it(page: str) -> None:
    assert file_of(page).read_text(encoding="utf-8") == written(page), "run python tests/documenting.py"


def test_that_every_page_that_ships_is_offered() -> None:
    assert {path.stem for path in DOCS.glob("*.md")} == set(PAGES)
    assert len({page.title for page in manual()}) == len(PAGES)


def test_that_every_limit_range_and_source_is_on_its_page() -> None:
    library = load_library()
    assert all(f"**{each.short}**" in TEXTS["sources"] for each in library.sources.values())
    for protocol in library.protocols.values():
        for one in protocol.administrations:
            assert f"| {one.title}: dose | {one.dose.written} |" in TEXTS["limits"]
    # limits.toml: the fastest push of the label, and the ceiling of a rate
    assert "| push time | 60 s | stop | FDA label 2.1 and 2.2 | verified |" in TEXTS["limits"]
    assert "| rate ceiling | 7 mg/kg/h | stop | " in TEXTS["limits"]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("use", "No clinical safety officer has signed the safety case."),
        ("use", "Nobody has approved it"),
        ("use", "Nobody has validated it clinically."),
        ("use", "Controlling a pump"),
        ("use", "Children: nothing here is written for them."),
        ("safety", "officer has read or signed it"),
        ("safety", "Likelihood** is not rated"),
        ("deploying", "Who is the clinical safety officer for this deployment?"),
        ("hazards", "H16: "),
        ("remains", "Two people who misread the same label alike are found by nobody."),
    ],
)
def test_that_the_status_is_said_as_it_is(page: str, says: str) -> None:
    assert says in TEXTS[page]


@pytest.mark.parametrize("page", ["use", "formulas", "safety", "deploying", "limits", "remains", "hazards", "changes"])
def test_that_every_sentence_is_written_as_a_dose_must_be(page: str) -> None:
    lines = [NO_DOSE.sub("it", line).strip(" |-[]") for line in TEXTS[page].splitlines()]
    faults = {f"{rule}: {line}" for line in lines for rule in ill_written(line)}
    assert not sorted(faults)


def test_that_no_page_leads_out_of_the_program() -> None:
    assert [page for page, text in TEXTS.items() if re.search(r"\]\(|https?://", text)] == []
