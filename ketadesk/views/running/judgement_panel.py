"""Where a rate that runs stands, in a frame whose shape says whether it is in order."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ketadesk.presentation.derivation import SourceLine
from ketadesk.presentation.running_answer import Judgement
from ketadesk.views.answer.reading_link import ReadingLink
from ketadesk.views.answer.reading_popup import ReadingPopup, open_source
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.look.state_frame import StateFrame


class JudgementPanel(Panel):
    """Where the rate stands, with the source of the range, in the frame of what is in order or of what is asked."""

    def __init__(self) -> None:
        super().__init__()
        self._frames = {beyond: _JudgementFrame("check" if beyond else "ready") for beyond in (False, True)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for frame in self._frames.values():
            column.addWidget(frame)

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Show a judgement, whole; without one there is no frame."""
        for beyond, frame in self._frames.items():
            frame.show_judgement(judgement if judgement is not None and judgement.beyond == beyond else None)
        self.setVisible(judgement is not None)

    def empty(self) -> None:
        """Take everything out of it, and close what is open."""
        super().empty()
        for frame in self._frames.values():
            frame.forget()


class _JudgementFrame(StateFrame):
    def __init__(self, state: str) -> None:
        super().__init__(state)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(18), scaled(7), scaled(14), scaled(5))
        row.setSpacing(scaled(14))
        row.addWidget(Mark(state, 28, "check" if state == "check" else ""))
        column = QVBoxLayout()
        column.setSpacing(0)
        self._says = label("", "verdict", wraps=True)
        self._detail = label("", "list", wraps=True)
        self._link = ReadingLink()
        self._reading: SourceLine | None = None
        self._popup: ReadingPopup | None = None
        self._link.clicked.connect(self._open)
        line = QHBoxLayout()
        line.setSpacing(scaled(2))
        line.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._detail, 1)
        column.addWidget(self._says)
        column.addLayout(line)
        row.addLayout(column, 1)

    def show_judgement(self, judgement: Judgement | None) -> None:
        held = judgement or Judgement("", "")
        show_text(self._says, held.says)
        self._reading = held.reading
        show_text(self._detail, held.detail)
        self._link.show_link(held.source if held.reading else "", "", held.status)
        self.setVisible(judgement is not None)

    def forget(self) -> None:
        self._reading = None
        self._link.show_link("", "")
        if self._popup is not None:
            self._popup.close()

    def _open(self) -> None:
        if self._reading is not None:
            self._popup = open_source(self._reading, self._link)
            self._popup.destroyed.connect(self._on_closed)

    def _on_closed(self) -> None:
        self._popup = None
