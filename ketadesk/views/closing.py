"""Closing: what was written is backed up beside the window, which says how far that is and can be closed without."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ketadesk.views.errand import Listener
from ketadesk.views.look.lettering import label
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.told_frame import ToldFrame
from ketadesk.views.open_records import OpenRecords

_WIDTH, _UNSEEN_MS, _LOOK_MS = 420, 300, 40
_AWAY = "The window is being closed."
_SAFE = "Every entry is saved already. This is the copy that is made at each closing."


class Closing(QDialog):
    """Stands over the window until it can close, and is seen only when that takes a while."""

    def __init__(self, window: QWidget, records: OpenRecords) -> None:
        super().__init__(window)
        self.setWindowTitle("Closing")
        self.setMinimumWidth(scaled(_WIDTH))
        self._records = records
        self._hurried = self._backing_up = False
        self._waiting = QTimer(self)
        self._waiting.setInterval(_LOOK_MS)
        self._waiting.timeout.connect(self._look)
        self._seen = QTimer(self)
        self._seen.setSingleShot(True)
        self._seen.setInterval(_UNSEEN_MS)
        self._seen.timeout.connect(self.open)
        self.told = ToldFrame()
        self.told.stop.setText("Close without this copy")
        self.button = QPushButton("Close the window")
        self.button.setProperty("main", "true")
        self.button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(14), scaled(16), scaled(14))
        column.setSpacing(scaled(10))
        column.addWidget(label("Backing up the records", "sentence"))
        column.addWidget(label(_SAFE, "second", wraps=True))
        column.addWidget(self.told)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.told.stop_wanted.connect(self.hurry)
        self.button.clicked.connect(self._close)

    def begin(self) -> bool:
        """Say whether the window can close now; if not, it is closed as soon as it can."""
        if self._hurried:
            return True
        if self._waiting.isActive():
            return False
        if self._backing_up:  # asked twice
            self.hurry()
            return True
        if self._records.errand.under_way:  # to verify or export ends here; to encrypt is brought to its end
            self._records.errand.call_off()
            self.told.begin("Ending what is under way", stoppable=False)
            self._seen.start()
            self._waiting.start()
            return False
        return self._back_up()

    def hurry(self) -> None:
        """Close without the copy: the entries are saved without it."""
        self._hurried = True
        self._records.errand.call_off()
        self._records.errand.finish()

    def reject(self) -> None:
        """Take Escape, or the dialog's own cross, as no answer."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: the dialog goes with its window."""
        event.ignore()

    def _look(self) -> None:
        if not self._records.errand.under_way:
            self._waiting.stop()
            if self._back_up():
                self._close()

    def _back_up(self) -> bool:
        store = self._records.let_go(_AWAY)
        if store is None or not store.access.written:
            if store is not None:
                store.close()
            return True
        self._backing_up = True
        self.told.begin("Backing up", stoppable=True)
        self._seen.start()
        self._records.errand.begin(store.close, Listener(self._on_ended, self._on_ended, self.told.tell))
        return False

    def _on_ended(self, says: str) -> None:
        self._seen.stop()
        if says and not self._hurried:
            self.told.say(f"{says} The entries themselves stay as they are.", "check")
            self.button.show()
            self.open()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._close()

    def _close(self) -> None:
        self._hurried = True
        self.hide()
        window = self.parentWidget()
        if window is not None:
            window.window().close()
