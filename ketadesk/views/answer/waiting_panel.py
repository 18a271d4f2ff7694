"""Where a figure will stand, empty and dashed, and what it waits for."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel

_HIGH = 112


class WaitingPanel(Panel):
    """The name of a figure over its empty place."""

    def __init__(self) -> None:
        super().__init__("empty")
        self.setMinimumHeight(scaled(_HIGH))
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(18), scaled(10), scaled(18), scaled(12))
        column.setSpacing(scaled(6))
        self._name = label("", "strong", "second")
        self._why = label("", "second", wraps=True)
        place = QFrame()
        place.setProperty("card", "place")
        place.setFixedSize(scaled(240), scaled(40))
        column.addWidget(self._name)
        column.addWidget(place)
        column.addWidget(self._why)
        column.addStretch(1)

    def show_waiting(self, name: str, why: str) -> None:
        """Show the place and why it is empty; without a reason there is none."""
        show_text(self._name, name if why else "")
        show_text(self._why, why)
        self.setVisible(bool(why))
