"""One finding: its word, what was met, what to do, and what stands behind it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ketadesk.presentation.sheet import FindingLine
from ketadesk.views.lettering import label
from ketadesk.views.mark import Mark
from ketadesk.views.state_frame import StateFrame
from ketadesk.views.support import disc, said


class FindingPanel(StateFrame):
    """A frame that says a severity by shape, icon and word before any colour."""

    def __init__(self, finding: FindingLine) -> None:
        super().__init__(finding.severity)
        self.finding = finding
        if finding.severity == "stop":
            self._build_stop()
        else:
            self._build_line()

    def _build_line(self) -> None:
        check = self.finding.severity == "check"
        row = QHBoxLayout(self)
        row.setContentsMargins(18 if check else 14, 8, 14, 8)
        row.setSpacing(12)
        icon = Mark(self.finding.severity, 22 if check else 18, "check" if check else "second")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self._sentence("group" if check else "list-strong"))
        if self.finding.action:
            column.addWidget(label(self.finding.action, "body" if check else "list-second", wraps=True))
        column.addLayout(self._source())
        row.addLayout(column, 1)

    def _build_stop(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(10)
        column.addWidget(self._stop_bar())
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 6, 24, 0)
        inner.setSpacing(8)
        inner.addWidget(label(self.finding.says, "sentence", wraps=True))
        inner.addWidget(label(self.finding.action, "body", wraps=True))
        inner.addLayout(self._source())
        column.addLayout(inner)

    def _stop_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("card", "stop-bar")
        bar.setFixedHeight(48)
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(Mark("stop", 28, "on-stop"))
        row.addWidget(label(self.finding.word, "sentence", "on-stop"))
        row.addStretch(1)
        row.addWidget(label("no figure is shown, no reason lifts it", "body", "on-stop"))
        return bar

    def _sentence(self, type_: str) -> QLabel:
        tone = "check" if self.finding.severity == "check" else ""
        return label(f"{self.finding.word}: {self.finding.says}", type_, tone, wraps=True)

    def _source(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        if self.finding.source:
            row.addWidget(disc(self.finding.status, self.finding.source))
            row.addWidget(label(said(self.finding.status, self.finding.source), "hint", wraps=True), 1)
        return row
