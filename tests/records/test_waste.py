"""Waste balances to the last digit, and two different people answer for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from ketadesk.intake.waste_draft import WasteDraft
from ketadesk.presentation.waste import NOT_THE_REGISTER, answer_waste, worksheet_text
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import open_store
from ketadesk.records.waste import keep_waste

# 10 mL of 50 mg/mL: 0.7 mL (35 mg) given, 9.1 mL (455 mg) wasted, 0.2 mL (10 mg) kept. 0.7 + 9.1 + 0.2 = 10.
DRAFT = WasteDraft("Ketamine", "50", "10", "0.7", "9.1", "0.2")


def test_that_what_balances_says_so_in_volume_and_in_drug() -> None:
    answer = answer_waste(DRAFT)
    assert answer.balances
    assert answer.says == "It balances: 0.7 mL + 9.1 mL + 0.2 mL = 10 mL."
    assert [each.text for each in answer.figures] == [
        "10 mL (500 mg)", "0.7 mL (35 mg)", "9.1 mL (455 mg)", "0.2 mL (10 mg)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("wasted_text", "9.09", "0.01 mL (0.5 mg) is not accounted for. Read each volume again."),
        ("wasted_text", "9.11", "0.01 mL (0.5 mg) more than was drawn. Read each volume again."),
        ("given_text", "0", "0.7 mL (35 mg) is not accounted for. Read each volume again."),
        ("drawn_text", "20", "10 mL (500 mg) is not accounted for. Read each volume again."),
    ],
)
def test_that_a_hundredth_that_is_not_accounted_for_is_said_and_not_kept(field: str, text: str, says: str) -> None:
    answer = answer_waste(replace(DRAFT, **{field: text}))
    assert (answer.balances, answer.says, answer.record) == (False, says, None)


def test_that_tenths_that_no_binary_number_holds_balance() -> None:
    assert answer_waste(
        replace(DRAFT, drawn_text="0.3", given_text="0.1", wasted_text="0.2", remaining_text="0")
    ).balances


def test_that_nothing_is_worked_out_for_anyone() -> None:
    answer = answer_waste(replace(DRAFT, remaining_text=""))
    assert [(each.field, each.says) for each in answer.missing] == [
        ("remaining_text", "Enter what is remaining, or 0.")
    ]
    assert answer.figures == ()
    answer = answer_waste(replace(DRAFT, given_text="0,7", drawn_text="0"))
    assert dict(answer.refused).keys() == {"given_text", "drawn_text"}
    answer = answer_waste(replace(DRAFT, label="thirteen sign"))
    assert dict(answer.refused) == {"label": "A label has 12 letters at most, and names nobody."}


def test_that_another_drug_begins_empty() -> None:
    assert DRAFT.entered("drug", "Midazolam") == WasteDraft("Midazolam")
    assert DRAFT.entered("drug", "Ketamine") is DRAFT


def test_that_two_different_people_sign_and_the_sheet_is_no_register(folder: Path) -> None:
    record = answer_waste(DRAFT).record
    with open_store(folder) as store:
        who = store.people.add("A. Example", "2580", ["preparer", "witness"])
        witness = store.people.add("B. Example", "3691", ["witness"])
        checker = store.people.add("C. Example", "4702", ["checker"])
        with pytest.raises(RecordsError, match="another person than who wasted it"):
            keep_waste(store, record, who, who, "Waste")
        with pytest.raises(RecordsError, match="does not sign as a witness"):
            keep_waste(store, record, who, checker, "Waste")
        with pytest.raises(RecordsError, match="does not balance yet"):
            keep_waste(store, None, who, witness, "Waste")
        assert store.journal.entries("waste") == []
        entry = keep_waste(store, record, who, witness, "Waste, Ketamine", "bed 4")
        assert [(each.name, each.meaning) for each in entry.signatures] == [
            ("A. Example", "wasted it"), ("B. Example", "saw it wasted"),
        ]  # fmt: skip
        assert entry.content["remark"] == NOT_THE_REGISTER
        assert store.journal.entry(entry.number) == entry
        text = worksheet_text(entry.content, ("A. Example, wasted it",))
        assert "not the legal register" in text
        assert "Wasted, witnessed: 9.1 mL (455 mg)\n" in text


def test_that_a_worksheet_keeps_what_was_typed_exact_terms_and_versions() -> None:
    record = answer_waste(replace(DRAFT, drawn_text="10.00", wasted_text="9.10")).record
    assert record is not None
    assert record["typed"]["wasted_text"] == "9.10"
    assert {"value": "0", "unit": "mL"}.items() <= next(
        each for each in record["terms"] if each["id"] == "not_accounted_for"
    ).items()
    assert record["versions"]["ketadesk"] == "0.1.0"
