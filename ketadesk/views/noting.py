"""What is kept beside what people sign: a number that was refused when its field was left, a copy that was printed.

It waits in memory, masked as it will be kept, until the records are opened or the window is closed: the calculator
waits for nothing. Where no records were begun, or they are locked, nothing of it is kept.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ketadesk.records.refusing import RecordsError
from ketadesk.views.entry.entry import Entry
from ketadesk.views.entry.number_field import NumberField
from ketadesk.views.main_window import MainWindow
from ketadesk.views.paper.paper_actions import PaperActions

if TYPE_CHECKING:
    from ketadesk.records.entry import Kind


class Noting(QObject):
    """Watches fields being left and copies being made."""

    def __init__(self, window: MainWindow, paper: PaperActions) -> None:
        super().__init__(window)
        self._window = window
        self._records = window.records
        self._waiting: list[tuple[Kind, dict[str, Any], str]] = []
        self._last = ("", "")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        paper.copy_printed.connect(self._on_printed)
        self._records.changed.connect(self._keep)
        self._records.closing.connect(self._keep_at_last)

    def _on_focus_changed(self, left: QWidget | None, _new: QWidget | None) -> None:
        if not isinstance(left, NumberField) or not isValid(self._window) or not self._window.isAncestorOf(left):
            return  # a window that goes takes the focus from its fields
        entry = left.parentWidget()
        if isinstance(entry, Entry) and entry.refusal:
            self._note_refused(entry, left.text())

    def _note_refused(self, entry: Entry, typed: str) -> None:
        from ketadesk.records.refused_text import refused_record  # noqa: PLC0415  few ever need it

        record = refused_record(entry.caption, typed, entry.refusal, _now())
        if (entry.key, record["typed"]) != self._last:  # to pass through the field again is no other entry
            self._last = (entry.key, record["typed"])
            self._note("entry refused", record, f"{entry.caption}: {record['typed']}")

    def _on_printed(self, title: str, record: dict[str, Any]) -> None:
        self._note("copy printed", {**record, "printed_at": _now()}, title)

    def _note(self, kind: "Kind", record: dict[str, Any], title: str) -> None:
        self._waiting.append((kind, record, title))
        if self._records.is_open:
            self._keep()

    def _keep(self) -> None:
        waiting, self._waiting = self._waiting, []
        try:
            journal = self._records.store().journal
            while waiting:
                kind, record, title = waiting[0]
                journal.append(kind, record, title=title)
                waiting.pop(0)
        except RecordsError:  # Records says why, where it is asked; nothing that anybody signed is lost
            self._waiting = waiting + self._waiting

    def _keep_at_last(self) -> None:
        if self._waiting and self._records.begun:
            self._keep()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
