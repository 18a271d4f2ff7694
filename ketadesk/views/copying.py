"""What was copied from here: it belongs to a patient, and is taken from the clipboard when that patient is left."""

from typing import Any

from PySide6.QtCore import QDateTime, QLocale, QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_OURS = "application/x-ketadesk"
"""A format beside the text by which what was copied from here is known again."""


def time_now() -> str:
    """Return the time that a copied text says it was copied at."""
    return QLocale.c().toString(QDateTime.currentDateTime(), "yyyy-MM-dd HH:mm")


def put_on_clipboard(text: str, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
    """Put a text on the clipboard, or on the selection that X11 has beside it."""
    data = QMimeData()
    data.setText(text)
    data.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(data, mode)


def forget_copied() -> None:
    """Take what was copied here from the clipboard; what another program put there is left alone."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if mode is QClipboard.Mode.Selection and not clipboard.supportsSelection():
            continue
        held: Any = clipboard.mimeData(mode)  # an empty clipboard gives none, whatever the stubs say
        if held is not None and held.hasFormat(_OURS):
            clipboard.clear(mode)
