"""What an order rests on, as links: its sources, where sources differ, warnings and what else is read beside it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Remark, Sheet
from ketadesk.views.answer.reading_link import ReadingLink
from ketadesk.views.answer.reading_popup import ReadingPopup, open_notes, open_remarks, open_source
from ketadesk.views.look.measure import scaled

# What is read beside a result, by kind, in rows of two: what warns stands first, what is read at leisure last.
_KINDS = (
    {"finding": "Notes on this order"},
    {"warning": "Warnings", "course": "Course"},
    {"contradiction": "Sources differ", "schedule": "Schedule"},
    {"evidence": "Evidence", "note": "Notes"},
)
_ACROSS = 2
Opener = Callable[[QWidget], ReadingPopup]


class SourcesList(QWidget):
    """A link for each source, at most so many of them, and one for each kind of remark with their number."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._sources = QVBoxLayout()
        self._sources.setSpacing(0)
        self._column.addLayout(self._sources)
        self._links: list[ReadingLink] = []
        self._kinds: dict[str, ReadingLink] = {}
        self._openers: dict[ReadingLink, Opener] = {}
        self._popup: ReadingPopup | None = None
        self._column.addLayout(self._build_kinds())
        self._column.addStretch(1)

    def _build_kinds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(6))
        grid.setVerticalSpacing(0)
        for row, line in enumerate(_KINDS):
            for column, kind in enumerate(line):
                self._kinds[kind] = self._make_link()
                grid.addWidget(self._kinds[kind], row, column, 1, _ACROSS // len(line))
        return grid

    def show_sources(self, sheet: Sheet, most: int) -> None:
        """Show the links of a sheet, at most so many sources."""
        self._openers.clear()
        shown = sheet.sources[:most]
        for place in range(len(self._links), len(shown)):
            self._links.append(self._make_link())
            self._sources.insertWidget(place, self._links[place])
        for place, link in enumerate(self._links):
            if place < len(shown):
                source = shown[place]
                link.show_link(source.behind or "Source", source.title, source.status)
                self._openers[link] = partial(open_source, source)
            else:
                link.show_link("", "")
        for line in _KINDS:
            for kind, title in line.items():
                self._show_kind(kind, title, sheet)

    def forget(self) -> None:
        """Hold nothing, and close what is open."""
        self._openers.clear()
        for link in (*self._links, *self._kinds.values()):
            link.forget()
        if self._popup is not None:
            self._popup.close()

    def _show_kind(self, kind: str, title: str, sheet: Sheet) -> None:
        link = self._kinds[kind]
        if kind == "finding":
            notes = [finding for finding in sheet.findings if finding.severity == "note"]
            self._openers[link] = partial(open_notes, title, notes)
            count = len(notes)
        else:
            remarks: list[Remark] = [remark for remark in sheet.remarks if remark.kind == kind]
            self._openers[link] = partial(open_remarks, title, remarks)
            count = len(remarks)
        link.show_link(title if count else "", str(count) if count else "")

    def _make_link(self) -> ReadingLink:
        made = ReadingLink()
        made.hide()
        made.clicked.connect(lambda: self._open(made))
        return made

    def _open(self, link: ReadingLink) -> None:
        if link in self._openers:
            self._popup = self._openers[link](link)
            self._popup.destroyed.connect(self._on_closed)

    def _on_closed(self) -> None:
        self._popup = None
