"""What two people have checked says so: on the sheet, in what is copied, and in the record."""

import json

from checking.checked import MO, PREPARED_ORDER, RA, READ, compared, second
from ketadesk.presentation.answering import work_out
from ketadesk.presentation.copying import NOT_CHECKED, copied
from ketadesk.presentation.seal import Seal
from ketadesk.presentation.sealing import mismatch_record, sealed, sealed_record
from ketadesk.records.entry import content_text
from orders import library

SEAL = Seal("RA", "MO", "2026-03-01 10:11")


def test_that_a_sealed_sheet_says_who_checked_it_in_its_pill_and_in_what_is_copied() -> None:
    sheet = work_out(PREPARED_ORDER, library()).sheet
    assert NOT_CHECKED in copied(sheet, "10:12")
    checked = sealed(sheet, SEAL)
    text = copied(checked, "10:12")
    assert "double-checked by RA and MO at 2026-03-01 10:11" in text
    assert NOT_CHECKED not in text.lower()
    assert checked.pill is not None
    assert (checked.pill.shape, checked.pill.word, checked.pill.aside) == ("checked", "Double-checked", "RA, MO")


def test_that_the_record_holds_typed_texts_exact_terms_what_was_read_and_versions() -> None:
    check = compared(second())
    worked = work_out(check.first.draft, library())
    line = worked.sheet.checklists[0].items[0]
    record = sealed_record(check, worked, {line: "2026-11-27 22:44"})
    assert record["typed"]["weight_text"] == record["checked"]["weight_text"] == "70"
    assert record["read"] == READ
    assert record["ticks"] == [{"label": line.says, "text": "ticked 2026-11-27 22:44"}]
    rates = [each for each in record["terms"] if each["id"] == "infusion.pump_rate"]
    assert [(each["value"], each["unit"]) for each in rates] == [("75", "mL/h")]
    assert record["versions"]["protocols"].startswith("sha256:")
    assert json.loads(content_text(record)) == record  # what the journal takes: no float, and nothing lost


def test_that_the_record_of_a_difference_holds_both_entries() -> None:
    check = compared(second(weight_text="7"))
    record = mismatch_record(check)
    assert record["differences"] == [{"key": "weight", "looks_like": "ten-times"}]
    assert record["first"]["typed"]["weight_text"] == "70"
    assert record["second"]["typed"]["weight_text"] == "7"
    assert content_text(record)


def test_that_signings_are_named() -> None:
    check = compared(second())
    assert (check.preparer, check.checker) == (RA, MO)
