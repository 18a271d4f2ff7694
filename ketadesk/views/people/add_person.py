"""Adding a person: a name or initials, a PIN typed twice, and what they sign as."""

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.people.secret_field import PinField

if TYPE_CHECKING:
    from ketadesk.records.people import Role

_ROLES = {"prescriber": "Prescriber", "preparer": "Preparer", "checker": "Checker", "witness": "Witness"}
_FIELD = 36


class AddPerson(QWidget):
    """`added` carries the person, once they are kept."""

    added = Signal(object)

    def __init__(self, records: KeptRecords, role: "Role") -> None:
        super().__init__()
        self._records = records
        self._role: Role = role
        self.name = QLineEdit()
        self.name.setAcceptDrops(False)
        self.name.setAccessibleName("Name or initials")
        self.pin, self.again = PinField("New PIN"), PinField("The same PIN again")
        self.roles = {id_: TickBox(title) for id_, title in _ROLES.items()}
        self.button = QPushButton(button_icon("person"), "Add this person")
        self._says = label("", "reason", "check", wraps=True)
        self._says.hide()
        self._build()
        self.forget()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(6))
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(10))
        grid.setVerticalSpacing(2)
        for place, (caption, field) in enumerate(
            (("Name or initials", self.name), ("New PIN, 4 to 12 digits", self.pin), ("The same again", self.again))
        ):
            name = label(caption, "caption")
            name.setBuddy(field)
            field.setMinimumHeight(scaled(_FIELD))
            field.setPlaceholderText("")  # its caption says it, and is not cut
            grid.addWidget(name, 0, place)
            grid.addWidget(field, 1, place)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(scaled(10))
        row.addWidget(label("Signs as", "caption"))
        for box in self.roles.values():
            row.addWidget(box, 1)
        column.addLayout(row)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._says)
        self.button.clicked.connect(self._add)
        for field in (self.name, self.pin, self.again):
            field.returnPressed.connect(self._add)

    def forget(self) -> None:
        """Hold nothing of what was typed."""
        self.name.setText("")
        self.pin.forget()
        self.again.forget()
        for id_, box in self.roles.items():
            box.setChecked(id_ in {"preparer", "checker", self._role})  # who is asked as a witness is one
        show_text(self._says, "")

    def _add(self) -> None:
        from ketadesk.records.refusing import RecordsError  # noqa: PLC0415  SQLAlchemy is read when it is needed

        pin, again = self.pin.take(), self.again.take()
        if pin != again:
            show_text(self._says, "The two PINs are not the same: type both again.")
            self.pin.setFocus()
            return
        roles: list[Role] = [role for role in _roles() if self.roles[role].isChecked()]
        try:
            person = self._records.people.add(self.name.text(), pin, roles)
        except RecordsError as error:
            show_text(self._says, str(error))
            self.name.setFocus()
            return
        self.forget()
        self.added.emit(person)


def _roles() -> "tuple[Role, ...]":
    from ketadesk.records.people import Role  # noqa: PLC0415  as above

    return get_args(Role)
