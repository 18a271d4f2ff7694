"""A stop: never, why, on whose word, how far beyond the limit, and what to do instead. No reason lifts it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import FindingLine
from ketadesk.presentation.stopping import Way
from ketadesk.views.answer.source_link import SourceLink
from ketadesk.views.drawings.limit_ruler import LimitRuler
from ketadesk.views.entry.captions import caption
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Rows, empty
from ketadesk.views.look.state_frame import StateFrame

_BAR = 48
_NO_FIGURE = "no figure is shown, no reason lifts it"
_INSTEAD, _ONE = "Do one of these instead", "Do this instead"


class StopCard(StateFrame):
    """One stop, under a filled bar."""

    severity = "stop"
    field_wanted = Signal(str)
    part_cleared = Signal(str)

    def __init__(self) -> None:
        super().__init__("stop")
        self._word = label("", "sentence", "on-stop")
        self._beside = label("", "body", "on-stop")
        self._sentence = label("", "never", wraps=True)
        self._source = SourceLink()
        self._ruler = LimitRuler()
        self._instead = label("", "group")
        self._ways = QVBoxLayout()
        self._ways.setSpacing(6)
        self._rows = Rows(self._make_way)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self._bar())
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 4, 24, 0)
        inner.setSpacing(6)
        for widget in (self._sentence, self._source, self._ruler, self._instead):
            inner.addWidget(widget)
        inner.addLayout(self._ways)
        column.addLayout(inner)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("card", "stop-bar")
        bar.setFixedHeight(scaled(_BAR))
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(Mark("stop", 28, "on-stop"))
        row.addWidget(self._word)
        row.addStretch(1)
        row.addWidget(self._beside)
        return bar

    def _make_way(self, place: int) -> "_Way":
        made = _Way(str(place + 1))
        made.field_wanted.connect(self.field_wanted)
        made.part_cleared.connect(self.part_cleared)
        self._ways.addWidget(made)
        return made

    def show_finding(self, finding: FindingLine) -> None:
        """Show a stop, whole."""
        show_text(self._word, finding.word)
        show_text(self._beside, _NO_FIGURE)
        show_text(self._sentence, finding.says)
        self._source.show_source(finding.source, finding.status, finding.source_says, finding.locator)
        self._ruler.show_ruler(finding.ruler)
        show_text(self._instead, (_INSTEAD if len(finding.instead) > 1 else _ONE) if finding.instead else "")
        self._rows.show_rows(finding.instead)
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        self.empty()

    def empty(self) -> None:
        """Take everything out of it."""
        self._source.blank()
        self._ruler.show_ruler(None)
        self._rows.show_rows(())
        empty(self)


class _Way(QWidget):
    """One way out, and a button that does it, where one exists."""

    field_wanted = Signal(str)
    part_cleared = Signal(str)

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number_text = number
        self._does = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(hair())
        row = QHBoxLayout()
        row.setSpacing(12)
        self._number: QLabel = label("", "ring")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setFixedSize(scaled(24), scaled(24))
        self._says = label("", "way", wraps=True)
        self.button = QPushButton()
        self.button.clicked.connect(self._do)
        row.addWidget(self._number)
        row.addWidget(self._says, 1)
        row.addWidget(self.button)
        column.addLayout(row)

    def show_row(self, way: Way) -> None:
        """Show a way out."""
        self._does = way.does
        kind, _, what = way.does.partition(" ")
        text = way.button or (f"Go to {caption(what).lower()}" if kind == "go" else "")
        show_text(self._number, self._number_text)
        show_text(self._says, way.says)
        self.button.setText(text)
        self.button.setVisible(bool(text))
        self.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.hide()
        self._does = ""
        self._says.setText("")
        self.button.setText("")

    def _do(self) -> None:
        kind, _, what = self._does.partition(" ")
        (self.field_wanted if kind == "go" else self.part_cleared).emit(what)
