"""How each figure came: its name, an expression for any calculator, its result, and what it rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from ketadesk.presentation.sheet import WorkingLine
from ketadesk.views.lettering import label
from ketadesk.views.support import disc

_TOP = Qt.AlignmentFlag.AlignTop


class WorkingPanel(QFrame):
    """The working, line by line."""

    def __init__(self, lines: tuple[WorkingLine, ...]) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(label("Working", "heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        for line in lines:
            self._build_line(line)
        column.addLayout(self._grid)
        column.addStretch(1)

    def _build_line(self, line: WorkingLine) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(label(line.name, "list-second"), row, 0, _TOP)
        self._grid.addWidget(label(line.expression, "list", wraps=True), row, 1, _TOP)
        self._grid.addWidget(label(line.result, "list-strong"), row, 2, _TOP)
        if line.status is not None:
            self._grid.addWidget(disc(line.status, line.source), row, 3, _TOP)
