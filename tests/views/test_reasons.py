"""A question holds the figures until a person has said why: picked or typed, by keys alone, and never for longer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ketadesk.views.answer.source_link import SourceLink
from ketadesk.views.look.figure_label import FigureLabel
from orders import scenario
from views.drawn import pieces
from views.hands import DEPRESSION, LEFT, Hands
from views.walking import settle

WARD = (
    ("protocol", "pain-icu"), ("setting", "ward"), ("dose_text:infusion", "1"), *DEPRESSION[2:],
    ("concentration_text", "1"),
)  # fmt: skip


def picks(hands: Hands) -> dict[str, QAbstractButton]:
    buttons = hands.window.answer.findChildren(QAbstractButton)
    return {button.text(): button for button in buttons if button.isVisible() and button.property("pick")}


def line(hands: Hands) -> QLineEdit:
    (found,) = (each for each in hands.window.answer.findChildren(QLineEdit) if each.isVisible())
    return found


def button(hands: Hands, text: str) -> QAbstractButton:
    found = [each for each in hands.window.answer.findChildren(QAbstractButton) if each.isVisible()]
    return next(each for each in found if each.text() == text)


def focused(hands: Hands) -> Iterator[str]:
    """Press Tab around the window once, and yield the name of what has the focus."""
    first = hands.window.focusWidget()
    for _ in range(200):
        QTest.keyClick(hands.window.focusWidget() or hands.window, Qt.Key.Key_Tab)
        here = hands.window.focusWidget()
        assert here is not None
        yield here.accessibleName() or getattr(here, "text", str)()
        if here is first:
            return


@pytest.fixture
def ward(hands: Hands) -> Hands:
    hands.fill(WARD)
    assert hands.state() == "check"
    return hands


def test_that_reasons_are_offered_beside_what_was_met(ward: Hands) -> None:
    assert set(picks(ward)) == {"Intensive care team present", "Ordered by the anaesthetist"}
    said = ward.said()
    assert "A push of 0.5 mg/kg on a ward: the limit there is 0.35 mg/kg. Lower the push, or give a reason." in said
    assert "Needs a reason" in said
    assert "Above the limit outside intensive care" in said


def test_that_a_picked_reason_opens_the_figures_and_is_shown_with_them(ward: Hands) -> None:
    QTest.mouseClick(picks(ward)["Intensive care team present"], LEFT)
    assert ward.state() == "ready"
    assert "Reason: Intensive care team present" in ward.said()
    assert "Above the limit outside intensive care" not in ward.said()
    assert not picks(ward)


def test_that_a_reason_is_picked_with_the_keyboard_alone(ward: Hands) -> None:
    ward.field("age_text").setFocus()
    for name in focused(ward):
        if name == "Ordered by the anaesthetist":
            break
    here = ward.window.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Space)
    assert ward.state() == "ready"
    after = ward.window.focusWidget()
    assert isinstance(after, QAbstractButton)
    assert after.text() == "Change the reason"


def test_that_a_typed_reason_is_given_with_enter_and_not_before(ward: Hands) -> None:
    QTest.mouseClick(line(ward), LEFT)
    QTest.keyClicks(line(ward), "  Consultant present ")
    assert ward.state() == "check"
    QTest.keyClick(line(ward), Qt.Key.Key_Return)
    assert ward.state() == "ready"
    assert "Reason: Consultant present" in ward.said()


@pytest.mark.parametrize(
    ("typed", "why"),
    [("   ", "Say the reason in words."), ("0.5", "Say the reason in words."), ("a" * 121, "Say it in at most 120")],
)
def test_that_what_is_no_reason_is_refused_left_as_typed_and_opens_nothing(ward: Hands, typed: str, why: str) -> None:
    QTest.mouseClick(line(ward), LEFT)
    QTest.keyClicks(line(ward), typed)
    QTest.keyClick(line(ward), Qt.Key.Key_Return)
    assert ward.state() == "check"
    assert why in ward.said()
    assert line(ward).text() == typed
    assert ward.window.focusWidget() is line(ward)


def test_that_an_empty_line_gives_nothing(ward: Hands) -> None:
    QTest.mouseClick(line(ward), LEFT)
    QTest.keyClick(line(ward), Qt.Key.Key_Return)
    assert ward.state() == "check"


def test_that_a_reason_can_be_taken_back_and_given_anew(ward: Hands) -> None:
    QTest.mouseClick(picks(ward)["Intensive care team present"], LEFT)
    QTest.mouseClick(button(ward, "Change the reason"), LEFT)
    assert ward.state() == "check"
    assert ward.window.focusWidget() is line(ward)
    QTest.mouseClick(picks(ward)["Ordered by the anaesthetist"], LEFT)
    assert [reason.text for reason in ward.window.desk.draft.reasons] == ["Ordered by the anaesthetist"]


def test_that_a_reason_does_not_come_back_with_the_finding_it_was_given_for(ward: Hands) -> None:
    QTest.mouseClick(picks(ward)["Intensive care team present"], LEFT)
    ward.enter("setting", "icu")
    assert (ward.state(), ward.window.desk.draft.reasons) == ("ready", ())
    ward.enter("setting", "ward")
    assert ward.state() == "check"


def test_that_a_reason_stays_while_something_else_is_being_typed(ward: Hands) -> None:
    QTest.mouseClick(picks(ward)["Intensive care team present"], LEFT)
    ward.type("weight_text", "\b")
    QTest.keyClick(ward.field("weight_text"), Qt.Key.Key_Backspace)
    QTest.keyClick(ward.field("weight_text"), Qt.Key.Key_Backspace)
    assert ward.state() in {"incomplete", "stopped"}
    ward.type("weight_text", "70")
    assert ward.state() == "ready"


def test_that_another_weight_asks_again_and_the_first_does_not_bring_the_reason_back(ward: Hands) -> None:
    QTest.mouseClick(picks(ward)["Intensive care team present"], LEFT)
    weight = ward.field("weight_text")
    for typed in ("71", "70"):
        weight.setFocus()
        QTest.keyClick(weight, Qt.Key.Key_Backspace)
        QTest.keyClicks(weight, typed[-1])
        assert weight.text() == typed
        assert (ward.state(), ward.window.desk.draft.reasons) == ("check", ())


def test_that_what_is_half_typed_stays_while_the_same_question_stands(ward: Hands) -> None:
    QTest.mouseClick(line(ward), LEFT)
    QTest.keyClicks(line(ward), "Consultant")
    ward.type("height_text", "175")
    assert line(ward).text() == "Consultant"
    ward.type("age_text", "17")  # a second question comes above it or below
    QTest.keyClick(ward.field("age_text"), Qt.Key.Key_Backspace)
    QTest.keyClick(ward.field("age_text"), Qt.Key.Key_Backspace)
    ward.window.new_patient.click()
    assert all(not each.text() for each in ward.window.answer.findChildren(QLineEdit))


def test_that_no_reason_is_asked_for_while_the_order_is_stopped(ward: Hands) -> None:
    ward.enter("age_text", "17")
    for sign in ("\b", "\b"):
        QTest.keyClick(ward.field("weight_text"), Qt.Key.Key_Backspace if sign else Qt.Key.Key_0)
    ward.type("weight_text", "7")
    assert ward.state() == "stopped"
    assert not picks(ward)
    assert not [each for each in ward.window.answer.findChildren(QLineEdit) if each.isVisible()]


def test_that_a_new_patient_takes_every_reason_away_and_undo_brings_it_back(ward: Hands) -> None:
    QTest.mouseClick(picks(ward)["Intensive care team present"], LEFT)
    ward.window.new_patient.click()
    assert ward.window.desk.draft.reasons == ()
    ward.window.undo.click()
    assert ward.state() == "ready"
    assert "Reason: Intensive care team present" in ward.said()


def test_that_several_reasons_are_asked_one_after_another_with_the_pump_in_sight(hands: Hands) -> None:
    # 30 mg/h is above 2.5 to 25 mg/h, and the cap of 25 mg/h binds: two questions, and 25 mg/h ÷ 5 mg/mL = 5 mL/h.
    hands.window.resize(1024, 640)
    hands.window.desk.edit(scenario("fixed-rate-cap-above-50-kg"))
    settle()
    said = hands.said()
    assert "30 mg/h is outside the source's 2.5 to 25 mg/h" in said
    assert "Check: the cap binds (its reason is asked in turn)" in said
    assert "The order names the cap" not in picks(hands)
    pump = next(each for each in hands.window.answer.findChildren(FigureLabel) if each.text() == "5 mL/h")
    assert pump.visibleRegion().boundingRect().height() == pump.height()

    QTest.mouseClick(picks(hands)["Confirmed with the prescriber"], LEFT)
    assert hands.state() == "check"
    assert "its reason is asked in turn" not in hands.said()
    QTest.mouseClick(picks(hands)["The order names the cap"], LEFT)
    assert hands.state() == "ready"
    assert [each.text for each in hands.window.desk.draft.reasons] == [
        "Confirmed with the prescriber", "The order names the cap",
    ]  # fmt: skip


def test_that_a_reason_taken_back_is_asked_first_and_the_next_waits_its_turn(hands: Hands) -> None:
    hands.window.desk.edit(scenario("fixed-rate-cap-above-50-kg"))
    QTest.mouseClick(picks(hands)["Confirmed with the prescriber"], LEFT)

    QTest.mouseClick(button(hands, "Change the reason"), LEFT)

    assert "Check: the cap binds (its reason is asked in turn)" in hands.said()
    assert "Adjusted to how the patient responds" in picks(hands)


def test_that_a_source_says_what_it_says_when_it_is_pressed(ward: Hands) -> None:
    link = next(
        each for each in ward.window.answer.findChildren(QAbstractButton)
        if each.isVisible() and each.text().startswith("ASRA acute 2018")
    )  # fmt: skip
    before = ward.said()
    link.click()
    opened = ward.said()
    assert len(opened) > len(before) + 50
    link.click()
    assert ward.said() == before


def test_that_what_has_no_primary_source_says_so_whole_where_there_is_little_room(
    qtbot: QtBot, dressed: QApplication
) -> None:
    source = SourceLink()  # shortened in the middle it once read: unreviewed page… primary source
    qtbot.addWidget(source)
    source.show_source("unreviewed page, general", "unverified", "Says at most 100 mg/h.")
    source.resize(200, source.heightForWidth(200))
    source.show()
    settle()

    drawn = pieces(source.link)
    assert [piece.text for piece in drawn] == ["unreviewed page, general,", "no primary source"]
    assert all(piece.ink.right() <= source.link.width() for piece in drawn)
    assert source.link.height() >= 2 * max(piece.height for piece in drawn)
