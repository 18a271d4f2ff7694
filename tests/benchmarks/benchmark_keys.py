"""What a person waits for: from a key in a field to the answer painted in the shown window, off screen."""

import os
from itertools import cycle

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketadesk.app import open_desk
from ketadesk.views.application import dress, make_window
from views.hands import DEPRESSION, Hands

KEYS = {
    "figures to other figures": (Qt.Key.Key_5, Qt.Key.Key_Backspace),
    "figures to a refused number and back": (Qt.Key.Key_Comma, Qt.Key.Key_Backspace),
}
ROUNDS = 60


class _Paints(QObject):
    """Counts how often something is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("keys", KEYS)
@pytest.mark.benchmark(group="key to repainted answer")
def test_key_to_repainted_answer(benchmark: BenchmarkFixture, keys: str) -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application)
    window = make_window("KetaDesk")
    window.resize(1366, 768)
    window.show()
    open_desk(window)
    hands = Hands(window)
    hands.lay(DEPRESSION)
    hands.type("weight_text", ".5")
    field, paints, key = hands.field("weight_text"), _Paints(), cycle(KEYS[keys])
    window.answer.viewport().installEventFilter(paints)
    QTest.qWait(200)

    def press() -> None:
        before = paints.count
        QTest.keyClick(field, next(key))
        while paints.count == before:
            QApplication.processEvents()

    benchmark.pedantic(press, rounds=ROUNDS, warmup_rounds=6)
    assert hands.figures()
    window.close()
