"""What was copied from here: it belongs to a patient, and is taken from the clipboard when that patient is left."""

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QGuiApplication


def time_now() -> str:
    """Return the time that a copied text says it was copied at."""
    return QLocale.c().toString(QDateTime.currentDateTime(), "yyyy-MM-dd HH:mm")


class Copied:
    """Remembers the last text that was put on the clipboard from here."""

    def __init__(self) -> None:
        self._text = ""

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        self._text = text
        QGuiApplication.clipboard().setText(text)

    def forget(self) -> None:
        """Take our text from the clipboard; what another program put there is left alone."""
        if self._text and QGuiApplication.clipboard().text() == self._text:
            QGuiApplication.clipboard().clear()
        self._text = ""
