"""Signing in: who, and their PIN. Whoever is not there yet adds themselves; no administrator is needed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.picker import Picker
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.people.add_person import AddPerson
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.people.secret_field import PinField

if TYPE_CHECKING:
    from ketadesk.records.people import Person, Role

_FIELD = 44


class SignIn(QWidget):
    """A person and a PIN. `signed_in` carries who it is, once their PIN was right. With `anyone`, no role is needed."""

    signed_in = Signal(object)

    def __init__(self, records: KeptRecords, role: "Role", button: str, *, anyone: bool = False) -> None:
        super().__init__()
        self._records = records
        self._role: Role = role
        self._anyone = anyone
        self._only = self._without = ""
        self._name = ""
        self._people: list[Person] = []
        self.person = Picker("Person", "Choose who you are")
        self.pin = PinField()
        self.button = QPushButton(button_icon("double-check"), button)
        self.more = QPushButton(button_icon("add"), "I am not on the list")
        self.adding = AddPerson(records, role)
        self._says = label("", "reason", "check", wraps=True)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        row = QHBoxLayout()
        row.setSpacing(scaled(10))
        for widget in (self.person, self.pin, self.button):
            widget.setMinimumHeight(scaled(_FIELD))
        row.addWidget(self.person, 3)
        row.addWidget(self.pin, 2)
        row.addWidget(self.button, 0)
        column.addLayout(row)
        column.addWidget(self._says)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.adding)
        self._says.hide()
        self.adding.hide()
        self.person.value_chosen.connect(self._on_chosen)
        self.pin.returnPressed.connect(self._sign)
        self.button.clicked.connect(self._sign)
        self.more.clicked.connect(self._on_more)
        self.adding.added.connect(self._on_added)

    def ask(self, only: str = "", without: str = "") -> None:
        """Ask anew: of one person alone, or of all but one. Nothing of the last PIN is left."""
        self._only, self._without = only, without
        self.forget()
        from ketadesk.records.refusing import RecordsError  # noqa: PLC0415  SQLAlchemy is read when it is needed

        try:
            self._people = [each for each in self._records.everyone() if self._asks(each)]
        except RecordsError as error:
            self._people = []
            self._say(str(error))
        self.person.show_choices(
            tuple(Choice(each.name, each.name, ", ".join(sorted(each.roles))) for each in self._people)
        )
        self._choose(only if len(self._people) != 1 else self._people[0].name)
        self.person.setVisible(not only and bool(self._people))
        self.pin.setVisible(bool(self._people))
        self.button.setVisible(bool(self._people))
        self.more.setVisible(not only)
        if not self._people and not only and not self._says.text():
            self._on_more()

    def _asks(self, person: "Person") -> bool:
        if self._only:
            return person.name == self._only
        return (self._anyone or self._role in person.roles) and person.name != self._without

    def forget(self) -> None:
        """Hold nothing of what was typed."""
        self.pin.forget()
        self._name = ""
        self.adding.forget()
        self.adding.hide()
        self._say("")

    def first_stop(self) -> QWidget:
        """Return where work in it begins."""
        if not self.adding.isHidden():
            return self.adding.name
        return self.pin if self._name else self.person

    def _choose(self, name: str) -> None:
        self._name = name
        self.person.show_value(name)

    def _on_chosen(self, name: str) -> None:
        self._choose(name)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_more(self) -> None:
        self.adding.show()
        self.more.hide()
        if self.isVisible():
            self.adding.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_added(self, person: "Person") -> None:
        self.ask(self._only, self._without)
        if person.name != self._without:
            self._choose(person.name)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign(self) -> None:
        pin = self.pin.take()
        if not self._name:
            self._say("Choose who you are first.")
            return
        from ketadesk.records.refusing import RecordsError  # noqa: PLC0415  as above

        try:
            person = self._records.people.sign_in(self._name, pin)
        except RecordsError as error:
            self._say(str(error))
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say("")
        self.signed_in.emit(person)

    def _say(self, says: str) -> None:
        show_text(self._says, says)
