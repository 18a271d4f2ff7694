"""The foot of the window: what this is for and which version, and the actions, locked while there is no figure."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ketadesk.presentation.copying import LOCKED, NOT_CHECKED
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.mode import Page

_HEIGHT = 44
_ROOM_FOR_VERSION, _ROOM_FOR_SCOPE = 1000, 700
_ANY = 16777215  # what Qt takes for no limit
_NO_FIGURE = LOCKED["incomplete"]


class ActionBar(QFrame):
    """One sentence of scope, the version, and the actions at the right. What is locked says why, once, before them."""

    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "foot")
        self.setMinimumHeight(scaled(_HEIGHT))
        self._says = ""
        self._scope = label("", "hint", wraps=True)
        self._version = label("", "hint")
        self._site = label("", "hint")
        self._mark = Mark("lock", 16, "second")
        self.why = label("", "list-second")
        self.copy = QPushButton(button_icon("copy"), "&Copy")
        self._added: dict[QPushButton, Callable[[Page], bool]] = {}
        self._build_row()
        self._build_copy()

    def _build_row(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(10)
        row.addWidget(self._scope, 1)
        for widget in (self._version, self._site, self._mark, self.why, self.copy):
            row.addWidget(widget)

    def _build_copy(self) -> None:
        self.copy.setToolTip("Copy all figures with drug, weight, vial and time (Ctrl+Shift+C)")
        self.copy.clicked.connect(self.copy_wanted)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.copy_wanted.emit)

    def show_version(self, version: str) -> None:
        """Say which version this is."""
        show_text(self._version, version)

    def show_site(self, says: str) -> None:
        """Say which file of the site is laid beside the program."""
        show_text(self._site, says)

    def add_action(self, button: QPushButton, belongs: Callable[[Page], bool]) -> None:
        """Add an action at the right, seen with the pages it belongs to, and locked when Copy is."""
        self._added[button] = belongs
        button.setEnabled(self.copy.isEnabled())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)

    def show_page(self, page: Page) -> None:
        """Say what the page is for, and open the actions, or say why they are locked."""
        self._says = page.scope
        self._fit()
        why = page.locked or ("" if page.copied_text() else _NO_FIGURE)
        self.copy.setEnabled(not why)
        for button, belongs in self._added.items():
            button.setVisible(belongs(page))
            button.setEnabled(not why)
        self._show_why(why, "lock")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for: the version, then the scope; never an action, nor why it is locked."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        crowded = self.width() < scaled(_ROOM_FOR_VERSION)
        for made in (self._version, self._site):
            made.setMaximumWidth(0 if crowded else _ANY)
        self.why.setWordWrap(self.width() < scaled(_ROOM_FOR_SCOPE))
        # It is seen without a text too: it holds the others at the right.
        self._scope.setText("" if self.width() < scaled(_ROOM_FOR_SCOPE) else self._says)

    def lock(self) -> None:
        """Lock the actions; why is said with the next answer, or when there is none."""
        for button in (self.copy, *self._added):
            button.setEnabled(False)

    def show_copied(self, checked: str = "") -> None:
        """Say that it was copied, until anything changes, and whether two people have checked it."""
        self._show_why(f"Copied, {checked or NOT_CHECKED}", "tick")

    def _show_why(self, why: str, icon: str) -> None:
        self._mark.show_icon(icon)
        self._mark.setVisible(bool(why))
        show_text(self.why, why)
