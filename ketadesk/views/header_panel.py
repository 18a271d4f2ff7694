"""Who and what, in two lines, and the state of the order in a word and a shape."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Sheet
from ketadesk.views.lettering import label
from ketadesk.views.mark import Mark
from ketadesk.views.state_frame import StateFrame

# For each state: shape, icon, tone, word, and what stands beside it.
_PILLS = {
    "incomplete": ("pill-incomplete", "incomplete", "", "Incomplete"),
    "stopped": ("pill-stopped", "stop", "on-stop", "Stopped"),
    "check": ("pill-check", "check", "check", "Check"),
    "ready": ("pill-ready", "ready", "", "Ready"),
}
# Letters: of a title that is written smaller, and of a title and an order that still share a line.
_LONG_TITLE, _ONE_LINE = 14, 38
_ROOM_BESIDE = 600


class HeaderPanel(QWidget):
    """The protocol, the order, the patient, the vial, the state."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._short = len(sheet.title) + len(sheet.order) <= _ONE_LINE
        self._title = _title(sheet)
        self._beside = label(sheet.order, "order")
        self._below = label(sheet.order, "long-order", wraps=True)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._title)
        self._beside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._beside.setAlignment(Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self._beside, 1)
        line.addStretch(0)
        line.addWidget(_pill(sheet), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._below)
        if known := " · ".join(part for part in (sheet.who, sheet.vial) if part):
            column.addWidget(label(known, "list-second", wraps=True))
        self._arrange(wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the order below the title where it has no room beside it."""
        super().resizeEvent(event)
        self._arrange(self.width() >= _ROOM_BESIDE)

    def _arrange(self, wide: bool) -> None:
        self._beside.setVisible(wide and self._short)
        self._below.setVisible(bool(self._below.text()) and not (wide and self._short))


def _title(sheet: Sheet) -> QLabel:
    type_ = "title" if len(sheet.title) <= _LONG_TITLE else "long-title"
    return label(sheet.title or "No protocol yet", type_, "" if sheet.title else "second")


def _pill(sheet: Sheet) -> StateFrame:
    shape, icon, tone, word = _PILLS[sheet.state]
    pill = StateFrame(shape)
    pill.setFixedHeight(32)
    row = QHBoxLayout(pill)
    row.setContentsMargins(14, 0, 14, 0)
    row.setSpacing(8)
    row.addWidget(Mark(icon, 18, tone))
    row.addWidget(label(word, "strong", tone))
    beside = _beside(sheet)
    if beside:
        row.addWidget(label(beside, "list-second"))
    return pill


def _beside(sheet: Sheet) -> str:
    if sheet.state == "ready":
        return "not double-checked"
    if sheet.state == "incomplete":
        return f"{len({missing.field for missing in sheet.missing} | set(sheet.refused))} missing"
    return ""
