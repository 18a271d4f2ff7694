"""What is done to all of the records from the window: begun by its button, done beside the window, told at its foot."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ketadesk.records.refusing import RecordsError
from ketadesk.views.errand import Listener
from ketadesk.views.open_records import OpenRecords
from ketadesk.views.records import errands
from ketadesk.views.records.errands import Errands, Told
from ketadesk.views.records.keeping_panel import KeepingPanel

if TYPE_CHECKING:
    from ketadesk.records.store import Store

_RESTORING = "A backup is being restored: wait until that is done."
_ENCRYPTING = "The records are being put under a passphrase: wait until that is done."


class Keeper(QObject):
    """`changed` says that there may be other records now; `encrypted` that they are under a new passphrase."""

    changed = Signal()
    encrypted = Signal()

    def __init__(self, panel: KeepingPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._records: OpenRecords | None = None
        panel.verify_wanted.connect(lambda: self._begin("Verifying", errands.verifying))
        panel.backup_wanted.connect(lambda: self._begin("Backing up", errands.backing_up))
        panel.export_wanted.connect(self._export)
        panel.restore_wanted.connect(self._restore)

    def join(self, records: OpenRecords) -> None:
        """Take the records of the window."""
        self._records = records
        self._panel.told.stop_wanted.connect(records.errand.call_off)

    @property
    def records(self) -> OpenRecords:
        """The records of the window."""
        assert self._records is not None  # the page is in a window
        return self._records

    def encrypt(self, old: str | None, new: str) -> None:
        """Put the records and their backups under a new passphrase."""
        if self.records.errand.under_way or (store := self.records.let_go(_ENCRYPTING)) is None:
            return
        self._run("Encrypting", errands.encrypting(store, old, new), stoppable=False, then=self.encrypted.emit)

    def knows(self, passphrase: str) -> bool:
        """Say whether this is the passphrase, or the recovery code, of the records."""
        from ketadesk.records.cipher import secret_for  # noqa: PLC0415  few ever need it

        try:
            store = self.records.store()
            return secret_for(store.access.file, passphrase) == store.secret
        except (RecordsError, OSError):
            return False

    def _export(self, file: str) -> None:
        self._begin("Exporting", lambda store: errands.exporting(store, Path(file)))

    def _restore(self, file: str) -> None:
        if not self.records.errand.under_way:
            store = self.records.let_go(_RESTORING)
            self._run("Restoring", errands.restoring(self.records.folder, store, Path(file)))

    def _begin(self, doing: str, make: Callable[["Store"], Errands]) -> None:
        if self.records.errand.under_way:
            return
        try:
            work = make(self.records.store())
        except RecordsError as error:
            self._panel.say(str(error), "check")
        else:
            self._run(doing, work)

    def _run(
        self, doing: str, work: Errands, *, stoppable: bool = True, then: Callable[[], None] = lambda: None
    ) -> None:
        def ended(told: Told) -> None:
            self._close(told.says, told.state, told.store)
            if told.state != "check":
                then()

        self._panel.told.begin(doing, stoppable=stoppable)
        listener = Listener(ended, lambda says: self._close(says, "check", None), self._panel.told.tell)
        self.records.errand.begin(work, listener)

    def _close(self, says: str, state: str, store: "Store | None") -> None:
        if not self.records.is_open:
            self.records.bring_back(store)
        self._panel.say(says, state)
        self.changed.emit()
