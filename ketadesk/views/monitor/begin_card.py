"""Before anything runs: who writes, which run sheet goes on, or a new one of the order as it stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from ketadesk.presentation.labelled import labelled
from ketadesk.views.following import GoOn
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.people.kept_records import KeptRecords
from ketadesk.views.people.sign_in import SignIn

if TYPE_CHECKING:
    from ketadesk.records.run_sheets import Run

_BUTTON, _LABEL, _FIELD = 44, 12, 36


class BeginCard(Panel):
    """`begin_wanted` carries the label of a new run sheet, `go_on_wanted` the number of one that is open."""

    begin_wanted = Signal(str)
    go_on_wanted = Signal(int)

    def __init__(self, people: KeptRecords) -> None:
        super().__init__("paper")
        self._title = label("Run sheet", "title")
        self._says = label("", "body", wraps=True)
        self.sign = SignIn(people, "preparer", "I write it down", anyone=True)
        self.label_field = QLineEdit()
        self.begin = QPushButton(button_icon("monitor", role="on_main"), "Begin a run sheet of the order")
        self._order = label("", "list-second", wraps=True)
        self._refused = label("", "reason", "check", wraps=True)
        self.open = GoOn()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16))
        column.setSpacing(scaled(10))
        self.label_field.setMaxLength(_LABEL)
        self.label_field.setProperty("words", "true")
        self.label_field.setAcceptDrops(False)
        self.label_field.setMinimumHeight(scaled(_FIELD))
        self.label_field.setPlaceholderText("Label: a room, not a name")
        self.label_field.setAccessibleName("Label of the run sheet, 12 letters at most: a room, not a name")
        self.begin.setMinimumHeight(scaled(_BUTTON))
        self.begin.setProperty("main", "true")
        for widget in (self._title, self._says, self.sign, hair(), self._order, self.label_field, self.begin):
            column.addWidget(widget)
        column.addWidget(self._refused)
        column.addWidget(self.open)
        column.addStretch(1)
        self.open.wanted.connect(self.go_on_wanted)
        self.begin.clicked.connect(lambda: self.begin_wanted.emit(self.label_field.text().strip()))

    def show_state(self, who: str, order: str, why_not: str, runs: "Sequence[Run]") -> None:
        """Show what can be begun or gone on with, and by whom."""
        says = f"{who} writes it down." if who else "What happens is written down and signed: say who you are."
        show_text(self._says, says)
        self.sign.setVisible(not who)
        show_text(self._order, why_not or f"The order as it stands: {order}")
        self.begin.setEnabled(bool(who) and not why_not)
        self.label_field.setEnabled(bool(who) and not why_not)
        self.open.show_open(
            (
                (run.number, f"Go on with run sheet {run.number}{labelled(run.label)}: {run.sheet.planned.title}")
                for run in runs
            ),
            bool(who),
        )
        self.show()

    def refuse(self, says: str) -> None:
        """Say why it was not begun."""
        show_text(self._refused, says)

    def forget(self) -> None:
        """Hold nothing of what was typed."""
        self.sign.forget()
        self.label_field.setText("")
        self.refuse("")
