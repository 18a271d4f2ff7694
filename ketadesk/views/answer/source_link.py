"""The source behind something: its disc and its name; the name opens what it says, and closes it again."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketadesk.protocols.status import STATUS_WORDS, Status
from ketadesk.views.answer.reading_link import ReadingLink
from ketadesk.views.look.lettering import label, show_text


class SourceLink(QWidget):
    """A line to press, and under it, once pressed, what the source says. Without a source it is not seen."""

    def __init__(self) -> None:
        super().__init__()
        self.link = ReadingLink()  # it takes two lines where it is long: shortened, no primary source lost its no
        self.link.setCheckable(True)
        self.link.toggled.connect(self._open)
        self._text = ""
        self._says = label("", "list-second", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.link)
        column.addWidget(self._says)

    def show_source(self, name: str, status: Status | None, says: str, locator: str = "") -> None:
        """Show a source, closed, unless it is the one that was opened before."""
        text = "\n".join(part for part in (says, locator) if part)
        if text != self._text:
            self.link.setChecked(False)
        self._text = text
        self.link.show_link(*((f"{name},", STATUS_WORDS[status], status) if name and status else (name, "", None)))
        self.link.setEnabled(bool(text))
        self._open(self.link.isChecked())
        self.setVisible(bool(name))

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        self.show_source("", None, "")

    def _open(self, opened: bool) -> None:
        show_text(self._says, self._text if opened else "")
