"""What was refused is kept to learn from, and names nobody; what is corrected keeps what it was."""

from pathlib import Path

import pytest

from ketadesk.records.entry import Signature
from ketadesk.records.refused_text import refused_text
from ketadesk.records.refusing import RecordsError
from ketadesk.records.store import open_store
from set_clock import SetClock


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2,5", "2,5"),
        (".5", ".5"),
        ("1 000", "1 000"),
        ("1e3", "1a3"),
        ("٧٠", "٧٠"),
        ("70kg", "70aa"),
        ("Mrs Example", "aaa aaaaaaa"),
        ("é", "a"),
        ("12.05.1961", "00.00.0000"),
        ("1961-05-12", "0000-00-00"),
        ("12345678", "00000000"),
        ("123456", "123456"),
        ("7\u200b0", "7\\u200b0"),
        ("1" * 6 + " " + "2,5 " * 9, "111111 2,5 2,5 2,5 2,5 2…"),
    ],
)
def test_that_a_refused_text_keeps_what_went_wrong_and_no_name(typed: str, kept: str) -> None:
    assert refused_text(typed) == kept


def test_that_a_refused_entry_says_field_time_reason_and_who(folder: Path, time: SetClock) -> None:
    with open_store(folder, clock=time.clock) as store:
        person = store.people.add("A. Example", "2580", ["preparer"])
        signed = Signature(person.id, person.name, "entered it", "2026-11-27T12:00:00.000000Z")
        entry = store.journal.append_refused("Weight", "70,5 Example", "A comma may mean a point.", [signed])
        assert entry.content == {
            "field": "Weight", "typed": "70,5 aaaaaaa", "reason": "A comma may mean a point.", "typed_at": entry.at,
        }  # fmt: skip
        assert entry.signatures == (signed,)
        assert entry.at
    for file in folder.rglob("*.db"):
        assert b"70,5 Example" not in file.read_bytes()


def test_that_a_correction_keeps_the_old_value_and_the_reason(folder: Path) -> None:
    with open_store(folder) as store:
        person = store.people.add("A. Example", "2580", ["preparer"])
        signed = [Signature(person.id, person.name, "corrected it", "2026-11-27T12:00:00.000000Z")]
        wrong = store.journal.append("waste", {"wasted": "9.3 mL"})
        made = store.journal.correct(wrong.number, "wasted", "9.1 mL", " Misread ", signed)
        assert made.content == {
            "corrects": 2, "field": "wasted", "old": "9.3 mL", "new": "9.1 mL", "reason": "Misread",
        }  # fmt: skip
        assert store.journal.entry(2) == wrong
        for number, field, reason, under, says in (
            (2, "wasted", " ", signed, "Say why"),
            (2, "wasted", "Misread", [], "is signed"),
            (2, "given", "Misread", signed, "holds no given"),
            (9, "wasted", "Misread", signed, "There is no entry 9"),
        ):
            with pytest.raises(RecordsError, match=says):
                store.journal.correct(number, field, "9.1 mL", reason, under)
        assert store.verdict().flaws == ()
