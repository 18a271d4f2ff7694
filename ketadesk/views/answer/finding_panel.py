"""One finding: its word, what was met, what to do, what stands behind it, and the reason it asks for."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from ketadesk.presentation.sheet import FindingLine
from ketadesk.views.answer.reason_panel import ReasonPanel
from ketadesk.views.answer.source_link import SourceLink
from ketadesk.views.answer.stop_card import StopCard
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, empty
from ketadesk.views.look.side_by_side import direction
from ketadesk.views.look.state_frame import StateFrame

Severity = Literal["stop", "check", "note"]
# The room in which the reasons stand beside, and what is free beside them where they stand below.
_ROOM_BESIDE, _BESIDES = 560, 72
_LATER = " (its reason is asked in turn)"


class FindingsPanel(Panel):
    """Findings under each other. A frame is of one severity, and is used again for that one only."""

    takes_focus = True
    reason_given = Signal(str, str, str)
    field_wanted = Signal(str)
    part_cleared = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._frames: list[FindingPanel | StopCard] = []
        self._typed: dict[tuple[str, str], str] = {}

    def show_findings(self, findings: Sequence[FindingLine]) -> None:
        """Show the findings, whole, but ask one reason at a time: the figures stay in sight under several questions."""
        used, asking = 0, False
        for finding in findings:
            while used < len(self._frames) and self._frames[used].severity != finding.severity:
                self._frames[used].blank()
                used += 1
            if used == len(self._frames):
                self._frames.append(self._make_frame(finding.severity))
            frame = self._frames[used]
            if isinstance(frame, FindingPanel):
                frame.show_finding(finding, later=finding.waits and asking)
            else:
                frame.show_finding(finding)
            asking = asking or finding.waits
            used += 1
        for frame in self._frames[used:]:
            frame.blank()
        self.setVisible(bool(findings))

    def keep_typed(self, findings: Sequence[FindingLine]) -> None:
        """Forget the half-typed reasons but those for these findings."""
        asked = {(finding.code, finding.asks) for finding in findings if finding.waits}
        for bound in self._typed.keys() - asked:
            del self._typed[bound]

    def empty(self) -> None:
        """Take everything out of every frame."""
        for frame in self._frames:
            frame.empty()

    def _make_frame(self, severity: Severity) -> "FindingPanel | StopCard":
        made: FindingPanel | StopCard
        if severity == "stop":
            made = StopCard()
            made.field_wanted.connect(self.field_wanted)
            made.part_cleared.connect(self.part_cleared)
        else:
            made = FindingPanel(severity, self._typed)
            made.reason.reason_given.connect(self.reason_given)
        self._column.addWidget(made)
        return made


class FindingPanel(StateFrame):
    """A question or a note: a frame that says which by shape, icon and word before any colour."""

    def __init__(self, severity: Severity, typed: dict[tuple[str, str], str]) -> None:
        super().__init__(severity)
        self.severity: Severity = severity
        check = severity == "check"
        self._title = label("", "group", "check" if check else "", wraps=True)
        self._sentence = label("", "body" if check else "list-strong", wraps=True)
        self._action = label("", "list-second", wraps=True)
        self._source = SourceLink()
        self.reason = ReasonPanel(typed)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(14)
        self._build(check)

    def _build(self, check: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20 if check else 14, 6, 14, 6)
        row.setSpacing(12)
        icon = Mark(self.severity, 22 if check else 18, "check" if check else "second")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._box, 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        for widget in (self._title, self._sentence, self._action, self._source):
            column.addWidget(widget)
        column.addStretch(1)
        self._box.addLayout(column, 1)
        self._box.addWidget(self.reason, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_finding(self, finding: FindingLine, later: bool = False) -> None:
        """Show a finding of this severity, whole; one whose turn comes `later` offers no reason yet."""
        titled = self.severity == "check" and bool(finding.title)
        turn = _LATER if later else ""
        show_text(self._title, f"{finding.word}: {finding.title}{turn}" if titled else "")
        what = "" if finding.reason else finding.action
        show_text(self._sentence, f"{finding.says} {what}".strip() if titled else f"{finding.word}: {finding.says}")
        show_text(self._action, "" if titled else what)
        self._source.show_source(finding.source, finding.status, finding.source_says, finding.locator)
        if later:
            self.reason.blank()
        else:
            self.reason.show_asking(finding)
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        self.reason.blank()
        self.empty()

    def empty(self) -> None:
        """Take everything out of it that was said."""
        self._source.blank()
        self.reason.empty()
        empty(self)

    def minimumSizeHint(self) -> QSize:
        """Return the least width of the reasons below: a row that asked for its own would never be narrow enough."""
        whole = super().minimumSizeHint()
        if self.reason.isHidden():
            return whole
        return QSize(min(whole.width(), self.reason.minimumSizeHint().width() + scaled(_BESIDES)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the reasons below where there is no room beside."""
        super().resizeEvent(event)
        below = self.width() < scaled(_ROOM_BESIDE)
        self._box.setDirection(direction(below))
        self._box.setSpacing(scaled(4 if below else 14))
