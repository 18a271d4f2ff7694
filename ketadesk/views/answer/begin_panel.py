"""What an empty order says: where to begin, and what will be asked on the way to its figures."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel

_SAYS = "What is ordered comes first: it decides what is asked next. Figures come when all of it is read."
# Each part of the form: its icon, its name, what is asked there.
_WAY = (
    ("order", "Protocol", "what is ordered, and where it is given"),
    ("person", "Patient", "weight, and how it is known"),
    ("vial", "Vial in hand", "as its label says it"),
    ("syringe", "Preparation", "container, diluent, and the pump"),
)


class BeginPanel(Panel):
    """An invitation with one main button. It holds nothing of any order, so nothing of it is ever taken away."""

    takes_focus = True
    protocol_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16))
        column.setSpacing(scaled(12))
        row = QHBoxLayout()
        row.setSpacing(scaled(20))
        words = QVBoxLayout()
        words.setSpacing(scaled(4))
        words.addWidget(label("Begin with the protocol", "verdict", wraps=True))
        words.addWidget(label(_SAYS, "second", wraps=True))
        row.addLayout(words, 1)
        self.button = QPushButton(button_icon("search", role="on_main"), "Choose a protocol")
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.protocol_wanted)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(hair())
        column.addLayout(_way())

    def empty(self) -> None:
        """Keep what it says: it is the same for every order."""


def _way() -> QGridLayout:
    """Return the parts of the form, in their order."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(scaled(20))
    grid.setVerticalSpacing(scaled(10))
    across = 2
    for place, (icon, name, asks) in enumerate(_WAY):
        part = QHBoxLayout()
        part.setSpacing(scaled(10))
        part.addWidget(Mark(icon, 22, "second"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(scaled(1))
        words.addWidget(label(name, "strong", wraps=True))
        words.addWidget(label(asks, "list-second", wraps=True))
        words.addStretch(1)
        part.addLayout(words, 1)
        grid.addLayout(part, place // across, place % across)
        grid.setColumnStretch(place % across, 1)
    return grid
