"""Work on a whole store, watched from elsewhere: how far it is, and whether it is still wanted."""

from threading import Event
from typing import Any

from ketadesk.records.refusing import RecordsError

_STEPS = 10_000
"""After so many steps of SQLite it is asked whether its work is still wanted: some milliseconds."""


class CalledOffError(RecordsError):
    """The work was called off before it was done; all is as it was."""


class Watch:
    """How much is `done` of how much, for any thread to read; `call_off` ends the work where nothing is half-done."""

    def __init__(self) -> None:
        self.done = self.of = 0
        self._off = Event()

    def call_off(self) -> None:
        """Let the work end soon."""
        self._off.set()

    def begin(self, of: int) -> None:
        """Say how much there is to do. Raises `CalledOffError`."""
        self.done, self.of = 0, of
        self.assert_wanted()

    def step(self) -> None:
        """Say that one more is done. Raises `CalledOffError`."""
        self.done += 1
        self.assert_wanted()

    def assert_wanted(self) -> None:
        """Raise `CalledOffError` when the work was called off."""
        if self._off.is_set():
            raise CalledOffError("It was stopped, and all is as it was.")

    def guard(self, connection: Any) -> None:
        """Interrupt a statement of this connection, however long it takes, when the work is called off."""
        connection.set_progress_handler(self._off.is_set, _STEPS)
