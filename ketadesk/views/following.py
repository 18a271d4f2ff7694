"""What Monitor and Course share: what is typed, what goes on, and writing down what may be refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ketadesk.views.look.mark import button_icon
from ketadesk.views.look.measure import scaled

_BUTTON = 44


@dataclass(frozen=True)
class TypedTexts:
    """What is typed, by its field, exactly as it stands."""

    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def entered(self, key: str, text: str) -> "TypedTexts":
        """Return the texts with one typed differently."""
        return replace(self, texts=MappingProxyType({**self.texts, key: text}))

    def for_new_patient(self) -> "TypedTexts":
        """Return nothing: nothing of one patient reaches the next."""
        return TypedTexts()


class GoOn(QWidget):
    """A button for each that is open; `wanted` carries the number of the one to go on with."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_open(self, named: Iterable[tuple[int, str]], enabled: bool) -> None:
        """Show one button for each number and what it says."""
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [self._made(number, says, enabled) for number, says in named]

    def _made(self, number: int, says: str, enabled: bool) -> QPushButton:
        made = QPushButton(button_icon("arrow"), says)
        made.setMinimumHeight(scaled(_BUTTON))
        made.setEnabled(enabled)
        made.clicked.connect(lambda: self.wanted.emit(number))
        self._column.addWidget(made)
        return made


def attempt(does: Callable[[], object], refuse: Callable[[str], object]) -> bool:
    """Do something with the records; what does not fit or is not kept is said, and nothing is claimed."""
    # Pint is read when the mode is first opened.
    from ketadesk.monitoring.out_of_turn import OutOfTurnError  # noqa: PLC0415
    from ketadesk.records.refusing import RecordsError  # noqa: PLC0415

    try:
        does()
    except (OutOfTurnError, RecordsError) as error:
        refuse(str(error))
        return False
    return True
