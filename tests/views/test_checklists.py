"""The lines to tick: beside the figures, locked without them, and never ticked for another answer."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketadesk.protocols.status import STATUS_WORDS
from ketadesk.views.look.fold import Fold
from views.hands import DEPRESSION, LEFT, Hands


def test_that_a_tick_is_counted_and_vanishes_with_the_answer(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    QTest.mouseClick(hands.ticks()[0], LEFT)
    QTest.mouseClick(hands.ticks()[1], LEFT)
    assert [tick.isChecked() for tick in hands.ticks()[:3]] == [True, True, False]
    assert "2 of " in hands.said()

    hands.press(hands.field("weight_text"), ".")
    hands.press(hands.field("weight_text"), "5")

    assert hands.state() == "ready"
    assert not any(tick.isChecked() for tick in hands.ticks())
    assert "2 of " not in hands.said()


def test_that_a_line_says_its_source_and_how_well_that_supports_it(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    for tick in hands.ticks():
        assert any(word in tick.accessibleDescription() for word in STATUS_WORDS.values()), tick.text()


def test_that_lines_are_locked_while_there_are_no_figures(hands: Hands) -> None:
    hands.lay(DEPRESSION[:4])
    assert hands.state() == "incomplete"
    assert hands.ticks()
    assert not any(tick.isEnabled() for tick in hands.ticks())


def test_that_a_folded_subject_opens_and_stays_open_for_the_next_answer(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    shown = len(hands.ticks())
    closed = next(fold for fold in hands.window.checklists.findChildren(Fold) if not fold.button.isChecked())
    heading = closed.button.text()

    QTest.mouseClick(closed.button, LEFT)
    assert len(hands.ticks()) > shown

    hands.enter("weight_known", "stated")
    QApplication.processEvents()
    again = next(fold for fold in hands.window.checklists.findChildren(Fold) if fold.button.text() == heading)
    assert again.button.isChecked()
    assert not any(tick.isChecked() for tick in hands.ticks())
