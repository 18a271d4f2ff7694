"""Severity survives greyscale: each state's pill has its own word and its own shape, whatever the theme."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from ketadesk.views.look.state_frame import StateFrame
from orders import scenario
from views.hands import Hands

STATES = {
    "incomplete": "depression-no-weight",
    "stopped": "ed-too-little-to-measure-stops",
    "check": "pain-icu-70-kg-ward",
    "ready": "depression-70-kg-syringe",
}


def test_that_each_state_is_told_from_the_others_without_colour(theme: str, hands: Hands) -> None:
    words, corners = set(), set()
    for name in STATES.values():
        hands.window.desk.edit(scenario(name))
        QApplication.processEvents()
        pill = next(
            each
            for each in hands.window.findChildren(StateFrame)
            if each.isVisible() and str(each.property("state")).startswith("pill")
        )
        words.add(next(each.text() for each in pill.findChildren(QLabel) if each.text()))
        grey = pill.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        corners.add(bytes(grey.copy(0, 0, 14, grey.height()).constBits()))
    assert len(words) == len(STATES)
    assert len(corners) == len(STATES)
