"""Work that takes long, done beside the window: the window looks how far it is, and waits for nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from ketadesk.records.refusing import RecordsError
from ketadesk.records.watching import Watch

if TYPE_CHECKING:
    from concurrent.futures import Future

_LOOK_MS = 40
Work = Callable[[Watch], Any]
"""What is done, in a thread of its own: it touches no widget, and tells its watch how far it is."""


@dataclass(frozen=True)
class Listener:
    """Who is told: what came of the work, in a sentence why nothing did, and how much of how much is done."""

    ended: Callable[[Any], None]
    failed: Callable[[str], None]
    told: Callable[[int, int], None]


class Errand(QObject):
    """One piece of work at a time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watch = Watch()
        self._future: Future[Any] | None = None
        self._listener: Listener | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def under_way(self) -> bool:
        """Say whether something is being done."""
        return self._future is not None

    def begin(self, work: Work, listener: Listener) -> None:
        """Begin a piece of work; nothing else is under way."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  the window opens sooner without

        assert self._future is None  # whoever begins has looked
        self._watch, self._listener = Watch(), listener
        runner = ThreadPoolExecutor(1)
        self._future = runner.submit(work, self._watch)
        runner.shutdown(wait=False)
        self.destroyed.connect(self._watch.call_off)  # then nobody waits for it any more
        self._timer.start()

    def call_off(self) -> None:
        """Let it end soon, where nothing is half-done; it then says that it was stopped."""
        self._watch.call_off()

    def finish(self) -> None:
        """Wait until it is done, and say what came of it."""
        if self._future is not None:
            self._future.exception()
            self._look()

    def _look(self) -> None:
        future, listener = self._future, self._listener
        if future is None or listener is None:
            return
        if not future.done():
            listener.told(self._watch.done, self._watch.of)
            return
        self._timer.stop()
        self._future = self._listener = None
        try:
            result = future.result()
        except RecordsError as error:
            listener.failed(str(error))
        else:
            listener.ended(result)
