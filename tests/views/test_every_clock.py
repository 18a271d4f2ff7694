"""The clock of the order form, by keys, paste, drop and scanner: what is shown, said and read is written by hand."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from views.typist import Sheet, Typist, check_what_is_not_typed, remembering

DATA: dict[str, list[Any]] = tomllib.loads((Path(__file__).parent / "keystrokes" / "clock.toml").read_text("utf-8"))
FIELD = {"key": "start_text", "order": {"protocol": "depression-iv"}}
NO_TIME = "Write the time as on a 24 hour clock, as in 08:30 or 22:05."


def test_that_there_are_at_least_150_sequences_for_the_clock() -> None:
    assert sum(len(sequences) for sequences in DATA.values()) >= 150


@pytest.fixture(scope="module")
def typist(dressed: QApplication, planner: Any) -> Iterator[Typist]:
    window = Sheet(remembering(planner))
    window.show()
    yield Typist(window, FIELD)
    window.close()
    window.deleteLater()


def test_that_a_time_is_shown_as_it_was_typed_and_said_in_words(typist: Typist) -> None:
    for text, words in DATA["written"]:
        typist.keys(text)
        assert typist.field.text() == text
        assert (typist.refusal(), typist.result()) == ("", words), text
        assert typist.field.property("mark") in {"", None}, text
        typist.clear()


def test_that_what_is_no_time_is_shown_as_it_was_typed_and_refused(typist: Typist) -> None:
    for text in DATA["refused"]:
        typist.keys(text)
        assert typist.field.text() == text
        assert (typist.refusal(), typist.message(), typist.result()) == (NO_TIME, NO_TIME, ""), ascii(text)
        assert typist.field.property("mark") == "refused", ascii(text)
        typist.clear()
    for keys, shows in DATA["unshown"]:
        typist.keys(keys)
        assert typist.field.text() == shows, ascii(keys)
        typist.clear()


def test_that_a_clock_takes_a_paste_whole_or_not_at_all_and_nothing_from_a_mouse_or_a_scanner(typist: Typist) -> None:
    check_what_is_not_typed(typist, DATA)
