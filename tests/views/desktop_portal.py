"""A desktop's portal on a bus: `python -m views.desktop_portal` asks for high contrast till a line comes."""

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QSocketNotifier, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

SERVICE, PATH, INTERFACE = (
    "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings",
)  # fmt: skip
ASKED = ("org.freedesktop.appearance", "contrast")


@ClassInfo({"D-Bus Interface": INTERFACE})
class _Settings(QObject):
    @Slot(str, str, result="QDBusVariant")
    def ReadOne(self, group: str, key: str) -> QDBusVariant:
        return QDBusVariant(1 if (group, key) == ASKED else 0)


def main() -> None:
    """Serve, and say that contrast is no longer wanted for each line that comes."""
    application, bus, settings = QCoreApplication([]), QDBusConnection.sessionBus(), _Settings()
    assert bus.registerObject(PATH, settings, QDBusConnection.RegisterOption.ExportAllSlots)
    assert bus.registerService(SERVICE)

    def on_line() -> None:
        if not sys.stdin.readline():
            application.quit()
        told = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
        told.setArguments([*ASKED, QDBusVariant(0)])
        bus.send(told)

    heard = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    heard.activated.connect(on_line)
    sys.stdout.write("serves\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main()
