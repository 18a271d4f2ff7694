"""What opens when a source or a kind of remark is clicked: what it says and how well it is supported, offline."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ketadesk.presentation.derivation import SourceLine
from ketadesk.presentation.sheet import FindingLine, Remark
from ketadesk.protocols.status import Status
from ketadesk.views.look.column import Content
from ketadesk.views.look.lettering import hair, label
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.passing import Passing
from ketadesk.views.look.support import SUPPORT, Disc, said

_WIDE, _HIGH, _APART, _EDGE = 600, 420, 8, 8


class ReadingPopup(Passing):
    """A page to read, over the window."""

    def __init__(self, title: str, parent: QWidget, heading: QLayout | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setAccessibleName(title)
        self._ended = False
        self._page = Content()
        self.column = QVBoxLayout(self._page)
        self.column.setContentsMargins(scaled(6), scaled(4), scaled(6), scaled(4))
        self.column.setSpacing(scaled(6))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(title)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._page)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(scaled(8), scaled(8), scaled(8), scaled(8))
        if heading is None:
            outer.addWidget(label(title, "group"))
        else:
            outer.addLayout(heading)
        outer.addWidget(self._area)

    def open_by(self, button: QWidget) -> None:
        """Open over a button, inside its window, as high as what is read or less."""
        window = _window(button).geometry()
        self._fit(window.width(), scaled(_HIGH))
        self._place(button, window, button.mapToGlobal(QPoint()).y() - self.height() - 2)

    def open_beside(self, figure: QWidget) -> None:
        """Open under a figure or above it, where there is more room, so that both are seen."""
        window, gap = _window(figure).geometry(), scaled(_APART)
        top = figure.mapToGlobal(QPoint()).y() - gap
        foot = figure.mapToGlobal(QPoint(0, figure.height())).y() + gap
        self._fit(window.width(), scaled(_HIGH))
        below, above = window.bottom() - foot, top - window.top()
        if self.height() > max(below, above):
            self._fit(window.width(), max(below, above) - scaled(_EDGE) - (self.height() - self._area.height()))
        self._place(figure, window, foot if self.height() <= below else top - self.height())

    def _fit(self, room: int, most: int) -> None:
        """Be as wide as the room allows, and as high as what is read, but its page no higher than that."""
        if not self._ended:
            self.column.addStretch(1)
            self._ended = True
            for part in self.findChildren(QWidget):  # what has not its letters yet measures too small
                part.ensurePolished()
        wide = min(scaled(_WIDE), room - scaled(24))
        needed = self.column.totalHeightForWidth(wide - scaled(28)) + scaled(12)
        self._area.setFixedHeight(min(needed, most))
        self.setFixedWidth(wide)
        self._outer.activate()
        self.adjustSize()

    def _place(self, beside: QWidget, window: QRect, top: int) -> None:
        left = beside.mapToGlobal(QPoint()).x()
        edge = scaled(_EDGE)
        self.move(max(window.left() + edge, min(left, window.right() - edge - self.width())), max(window.top(), top))
        self.show()
        self._area.setFocus(Qt.FocusReason.PopupFocusReason)


def _window(widget: QWidget) -> QWidget:
    """Return the window that a widget belongs to, also where it stands in what is open over it."""
    window = widget.window()
    while isinstance(window, Passing) and (under := window.parentWidget()) is not None:
        window = under.window()
    return window


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
