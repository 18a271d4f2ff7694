"""The records while the window is open: opened when they are first asked for, and backed up when they are closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ketadesk.records.place import records_folder

if TYPE_CHECKING:
    from ketadesk.records.store import Store


class OpenRecords(QObject):
    """One store for the whole window. `changed` says that it was opened, `closing` that it is about to be closed."""

    changed = Signal()
    closing = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = records_folder()
        self._store: Store | None = None
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

    def store(self, passphrase: str | None = None) -> "Store":
        """Return the store, opened or begun. Raises `RecordsError`, `WrongPassphraseError` where one is asked for."""
        if self._store is None:
            # SQLAlchemy takes longer to import than the window takes to open.
            from ketadesk.records.store import open_store  # noqa: PLC0415

            self._store = open_store(self.folder, passphrase)
            self.changed.emit()
        return self._store

    def close(self) -> str:
        """Back up what was written, and close; return a sentence when there is no sound backup of it."""
        self.closing.emit()
        store, self._store = self._store, None
        return store.close() if store is not None else ""
