"""Names between files lead somewhere, no claim is better than its source, and no id is used twice."""

from itertools import product
from typing import Any

import pytest

from ketadesk.protocols.loading import Fault
from ketadesk.protocols.reference import misnamed, reference_faults, repeated_ids
from ketadesk.protocols.source import Source
from ketadesk.protocols.status import Status

RANKS: tuple[Status, ...] = ("verified", "secondary", "unverified")  # from the best support to none
SOURCES = {status: Source(status, "", "", "", "", status, "") for status in RANKS}
PROTOCOLS = {"pain", "sedation"}


def faults_of(raw: dict[str, Any]) -> list[tuple[str, str]]:
    found = reference_faults("a.toml", raw, SOURCES, PROTOCOLS)
    assert all(fault.file == "a.toml" for fault in found)
    return [(fault.key, fault.reason) for fault in found]


@pytest.mark.parametrize(("claimed", "real"), [*product(RANKS, RANKS)])
@pytest.mark.parametrize("hard", ["", "hard_"])
def test_that_a_claim_may_be_weaker_than_its_source_and_never_better(claimed: Status, real: Status, hard: str) -> None:
    faults = faults_of({"dose": {f"{hard}source": real, f"{hard}status": claimed}})
    if RANKS.index(claimed) < RANKS.index(real):
        assert faults == [(f"dose.{hard}source", f"claims {claimed}, but {real} is {real}")]
    else:
        assert faults == []


@pytest.mark.parametrize("name", ["source", "hard_source"])
def test_that_a_source_that_is_not_listed_is_told_wherever_it_stands(name: str) -> None:
    raw = {name: "x", "a": {name: "y"}, "b": [{"c": {name: "z"}}, {name: "verified"}]}
    assert faults_of(raw) == [
        (name, "no source 'x' in sources.toml"),
        (f"a.{name}", "no source 'y' in sources.toml"),
        (f"b[0].c.{name}", "no source 'z' in sources.toml"),
    ]


def test_that_further_sources_are_looked_up_one_by_one() -> None:
    assert faults_of({"a": [{"also": ["verified", "x", "unverified", "y"]}]}) == [
        ("a[0].also", "no source 'x' in sources.toml"),
        ("a[0].also", "no source 'y' in sources.toml"),
    ]


@pytest.mark.parametrize("name", ["neighbours", "protocols", "without"])
def test_that_a_protocol_that_is_none_is_told_wherever_it_is_named(name: str) -> None:
    assert faults_of({name: ["pain", "pian"], "items": [{name: ["sedation"]}, {name: ["Pain"]}]}) == [
        (name, "no protocol 'pian'"),
        (f"items[1].{name}", "no protocol 'Pain'"),
    ]


def test_that_what_is_of_another_type_is_left_to_the_structure() -> None:
    assert faults_of({"source": 5, "also": "verified", "neighbours": 7, "status": ["x"], "without": [1, None]}) == []
    assert faults_of({"source": "verified", "status": "certain"}) == []
    assert repeated_ids("a.toml", {"items": [1, "id", {"id": 5}, {"id": 5}, {}], "id": "x"}) == ()


def test_that_an_id_is_used_once_in_a_list_and_may_be_used_again_in_another() -> None:
    raw = {
        "bags": [{"id": "a"}, {"id": "b"}],
        "syringes": [{"id": "a"}, {"id": "c"}, {"id": "a"}, {"id": "a"}],
        "deep": [{"id": "d", "inner": [{"id": "e"}, {"id": "e"}]}],
    }
    assert repeated_ids("a.toml", raw) == (
        Fault("a.toml", "syringes", "the id 'a' is used more than once"),
        Fault("a.toml", "deep[0].inner", "the id 'e' is used more than once"),
    )


def test_that_a_record_is_called_what_its_file_is_called() -> None:
    assert misnamed("pain.toml", {"id": "pain"}) == ()
    assert misnamed("during.toml", {"group": "during"}) == ()
    assert [fault.key for fault in misnamed("pain.toml", {"id": "Pain"})] == ["id"]
    assert [fault.key for fault in misnamed("pain.toml", {"id": 5})] == ["id"]
    assert [fault.key for fault in misnamed("during.toml", {"group": "after"})] == ["group"]
    assert misnamed("pain.toml", {}) == ()  # its absence is told by the structure
