"""Encrypted records are locked again when nobody was there for some minutes, or when the machine slept."""

from PySide6.QtCore import QObject

from ketadesk.views.errand import Listener
from ketadesk.views.main_window import MainWindow
from ketadesk.views.people.idle import Idle

_BACKING_UP = "The records are being locked: wait until that is done."


class Locking(QObject):
    """Closes them as they are closed with the window; whoever comes back enters the passphrase.

    A double check and a run sheet that are under way go on: they would end for want of a passphrase.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._records = window.records
        self._records.keep_open_while(lambda: window.aside.taken)
        self.idle = Idle(self)
        self.idle.passed.connect(self._lock)
        self._records.changed.connect(self._watch)
        self._records.closing.connect(lambda: self.idle.watch(False))

    def _watch(self) -> None:
        self.idle.watch(self._records.is_open and self._records.store().secret is not None)

    def _lock(self) -> None:
        if self._records.needed:
            self._watch()
            return
        store = self._records.let_go(_BACKING_UP)
        if store is None or not store.access.written:
            if store is not None:
                store.close()
            self._locked("")
        else:
            self._records.errand.begin(store.close, Listener(self._locked, self._locked, lambda _done, _of: None))

    def _locked(self, _says: str) -> None:
        self._records.bring_back(None)
        self._records.locked.emit()
