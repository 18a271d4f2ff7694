"""A heading that opens and closes what stands under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


class Fold(QWidget):
    """A button, and lines that are seen while it is down. `toggled` says whether they are."""

    toggled = Signal(bool)

    def __init__(self, heading: str, lines: Sequence[QWidget], opened: bool, type_: str = "", indent: int = 12) -> None:
        super().__init__()
        self.button = QToolButton()
        self.button.setProperty("type", type_)
        self.button.setText(heading)
        self.button.setCheckable(True)
        self.button.setChecked(opened)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._show)
        self._lines = QWidget()
        inner = QVBoxLayout(self._lines)
        inner.setContentsMargins(indent, 0, 0, 0)
        inner.setSpacing(0)
        for line in lines:
            inner.addWidget(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self._lines)
        self._show(opened)

    def _show(self, opened: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self._lines.setVisible(opened)
        self.toggled.emit(opened)
