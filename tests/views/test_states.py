"""Every state and every way between them, by real keys: what is seen, what is empty, what is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ketadesk.views.answer.empty_places import EmptyPlaces
from ketadesk.views.drawings.limit_ruler import LimitRuler
from views.hands import DEPRESSION, LEFT, Hands
from views.test_reasons import WARD, picks

PILLS = {"incomplete": "Incomplete", "stopped": "Stopped", "check": "Needs a reason", "ready": "Ready"}
# 5 mg/kg is far outside 0.5 mg/kg; 0.6 mg/kg is outside it.
TYPED = {"ready": "0.5", "check": "0.6", "stopped": "5", "incomplete": "0,5"}


def retype(hands: Hands, text: str) -> None:
    """Type another dose over the one that stands."""
    field = hands.field("dose_text:infusion")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for sign in text:
        hands.press(field, sign)


def pill(hands: Hands) -> list[str]:
    labels = hands.window.answer.findChildren(QLabel)
    return [each.text() for each in labels if each.isVisible() and each.text() in PILLS.values()]


def buttons(hands: Hands) -> dict[str, QAbstractButton]:
    found = hands.window.answer.findChildren(QAbstractButton)
    return {each.text(): each for each in found if each.isVisible()}


@pytest.mark.parametrize("after", TYPED)
@pytest.mark.parametrize("before", TYPED)
def test_that_each_state_follows_from_each_other_by_keys_alone(hands: Hands, before: str, after: str) -> None:
    hands.lay(DEPRESSION)
    for state in (before, after):
        retype(hands, TYPED[state])
        assert hands.state() == state
        assert pill(hands) == [PILLS[state]]
        assert bool(hands.figures()) == (state in {"ready", "check"})
        assert hands.window.foot.copy.isEnabled() == (state == "ready")
        (places,) = hands.window.answer.findChildren(EmptyPlaces)
        assert places.isVisible() == (state in {"incomplete", "stopped"})
        assert all(tick.isEnabled() == (state in {"ready", "check"}) for tick in hands.ticks())


def test_that_each_change_of_state_is_told_once(hands: Hands) -> None:
    told: list[str] = []
    hands.lay(DEPRESSION)
    hands.window.page.announcer.announced.connect(told.append)  # type: ignore[attr-defined]
    retype(hands, "0.6")
    # Each key is a state of its own: 0, then 0., then 0.6.
    assert told[-1].startswith("A reason is needed. Infusion: 0.6 mg/kg is outside the source's 0.5 mg/kg")
    before = len(told)
    hands.type("height_text", "175")
    assert told[before:] == [] or all("height" in each for each in told[before:-1])
    picks(hands)["Confirmed with the prescriber"].click()
    assert told[-1] == "Ready, not double-checked."


def test_that_an_unread_text_is_shown_as_typed_with_why_and_a_way_to_it(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.window.desk.enter("weight_text", "70,5")
    said = hands.said()
    assert "One thing is missing\n70,5\nWeight is not read\n" in said
    assert "waits for the weight" in said
    buttons(hands)["Go to weight"].click()
    assert hands.window.focusWidget() is hands.field("weight_text")


def test_that_a_long_unread_text_leaves_room_for_its_reason(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    hands.lay(DEPRESSION)
    hands.window.desk.enter("weight_text", "7" * 64)
    QApplication.processEvents()
    assert "Weight is not read" in hands.said()
    assert hands.window.answer.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", ["ready", "check", "stopped", "incomplete"])
@pytest.mark.parametrize("size", [(1366, 690), (1024, 640)])
def test_that_no_state_needs_more_width_than_there_is(hands: Hands, name: str, size: tuple[int, int]) -> None:
    hands.window.resize(*size)
    hands.lay(DEPRESSION)
    retype(hands, TYPED[name])
    QApplication.processEvents()
    for column in (hands.window.answer, hands.window.checklists):
        assert column.horizontalScrollBar().maximum() == 0


def test_that_the_parts_of_the_order_are_named_with_what_is_whole(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.window.desk.enter("strength_text", "")
    parts = {part.name: part.whole for part in hands.window.desk.answer.sheet.lacking.parts}  # type: ignore[union-attr]
    assert parts == {"protocol": True, "patient": True, "vial": False, "preparation": True, "pump": True}


def test_that_the_empty_places_are_those_of_what_is_given(hands: Hands) -> None:
    hands.fill(WARD)
    hands.window.desk.enter("weight_text", "")
    said = hands.said()
    for place in ("Push", "Set the pump to", "Dose", "Draw up", "Add", "Holds", "Opens with the figures."):
        assert place in said


def test_that_a_stop_says_never_on_whose_word_how_far_and_what_instead(hands: Hands) -> None:
    hands.lay((*DEPRESSION[:2], ("weight_text", "7"), *DEPRESSION[3:]))
    said = hands.said()
    assert "no figure is shown, no reason lifts it" in said
    assert "A weight of 7 kg is below 10 kg." in said
    assert "Do one of these instead" in said
    (ruler,) = (each for each in hands.window.answer.findChildren(LimitRuler) if each.isVisible())
    assert ruler.text() == "7 kg as entered, below 10 kg, the limit"
    buttons(hands)["Go to weight"].click()
    assert hands.window.focusWidget() is hands.field("weight_text")


def test_that_the_vial_is_cleared_from_the_stop_that_asks_for_another(hands: Hands) -> None:
    hands.fill(WARD)
    for key, text in (("strength_text", "100"), ("vial_volume_text", "5")):
        hands.window.desk.enter(key, text)
    assert hands.state() == "stopped"
    assert "Never give 100 mg per 1 mL undiluted into a vein." in hands.said()
    (ruler,) = (each for each in hands.window.answer.findChildren(LimitRuler) if each.isVisible())
    assert ruler.text() == "100 mg per 1 mL this vial, undiluted, above 50 mg per 1 mL, most for a push"
    QTest.mouseClick(buttons(hands)["Clear the vial"], LEFT)
    draft = hands.window.desk.draft
    assert (draft.strength_text, draft.vial_volume_text, draft.vial_total_text) == ("", "", "")
    assert hands.window.focusWidget() is hands.field("strength_text")
