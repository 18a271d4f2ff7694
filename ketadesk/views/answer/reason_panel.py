"""A reason to go on past a question: one to pick, or a line to type; and the one that was given."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import FindingLine
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, button_icon, repolish
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Rows

_INVITATION = "Another reason, in words"
_WIDTH = 252


class ReasonPanel(QWidget):
    """Asks one finding's reason. What is half typed is kept in `typed`, by what it is a reason for."""

    reason_given = Signal(str, str, str)

    def __init__(self, typed: dict[tuple[str, str], str]) -> None:
        super().__init__()
        self._bound = ("", "")
        self._typed = typed
        self.setMinimumWidth(scaled(_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)  # as wide as the longest reason
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._offered = QVBoxLayout()
        self._offered.setSpacing(4)
        column.addLayout(self._offered)
        self._picks = Rows(self._make_pick)
        self.line = QLineEdit()
        self._refused = label("", "reason", "check", wraps=True)
        self._build_line()
        self._given = _Given()
        self._given.change.clicked.connect(lambda: self._give(""))
        for widget in (self.line, self._refused, self._given):
            column.addWidget(widget)
        column.addStretch(1)

    def _build_line(self) -> None:
        self.line.setPlaceholderText(_INVITATION)
        self.line.setAccessibleName(f"{_INVITATION}. Enter gives it.")
        self.line.setProperty("words", True)
        self.line.setDragEnabled(False)
        self.line.setAcceptDrops(False)
        self.line.textEdited.connect(lambda text: self._typed.update({self._bound: text}))
        self.line.returnPressed.connect(lambda: self._give(self.line.text()))

    def _make_pick(self, _place: int) -> "_Pick":
        made = _Pick()
        made.clicked.connect(lambda: self._give(made.reason))
        self._offered.addWidget(made)
        return made

    def show_asking(self, finding: FindingLine) -> None:
        """Ask for a finding's reason, or show the one it has; what asks for none shows nothing."""
        self._bound = (finding.code, finding.asks)
        asks = finding.waits and bool(finding.asks)
        self.line.setText(self._typed.get(self._bound, finding.typed) if asks else "")
        self._picks.show_rows(finding.offered if asks else ())
        self.line.setVisible(asks)
        self.line.setProperty("mark", "refused" if finding.refused else "")
        repolish(self.line)
        self.line.setAccessibleDescription(finding.refused)
        show_text(self._refused, finding.refused)
        self._given.show_reason(finding.reason)
        self.setVisible(finding.severity == "check" and bool(finding.asks))

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_asking(FindingLine("", "note", "", "", "", "", "unverified"))

    def empty(self) -> None:
        """Take out of it what was said."""
        self._picks.show_rows(())
        self._given.show_reason("")
        show_text(self._refused, "")
        self.line.setAccessibleDescription("")

    def _give(self, text: str) -> None:
        """Say the reason; what was pressed is then gone, and the focus goes to what stands in its place."""
        code, asks = self._bound
        self.reason_given.emit(code, asks, text)
        if self.isVisible() and self._bound == (code, asks):
            after = self._given.change if self._given.isVisible() else self.line
            after.setFocus(Qt.FocusReason.OtherFocusReason)


class _Pick(QPushButton):
    """One reason to pick."""

    def __init__(self) -> None:
        super().__init__(button_icon("ring", 16), "")
        self.reason = ""
        self.setProperty("pick", True)

    def show_row(self, reason: str) -> None:
        """Offer a reason."""
        self.reason = reason
        self.setText(reason.replace("&", "&&"))
        self.show()

    def blank(self) -> None:
        """Hide it, and take the reason out of it."""
        self.reason = ""
        self.setText("")
        self.hide()


class _Given(QWidget):
    """The reason that was given, and a button to give another."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Mark("tick", 18, "check"), 0, Qt.AlignmentFlag.AlignTop)
        self._says = label("", "strong", wraps=True)
        row.addWidget(self._says, 1)
        column.addLayout(row)
        self.change = QPushButton("Change the reason")
        self.change.setProperty("small", True)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def show_reason(self, reason: str) -> None:
        """Show a reason; without one there is nothing to see."""
        show_text(self._says, f"Reason: {reason}" if reason else "")
        self.setVisible(bool(reason))
