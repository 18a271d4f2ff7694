"""Who has a PIN gives it another, or signs here no more; nobody does either for somebody else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.captioned import captioned
from ketadesk.views.entry.picker import Picker
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.people.secret_field import PinField

if TYPE_CHECKING:
    from ketadesk.records.people import Person

_SAYS = "For yourself, with the PIN that you have. What you signed stays yours."
_LEAVES = "Takes you off the list, with your PIN above. What you signed stays; the name is free again."
_CAPTIONS = ("The PIN as it is now", "New PIN, 4 to 12 digits", "The new one again")
_WIDEST = 460


class ChangePin(Panel):
    """`done` says in a sentence what was done; `left` that it is closed."""

    done = Signal(str)
    left = Signal()

    def __init__(self, records: KeptRecords) -> None:
        super().__init__("paper")
        self._records = records
        self._name = ""
        self.person = Picker("Person", "Choose who you are")
        self.old, self.new, self.again = PinField(), PinField(), PinField()
        self.change = QPushButton(button_icon("lock", role="on_main"), "Change it")
        self.off = QPushButton(button_icon("remove"), "I sign here no more")
        self.leave = QPushButton("Leave it")
        self._refused = label("", "reason", "check", wraps=True)
        self._build()
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        column.setSpacing(scaled(10))
        top = QHBoxLayout()
        top.addWidget(label("Change a PIN", "sentence"), 1)
        top.addWidget(self.leave)
        column.addLayout(top)
        column.addWidget(label(_SAYS, "body", wraps=True))
        self.person.setMaximumWidth(scaled(_WIDEST))
        column.addWidget(self.person)
        for field, caption in zip((self.old, self.new, self.again), _CAPTIONS, strict=True):
            field.setMaximumWidth(scaled(_WIDEST))
            column.addLayout(captioned(field, caption))
        self.change.setProperty("main", "true")
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._refused)
        column.addWidget(hair())
        column.addWidget(label(_LEAVES, "second", wraps=True))
        column.addWidget(self.off, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.person.value_chosen.connect(self._on_chosen)
        self.again.returnPressed.connect(self._change)
        self.change.clicked.connect(self._change)
        self.off.clicked.connect(self._go)
        self.leave.clicked.connect(self.left)

    def begin(self) -> None:
        """Ask who it is."""
        from ketadesk.records.refusing import RecordsError  # noqa: PLC0415  SQLAlchemy is read when it is needed

        self.put_away()
        people: list[Person] = []
        try:
            people = self._records.everyone()
        except RecordsError as error:
            show_text(self._refused, str(error))
        self.person.show_choices([Choice(each.name, each.name, ", ".join(sorted(each.roles))) for each in people])
        self.show()
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hold nothing of what was typed."""
        self.hide()
        self._name = ""
        self.person.show_value("")
        for field in (self.old, self.new, self.again):
            field.forget()
        show_text(self._refused, "")

    def _on_chosen(self, name: str) -> None:
        self._name = name
        self.person.show_value(name)
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self) -> None:
        old, new, again = self.old.take(), self.new.take(), self.again.take()
        if new != again:
            self._refuse("The two new PINs are not the same: type both again.")
        else:
            self._do(lambda: self._records.people.change_pin(self._name, old, new), "{} has a new PIN.")

    def _go(self) -> None:
        pin = self.old.take()
        self._do(lambda: self._records.people.leave(self._name, pin), "{} signs here no more.")

    def _do(self, what: Callable[[], object], says: str) -> None:
        from ketadesk.records.refusing import RecordsError  # noqa: PLC0415  as above

        if not self._name:
            self._refuse("Choose who you are first.")
            return
        try:
            what()
        except RecordsError as error:
            self._refuse(str(error))
        else:
            self.done.emit(says.format(self._name))

    def _refuse(self, says: str) -> None:
        show_text(self._refused, says)
        (self.old if self._name else self.person).setFocus(Qt.FocusReason.OtherFocusReason)
