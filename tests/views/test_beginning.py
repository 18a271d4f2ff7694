"""An empty order says where to begin; figures that wait are framed; the strongest vial is not like the weakest."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ketadesk.views.answer.pump_face import PumpFace
from ketadesk.views.answer.push_card import PushCard
from ketadesk.views.answer.rates_strip import RatesStrip
from ketadesk.views.drawings.strength_bars import StrengthBars
from ketadesk.views.entry.choice_list import ChoiceList
from ketadesk.views.look.theme import worn
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, LEFT, Hands
from views.test_middle_column import lay, seen, settle
from views.walking import orders


def button(hands: Hands, text: str) -> QPushButton:
    return next(each for each in hands.window.findChildren(QPushButton) if each.text() == text and each.isVisible())


def test_that_an_empty_order_says_where_to_begin_and_its_button_opens_the_list(hands: Hands) -> None:
    settle()
    assert "Begin with the protocol" in hands.said()
    assert "waits for the protocol" in hands.said()
    assert hands.figures() == []

    QTest.mouseClick(button(hands, "Choose a protocol"), LEFT)
    (opened,) = [each for each in hands.window.findChildren(ChoiceList) if each.isVisible()]
    opened.close()

    hands.enter("protocol", "depression-iv")
    assert "Begin with the protocol" not in hands.said()


def edge(hands: Hands, card: PumpFace | PushCard) -> str:
    """Return the colour a few pixels inside the left edge of a card, at half its height."""
    picture = hands.window.grab().toImage()
    place = card.mapTo(hands.window, QPoint(4, card.height() // 2))
    return picture.pixelColor(place * picture.devicePixelRatio()).name()


@pytest.mark.parametrize(("order", "framed"), [("depression-over-45-min", True), ("depression-70-kg-syringe", False)])
def test_that_a_pump_that_met_a_limit_is_framed_like_its_finding(hands: Hands, order: str, framed: bool) -> None:
    lay(hands, order)
    (face,) = seen(hands, PumpFace)
    assert isinstance(face, PumpFace)
    assert edge(hands, face) == worn().colour("check_line" if framed else "pump").name()
    assert ("Held until the reason is given" in hands.said()) is framed


def test_that_a_push_a_finding_and_a_titration_fit_the_lowest_screen(hands: Hands) -> None:
    hands.window.resize(1366, 690)
    lay(hands, "pain-icu-70-kg-ward")
    (strip,) = seen(hands, RatesStrip)
    foot = strip.mapTo(hands.window.answer.viewport(), QPoint(0, strip.height())).y()
    assert hands.window.answer.verticalScrollBar().value() == 0
    assert foot <= hands.window.answer.viewport().height()
    # 1 mcg/kg/min for 70 kg is 4.2 mg/h.
    assert {"1 mcg/kg/min", "0.06 mg/kg/h", "4.2 mg/h"} <= {
        each.replace("\N{NO-BREAK SPACE}", " ") for each in hands.figures()
    }


@pytest.mark.parametrize("size", [QSize(1366, 690), QSize(1024, 640)], ids=["1366x690", "1024x640"])
def test_that_no_order_scrolls_sideways(window: MainWindow, size: QSize) -> None:
    window.resize(size)
    settle()
    faults = {
        f"{name}: {column.accessibleName()} by {column.horizontalScrollBar().maximum()}"
        for name in orders(window)
        for column in (window.form, window.answer, window.checklists)
        if column.horizontalScrollBar().maximum() > 0
    }
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize(
    ("strength", "volume", "total", "rank", "place"),
    [("100", "5", "500", "strongest listed", 2), ("10", "20", "200", "weakest listed", 0)],
)
def test_that_the_strongest_vial_reads_and_looks_unlike_the_weakest(
    hands: Hands, strength: str, volume: str, total: str, rank: str, place: int
) -> None:
    vial = {"strength_text": strength, "vial_volume_text": volume, "vial_total_text": total}
    hands.lay(tuple((key, vial.get(key, value)) for key, value in DEPRESSION))
    settle()

    assert f"{total} mg in {volume} mL ({strength} mg per 1 mL, {rank})" in hands.said()
    shown = [each for each in seen(hands, StrengthBars) if isinstance(each, StrengthBars)]
    assert [[bar.chosen for bar in each.bars()] for each in shown] == [[at == place for at in range(3)]]


def test_that_the_space_bar_opens_the_list_from_the_invitation_too(hands: Hands) -> None:
    settle()
    QApplication.processEvents()
    begin = button(hands, "Choose a protocol")
    begin.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(begin, Qt.Key.Key_Space)
    (opened,) = [each for each in hands.window.findChildren(ChoiceList) if each.isVisible()]
    opened.close()


def test_that_a_list_opens_inside_its_screen(hands: Hands) -> None:
    screen = hands.window.screen().availableGeometry()
    hands.lay(DEPRESSION)
    hands.window.move(screen.right() - 300, screen.top())  # the lists of the form would reach out at the right

    opened = hands.open_list("vial")

    assert opened.width() > 0
    frame = 2  # the off-screen platform puts every window so much further
    assert screen.adjusted(0, 0, frame, frame).contains(opened.geometry())
    opened.close()
