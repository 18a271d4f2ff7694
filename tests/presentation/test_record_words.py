"""What is said of a record: its time as the reader's clock shows it, and everything it holds."""

from datetime import timedelta, timezone

from ketadesk.presentation.record_words import Piece, clock_note, content_pieces, content_text, kept_time, list_time

EAST = timezone(timedelta(hours=2))


def test_that_a_time_is_that_of_the_readers_clock() -> None:
    at = "2026-12-31T23:05:09.000001Z"
    assert kept_time(at, EAST) == "2027-01-01 01:05:09"
    assert list_time(at, 2027, EAST) == "1 Jan 01:05"
    assert list_time(at, 2026, EAST) == "1 Jan 2027 01:05"


def test_that_a_clock_that_was_set_back_is_said() -> None:
    assert clock_note(3600) == "The clock had been set back by 3600 s before this entry."
    assert clock_note(0) == ""


def test_that_everything_in_a_record_is_said_once_and_in_its_order() -> None:
    content = {
        "weight_text": "70",
        "terms": [{"label": "Rate", "text": "75 mL/h", "value": "75"}],
        "ticks": ["vial read"],
        "reason": None,
        "checked": True,
        "none": [],
    }
    assert [*content_pieces(content)] == [
        Piece(0, "Weight text", "70"),
        Piece(0, "Terms", ""),
        Piece(1, "Rate", "75 mL/h"),
        Piece(0, "Ticks", ""),
        Piece(1, "", "vial read"),
        Piece(0, "Checked", "yes"),
    ]
    assert content_text(content) == "Weight text: 70\nTerms\n  Rate: 75 mL/h\nTicks\n  vial read\nChecked: yes"
