"""A million random events: `PYTHONPATH=tests python -m views.shaking [EVENTS] [SEED]`, off screen.

Keys, pastes, clicks, wheels, drops, sizes, modes, themes, new patients and undos go to the real window. It fails on an
exception, on a warning of Qt, on a figure that is seen while none may be or that a new window would not show, and when
the program grows by more than 20 MB after it has warmed up.
"""

import gc
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ketadesk.app import open_desk
from ketadesk.presentation.answering import load_planner
from ketadesk.views.application import make_application, make_window
from ketadesk.views.look.appearance import appearance
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION

SIGNS = "0123456789012345678901234567890123456789..,-+e/ kgmx:%\t"
KEYS = (
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F8, Qt.Key.Key_F9,
    Qt.Key.Key_Space,
)  # fmt: skip
PASTED = ("70", "70,5", "1e3", "٧٠", "7\n0", "0.5 mg/kg", "", "9" * 300, "500")
NO_KEY, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
WARM_UP, CHECKED_EVERY, GROWTH = 100_000, 997, 20.0
# What the off-screen platform cannot do at all is not our noise.
NOT_OURS = "This plugin does not support"


class ShakenError(AssertionError):
    """What a random event brought to light."""


class Shaking:
    """One window, and a source of events that a seed repeats."""

    def __init__(self, window: MainWindow, seed: int, dresses: bool = True) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.faults: list[str] = []
        self._dresses = dresses
        self._planner = load_planner()
        self._leaving = QTimer()
        self._leaving.timeout.connect(_leave_dialogs)
        self._leaving.start(50)
        self._before = sys.excepthook, qInstallMessageHandler(self._on_message)
        sys.excepthook = lambda kind, error, _trace: self.faults.append(f"{kind.__name__}: {error}")

    def let_go(self) -> None:
        """Give what happens back to whom it went to before."""
        self._leaving.stop()
        sys.excepthook, handler = self._before
        qInstallMessageHandler(handler)

    def _on_message(self, kind: QtMsgType, _context: object, says: str) -> None:
        if kind != QtMsgType.QtDebugMsg and NOT_OURS not in says:
            self.faults.append(f"Qt: {says}")

    def shake(self, events: int, tell: Callable[[str], object]) -> None:
        """Send so many events, and raise `ShakenError` at the first that does harm."""
        kept = 0.0
        for number in range(events):
            self._send()
            if self.faults:
                raise ShakenError(f"event {number}: {self.faults}")
            if number % CHECKED_EVERY == 0:
                self._check(number)
            if number % WARM_UP == 0:
                tell(f"{number} events, {resident():.1f} MB")
            if number == WARM_UP:
                kept = resident()
        grown = resident() - kept if kept else 0  # a run that is over before it is warm says nothing of that
        tell(f"{events} events, {resident():.1f} MB, {grown:+.1f} MB since it was warm")
        if grown > GROWTH:
            raise ShakenError(f"it grew by {grown:.1f} MB")

    def _send(self) -> None:
        act, *_ = self.chance.choices(
            (self._type, self._press, self._click, self._paste, self._wheel, self._drop, self._patient, self._lay,
             self._resize, self._dress),
            (600, 150, 120, 40, 30, 20, 2, 4, 1, self._dresses * 0.05),
        )  # fmt: skip
        self._activate()
        act()
        if self.chance.random() < 0.05:
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _target(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        return popup.focusWidget() or popup if popup else self.window.focusWidget() or self.window

    def _type(self) -> None:
        QTest.keyClicks(self._target(), self.chance.choice(SIGNS))

    def _press(self) -> None:
        key, target = self.chance.choice(KEYS), self._target()
        if self.chance.random() < 0.1:
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, NO_KEY, "", True))
        QTest.keyClick(target, key)

    def _anything(self) -> QWidget:
        root = QApplication.activePopupWidget() or self.window
        seen = [each for each in root.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
        return self.chance.choice(seen or [root])

    def _click(self) -> None:
        widget = self._anything()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEY, widget.rect().center())

    def _paste(self) -> None:
        QGuiApplication.clipboard().setText(self.chance.choice(PASTED))
        QTest.keyClick(self._target(), Qt.Key.Key_V, CONTROL)

    def _wheel(self) -> None:
        widget, turn = self._anything(), self.chance.choice((120, -120))
        at, none = QPointF(widget.rect().center()), Qt.MouseButton.NoButton
        turned = QPoint(0, turn)
        QApplication.sendEvent(
            widget,
            QWheelEvent(
                at, widget.mapToGlobal(at), QPoint(), turned, none, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False
            ),
        )

    def _drop(self) -> None:
        data = QMimeData()
        data.setText(self.chance.choice(PASTED))
        left = Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            self._anything(), QDropEvent(QPointF(2, 2), Qt.DropAction.CopyAction, data, left, NO_KEY)
        )

    def _patient(self) -> None:
        """Begin with a new patient, or bring the last one back; the first of these must be seen to work."""
        if self._is_covered():
            return
        key = self.chance.choice((Qt.Key.Key_N, Qt.Key.Key_Z))
        QTest.keyClick(self.window, key, CONTROL)
        if key == Qt.Key.Key_N and self.window.desk.draft.weight_text:
            self.faults.append("a new patient has the weight of the last one")

    def _is_covered(self) -> bool:
        return QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None

    def _activate(self) -> None:
        """Make the window the active one: its shortcuts work in no other."""
        if not self._is_covered() and not self.window.isActiveWindow():
            self.window.activateWindow()
            QApplication.processEvents()

    def _lay(self) -> None:
        """Begin again from an order that has figures, or mode by mode."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.window.turn_to(self.chance.choice(list(self.window.modes)))
        for key, value in DEPRESSION:
            self.window.desk.enter(key, value)

    def _resize(self) -> None:
        self.window.resize(*self.chance.choice(((1366, 768), (1366, 690), (1024, 640), (1920, 1080))))

    def _dress(self) -> None:
        appearance().choose(self.chance.choice(("light", "dark", "contrast", "night")))

    def _check(self, number: int) -> None:
        """Compare what is seen with what a new answer to what is seen says."""
        QApplication.processEvents()
        if self.window.banner.isVisible():
            raise ShakenError(f"event {number}: {self.window.banner.sentence.text()}")
        order = self.window.pages["order"]
        figures = [each.text() for each in order.findChildren(FigureLabel) if each.isVisible()]
        answer = self.window.desk.answer
        if figures and (answer is None or answer.sheet.state not in {"ready", "check"}):
            raise ShakenError(f"event {number}: {figures} is seen in a state that has no figure")
        fresh = self._planner(self.window.desk.draft)
        if answer is not None and fresh != answer:
            raise ShakenError(f"event {number}: the answer is not that of what is entered")
        entries = [each for each in self.window.form.entries() if each.key.endswith("_text")]
        for entry in entries:
            if entry.isVisible() and entry.field.text() != getattr(self.window.desk.draft, entry.key):
                raise ShakenError(f"event {number}: {entry.key} shows what is not in the draft")


def _leave_dialogs() -> None:
    """Leave Qt's own dialogs and menus: some of them wait for an answer within the click that opened them."""
    for asked in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if asked is not None and type(asked).__module__.startswith("PySide6"):
            asked.close()


def resident() -> float:
    """Return the memory of this process in MB, after what nobody holds any more is let go."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))) / 1024


def main(events: int, seed: int) -> None:
    """Shake a window, and tell how it went."""
    make_application(sys.argv[:1])
    window = make_window("KetaDesk")
    window.resize(1366, 768)
    window.show()
    open_desk(window)
    sys.stdout.write(f"{events} events, seed {seed}\n")
    Shaking(window, seed).shake(events, lambda says: (sys.stdout.write(f"{says}\n"), sys.stdout.flush()))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["KETADESK_RECORDS"] = mkdtemp()  # nobody's own records are shaken
    given = [int(each) for each in sys.argv[1:]]
    main(given[0] if given else 1_000_000, given[1] if given[1:] else random.SystemRandom().randrange(10**6))
