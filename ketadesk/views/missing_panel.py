"""What an incomplete order still lacks, and the empty places of the figures that wait for it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Missing, Sheet
from ketadesk.views.captions import caption
from ketadesk.views.lettering import hair, label
from ketadesk.views.mark import Mark


class MissingPanel(QFrame):
    """One line for each thing that is missing or not read; its button goes to the field."""

    field_wanted = Signal(str)

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 12, 10)
        self._column.setSpacing(6)
        lines = list(_lines(sheet))
        heading = "One thing is missing" if len(lines) == 1 else f"{len(lines)} things are missing"
        self._column.addWidget(label(heading, "group"))
        self._column.addWidget(hair())
        for missing, icon in lines:
            self._build_line(missing, icon)

    def _build_line(self, missing: Missing, icon: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Mark(icon, 18, "check" if icon == "check" else "second"))
        row.addWidget(label(missing.says, "body", wraps=True), 1)
        go = QPushButton("Go to it")
        go.setProperty("small", True)
        go.setAccessibleName(f"Go to the field: {missing.says}")
        go.clicked.connect(lambda: self.field_wanted.emit(missing.field))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)


def _lines(sheet: Sheet) -> Iterator[tuple[Missing, str]]:
    """Yield what is typed and not read first, then what is not there."""
    for field, reason in sheet.refused.items():
        yield Missing(field, f"{caption(field)}: {reason}"), "check"
    for missing in sheet.missing:
        if missing.field not in sheet.refused:
            yield missing, "incomplete"


class EmptyPlaces(QWidget):
    """Where figures will stand: kept, empty and dashed, so that an absent figure is as visible as a present one."""

    def __init__(self, says: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(_empty_face(says))
        column.addWidget(_empty_strip())


def _empty_face(says: str) -> QFrame:
    face = QFrame()
    face.setProperty("card", "empty-pump")
    face.setMinimumHeight(118)
    row = QHBoxLayout(face)
    row.setContentsMargins(20, 12, 20, 12)
    row.setSpacing(20)
    row.addWidget(label(says, "second", wraps=True), 1)
    for _ in range(2):
        row.addWidget(_place(100))
    return face


def _empty_strip() -> QFrame:
    strip = QFrame()
    strip.setProperty("card", "empty")
    strip.setMinimumHeight(96)
    row = QHBoxLayout(strip)
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(12)
    for place in range(4):
        if place:
            row.addWidget(Mark("arrow", 18, "hint"))
        row.addWidget(_place(0), 1)
    return strip


def _place(width: int) -> QFrame:
    place = QFrame()
    place.setProperty("card", "place")
    place.setFixedHeight(40)
    if width:
        place.setFixedWidth(width)
    return place
