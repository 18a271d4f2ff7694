"""Both entries agree: who, when, and what each signature means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.state_frame import StateFrame


class CheckedCard(StateFrame):
    """`order_wanted` asks to see the order."""

    order_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("ready")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(18), scaled(14), scaled(18), scaled(16))
        column.setSpacing(scaled(8))
        row = QHBoxLayout()
        row.setSpacing(scaled(14))
        row.addWidget(Mark("double-check", 32))
        row.addWidget(label("Both entries are the same", "sentence"), 1)
        column.addLayout(row)
        self._says = label("", "body", wraps=True)
        column.addWidget(self._says)
        self._signed = [label("", "list", wraps=True) for _ in range(2)]
        for made in self._signed:
            column.addWidget(hair())
            column.addWidget(made)
        self._warns = label("", "reason", "check", wraps=True)
        column.addWidget(self._warns)
        self.button = QPushButton(button_icon("order", role="on_main"), "Show the order")
        self.button.setProperty("main", "true")
        self.button.clicked.connect(self.order_wanted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_signed(self, says: str, signed: tuple[str, ...], warns: str) -> None:
        """Say what agrees, who signed that, and whether it is kept."""
        show_text(self._says, says)
        for made, each in zip(self._signed, (*signed, "", ""), strict=False):
            show_text(made, each)
        show_text(self._warns, warns)
