"""Who and what, in two lines, and the state of the order in a word and a shape."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
_LONG_TITLE, _LONG_ORDER = 14, 26


class HeaderPanel(QWidget):
    """The protocol, the order, the patient, the vial, the state."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(_heading(sheet), 1)
        line.addWidget(_pill(sheet), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        known = " · ".join(part for part in (sheet.who, sheet.vial) if part)
        if known:
            column.addWidget(label(known, "list-second", wraps=True))


def _heading(sheet: Sheet) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    type_ = "title" if len(sheet.title) <= _LONG_TITLE else "long-title"
    row.addWidget(label(sheet.title or "No protocol yet", type_, "" if sheet.title else "second"))
    order = label(sheet.order, "order" if len(sheet.order) <= _LONG_ORDER else "long-order", wraps=True)
    row.addWidget(order, 1, Qt.AlignmentFlag.AlignBottom)
    return row


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
