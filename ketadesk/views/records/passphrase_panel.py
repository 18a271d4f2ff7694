"""A passphrase for the records: the first one, a new one, or the one they have, before the recovery sheet is shown."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketadesk.records.cipher import refused_passphrase
from ketadesk.views.entry.captioned import captioned
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.people.secret_field import SecretField

For = Literal["encrypt", "change", "sheet"]
_ENCRYPT = (
    "The records and their backups here are put under a passphrase: without it nobody reads them, nor writes them. "
    "It is asked for once each time the window is opened. Backups elsewhere stay as they are."
)
_CHANGE = (
    "The records and their backups here are put under the new one. A recovery sheet that was printed before no longer "
    "opens them: print a new one, and destroy the old."
)
_SHEET = "The sheet opens the records in place of the passphrase, so the passphrase is asked for first."
_WORDS: dict[For, tuple[str, str, str]] = {
    "encrypt": ("Encrypt the records", _ENCRYPT, "Encrypt them"),
    "change": ("Change the passphrase", _CHANGE, "Change it"),
    "sheet": ("Recovery sheet", _SHEET, "Show the sheet"),
}
_HINT = "Four random words are good. Nobody can tell you one that was forgotten: only the recovery sheet opens then."
_WIDEST = 460


class PassphrasePanel(Panel):
    """`entered` says what for, with the passphrase that holds and the new one; `left` that it is closed."""

    entered = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self._for: For = "encrypt"
        self._title = label("", "sentence")
        self._says = label("", "body", wraps=True)
        self.leave = QPushButton("Leave it")
        self.old = SecretField("The passphrase as it is now")
        self.new = SecretField("New passphrase, 8 letters or more")
        self.again = SecretField("The new one again")
        self._fields = {field: _whole(field) for field in (self.old, self.new, self.again)}
        self.button = QPushButton(button_icon("lock", role="on_main"), "")
        self._hint = label(_HINT, "list-second", wraps=True)
        self._refused = label("", "reason", "check", wraps=True)
        self._build()
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        column.setSpacing(scaled(10))
        top = QHBoxLayout()
        top.setSpacing(scaled(10))
        top.addWidget(Mark("lock", 22))
        top.addWidget(self._title, 1)
        top.addWidget(self.leave)
        column.addLayout(top)
        column.addWidget(self._says)
        for field, whole in self._fields.items():
            whole.setMaximumWidth(scaled(_WIDEST))
            field.returnPressed.connect(self._on_entered)
            column.addWidget(whole)
        column.addWidget(self._hint)
        self.button.setProperty("main", "true")
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._refused)
        column.addStretch(1)
        self.button.clicked.connect(self._on_entered)
        self.leave.clicked.connect(self.left)

    def begin(self, what_for: For) -> None:
        """Ask, and go to the first field."""
        self._for = what_for
        title, says, button = _WORDS[what_for]
        show_text(self._title, title)
        show_text(self._says, says)
        self.button.setText(button)
        self._fields[self.old].setVisible(what_for != "encrypt")
        for widget in (self._fields[self.new], self._fields[self.again], self._hint):
            widget.setVisible(what_for != "sheet")
        self._forget()
        self.show()
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hold nothing of what was typed."""
        self.hide()
        self._forget()

    def refuse(self, says: str) -> None:
        """Say why what was typed is not taken; it is typed again."""
        show_text(self._refused, says)
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> SecretField:
        return self.new if self._for == "encrypt" else self.old

    def _forget(self) -> None:
        for field in (self.old, self.new, self.again):
            field.forget()
        show_text(self._refused, "")

    def _on_entered(self) -> None:
        old, new, again = self.old.take(), self.new.take(), self.again.take()
        if self._for != "encrypt" and not old:
            self.refuse("Type the passphrase that the records have now.")
        elif self._for != "sheet" and (refused := refused_passphrase(new)):
            self.refuse(refused)
        elif new != again:
            self.refuse("The two new ones are not the same: type both again.")
        else:
            show_text(self._refused, "")
            self.entered.emit(self._for, old, new)


def _whole(field: SecretField) -> QWidget:
    """Return a field with its caption, to be shown and hidden as one."""
    made = QWidget()
    layout = captioned(field, field.accessibleName())
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made
