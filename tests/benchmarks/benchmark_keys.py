"""What a person waits for: from a key in a field to the answer painted in the shown window, off screen."""

import os
import sys
from itertools import cycle

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from ketadesk.app import open_desk
from ketadesk.views.application import dress, make_window
from ketadesk.views.look.fold import Fold
from views.hands import DEPRESSION, Hands

KEYS = {
    "figures to other figures": (Qt.Key.Key_5, Qt.Key.Key_Backspace),
    "figures to a refused number and back": (Qt.Key.Key_Comma, Qt.Key.Key_Backspace),
}
ROUNDS, WARM_UP, FRAME = 520, 20, 1000 / 60


class _Paints(QObject):
    """Counts how often something is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _unfold(hands: Hands) -> int:
    """Open everything that opens, and return how many there are."""
    folds = [each for each in hands.window.findChildren(Fold) if each.isVisible()]
    for fold in folds:
        if isinstance(button := getattr(fold, "button", None), QToolButton):
            button.setChecked(True)
    return len(folds)


@pytest.mark.parametrize("unfolded", [False, True], ids=["as it opens", "every panel open"])
@pytest.mark.parametrize("keys", KEYS)
@pytest.mark.benchmark(group="key to repainted answer")
def test_key_to_repainted_answer(benchmark: BenchmarkFixture, keys: str, unfolded: bool) -> None:
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
    if unfolded:
        _unfold(hands)
    field, paints, key = hands.field("weight_text"), _Paints(), cycle(KEYS[keys])
    window.answer.viewport().installEventFilter(paints)
    QTest.qWait(200)

    def press() -> None:
        before = paints.count
        QTest.keyClick(field, next(key))
        while paints.count == before:
            QApplication.processEvents()

    def let_go() -> None:
        """Delete what the event loop of the program would have deleted by now."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    benchmark.pedantic(press, setup=let_go, rounds=ROUNDS, warmup_rounds=WARM_UP)
    assert hands.figures()
    window.close()
    times = sorted(1000 * each for each in benchmark.stats.stats.data)
    late = sum(each > FRAME for each in times)
    sys.stdout.write(
        f"\n{keys}, {'every panel open' if unfolded else 'as it opens'}: median {times[len(times) // 2]:.1f} ms, "
        f"p99 {times[len(times) * 99 // 100]:.1f} ms, {late} of {len(times)} later than a frame of {FRAME:.1f} ms\n"
    )
