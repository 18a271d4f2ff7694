"""The clock of an order, in a picture: push, infusion and the watch after it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ketadesk.presentation.drawing import Timeline
from ketadesk.views.drawings.timeline_drawing import TimelineDrawing
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel


class TimelinePanel(Panel):
    """A timeline under its heading, with a line beside that has no card of its own."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(6), scaled(14), scaled(4))
        column.setSpacing(scaled(6))
        self._heading, self._beside = label("", "heading"), label("", "list-second")
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._beside)
        self._drawing = TimelineDrawing()
        column.addLayout(head)
        column.addWidget(self._drawing)
        column.addStretch(1)

    def show_timeline(self, timeline: Timeline | None, beside: str = "") -> None:
        """Show a timeline, and a line beside its heading; without a timeline there is no card."""
        show_text(self._heading, "Clock" if timeline is not None else "")
        show_text(self._beside, beside if timeline is not None else "")
        self._drawing.show_timeline(timeline)
        self.setVisible(timeline is not None)
