"""The lines to tick: beside the figures, locked without them, and never ticked for another answer."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ketadesk.protocols.status import STATUS_WORDS
from ketadesk.views.answer.checklist_card import ChecklistCard
from ketadesk.views.entry.tick_box import TickBox
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


def test_that_lines_that_come_back_are_not_ticked_and_open_as_was_opened_meanwhile(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    with_figures = [tick.text() for tick in hands.ticks()]
    QTest.mouseClick(hands.ticks()[0], LEFT)
    weight = hands.field("weight_text")

    hands.press(weight, ",")
    assert [tick.text() for tick in hands.ticks()] != with_figures
    for heading in ("Contraindications (9)", "Preparation"):  # one is closed before, the other open
        QTest.mouseClick(fold(hands, heading).button, LEFT)
    QTest.keyClick(weight, Qt.Key.Key_Backspace)

    assert fold(hands, "Contraindications (9)").button.isChecked()
    assert not fold(hands, "Preparation").button.isChecked()
    assert hands.ticks()
    assert not any(tick.isChecked() for tick in hands.window.checklists.findChildren(TickBox))


def test_that_only_the_lists_of_the_last_answers_are_kept(hands: Hands) -> None:
    for protocol in ("depression-iv", "pain-icu", "anaesthesia", "pain-ed", "suicidality-ed-low"):
        hands.lay((("protocol", protocol),))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(hands.window.checklists.findChildren(ChecklistCard)) == 3


def fold(hands: Hands, heading: str) -> Fold:
    return next(
        each
        for each in hands.window.checklists.findChildren(Fold)
        if each.isVisible() and each.button.text() == heading
    )


def scrolls(hands: Hands) -> bool:
    QApplication.processEvents()
    return hands.window.checklists.verticalScrollBar().maximum() > 0


def phases(hands: Hands) -> dict[str, bool]:
    """Return the phases that are seen, and whether each is open."""
    return {
        fold.button.text(): fold.button.isChecked()
        for fold in hands.window.checklists.findChildren(Fold)
        if fold.isVisible() and fold.button.property("type") == "group"
    }


def legend(hands: Hands) -> bool:
    return "second-hand" in [
        label.text() for label in hands.window.checklists.findChildren(QLabel) if label.isVisible()
    ]


def test_that_the_lists_of_the_depression_order_fit_a_screen_of_690_lines(hands: Hands) -> None:
    hands.window.resize(1366, 690)
    hands.lay(DEPRESSION)
    assert not scrolls(hands)
    assert phases(hands) == {"Preparation": True, "Before": True, "During": True, "After": False, "Course": False}


def test_that_where_room_is_short_the_legend_goes_then_what_comes_after_folds_then_it_scrolls(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    seen = []
    for height in (1100, 768, 690, 640):
        hands.window.resize(1366, height)
        QApplication.processEvents()
        seen.append((phases(hands)["After"], legend(hands), scrolls(hands)))
    assert seen[0] == (True, True, False)
    assert seen[-1] == (False, False, True)
    assert not any(scrolled for *_, scrolled in seen[:-1])


def test_that_what_a_person_opened_stays_open_where_room_is_short(hands: Hands) -> None:
    hands.window.resize(1366, 690)
    hands.lay(DEPRESSION)
    after = next(each for each in hands.window.checklists.findChildren(Fold) if each.button.text() == "After")
    QTest.mouseClick(after.button, LEFT)
    assert phases(hands)["After"]
    hands.window.resize(1366, 640)
    QApplication.processEvents()
    assert phases(hands)["After"]


def test_that_a_line_about_bags_is_not_read_beside_a_syringe(hands: Hands) -> None:
    bag = "In a bag: overfill allowed for"
    hands.lay(DEPRESSION)
    assert bag not in [tick.text() for tick in hands.ticks()]
    hands.lay((("container", "bag-50"),))
    assert hands.state() in {"ready", "check"}
    assert bag in [tick.text() for tick in hands.ticks()]


def test_that_a_large_subject_says_how_many_lines_it_folds(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    headings = [fold.button.text() for fold in hands.window.checklists.findChildren(Fold)]
    assert "Contraindications (9)" in headings
