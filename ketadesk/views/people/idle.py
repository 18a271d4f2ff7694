"""Signing out when nobody is there: no key and no mouse for so long, or the machine was asleep."""

from PySide6.QtCore import QDateTime, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

from ketadesk.records.settings import Settings
from ketadesk.views.look.appearance import appearance
from ketadesk.views.settings.kept import Kept

_KINDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel})
_LOOK_S = 5
_ASLEEP_S = 60


class Idle(QObject):
    """`passed` is said once nobody was there for `minutes`, while it is watched."""

    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = Settings().sign_out
        self._last_s = self._looked_s = 0
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_S * 1000)
        self._timer.timeout.connect(self.look)

    def watch(self, watched: bool) -> None:
        """Begin to watch, or stop."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        if watched == self._timer.isActive():
            return
        if watched:
            kept = appearance().findChild(Kept)
            self.minutes = (kept.settings if kept else Settings()).sign_out
            self._last_s = self._looked_s = QDateTime.currentSecsSinceEpoch()
            self._timer.start()
            application.focusWindowChanged.connect(self._follow)
            self._follow(application.focusWindow())
        else:
            self._timer.stop()
            application.focusWindowChanged.disconnect(self._follow)
            self._follow(None)

    def _follow(self, window: QWindow | None) -> None:
        """Watch the window that has the keys, and not what its widgets tell each other: that is a thousand to a key."""
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            self._last_s = QDateTime.currentSecsSinceEpoch()

    def look(self, now_s: int | None = None) -> None:
        """Look whether the time has passed, or the machine slept: its timers stand still while it does."""
        now_s = QDateTime.currentSecsSinceEpoch() if now_s is None else now_s
        slept = now_s - self._looked_s > _LOOK_S + _ASLEEP_S
        self._looked_s = now_s
        if slept or now_s - self._last_s >= 60 * self.minutes:
            self.watch(False)
            self.passed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See that somebody is there."""
        if event.type() in _KINDS:
            self._last_s = QDateTime.currentSecsSinceEpoch()
        return False
