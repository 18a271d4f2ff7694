"""The main job, with real keys: an order is typed, and what is drawn, mixed, set and watched is read."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ketadesk.views.answer.figures_panel import FiguresPanel
from ketadesk.views.answer.preparation_card import PreparationCard
from ketadesk.views.answer.pump_face import PumpFace
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, LEFT, Hands


def test_that_an_order_typed_by_hand_gives_the_figures_worked_out_by_hand(hands: Hands) -> None:
    hands.fill(DEPRESSION)

    # 0.5 mg/kg x 70 kg = 35 mg; 35 / 50 = 0.7 mL; 50 - 0.7 = 49.3 mL; 50 mL / 40 min x 60 = 75 mL/h
    assert hands.figures()[0] == "75 mL/h"
    assert {"35 mg", "0.7 mL", "49.3 mL", "35 mg in 50 mL", "40 min"} <= set(hands.figures())
    # 35 mg in 40 min: 52.5 mg/h; / 70 = 0.75 mg/kg/h; x 1000 / 60 = 12.5 mcg/kg/min
    assert {"52.5 mg/h", "0.75 mg/kg/h", "12.5 mcg/kg/min"} <= set(hands.figures())
    # 500 mg - 35 mg
    assert "465 mg" in hands.figures()
    assert hands.state() == "ready"
    assert "not double-checked" in hands.said()


def test_that_a_listed_vial_fills_its_three_fields_and_none_is_chosen_before(hands: Hands) -> None:
    hands.enter("protocol", "depression-iv")
    assert [hands.field(key).text() for key in ("strength_text", "vial_volume_text", "vial_total_text")] == [""] * 3

    hands.enter("vial", "ketamine-500-10")

    assert hands.field("strength_text").text() == "50"
    assert hands.field("vial_volume_text").text() == "10"
    assert hands.field("vial_total_text").text() == "500"


def test_that_only_the_rate_of_the_pump_stands_large_on_its_face(hands: Hands) -> None:
    hands.lay(DEPRESSION)

    face = hands.window.findChild(PumpFace)

    assert face is not None
    said = " ".join(label.text() for label in face.findChildren(QWidget) if hasattr(label, "text"))
    assert "75 mL/h" in said
    assert "mg/h" not in said
    assert "mcg" not in said


def test_that_figures_and_checklists_need_no_scrolling_at_1366_by_768(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    QTest.qWait(0)

    middle = hands.window.answer.viewport()
    for kind in (PumpFace, PreparationCard, FiguresPanel):
        seen = [panel for panel in hands.window.findChildren(kind) if panel.isVisible()]
        assert seen, kind.__name__
        for panel in seen:
            foot = panel.mapTo(middle, QPoint(0, panel.height()))
            assert foot.y() <= middle.height(), kind.__name__
    checklists = hands.window.checklists
    assert not checklists.verticalScrollBar().isVisible()
    assert not hands.window.answer.horizontalScrollBar().isVisible()


def test_that_an_incomplete_order_says_what_is_missing_and_goes_there(hands: Hands) -> None:
    hands.enter("protocol", "depression-iv")
    assert hands.state() == "incomplete"
    assert hands.figures() == []
    assert "Enter the weight." in hands.said()

    go = next(
        button
        for button in hands.window.answer.findChildren(QPushButton)
        if button.accessibleName() == "Go to weight: Enter the weight."
    )
    QTest.mouseClick(go, LEFT)

    assert hands.window.focusWidget() is hands.field("weight_text")


def test_that_a_stopped_order_shows_no_figure_anywhere(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    hands.enter("protocol", "pain-acute")
    for dose in hands.window.form.doses.doses:
        assert dose.given is not None
        wanted = dose.fields.id == "push"
        if dose.fields.given != wanted:
            QTest.mouseClick(dose.given, LEFT, pos=QPoint(8, 10))
    hands.type("dose_text:push", "0.3")
    for key in ("strength_text", "vial_volume_text"):
        hands.field(key).selectAll()
    hands.field("strength_text").clear()
    hands.field("vial_volume_text").clear()
    hands.type("strength_text", "100")
    hands.type("vial_volume_text", "5")
    hands.enter("push_method", "undiluted")

    assert hands.state() == "stopped"
    assert hands.figures() == []
    assert "100 mg per 1 mL undiluted into a vein." in hands.said()
    assert all(not tick.isEnabled() for tick in hands.ticks())
    assert hands.field("strength_text").property("mark") == "stop"


def test_that_nothing_can_be_entered_before_the_protocols_are_read(closed_window: MainWindow) -> None:
    hands = Hands(closed_window)
    assert not closed_window.form.isEnabled()
    assert "Reading the protocols" in hands.said()
    assert hands.figures() == []


def test_that_at_1024_by_640_no_figure_is_cut(hands: Hands) -> None:
    # 0.7 mL into a bag of 100 mL: 100.7 mL over 40 min = 151.05 mL/h, by steps of 0.1 mL/h 151.1 mL/h.
    hands.window.resize(1024, 640)
    hands.fill(DEPRESSION)
    hands.window.desk.enter("method", "add")
    hands.window.desk.enter("container", "bag-100")
    QApplication.processEvents()

    assert hands.window.answer.horizontalScrollBar().maximum() == 0
    assert {"151.1 mL/h", "100.7 mL", "40 min", "0.7 mL"} <= set(hands.figures())
