"""Nothing of one patient reaches the next, and one slip can be taken back."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton

from ketadesk.intake.draft import Draft
from ketadesk.views.entry.picker import Picker
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, LEFT, Hands

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_that_ctrl_n_clears_every_field_choice_tick_and_figure(hands: Hands) -> None:
    fresh = _widget_state(hands.window)
    hands.lay(DEPRESSION)
    hands.type("height_text", "175")
    hands.type("start_text", "08:30")
    QTest.mouseClick(hands.ticks()[0], LEFT)
    assert _widget_state(hands.window) != fresh

    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)

    assert hands.window.desk.draft == Draft()
    assert _widget_state(hands.window) == fresh
    assert hands.figures() == []
    assert hands.ticks() == []


def test_that_the_button_does_the_same(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    QTest.mouseClick(hands.window.new_patient, LEFT)
    assert hands.window.desk.draft == Draft()
    assert hands.window.undo.isVisible()


def test_that_ctrl_z_brings_it_back_once_even_with_the_focus_in_a_field(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    before = hands.window.desk.draft
    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    field = hands.field("weight_text")
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)

    assert hands.window.desk.draft == before
    assert hands.figures()[0] == "75 mL/h"
    assert field.text() == "70"
    assert not any(tick.isChecked() for tick in hands.ticks())
    assert not hands.window.desks.can_undo
    assert not hands.window.undo.isVisible()


def test_that_a_double_click_is_one_click_and_can_be_taken_back(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    before, button = hands.window.desk.draft, hands.window.new_patient

    QTest.mouseClick(button, LEFT)
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):  # as Qt tells of the second press
        here = QPointF(button.rect().center())
        event = QMouseEvent(kind, here, button.mapToGlobal(here), LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(button, event)

    assert hands.window.desk.draft == Draft()
    assert hands.window.undo.isVisible()
    QTest.mouseClick(hands.window.undo, LEFT)
    assert hands.window.desk.draft == before


def test_that_undo_is_not_offered_where_nothing_can_be_brought_back(hands: Hands) -> None:
    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    assert not hands.window.undo.isVisible()

    hands.lay(DEPRESSION)
    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)

    assert not hands.window.undo.isVisible()
    QTest.keyClick(hands.window, Qt.Key.Key_Z, CONTROL)
    assert hands.window.desk.draft == Draft()


def test_that_no_field_can_undo_its_way_back_to_the_last_patient(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    for field in hands.window.findChildren(QLineEdit):
        assert not field.isUndoAvailable()


def test_that_what_was_typed_and_erased_for_one_patient_is_not_undone_for_the_next(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    field = hands.field("height_text")
    hands.type("height_text", "175")
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_N, CONTROL)
    hands.lay(DEPRESSION[:1])
    field = hands.field("height_text")
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)

    assert field.text() == ""
    assert hands.window.desk.draft.height_text == ""


def test_that_a_number_erased_in_one_unit_is_not_undone_in_another(hands: Hands) -> None:
    hands.lay(DEPRESSION[:1])
    field = hands.field("weight_text")
    hands.type("weight_text", "154")
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    hands.enter("weight_unit", "lb")
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)

    assert field.text() == ""


def test_that_the_undo_ends_with_the_first_entry_for_the_next_patient(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    hands.type("weight_text", "8")

    assert not hands.window.desks.can_undo
    QTest.mouseClick(hands.window.answer, LEFT)
    QTest.keyClick(hands.window, Qt.Key.Key_Z, CONTROL)

    assert hands.window.desk.draft.strength_text == ""


def test_that_another_protocol_takes_its_doses_away_and_keeps_the_patient(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.type("dose_text:infusion", "0.6")
    hands.enter("protocol", "depression-iv-high")
    assert hands.field("dose_text:infusion").text() == ""
    assert hands.field("weight_text").text() == "70"


def _widget_state(window: MainWindow) -> list[object]:
    """Return everything that a person could read or find chosen."""
    texts: list[object] = [field.text() for field in window.findChildren(QLineEdit) if field.isVisible()]
    texts += [segment.isChecked() for segment in window.findChildren(QRadioButton) if segment.isVisible()]
    texts += [picker.accessibleName() for picker in window.findChildren(Picker) if picker.isVisible()]
    # What says that it can be undone is the one thing that differs from a fresh start.
    texts += [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each is not window.cleared]
    return texts
