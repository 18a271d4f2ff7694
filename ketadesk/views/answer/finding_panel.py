"""One finding: its word, what was met, what to do, and what stands behind it."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ketadesk.presentation.sheet import FindingLine
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.pool import Panel, empty
from ketadesk.views.look.state_frame import StateFrame
from ketadesk.views.look.support import Disc, said

Severity = Literal["stop", "check", "note"]


class FindingsPanel(Panel):
    """Findings under each other. A frame is of one severity, and is used again for that one only."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._frames: list[FindingPanel] = []

    def show_findings(self, findings: Sequence[FindingLine]) -> None:
        """Show the findings, whole."""
        used = 0
        for finding in findings:
            while used < len(self._frames) and self._frames[used].severity != finding.severity:
                self._frames[used].blank()
                used += 1
            if used == len(self._frames):
                self._frames.append(FindingPanel(finding.severity))
                self._column.addWidget(self._frames[used])
            self._frames[used].show_finding(finding)
            used += 1
        for frame in self._frames[used:]:
            frame.blank()
        self.setVisible(bool(findings))


class FindingPanel(StateFrame):
    """A frame that says a severity by shape, icon and word before any colour."""

    def __init__(self, severity: Severity) -> None:
        super().__init__(severity)
        self.severity: Severity = severity
        check = severity == "check"
        self._word = label("", "sentence", "on-stop")
        self._beside = label("", "body", "on-stop")
        type_ = "sentence" if severity == "stop" else "group" if check else "list-strong"
        self._sentence = label("", type_, "check" if check else "", wraps=True)
        self._action = label("", "list-second" if severity == "note" else "body", wraps=True)
        self._disc = Disc()
        self._source = label("", "hint", wraps=True)
        if severity == "stop":
            self._build_stop()
        else:
            self._build_line(check)

    def _build_line(self, check: bool) -> None:
        for unused in (self._word, self._beside):
            unused.setParent(self)
            unused.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(18 if check else 14, 8, 14, 8)
        row.setSpacing(12)
        icon = Mark(self.severity, 22 if check else 18, "check" if check else "second")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        self._build_sentences(column)
        row.addLayout(column, 1)

    def _build_stop(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(10)
        column.addWidget(self._stop_bar())
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 6, 24, 0)
        inner.setSpacing(8)
        self._build_sentences(inner)
        column.addLayout(inner)

    def _build_sentences(self, column: QVBoxLayout) -> None:
        column.addWidget(self._sentence)
        column.addWidget(self._action)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._disc)
        row.addWidget(self._source, 1)
        column.addLayout(row)

    def _stop_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("card", "stop-bar")
        bar.setFixedHeight(48)
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(Mark("stop", 28, "on-stop"))
        row.addWidget(self._word)
        row.addStretch(1)
        row.addWidget(self._beside)
        return bar

    def show_finding(self, finding: FindingLine) -> None:
        """Show a finding of this severity, whole."""
        stops = self.severity == "stop"
        show_text(self._word, finding.word if stops else "")
        show_text(self._beside, "no figure is shown, no reason lifts it" if stops else "")
        show_text(self._sentence, finding.says if stops else f"{finding.word}: {finding.says}")
        show_text(self._action, finding.action)
        self._disc.show_support(finding.status if finding.source else None, finding.source)
        show_text(self._source, said(finding.status, finding.source) if finding.source else "")
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        empty(self)
