"""PySide6 6.12.0 lost a reference to None in each call that returns nothing, and aborted once none was left.

On Python 3.12 and later None cannot be lost, so there the second half of the promise is all there is to see: no abort.
"""

import os
import subprocess
import sys
from importlib.metadata import requires, version

import pytest
from packaging.requirements import Requirement

TEXTS = 200_000
KEYS = 1_000_000

SETTING_TEXT = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel
application, label = QApplication([]), QLabel()
before = sys.getrefcount(None)
for _ in range({TEXTS}):
    label.setText("x")
print(before - sys.getrefcount(None))
"""

PRESSING_KEYS = f"""
import sys
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
class Field(QLineEdit):
    def keyPressEvent(self, event):
        super().keyPressEvent(event)
application, field = QApplication([]), Field()
key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier)
before = sys.getrefcount(None)
for _ in range({KEYS}):
    application.sendEvent(field, key)
print(before - sys.getrefcount(None))
"""


@pytest.mark.parametrize("script", [SETTING_TEXT, PRESSING_KEYS], ids=["setting text", "pressing keys"])
def test_that_qt_loses_no_reference_to_none(script: str) -> None:
    process = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert process.returncode == 0, process.stderr[-2000:]
    assert abs(int(process.stdout)) < 100


def test_that_the_pyside6_that_aborted_is_refused_at_installation() -> None:
    (requirement,) = [each for each in map(Requirement, requires("ketadesk") or ()) if each.name.startswith("PySide6")]
    assert requirement.marker is None
    assert not requirement.specifier.contains("6.12.0", prereleases=True)
    assert requirement.specifier.contains(version("PySide6-Essentials"))
