"""Every statement of the two documents the product starts from has a home in what ships, or is left out on purpose."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ketadesk.protocols.library import Library, load_library

CLASSES = {"CALC", "LIMIT", "SCHED", "CHECK", "EDU", "PROVENANCE", "HIDE"}
COUNTED = {"CALC": 12, "LIMIT": 7, "SCHED": 16, "CHECK": 30, "EDU": 34}
ROWS = 79
HIDDEN = {25, 67}
FEWEST_WORDS, MOST_WORDS = 5, 12


@cache
def rows() -> dict[int, dict[str, Any]]:
    text = (Path(__file__).parent / "inventory.toml").read_text(encoding="utf-8")
    return {row["number"]: row for row in tomllib.loads(text)["rows"]}


def rows_of(*classes: str) -> set[int]:
    return {number for number, row in rows().items() if set(classes) & set(row["classes"])}


@cache
def library() -> Library:
    return load_library()


def item_claims() -> Iterator[tuple[str, int]]:
    for checklist in library().checklists:
        for item in checklist.items:
            yield from ((f"item {item.id}", number) for number in item.inventory)


def statement_claims() -> Iterator[tuple[str, int]]:
    for protocol in library().protocols.values():
        for statement in protocol.statements:
            yield from ((f"statement of {protocol.id}", number) for number in statement.inventory)


def other_claims() -> Iterator[tuple[str, int]]:
    for note in library().notes:
        yield from ((f"note {note.id}", number) for number in note.inventory)
    for protocol in library().protocols.values():
        yield from ((f"protocol {protocol.id}", number) for number in protocol.inventory)


def all_claims() -> list[tuple[str, int]]:
    return [*item_claims(), *statement_claims(), *other_claims()]


def homeless(wanted: set[int], claims: list[tuple[str, int]]) -> list[str]:
    housed = {number for _who, number in claims}
    return [f"{number} {rows()[number]['classes']}: {rows()[number]['phrase']}" for number in sorted(wanted - housed)]


def test_that_the_table_has_every_row_once_with_known_classes_and_a_phrase() -> None:
    text = (Path(__file__).parent / "inventory.toml").read_text(encoding="utf-8")
    assert [row["number"] for row in tomllib.loads(text)["rows"]] == list(range(1, ROWS + 1))
    for number, row in rows().items():
        assert row["classes"], number
        assert set(row["classes"]) <= CLASSES, number
        assert FEWEST_WORDS <= len(row["phrase"].split()) <= MOST_WORDS, row["phrase"]


def test_that_the_table_counts_as_many_rows_of_each_class_as_the_dossier() -> None:
    counts = Counter(name for row in rows().values() for name in row["classes"])
    assert {name: counts[name] for name in COUNTED} == COUNTED
    assert rows_of("HIDE") == HIDDEN


def test_that_no_shipped_file_was_left_out_of_the_count() -> None:
    assert [str(fault) for fault in library().faults] == []


def test_that_every_row_to_calculate_limit_schedule_or_check_has_a_home() -> None:
    assert homeless(rows_of("CALC", "LIMIT", "SCHED", "CHECK"), all_claims()) == []


def test_that_every_row_to_check_is_a_line_to_tick_or_a_sentence_beside_the_answer() -> None:
    assert homeless(rows_of("CHECK"), [*item_claims(), *statement_claims()]) == []


def test_that_every_row_to_read_or_of_provenance_has_a_home_unless_it_is_hidden() -> None:
    assert homeless(rows_of("EDU", "PROVENANCE") - HIDDEN, all_claims()) == []


def test_that_a_hidden_row_is_claimed_by_nothing() -> None:
    assert [f"{who} claims {number}" for who, number in all_claims() if number in HIDDEN] == []


def test_that_nothing_claims_a_row_that_does_not_exist() -> None:
    assert [f"{who} claims {number}" for who, number in all_claims() if number not in rows()] == []
