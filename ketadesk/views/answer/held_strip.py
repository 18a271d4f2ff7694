"""The strip across the foot of a card whose figures are held until a reason is given."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, repolish
from ketadesk.views.look.measure import scaled


class HeldStrip(QFrame):
    """Says that a card's figures wait, by icon and words before any colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "held")
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(16), scaled(4), scaled(16), scaled(5))
        row.setSpacing(scaled(8))
        self._says = label("", "strong", "check")
        row.addWidget(Mark("check", 16, "check"))
        row.addWidget(self._says, 1)
        self.hide()

    def stand_in_frame(self, framed: bool) -> None:
        """Be square at the left where the thick edge of a frame stands beside it."""
        self.setProperty("framed", framed)
        repolish(self)

    def show_held(self, held: bool) -> None:
        """Show whether the figures are held."""
        show_text(self._says, "Held until the reason is given" if held else "")
        self.setVisible(held)
