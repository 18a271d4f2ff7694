"""The window is seen before what it holds is read, made or imported."""

import subprocess
import sys

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ketadesk.views.application import make_window
from ketadesk.views.look.theme import worn
from ketadesk.views.opening import Opening

WHAT_IS_THERE = """
import sys
from ketadesk import app
def look(opening, *_):
    print(opening.isVisible(), *sorted(sys.modules))
    opening.close()
app.furnish = look
sys.exit(app.run_window())
"""


def test_that_the_frame_is_seen_before_the_units_the_protocols_and_the_panels_are_imported() -> None:
    done = subprocess.run([sys.executable, "-c", WHAT_IS_THERE], capture_output=True, text=True, check=True)
    visible, *modules = done.stdout.split()
    assert visible == "True"
    assert "ketadesk.views.opening" in modules
    late = ("pint", "cattrs", "attrs", "PySide6.QtSvg", "importlib.metadata", "email")
    assert [each for each in modules if each.split(".")[0] in late or each in late] == []
    rooms = ("quantities", "protocols", "dosing", "intake", "presentation", "views.main_window", "views.order")
    assert [each for each in modules if each.startswith(tuple(f"ketadesk.{room}" for room in rooms))] == []


def test_that_the_frame_says_once_that_it_was_seen_and_shows_where_the_columns_will_lie(
    qtbot: QtBot, dressed: QApplication
) -> None:
    opening, seen = Opening(), []
    qtbot.addWidget(opening)
    opening.painted.connect(lambda: seen.append(opening.isVisible()))
    with qtbot.waitSignal(opening.painted):
        opening.show()
    frame = opening.grab().toImage()
    opening.update()
    qtbot.wait(0)
    assert seen == [True]

    window = make_window("KetaDesk")
    opening.furnish(window)
    qtbot.wait(50)
    assert opening.grab().size() == frame.size()
    for column in (window.form, window.checklists):
        at = column.mapTo(opening, QPoint(12, 12))
        assert _colour(frame.pixelColor(at)) == _colour(worn().colour("surface")), at


def test_that_a_fault_before_there_is_a_window_is_said_in_the_frame(qtbot: QtBot, dressed: QApplication) -> None:
    opening = Opening()
    qtbot.addWidget(opening)
    opening.show()
    opening.show_fault("It cannot be opened.")
    QApplication.processEvents()
    assert [each.text() for each in opening.findChildren(QLabel) if each.isVisible()] == ["It cannot be opened."]


def _colour(colour: QColor) -> str:
    return colour.name()
