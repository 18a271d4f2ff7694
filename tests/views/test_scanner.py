"""A scanner is a keyboard that is faster than any hand: what it writes into a number is refused, and named."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketadesk.views.entry.number_field import SCANNED, NumberField
from views.hands import DEPRESSION, Hands

RETURN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CODE_128 = "0104150012345"


def burst(field: NumberField, text: str, apart: int, end: Qt.Key | None = None, at: int = 1000) -> int:
    """Send keys that follow each other so many milliseconds apart, as a scanner's do; return the time of the last."""
    none = Qt.KeyboardModifier.NoModifier
    field.setFocus()
    for sign in text:
        _send(field, QKeyEvent(QEvent.Type.KeyPress, 0, none, sign), at)
        at += apart
    if end is not None:
        _send(field, QKeyEvent(QEvent.Type.KeyPress, end, none, "\r" if end == RETURN else "\t"), at)
    return at


def _send(field: NumberField, event: QKeyEvent, at: int) -> None:
    event.setTimestamp(at)
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize("apart", [0, 1, 2, 4])
def test_that_a_long_burst_is_refused_and_named_and_the_field_keeps_what_it_held(hands: Hands, apart: int) -> None:
    hands.lay(DEPRESSION)
    field = hands.field("weight_text")

    burst(field, CODE_128, apart)

    # 13 characters in 12 steps of at most 4 ms: less than 60 ms
    assert field.text() == "70"
    assert hands.window.desk.draft.weight_text == "70"
    assert hands.figures()[0] == "75 mL/h"
    assert SCANNED in hands.said()
    assert field.accessibleDescription() == SCANNED
    assert not field.isUndoAvailable()


def test_that_the_rest_of_a_long_code_and_its_return_are_swallowed(hands: Hands) -> None:
    field = hands.field("weight_text")
    burst(field, CODE_128 * 3, 4, RETURN)
    assert field.text() == ""
    assert SCANNED in hands.said()


@pytest.mark.parametrize("end", [RETURN, Qt.Key.Key_Enter, TAB])
@pytest.mark.parametrize("code", ["70.5", "96385074", "123456789012"])
def test_that_a_short_burst_that_ends_with_return_or_tab_is_refused(hands: Hands, code: str, end: Qt.Key) -> None:
    hands.type("weight_text", "6")
    field = hands.field("weight_text")

    burst(field, code, 10, end)

    assert field.text() == "6"
    assert field.hasFocus()
    assert SCANNED in hands.said()


def test_that_a_scanner_does_not_write_over_what_was_selected(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    field = hands.field("weight_text")
    field.selectAll()
    burst(field, CODE_128, 2, RETURN)
    assert field.text() == "70"


@pytest.mark.parametrize("end", [None, RETURN, TAB])
def test_that_a_fast_hand_is_no_scanner(hands: Hands, end: Qt.Key | None) -> None:
    field = hands.field("weight_text")
    # Two keys rolled over each other, 15 ms apart, and then a Return: a hand can do that.
    burst(field, "70", 15, end)
    assert field.text() == "70"
    assert SCANNED not in hands.said()


def test_that_any_number_of_keys_30_ms_apart_is_a_hand(hands: Hands) -> None:
    field = hands.field("weight_text")
    burst(field, "1234567890123456", 30, RETURN)
    assert field.text() == "1234567890123456"
    assert SCANNED not in hands.said()


def test_that_a_hand_types_on_after_a_scanner_was_refused(hands: Hands) -> None:
    field = hands.field("weight_text")
    last = burst(field, CODE_128, 2, RETURN)
    burst(field, "70", 120, at=last + 400)
    assert field.text() == "70"
    assert SCANNED not in hands.said()


def test_that_keys_of_unknown_time_are_a_hands(hands: Hands) -> None:
    field = hands.field("weight_text")
    QTest.keyClicks(field, "1234567890123456")
    QTest.keyClick(field, RETURN)
    assert field.text() == "1234567890123456"


def test_that_every_number_of_the_form_refuses_a_scanner(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    numbers = [entry for entry in hands.window.form.entries() if hasattr(entry, "field") and entry.isVisible()]
    assert len(numbers) > 8
    for place, entry in enumerate(numbers):
        field = hands.field(entry.key)
        before = field.text()
        burst(field, CODE_128, 1, RETURN, at=10_000 * (place + 1))
        assert field.text() == before, entry.key
        assert field.accessibleDescription() == SCANNED, entry.key
