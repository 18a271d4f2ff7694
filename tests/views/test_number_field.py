"""What a field for a number does with a held key, a paste, a wheel, a drop and an input method."""

import re

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from ketadesk.views.entry.foreign import HIDDEN_SIGN, TOO_LONG
from ketadesk.views.entry.number_field import HELD_KEY, NumberField
from views.hands import DEPRESSION, Hands


def test_that_a_held_digit_counts_once_and_says_so(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    field = hands.field("weight_text")

    for _ in range(5):
        hands.press(field, "0", held=True)

    assert field.text() == "70"
    assert HELD_KEY in hands.said()
    assert field.accessibleDescription() == HELD_KEY


def test_that_a_held_backspace_goes_on_deleting(hands: Hands) -> None:
    hands.type("weight_text", "700")
    field = hands.field("weight_text")
    for _ in range(3):
        hands.press(field, "\b", held=True)
    assert HELD_KEY not in hands.said()


@pytest.mark.parametrize("text", ["70", "70,5", " 70 kg", "7\u00a00", "\u0667\u0660", "70.567"])
def test_that_a_paste_that_can_be_shown_is_taken_whole(hands: Hands, text: str) -> None:
    hands.paste("weight_text", text)
    assert hands.field("weight_text").text() == text


@pytest.mark.parametrize("text", ["7\n0", "70\t", "70\r\n", "\u202e05", "7\u200b0", "7\u20280", "7\x000", "70\u00ad"])
def test_that_a_paste_that_cannot_be_shown_as_it_is_is_refused_whole(hands: Hands, text: str) -> None:
    hands.type("weight_text", "6")

    hands.paste("weight_text", text)

    assert hands.field("weight_text").text() == "6"
    assert HIDDEN_SIGN in hands.said()


def test_that_a_very_long_paste_is_refused_whole_and_never_cut(hands: Hands) -> None:
    hands.paste("weight_text", "7" * 40_000)
    assert hands.field("weight_text").text() == ""
    assert TOO_LONG in hands.said()


def test_that_shift_and_insert_paste_by_the_same_rule(hands: Hands) -> None:
    field = hands.field("weight_text")
    QGuiApplication.clipboard().setText("7\n0")
    QTest.keyClick(field, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == ""
    assert HIDDEN_SIGN in hands.said()


def test_that_a_refused_paste_leaves_the_answer_to_what_is_still_typed(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.paste("weight_text", "8\n0")
    assert hands.field("weight_text").text() == "70"
    assert "35 mg" in hands.figures()


def test_that_an_input_method_commits_whole_or_not_at_all(hands: Hands) -> None:
    field = hands.field("weight_text")
    field.setFocus()
    for text in ("7", "\u202e0"):
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
    assert field.text() == "7"


def test_that_nothing_is_dropped_into_a_number(hands: Hands) -> None:
    field = hands.field("weight_text")
    assert not field.acceptDrops()
    data = QMimeData()
    data.setText("700")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert field.text() == ""


def test_that_the_wheel_changes_no_field_and_no_choice(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    before = hands.window.desk.draft
    for entry in hands.window.form.entries():
        for widget in (entry.control, *entry.control.findChildren(object)):
            if not hasattr(widget, "rect") or not widget.isVisible():
                continue
            for turn in (120, -120):
                QApplication.sendEvent(widget, _wheel(turn))
    assert hands.window.desk.draft == before


def test_that_letters_choose_nothing(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    before = hands.window.desk.draft
    for entry in hands.window.form.entries():
        if entry.isVisible() and not isinstance(entry.control, NumberField):
            QTest.keyClicks(entry.focus_stop(), "lbgmsu")
    assert hands.window.desk.draft == before


def test_that_a_digit_is_seen_whole_however_long_the_number_is(qtbot: QtBot, dressed: object) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.show_unit("mg/mL")
    field.resize(110, 30)
    QTest.keyClicks(field, "50")
    assert not field.property("fit")
    QTest.keyClicks(field, ".125")
    assert field.property("fit") == "small"


def test_that_undo_in_a_field_is_an_edit_like_any_other(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    field = hands.field("weight_text")
    QTest.keyClicks(field, "0")
    assert hands.window.desk.draft.weight_text == "700"
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert hands.window.desk.draft.weight_text == field.text()


def test_that_a_change_by_assistive_technology_is_an_edit_like_any_other(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.field("weight_text").setText("80")
    assert hands.window.desk.draft.weight_text == "80"
    assert "40 mg" in hands.figures()


def _wheel(turn: int) -> QWheelEvent:
    none = Qt.MouseButton.NoButton
    return QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, turn), QPoint(0, turn), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


@pytest.mark.parametrize("letters", [21, 28])
def test_that_a_unit_is_whole_when_its_letters_become_larger(qtbot: QtBot, letters: int) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.resize(300, 60)
    field.show_unit("mg/mL")
    field.show()
    (unit,) = field.findChildren(QLabel)
    before = unit.width()

    field.setStyleSheet(f"* {{ font-size: {letters}px }}")

    assert unit.width() >= unit.sizeHint().width() > before
    assert unit.geometry().right() < field.width()
    assert field.textMargins().right() >= unit.sizeHint().width()


COPY_KEYS = [
    (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier),
]  # fmt: skip


@pytest.mark.parametrize(("key", "held"), COPY_KEYS)
@pytest.mark.parametrize("marked", [(0, 4), (0, 1), (3, 1)])
def test_that_a_number_is_copied_whole_with_its_name_and_unit_whatever_is_marked(
    hands: Hands, key: Qt.Key, held: Qt.KeyboardModifier, marked: tuple[int, int]
) -> None:
    hands.type("weight_text", "70.5")
    field = hands.field("weight_text")
    field.setSelection(*marked)
    QTest.keyClick(field, key, held)
    assert re.fullmatch(
        r"Weight: 70\.5 kg, as typed, not double-checked, copied [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}",
        QGuiApplication.clipboard().text(),
    )
    assert field.text() == "70.5"


def test_that_the_unit_beside_a_field_is_copied_with_its_number(hands: Hands) -> None:
    hands.fill((("protocol", "pain-icu"), ("dose_text:infusion", "1")))
    field = hands.field("dose_text:infusion")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert " 1 mcg/kg/min, as typed, not double-checked" in QGuiApplication.clipboard().text()


def test_that_what_is_cut_is_copied_named_and_only_the_marked_is_taken_away(hands: Hands) -> None:
    hands.type("weight_text", "70.5")
    field = hands.field("weight_text")
    field.setSelection(0, 1)
    QTest.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "0.5"
    assert QGuiApplication.clipboard().text().startswith("Weight: 70.5 kg, as typed")


def test_that_nothing_is_copied_where_nothing_is_marked(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("from elsewhere")
    hands.type("weight_text", "70.5")
    field = hands.field("weight_text")
    field.deselect()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "from elsewhere"


def test_that_the_menu_of_a_number_copies_by_the_same_rule(hands: Hands) -> None:
    hands.type("weight_text", "70.5")
    field = hands.field("weight_text")
    field.selectAll()
    QApplication.sendEvent(field, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)))
    (menu,) = field.findChildren(QMenu)
    next(each for each in menu.actions() if each.text() == "Copy").trigger()
    menu.close()
    assert QGuiApplication.clipboard().text().startswith("Weight: 70.5 kg, as typed, not double-checked")


def test_that_a_number_that_was_copied_leaves_the_clipboard_with_its_patient(hands: Hands) -> None:
    hands.type("weight_text", "70.5")
    field = hands.field("weight_text")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    hands.window.new_patient.click()
    assert QGuiApplication.clipboard().text() == ""
