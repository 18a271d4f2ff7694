"""The clock of an order, in a picture: push, infusion and the watch after it."""

from PySide6.QtWidgets import QVBoxLayout

from ketadesk.presentation.drawing import Timeline
from ketadesk.views.drawings.timeline_drawing import TimelineDrawing
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel


class TimelinePanel(Panel):
    """A timeline under its heading."""

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(6))
        column.setSpacing(scaled(6))
        self._heading = label("", "heading")
        self._drawing = TimelineDrawing()
        column.addWidget(self._heading)
        column.addWidget(self._drawing)
        column.addStretch(1)

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show a timeline; without one there is no card."""
        show_text(self._heading, "Clock" if timeline is not None else "")
        self._drawing.show_timeline(timeline)
        self.setVisible(timeline is not None)
