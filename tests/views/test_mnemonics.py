"""Alt and a letter: each letter stands once in a window, and comes to a field or presses a button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from views.hands import DEPRESSION, Hands

GROUPS = {"P": "protocol", "A": "weight_text", "V": "strength_text", "E": "method", "U": "pump"}
FIELDS = {"W": "weight_text", "H": "height_text", "G": "age_text", "S": "strength_text", "L": "vial_volume_text",
          "T": "vial_total_text", "I": "line_volume_text", "R": "start_text", "B": "giving_set"}  # fmt: skip
PAIN = (("protocol", "pain-icu"), *DEPRESSION[1:], ("push_method", "make-up"))


@pytest.mark.parametrize("order", [DEPRESSION, PAIN], ids=["depression", "pain"])
@pytest.mark.parametrize("height", [1600, 640])
def test_that_no_letter_stands_twice(hands: Hands, order: tuple[tuple[str, str], ...], height: int) -> None:
    hands.window.resize(1366, height)
    hands.lay(order)
    if height > 1000:
        hands.open_all()
    QApplication.processEvents()
    letters = _letters(hands.window)
    assert len(letters) == len(set(letters)), sorted(letters)
    assert {*GROUPS, "W" if height > 1000 else "P", "N", "C"} <= set(letters)


@pytest.mark.parametrize(("letter", "key"), [*FIELDS.items(), ("A", GROUPS["A"]), ("V", GROUPS["V"])])
def test_that_a_letter_comes_to_its_field(hands: Hands, letter: str, key: str) -> None:
    hands.lay(DEPRESSION)
    hands.open_all()
    hands.window.new_patient.setFocus()
    QApplication.processEvents()
    _press(hands, letter)
    QTest.qWait(150)  # Qt shows a button pressed before it clicks it
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    assert hands.window.focusWidget() is hands.entry(key).focus_stop()


@pytest.mark.parametrize("letter", ["P", "E", "U"])
def test_that_the_letter_of_a_group_comes_to_its_first_list_and_chooses_nothing(
    qtbot: QtBot, hands: Hands, letter: str
) -> None:
    hands.lay(DEPRESSION)
    hands.open_all()
    hands.window.new_patient.setFocus()
    QApplication.processEvents()
    before = hands.window.desk.draft
    _press(hands, letter)
    wanted = hands.entry(GROUPS[letter]).control
    qtbot.waitUntil(lambda: hands.window.focusWidget() is wanted)
    QTest.qWait(150)  # Qt may press what a letter comes to: its list is then open
    if (popup := QApplication.activePopupWidget()) is not None:
        assert popup.parentWidget() is wanted
        popup.close()
    assert hands.window.desk.draft == before


def test_that_the_letter_of_a_folded_group_opens_it(qtbot: QtBot, hands: Hands) -> None:
    hands.window.resize(1024, 640)
    hands.lay(DEPRESSION)
    assert hands.window.form.vial.is_folded()
    _press(hands, "V")
    qtbot.waitUntil(lambda: not hands.window.form.vial.is_folded())
    assert hands.window.focusWidget() is hands.window.form.vial.first_stop()


def test_that_a_letter_presses_new_patient(qtbot: QtBot, hands: Hands) -> None:
    hands.lay(DEPRESSION)
    QApplication.processEvents()
    _press(hands, "N")
    qtbot.waitUntil(lambda: hands.window.desk.draft.protocol == "")


def _press(hands: Hands, letter: str) -> None:
    QTest.keyClick(hands.window, Qt.Key(ord(letter)), Qt.KeyboardModifier.AltModifier)


def _letters(window: QWidget) -> list[str]:
    """Return the letters that hold now, of buttons and of labels that name something."""
    texts = [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    texts += [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.buddy() is not None]
    keys = [QKeySequence.mnemonic(text).toString() for text in texts]
    return [key.removeprefix("Alt+") for key in keys if key]
