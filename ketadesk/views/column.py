"""A column that scrolls when it must, and that is emptied whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class Column(QScrollArea):
    """A scroll area whose content is made anew each time: nothing in it is patched, so nothing in it is stale."""

    def __init__(self, name: str, spacing: int = 10) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._spacing = spacing
        self.blank()

    def blank(self) -> None:
        """Take everything away: it is deleted now, and not at the next turn of the event loop."""
        self.fill()

    def fill(self, *widgets: QWidget) -> None:
        """Put widgets under each other, in place of what was there."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._spacing)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(content)
