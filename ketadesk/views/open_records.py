"""The records while the window is open: opened when they are first asked for, and backed up when they are closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ketadesk.records.place import records_folder
from ketadesk.records.refusing import RecordsError
from ketadesk.views.errand import Errand

if TYPE_CHECKING:
    from ketadesk.records.store import Store


class OpenRecords(QObject):
    """One store for the whole window. `changed` says that it was opened, `closing` that it is about to be closed, and
    `locked` that it was closed for nobody was there.

    What takes long is an `errand`. One that closes the store is handed it by `let_go`; until it is brought back there
    are no records, and whoever asks is told so.
    """

    changed = Signal()
    closing = Signal()
    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = records_folder()
        self.errand = Errand(self)
        self._store: Store | None = None
        self._away = ""
        self._needed: list[Callable[[], bool]] = []
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.close)

    @property
    def begun(self) -> bool:
        """Say whether there are any records: to look at nothing begins nothing."""
        return self._store is not None or self.folder.exists()

    @property
    def is_open(self) -> bool:
        """Say whether they are open."""
        return self._store is not None

    @property
    def needed(self) -> bool:
        """Say whether something is under way that writes into them, and that nobody has to ask a passphrase for."""
        return self.errand.under_way or any(needed() for needed in self._needed)

    def keep_open_while(self, needed: Callable[[], bool]) -> None:
        """Let them not be locked while something needs them, though nobody is at the window."""
        self._needed.append(needed)

    def store(self, passphrase: str | None = None) -> "Store":
        """Return the store, opened or begun. Raises `RecordsError`, `WrongPassphraseError` where one is asked for."""
        if self._away:
            raise RecordsError(self._away)
        if self._store is None:
            # SQLAlchemy takes longer to import than the window takes to open.
            from ketadesk.records.store import open_store  # noqa: PLC0415

            self._store = open_store(self.folder, passphrase)
            self.changed.emit()
        return self._store

    def let_go(self, says: str) -> "Store | None":
        """Hand the store over to what closes it; `says` is why there is none meanwhile."""
        self.closing.emit()
        store, self._store, self._away = self._store, None, says
        return store

    def bring_back(self, store: "Store | None") -> None:
        """Take the store as it was opened anew; without one it is opened when it is next asked for."""
        self._store, self._away = store, ""
        if store is not None:
            self.changed.emit()

    def close(self) -> str:
        """Back up what was written, and close, at once; return a sentence when there is no sound backup of it."""
        self.errand.call_off()
        self.errand.finish()
        store = self.let_go("")
        return store.close() if store is not None else ""
