"""The records of the window, for whoever signs: opened when a person first does, and no calculation waits for them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ketadesk.views.open_records import OpenRecords

if TYPE_CHECKING:
    from ketadesk.records.entry import Entry, Kind, Signature
    from ketadesk.records.people import People, Person
    from ketadesk.records.store import Store


class KeptRecords(QObject):
    """Reaches people and journal of the one store of the window, once it is `joined` to it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._records: OpenRecords | None = None

    def join(self, records: OpenRecords) -> None:
        """Take the records of the window."""
        self._records = records

    def everyone(self) -> "list[Person]":
        """Return who can sign in: nobody before the first has, for to look begins no records. Raises `RecordsError`."""
        return self.people.all() if self._records is not None and self._records.begun else []

    @property
    def people(self) -> "People":
        """Return the people of the store. Raises `RecordsError` where it cannot be opened."""
        return self._opened().people

    def append(
        self,
        kind: "Kind",
        content: dict[str, Any],
        signatures: Sequence["Signature"] = (),
        title: str = "",
        label: str = "",
    ) -> "Entry":
        """Keep an entry. Raises `RecordsError` when it is not kept."""
        return self._opened().journal.append(kind, content, signatures, title, label)

    def _opened(self) -> "Store":
        # SQLAlchemy is read when it is first needed, not when the window opens.
        from ketadesk.records.refusing import RecordsError, WrongPassphraseError  # noqa: PLC0415

        assert self._records is not None  # the page is in a window
        try:
            return self._records.store()
        except WrongPassphraseError as error:
            raise RecordsError("The records are encrypted: open them under Records (F7), then come back.") from error
