"""Copy is locked while there is no figure, and gives all of the order or nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from views.hands import DEPRESSION, Hands
from views.test_reasons import WARD, picks
from views.test_stale_figures import CHOICES, NUMBERS

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def clipboard(qapp: QGuiApplication) -> None:
    QGuiApplication.clipboard().setText("from elsewhere")


def copy_by_key(hands: Hands) -> str:
    QTest.keyClick(hands.window, Qt.Key.Key_C, CONTROL_SHIFT)
    return QGuiApplication.clipboard().text()


def foot(hands: Hands) -> str:
    return hands.window.foot.why.text()


def test_that_a_ready_order_is_copied_by_its_key_and_by_its_button(hands: Hands) -> None:
    hands.fill(DEPRESSION)
    assert hands.window.foot.copy.isEnabled()
    text = copy_by_key(hands)
    lines = text.splitlines()
    assert lines[0] == "racemic ketamine, Depression: 0.5 mg/kg over 40 min"
    assert lines[1].startswith("NOT DOUBLE-CHECKED, copied 20")
    assert lines[2] == "Weight: 70 kg (154.3 lb), measured"
    assert lines[3] == "Vial: 500 mg in 10 mL (50 mg per 1 mL), racemic ketamine"
    assert "  Set the pump to: 75 mL/h" in text
    assert "  Draw up: 0.7 mL of 50 mg per 1 mL" in text
    assert foot(hands) == "Copied, not double-checked"
    QGuiApplication.clipboard().setText("from elsewhere")
    hands.window.foot.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[2:] == lines[2:]


def test_that_copy_has_a_mnemonic(hands: Hands, qtbot: QtBot) -> None:
    hands.lay(DEPRESSION)
    QTest.keyClick(hands.window, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "75 mL/h" in QGuiApplication.clipboard().text())


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ((), "Opens with the figures"),
        (DEPRESSION[:-1], "Opens with the figures"),
        ((*DEPRESSION[:2], ("weight_text", "7"), *DEPRESSION[3:]), "Nothing to copy while stopped"),
        (WARD, "Opens when the reason is given"),
    ],
    ids=["empty", "incomplete", "stopped", "check"],
)
def test_that_copy_is_locked_without_figures_and_says_why_once(
    hands: Hands, order: tuple[tuple[str, str], ...], why: str
) -> None:
    hands.fill(order)
    assert not hands.window.foot.copy.isEnabled()
    assert copy_by_key(hands) == "from elsewhere"
    assert foot(hands) == why
    assert hands.said().splitlines().count(why) == 1


def test_that_the_reason_opens_copy_and_is_copied(hands: Hands) -> None:
    hands.fill(WARD)
    picks(hands)["Ordered by the anaesthetist"].click()
    assert hands.window.foot.copy.isEnabled()
    assert "Reason: Ordered by the anaesthetist" in copy_by_key(hands)


@pytest.mark.parametrize(("key", "value"), [*((key, "x") for key in NUMBERS), *CHOICES])
def test_that_one_keystroke_anywhere_locks_copy_in_the_same_event(hands: Hands, key: str, value: str) -> None:
    hands.lay(DEPRESSION)
    locked: list[tuple[bool, str]] = []
    hands.window.desk.draft_changed.connect(
        lambda: locked.append((hands.window.foot.copy.isEnabled(), hands.window.page.copied_text()))
    )
    hands.enter(key, value)
    assert locked
    assert all(pair == (False, "") for pair in locked)


def test_that_a_fault_locks_copy(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.window.show_fault("It failed.")
    assert not hands.window.foot.copy.isEnabled()
    assert copy_by_key(hands) == "from elsewhere"


def test_that_no_figure_can_be_marked_and_copied_alone(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    for label in hands.window.answer.findChildren(QLabel):
        assert not label.textInteractionFlags() & (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    hands.window.answer.setFocus()
    QTest.keyClick(hands.window.answer, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(hands.window.answer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "from elsewhere"


def test_that_a_new_patient_takes_the_old_one_out_of_the_clipboard(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    copy_by_key(hands)
    hands.window.new_patient.click()
    assert QGuiApplication.clipboard().text() == ""
