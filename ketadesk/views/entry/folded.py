"""A filled group in two lines, where there is no room for its fields: what was entered in it, and a way to open it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ketadesk.presentation.echo import GroupEcho
from ketadesk.views.entry.lines_button import LinesButton
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled

_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Folded(LinesButton):
    """A heading, what it comes to, and the rest of it. A click, Space or Enter opens the group."""

    opened = Signal()

    def __init__(self, heading: str, icon: str, lettered: str) -> None:
        super().__init__()
        self._heading = heading
        self._name = label(lettered, "caption")
        self._name.setBuddy(self)
        self.setProperty("small", "folded")
        self.clicked.connect(self.opened)
        self.title = label("", "list-strong", wraps=True)
        self.detail = label("", "caption", wraps=True)
        self._build_content(icon)
        self.setAccessibleDescription("Folded. Opens the fields.")
        self.hide()

    def _build_content(self, icon: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(8))
        row.addWidget(Mark(icon, 18, "second"), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for line in (self._name, self.title, self.detail):
            lines.addWidget(line)
        row.addLayout(lines, 1)
        row.addWidget(Mark("fold", 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
        self.let_clicks_through()

    def show_echo(self, echo: GroupEcho | None) -> None:
        """Show what was entered; without it the heading stands alone."""
        title, detail = (echo.title, echo.detail) if echo else ("", "")
        show_text(self.title, title)
        show_text(self.detail, detail)
        self.setAccessibleName(", ".join(part for part in (self._heading, title, detail) if part))

    def forget(self) -> None:
        """Say nothing but the heading, the lines where they were."""
        self.title.setText("")
        self.detail.setText("")
        self.setAccessibleName(self._heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if Qt.Key(event.key()) in _OPENING:
            self.click()
        else:
            super().keyPressEvent(event)
