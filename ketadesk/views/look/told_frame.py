"""What came of the last thing that was done to the records; while something is being done, how far it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.presentation.record_words import so_far
from ketadesk.views.look.announcing import announce
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, show_tone
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.state_frame import StateFrame


class ToldFrame(StateFrame):
    """A sentence in the shape of its state. `working` says that something has begun or ended, `stop_wanted` asks to
    end it.
    """

    working = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("note")
        self.works = False
        self._doing = ""
        self._mark = Mark("note", 18)
        self._says = label("", "body", wraps=True)
        self.stop = QPushButton("Stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        column.setSpacing(scaled(6))
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._says, 1)
        column.addLayout(row)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.stop.clicked.connect(self.stop_wanted)
        self.say("")

    def text(self) -> str:
        """Return what it says."""
        return self._says.text()

    def say(self, says: str, state: str = "note") -> None:
        """Say what came of it; nothing where there is nothing to say."""
        self._show(says, state)
        self.stop.hide()
        self._work(False)
        if says:
            announce(self, says, urgent=state == "stop")

    def begin(self, doing: str, *, stoppable: bool) -> None:
        """Say that something is being done."""
        self._doing = doing
        self._show(f"{doing} …", "note")
        self.stop.setVisible(stoppable)
        self._work(True)

    def tell(self, done: int, of: int) -> None:
        """Say how far it is."""
        if of:
            show_text(self._says, f"{self._doing}: {so_far(done, of)}")

    def _show(self, says: str, state: str) -> None:
        self.show_state(state)
        self._mark.show_icon(state)
        show_tone(self._mark, "" if state in {"note", "ready"} else state)
        show_text(self._says, says)
        self.setVisible(bool(says))

    def _work(self, works: bool) -> None:
        if works != self.works:
            self.works = works
            self.working.emit()
