"""What the result rests on: sentences to read beside it, and the sources with how well each supports."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ketadesk.presentation.sheet import Remark, SourceLine
from ketadesk.protocols.source import Status
from ketadesk.views.lettering import label
from ketadesk.views.support import disc, said


class SourcesPanel(QFrame):
    """Remarks and sources, each with its disc."""

    def __init__(self, remarks: tuple[Remark, ...], sources: tuple[SourceLine, ...]) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(6)
        if remarks:
            self._column.addWidget(label("To know", "heading"))
        for remark in remarks:
            self._build_line(remark.status, remark.source, remark.says, said(remark.status, remark.source))
        if sources:
            self._column.addWidget(label("Sources", "heading"))
        for source in sources:
            title = ", ".join(part for part in (source.title, source.locator) if part)
            self._build_line(source.status, source.title, title, source.says)
        self._column.addStretch(1)

    def _build_line(self, status: Status, source: str, says: str, more: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(disc(status, source), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(label(says, "list", wraps=True))
        if more:
            lines.addWidget(label(more, "hint", wraps=True))
        row.addLayout(lines, 1)
        self._column.addLayout(row)
