"""A correction: which value of an entry, what it should have been, why, and who signs. The old value stays."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.presentation.record_words import path_words
from ketadesk.views.entry.captioned import captioned
from ketadesk.views.entry.picker import Picker
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.people.sign_in import SignIn

if TYPE_CHECKING:
    from ketadesk.records.people import Person

_STAYS = "The entry stays as it was written. What you enter is kept beside the old value, with why and by whom."
_LONGEST = 200


class CorrectPanel(Panel):
    """`signed` carries the value's path, what it should have been, why, and who signed; `left` that it is closed."""

    signed = Signal(str, str, str, object)
    left = Signal()

    def __init__(self, people: KeptRecords) -> None:
        super().__init__("paper")
        self._standing: Mapping[str, str] = {}
        self._path = ""
        self._title = label("", "sentence", wraps=True)
        self.leave = QPushButton("Leave it")
        self.field = Picker("Value to correct", "Choose the value to correct")
        self._now = label("", "body", wraps=True)
        self.new, self.reason = QLineEdit(), QLineEdit()
        self.sign = SignIn(people, "preparer", "Sign the correction", anyone=True)
        self._refused = label("", "reason", "check", wraps=True)
        self._build()
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        column.setSpacing(scaled(10))
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        stays = QHBoxLayout()
        stays.setSpacing(scaled(8))
        stays.addWidget(Mark("note", 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
        stays.addWidget(label(_STAYS, "list-second", wraps=True), 1)
        column.addLayout(top)
        column.addLayout(stays)
        column.addWidget(self.field)
        column.addWidget(self._now)
        for field, caption in ((self.new, "What it should have been"), (self.reason, "Why, without names")):
            field.setProperty("words", "true")
            field.setMaxLength(_LONGEST)
            column.addLayout(captioned(field, caption))
        column.addWidget(hair())
        column.addWidget(self.sign)
        column.addWidget(self._refused)
        column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.leave.clicked.connect(self.left)
        self.field.value_chosen.connect(self._on_chosen)
        self.sign.signed_in.connect(self._on_signed)
        for field in (self.new, self.reason):
            field.textEdited.connect(self._show_sign)
            field.returnPressed.connect(self.focusNextChild)

    def begin(self, title: str, standing: Mapping[str, str]) -> None:
        """Ask what of an entry is corrected. `standing` is what each of its values says by now."""
        self.put_away()
        self._standing = standing
        show_text(self._title, f"Correct: {title}")
        self.field.show_choices([Choice(path, path_words(path), text) for path, text in standing.items() if text])
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hold nothing of a correction."""
        self.hide()
        self._standing, self._path = {}, ""
        self.field.show_choices(())
        self.field.show_value("")
        self.new.setText("")
        self.reason.setText("")
        self.sign.forget()
        self.sign.hide()
        for made in (self._title, self._now, self._refused):
            show_text(made, "")

    def refuse(self, says: str) -> None:
        """Say why it is not kept; what was typed stays, and it is signed anew."""
        show_text(self._refused, says)
        self.sign.ask()

    def _on_chosen(self, path: str) -> None:
        self._path = path
        self.field.show_value(path)
        show_text(self._now, f"It says now: {self._standing[path]}")
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_sign()

    def _show_sign(self) -> None:
        """Ask who signs once there is something to sign."""
        new, now = self.new.text().strip(), self._standing.get(self._path)
        asks = now is not None and bool(new and self.reason.text().strip()) and new != now
        if asks and self.sign.isHidden():
            self.sign.ask()
        self.sign.setVisible(asks)
        show_text(self._refused, "")

    def _on_signed(self, person: "Person") -> None:
        self.signed.emit(self._path, self.new.text(), self.reason.text(), person)
