"""A card in which a person signs: why, who, and their PIN."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ketadesk.views.entry.label_field import LabelField
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.state_frame import StateFrame
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.people.sign_in import SignIn

if TYPE_CHECKING:
    from ketadesk.records.people import Role


class SignCard(StateFrame):
    """Dashed: it is unfinished until somebody has signed. Locked, it says why and takes no PIN.

    One that `labels` something has a line for that, beside the words.
    """

    def __init__(
        self, records: KeptRecords, role: "Role", button: str, *, brief: bool = False, labels: str = ""
    ) -> None:
        super().__init__("entering")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(18), scaled(10), scaled(18), scaled(10))
        column.setSpacing(scaled(8))
        row = QHBoxLayout()
        row.setSpacing(scaled(14))
        self._mark = Mark("lock", 22)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title, self._says = label("", "group", wraps=True), label("", "second", wraps=True)
        words.addWidget(self._title)
        words.addWidget(self._says)
        words.addStretch(1)
        row.addLayout(words, 1)
        column.addLayout(row)
        self.label_field = LabelField(labels)
        row.addWidget(self.label_field, 1, Qt.AlignmentFlag.AlignTop)
        if not labels:
            self.label_field.hide()
        self.sign = SignIn(records, role, button)
        if brief:  # it asks one person for nothing but a PIN
            row.addWidget(self.sign, 1)
        else:
            column.addWidget(self.sign)
        self._warns = label("", "reason", "check", wraps=True)
        column.addWidget(self._warns)

    def show_words(self, title: str, says: str, *, locked: bool = False) -> None:
        """Say what a signature does here, or what is still lacking."""
        show_text(self._title, title)
        show_text(self._says, says)
        self._mark.show_icon("lock" if locked else "person")
        self.sign.setEnabled(not locked)
        self.label_field.setEnabled(not locked)

    def asks(self) -> bool:
        """Say whether somebody can sign here now."""
        return self.sign.isEnabled() and not self.sign.isHidden()

    def warn(self, says: str) -> None:
        """Say why it was not taken."""
        show_text(self._warns, says)
