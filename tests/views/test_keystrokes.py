"""No key is lost in silence: the field shows what was pressed, and what is not read is said and gives no figure."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from views.hands import DEPRESSION, Hands

TABLE: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "keystrokes.toml").read_text("utf-8"))["sequence"]


@pytest.mark.parametrize("sequence", TABLE, ids=lambda sequence: ascii(sequence["keys"])[:24])
def test_that_a_keystroke_sequence_is_shown_and_either_read_or_refused_with_a_reason(
    hands: Hands, sequence: dict[str, Any]
) -> None:
    hands.lay(tuple(each for each in DEPRESSION if each[0] != "weight_text"))
    assert hands.figures() == []

    hands.type("weight_text", sequence["keys"])

    assert hands.field("weight_text").text() == sequence.get("shows", sequence["keys"])
    if "dose" in sequence:
        assert sequence["dose"] == "" or sequence["dose"] in hands.figures()
        return
    reason = hands.field("weight_text").accessibleDescription()
    assert reason
    assert sequence["why"].casefold() in reason.casefold()
    assert reason in hands.said()
    if sequence.get("shows", sequence["keys"]):
        assert hands.field("weight_text").property("mark") == "refused"


def test_that_a_refused_number_gives_no_figure_and_one_key_brings_it_back(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    field = hands.field("weight_text")

    hands.press(field, ",")
    assert field.text() == "70,"
    assert hands.figures() == []

    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "70"
    assert hands.figures()[0] == "75 mL/h"
    # 70 / 0.45359237 = 154.32...
    assert field.accessibleDescription() == "154.3 lb · seventy kilograms"


def test_that_every_field_for_a_number_keeps_what_is_pressed(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    for key in [entry.key for entry in hands.window.form.entries() if hasattr(entry, "field") and entry.isVisible()]:
        hands.field(key).clear()
        hands.type(key, "1,5x")
        assert hands.field(key).text() == "1,5x", key
