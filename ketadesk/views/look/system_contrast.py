"""Whether the system asks for high contrast: asked of the desktop's portal, or of Windows."""

import ctypes
import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SERVICE, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_INTERFACE, _GROUP, _KEY, _HIGH = "org.freedesktop.portal.Settings", "org.freedesktop.appearance", "contrast", 1
"""As the portal's specification names them."""
_VARIANT: Any = "QDBusVariant"
"""Named, for QtDBus is not read before the window is seen."""
_GET_HIGH_CONTRAST, _ON = 0x42, 1
"""SPI_GETHIGHCONTRAST and HCF_HIGHCONTRASTON of Windows."""


class SystemContrast(QObject):
    """Asks once it is told to watch, without waiting; `changed` says that the system wants it otherwise.

    Qt says it itself, but only from 6.10 on.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = False
        self._asked: Any = None

    def watch(self) -> None:
        """Begin to follow the system, where it can be asked: a desktop with a portal, and Windows."""
        if sys.platform == "win32":
            self._hear(_windows_wants())
        elif sys.platform.startswith("linux") and self._asked is None:
            self._watch_portal()

    def _watch_portal(self) -> None:
        # Not before the window is seen.
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher  # noqa: PLC0415

        bus: Any = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        slot = SLOT("_on_setting(QString,QString,QDBusVariant)")
        bus.connect(_SERVICE, _PATH, _INTERFACE, "SettingChanged", self, slot)
        asked = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "ReadOne")
        asked.setArguments([_GROUP, _KEY])
        self._asked = QDBusPendingCallWatcher(bus.asyncCall(asked), self)
        self._asked.finished.connect(self._on_answered)

    def _on_answered(self, call: Any) -> None:
        if not call.isError():  # a desktop without a portal asks for nothing
            self._hear(call.reply().arguments()[0].variant() == _HIGH)

    @Slot(str, str, _VARIANT)
    def _on_setting(self, group: str, key: str, value: Any) -> None:
        if (group, key) == (_GROUP, _KEY):
            self._hear(value.variant() == _HIGH)

    def _hear(self, wanted: bool) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()


class _HighContrast(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p))


def _windows_wants() -> bool:
    asked = _HighContrast(ctypes.sizeof(_HighContrast))
    library: Any = getattr(ctypes, "windll").user32  # noqa: B009  there only on Windows
    told = library.SystemParametersInfoW(_GET_HIGH_CONTRAST, asked.size, ctypes.byref(asked), 0)
    return bool(told and asked.flags & _ON)
