"""What opens when a source or a kind of remark is clicked: what it says and how well it is supported, offline."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import FindingLine, Remark, SourceLine
from ketadesk.protocols.status import Status
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.support import SUPPORT, Disc, said

_WIDE, _HIGH = 560, 420


class ReadingPopup(QFrame):
    """A page to read, over the window; Escape or a click beside it closes it, and the focus goes back."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("choices")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self._page = QWidget()
        self.column = QVBoxLayout(self._page)
        self.column.setContentsMargins(scaled(6), scaled(4), scaled(6), scaled(4))
        self.column.setSpacing(scaled(6))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(title)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(scaled(8), scaled(8), scaled(8), scaled(8))
        outer.addWidget(label(title, "group"))
        outer.addWidget(self._area)

    def open_by(self, button: QWidget) -> None:
        """Open beside a button, inside its window's screen, as high as what is read or less."""
        self.column.addStretch(1)
        wide = min(scaled(_WIDE), button.window().width() - scaled(24))
        needed = self.column.totalHeightForWidth(wide - scaled(28)) + scaled(12)
        self._area.setFixedHeight(min(needed, scaled(_HIGH)))
        self.setFixedWidth(wide)
        self.adjustSize()
        window = button.window().frameGeometry()
        corner = button.mapToGlobal(QPoint(0, -self.height() - 2))
        corner.setX(max(window.left(), min(corner.x(), window.right() - wide)))
        corner.setY(max(window.top(), corner.y()))
        self.move(corner)
        self.show()
        self._area.setFocus(Qt.FocusReason.PopupFocusReason)


def open_source(source: SourceLine, button: QWidget) -> ReadingPopup:
    """Open one source: what of the order it is behind, what it says, where, and how well it supports."""
    popup = ReadingPopup(source.title, button)
    if source.behind:
        popup.column.addWidget(label(f"Behind this order: {source.behind}", "list-strong", wraps=True))
    popup.column.addWidget(label(source.says, "body", wraps=True))
    popup.column.addWidget(label(source.locator, "list-second", wraps=True))
    popup.column.addLayout(_supported(source.status, f"{said(source.status, '')}: {SUPPORT[source.status]}"))
    popup.open_by(button)
    return popup


def open_remarks(title: str, remarks: Sequence[Remark], button: QWidget) -> ReadingPopup:
    """Open sentences of one kind, each with its sources side by side; of a course at once, what each says."""
    popup = ReadingPopup(title, button)
    if all(remark.kind == "course" for remark in remarks):
        popup.column.addLayout(_side_by_side((each.source, each.says, each.status) for each in remarks))
    else:
        for place, remark in enumerate(remarks):
            if place:
                popup.column.addWidget(hair())
            popup.column.addWidget(label(remark.says, "list-strong", wraps=True))
            popup.column.addLayout(_side_by_side((each.title, each.says, each.status) for each in remark.sides))
    popup.open_by(button)
    return popup


def open_notes(title: str, notes: Sequence[FindingLine], button: QWidget) -> ReadingPopup:
    """Open the notes on an order."""
    popup = ReadingPopup(title, button)
    for note in notes:
        popup.column.addWidget(label(" ".join(part for part in (note.says, note.action) if part), "body", wraps=True))
        popup.column.addLayout(_supported(note.status, said(note.status, note.source)))
    popup.open_by(button)
    return popup


def _supported(status: Status, says: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(scaled(6))
    row.addWidget(Disc(status), 0, Qt.AlignmentFlag.AlignTop)
    supported = label(says, "list-second", wraps=True)
    supported.setAlignment(Qt.AlignmentFlag.AlignTop)
    row.addWidget(supported, 1)
    return row


def _side_by_side(sides: Iterable[tuple[str, str, Status]]) -> QGridLayout:
    """Return a column for each side: who says it, how well it is supported, and in one line with the others what."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(scaled(12))
    grid.setVerticalSpacing(scaled(2))
    for column, (title, says, status) in enumerate(sides):
        grid.addLayout(_supported(status, said(status, title)), 0, column)
        grid.addWidget(label(says, "list", wraps=True), 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
    return grid
