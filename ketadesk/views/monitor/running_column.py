"""The middle of a run sheet: what it is, what is due next, what a person should look at, and the chart."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.views.drawings.vitals_drawing import VitalsDrawing
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import empty
from ketadesk.views.look.state_frame import StateFrame
from ketadesk.views.monitor.due_cards import DueCards

if TYPE_CHECKING:
    from ketadesk.presentation.monitor_answer import MonitorAnswer


class RunningColumn(QWidget):
    """Shown whole by one call."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "sentence", wraps=True)
        self._state = label("", "strong")
        self._pill = StateFrame("pill-ready")
        self.due = DueCards()
        self.drawing = VitalsDrawing()
        self._notes = StateFrame("check")
        self._noted = label("", "body", wraps=True)
        self._pushes = label("", "list", wraps=True)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        inner = QHBoxLayout(self._pill)
        inner.setContentsMargins(14, 0, 14, 0)
        inner.setSpacing(8)
        inner.addWidget(Mark("running", 18))
        inner.addWidget(self._state)
        self._pill.setFixedHeight(scaled(32))
        head.addWidget(self._pill)
        column.addLayout(head)
        column.addWidget(self.due)
        noted = QVBoxLayout(self._notes)
        noted.setContentsMargins(scaled(18), scaled(8), scaled(14), scaled(8))
        noted.addWidget(self._noted)
        column.addWidget(self._notes)
        column.addWidget(self._pushes)
        card = QFrame()
        card.setProperty("card", "paper")
        held = QVBoxLayout(card)
        held.setContentsMargins(scaled(10), scaled(10), scaled(6), scaled(6))
        held.addWidget(self.drawing)
        column.addWidget(card, 1)

    def show_run(self, answer: "MonitorAnswer") -> None:
        """Show a run sheet as it is told now; the chart comes last."""
        told = answer.told
        show_text(self._title, told.title)
        show_text(self._state, told.state)
        self.due.show_due(told.due)
        show_text(self._noted, "\n".join(told.notes))
        self._notes.setVisible(bool(told.notes))
        show_text(self._pushes, "\n".join(f"{row.name} {row.text}, {row.note}" for row in told.pushes))
        self.drawing.show_chart(answer.chart, answer.now_us, answer.flag)

    def blank(self) -> None:
        """Take everything out of it."""
        empty(self)
        for part in (self.due, self._notes):
            part.hide()
