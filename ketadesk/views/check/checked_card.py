"""Both entries agree: who, when, and what each signature means; or that this could not be kept, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, button_icon, show_tone
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.state_frame import StateFrame

_SAME, _NOT_KEPT = "Both entries are the same", "Both entries are the same, and this is not kept"


class CheckedCard(StateFrame):
    """`order_wanted` asks to see the order, `keep_wanted` to keep again what could not be kept."""

    order_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("ready")
        self._mark = Mark("double-check", 32)
        self._title = label(_SAME, "sentence", wraps=True)
        self._says = label("", "body", wraps=True)
        self._signed = [label("", "list", wraps=True) for _ in range(2)]
        self._warns = label("", "reason", "check", wraps=True)
        self.button = QPushButton(button_icon("order", role="on_main"), "Show the order")
        self.keep = QPushButton(button_icon("save"), "Keep it again")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(18), scaled(14), scaled(18), scaled(16))
        column.setSpacing(scaled(8))
        row = QHBoxLayout()
        row.setSpacing(scaled(14))
        row.addWidget(self._mark)
        row.addWidget(self._title, 1)
        column.addLayout(row)
        column.addWidget(self._says)
        for made in self._signed:
            column.addWidget(hair())
            column.addWidget(made)
        column.addWidget(self._warns)
        self.button.setProperty("main", "true")
        self.button.clicked.connect(self.order_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(scaled(10))
        foot.addWidget(self.button)
        foot.addWidget(self.keep)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_signed(self, says: str, signed: tuple[str, ...], warns: str) -> None:
        """Say what agrees, who signed that, and why it is not kept, if it is not."""
        self.show_state("check" if warns else "ready")
        self._mark.show_icon("check" if warns else "double-check")
        show_tone(self._mark, "check" if warns else "")
        show_text(self._title, _NOT_KEPT if warns else _SAME)
        self.keep.setVisible(bool(warns))
        show_text(self._says, says)
        for made, each in zip(self._signed, (*signed, "", ""), strict=False):
            show_text(made, each)
        show_text(self._warns, warns)
