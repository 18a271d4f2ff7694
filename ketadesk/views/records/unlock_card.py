"""What stands in the middle while there is no entry to read: why, and where a passphrase is asked for, its field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.people.secret_field import SecretField

_FIELD = 44


class UnlockCard(Panel):
    """A sentence; `passphrase_entered` carries what was typed, of which nothing stays."""

    passphrase_entered = Signal(str)

    def __init__(self) -> None:
        super().__init__("empty")
        self._says = label("", "group", wraps=True)
        self.field = SecretField("Passphrase of the records")
        self.open = QPushButton(button_icon("lock"), "Open")
        self._told = label("", "reason", "check", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16))
        column.setSpacing(scaled(10))
        column.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(scaled(10))
        line.addWidget(Mark("records", 22, "second"))
        line.addWidget(self._says, 1)
        column.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(scaled(10))
        for widget in (self.field, self.open):
            widget.setMinimumHeight(scaled(_FIELD))
        row.addWidget(self.field, 1)
        row.addWidget(self.open)
        column.addLayout(row)
        column.addWidget(self._told)
        column.addStretch(2)
        self.field.setPlaceholderText("Passphrase, or the code of the recovery sheet")
        self.field.returnPressed.connect(self._on_entered)
        self.open.clicked.connect(self._on_entered)

    def show_sentence(self, says: str, locked: bool) -> None:
        """Say why there is nothing to read, and ask for a passphrase where one is needed."""
        show_text(self._says, says)
        for widget in (self.field, self.open):
            widget.setVisible(locked)
        show_text(self._told, "")
        self.setVisible(bool(says))

    def refuse(self, says: str) -> None:
        """Say why what was typed does not open them."""
        show_text(self._told, says)

    def _on_entered(self) -> None:
        self.passphrase_entered.emit(self.field.take())
