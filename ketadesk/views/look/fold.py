"""A heading that opens and closes what stands under it; what nobody opened is not made."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


class Fold(QWidget):
    """A button, and lines that are made when it first opens. `toggled` says whether they are seen."""

    toggled = Signal(bool)

    def __init__(
        self, heading: str, make_lines: Callable[[], Iterable[QWidget]], type_: str = "", indent: int = 12
    ) -> None:
        super().__init__()
        self._make_lines = make_lines
        self._indent = indent
        self._heading = heading
        self._lines: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build_button(heading, type_)

    def _build_button(self, heading: str, type_: str) -> None:
        self.button = QToolButton()
        self.button.setProperty("type", type_)
        self.button.setText(heading)
        self.button.setCheckable(True)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._show)
        self._column.addWidget(self.button)

    def keep_free(self, beside: int) -> None:
        """Break the heading where it would reach into what stands so wide at its right."""
        room = self.width() - beside - self.button.sizeHint().height()
        whole = self.button.fontMetrics().horizontalAdvance(self._heading) <= room
        middle = self._heading.rfind(" ", 0, len(self._heading) * 2 // 3)
        broken = self._heading if whole or middle < 0 else f"{self._heading[:middle]}\n{self._heading[middle + 1 :]}"
        self.button.setText(broken)
        self.button.setAccessibleName(self._heading)

    def open(self) -> None:
        """Open it."""
        self.button.setChecked(True)

    def _build_lines(self) -> QWidget:
        lines = QWidget()
        inner = QVBoxLayout(lines)
        inner.setContentsMargins(self._indent, 0, 0, 0)
        inner.setSpacing(0)
        for line in self._make_lines():
            inner.addWidget(line)
        self._column.addWidget(lines)
        return lines

    def _show(self, opened: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        if self._lines is None:
            self._lines = self._build_lines()
        self._lines.setVisible(opened)
        self.toggled.emit(opened)
