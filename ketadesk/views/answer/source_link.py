"""The source behind something: its disc and its name; the name opens what it says, and closes it again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ketadesk.protocols.status import Status
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.support import Disc, said


class SourceLink(QWidget):
    """A line to press, and under it, once pressed, what the source says. Without a source it is not seen."""

    def __init__(self) -> None:
        super().__init__()
        self._disc = Disc()
        self.link = QToolButton()
        self.link.setProperty("type", "link")
        self.link.setCheckable(True)
        self.link.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.link.toggled.connect(self._open)
        self._text = ""
        self._says = label("", "list-second", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._disc)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._says)

    def show_source(self, name: str, status: Status | None, says: str, locator: str = "") -> None:
        """Show a source, closed, unless it is the one that was opened before."""
        text = "\n".join(part for part in (says, locator) if part)
        if text != self._text:
            self.link.setChecked(False)
        self._text = text
        self._disc.show_support(status if name else None, name)
        self.link.setText((said(status, name) if status else name).replace("&", "&&"))
        self.link.setEnabled(bool(text))
        self._open(self.link.isChecked())
        self.setVisible(bool(name))

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_source("", None, "")

    def _open(self, opened: bool) -> None:
        show_text(self._says, self._text if opened else "")
