"""Every number of the order form, by keys, paste, drop and scanner: what is shown, said and read is written by hand."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from views.typist import Sheet, Typist, check_what_is_not_typed, remembering

HERE = Path(__file__).parent / "keystrokes"
FIELDS: list[dict[str, Any]] = tomllib.loads((HERE / "fields.toml").read_text("utf-8"))["field"]
DATA: dict[str, list[Any]] = tomllib.loads((HERE / "numbers.toml").read_text("utf-8"))


def test_that_there_are_at_least_150_sequences_for_each_number() -> None:
    assert sum(len(sequences) for sequences in DATA.values()) >= 150


@pytest.fixture(scope="module")
def shared_window(dressed: QApplication, planner: Any) -> Iterator[Sheet]:
    window = Sheet(remembering(planner))
    window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field['key']} {field.get('case', '')}".strip())
def test_that_what_comes_into_a_number_is_shown_as_it_came_and_read_or_refused_with_a_reason(
    shared_window: Sheet, field: dict[str, Any]
) -> None:
    typist = Typist(shared_window, field)
    for sequence in DATA["written"]:
        _check_written(typist, *sequence)
    for text, why in DATA["refused"]:
        typist.keys(text)
        _check_refused(typist, text, why)
        typist.clear()
    for keys, shows in DATA["unshown"]:
        typist.keys(keys)
        assert typist.field.text() == shows, ascii(keys)
        typist.clear()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field['key']} {field.get('case', '')}".strip())
def test_that_a_number_takes_a_paste_whole_or_not_at_all_and_nothing_from_a_mouse_or_a_scanner(
    shared_window: Sheet, field: dict[str, Any]
) -> None:
    typist = Typist(shared_window, field)
    check_what_is_not_typed(typist, DATA)


def _check_written(typist: Typist, text: str, whole: int, places: int, words: str) -> None:
    digits, decimals = typist.data["digits"], typist.data["decimals"]
    typist.keys(text)
    assert typist.field.text() == text
    if whole > digits:
        assert f"at most {digits} before the point" in typist.refusal(), text
    elif places > decimals:
        wanted = f"at most {decimals} after the point" if decimals else "Whole numbers only"
        assert wanted in typist.refusal(), text
    elif Decimal(text) > typist.data.get("most", 99_999):
        assert typist.refusal() == typist.data["too_much"], text
    else:
        assert (typist.refusal(), typist.result()) == ("", typist.said_result(words)), text
    if typist.refusal():
        assert typist.result() == ""
        assert typist.message() == typist.refusal()
    typist.clear()


def _check_refused(typist: Typist, text: str, why: str) -> None:
    assert typist.field.text() == text
    assert why.casefold() in typist.refusal().casefold(), (ascii(text), typist.refusal())
    assert typist.refusal(), ascii(text)
    assert typist.message() == typist.refusal(), ascii(text)
    assert typist.field.property("mark") == "refused"
    assert typist.result() == ""
