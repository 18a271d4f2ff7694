"""Reading and writing a store that may be taken away meanwhile: a failure is one sentence, and nothing is half-done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ketadesk.records.connecting import How, why
from ketadesk.records.refusing import NotSavedError, ReadOnlyError, RecordsError, StoreGoneError

_STILL = "What you see stays on the screen and can be printed."
_GONE = (
    f"The file of the records was removed or replaced while it was open, so nothing was saved. {_STILL} "
    "Open the records again, or restore a backup."
)


class Access:
    """One store's file while it is open. `says` is why it can only be read; empty when it can be written."""

    def __init__(self, engine: Engine, file: Path, says: str = "", how: How = "write") -> None:
        self.file = file
        self.says = says
        self.how: How = how
        self.written = False
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        with self.reading():
            self._places = self._now()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that reads one state of the store. Raises `RecordsError`."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise RecordsError(f"{why(error)}, so the records cannot be read.") from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose writes are all kept, or none. Raises `NotSavedError`: then none is."""
        if self.says:
            raise ReadOnlyError(f"Nothing was saved. {self.says}")
        self._assert_here()
        try:
            with self._writer.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise NotSavedError(f"{why(error)}, so nothing was saved. {_STILL}") from error
        self._assert_here()  # what went into a file that has no name any more is not acknowledged
        self.written = True

    def close(self) -> None:
        """Let the file go."""
        self._engine.dispose()

    def _assert_here(self) -> None:
        if self._now() != self._places:
            raise StoreGoneError(_GONE)

    def _now(self) -> tuple[tuple[int, int], ...]:
        """Return which files stand under the names of the store and of its write-ahead log."""
        if self.says:
            return ()
        names = (self.file, self.file.with_name(f"{self.file.name}-wal"))
        return tuple(_place(name) for name in names)


def _place(name: Path) -> tuple[int, int]:
    try:
        found = name.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino
