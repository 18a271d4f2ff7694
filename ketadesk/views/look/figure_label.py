"""A figure with its unit, painted so that it can be read from two metres: text() stays the whole of it."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from ketadesk.views.look.face import Face, face
from ketadesk.views.look.measure import scaled

NUMBER = re.compile(r"[0-9][0-9\u202f]*(?:\.[0-9]+)?")
"""Digits with their point and narrow group spaces; what is between them is unit or word."""
_BOLD = QFont.Weight.DemiBold
_POINT_SIZE, _ABOVE = 1.3, 2
LEAST, LEGIBLE, WHOLE = 0.6, 0.86, 1
"""How small a figure may be drawn for want of room: a large one; one of a row, its unit 12 px; one that never is."""


@dataclass(frozen=True)
class _Run:
    text: str
    font: QFont
    width: float


class FigureLabel(QLabel):
    """A label whose numbers are large and whose decimal point is larger still and heavier, on the baseline.

    `line` is the size of the figures it stands in line with, so that they share a baseline.
    A figure wider than its place is drawn smaller, but to no less than the `least` part of its size.
    Its `weight`, the `inset` at its right and the `least_height` belong to the kind of label.
    """

    weight = _BOLD
    inset = 0
    least_height = 0

    def __init__(self, figure: int, unit: int, tone: str = "", line: int = 0, least: float = LEAST) -> None:
        super().__init__()
        self._figure = figure
        self._unit = unit
        self._line = max(figure, line)
        self._least_line = line
        self._least_scale = least
        self._laid: dict[float, list[_Run]] = {}
        self._rooms: dict[float, QSize] = {}
        self._letters = ""
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_figure(self, text: str, sizes: tuple[int, int] | None = None, line: int = 0) -> None:
        """Show a figure, in other sizes and in line with others if they are given; without one it is not seen."""
        standing = (self._figure, self._unit, self._least_line)
        if sizes is not None and (*sizes, line or self._least_line) != standing:
            self._figure, self._unit = sizes
            self._least_line = line or self._least_line
            self._line = max(self._figure, self._least_line)
            self._forget_measures()
            self.updateGeometry()
            self.update()
        self.setText(text)
        if self.isHidden() is bool(text):
            self.setVisible(bool(text))

    def setText(self, text: str) -> None:
        """Hold another text, and nothing of the old one."""
        self._forget_measures()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        self._forget_measures()
        self._letters = ""
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of the whole text on one line."""
        return self._room(1)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which it still can be read."""
        whole = self._room(1)
        return QSize(self._room(self._least_scale).width(), whole.height()) if self._least_scale < 1 else whole

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the runs on one baseline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        # In a window that is read from right to left a piece would begin with its own trailing space: 75mL/h.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        needed = self._room(1).width()
        scale = max(self._least_scale, min(1, self.width() / needed)) if needed else 1
        whole = int(self._ascent(1) + self._face(scaled(self._unit)).descent) + 1
        at = QPointF(0, self._ascent(1) + max(0, self.height() - whole) // 2)
        for run in self._runs(scale):
            painter.setFont(run.font)
            painter.drawText(at, run.text)
            at.setX(at.x() + run.width)

    def _room(self, scale: float) -> QSize:
        if scale not in self._rooms:
            descent = self._face(scaled(self._unit)).descent
            width = sum(run.width for run in self._runs(scale))
            height = max(int(self._ascent(scale) + descent) + 1, scaled(self.least_height))
            self._rooms[scale] = QSize(int(width) + 2 + scaled(self.inset), height)
        return self._rooms[scale]

    def _ascent(self, scale: float) -> float:
        return self._face(scaled(self._line * scale)).capitals + _ABOVE

    def _face(self, pixels: int, weight: QFont.Weight = _BOLD) -> Face:
        font = self.font()
        if not self._letters:
            self._letters = font.key()
        return face(font, self._letters, pixels, weight)

    def _runs(self, scale: float) -> list[_Run]:
        if scale not in self._laid:
            self._laid[scale] = self._lay(scale)
        return self._laid[scale]

    def _lay(self, scale: float) -> list[_Run]:
        runs: list[_Run] = []
        text = self.text()
        end = 0
        for match in NUMBER.finditer(text):
            runs.append(self._run(text[end : match.start()], self._unit, scale))
            whole, point, decimals = match[0].partition(".")
            runs.append(self._run(whole, self._figure, scale))
            if point:
                heavy = QFont.Weight.ExtraBold
                runs.append(self._run(point, round(self._figure * _POINT_SIZE), scale, heavy))
                runs.append(self._run(decimals, self._figure, scale))
            end = match.end()
        runs.append(self._run(text[end:], self._unit, scale))
        return [run for run in runs if run.text]

    def _run(self, text: str, pixels: int, scale: float, weight: QFont.Weight | None = None) -> _Run:
        letters = self._face(max(1, scaled(pixels * scale)), weight or self.weight)
        return _Run(text, letters.font, letters.advance(text))

    def _forget_measures(self) -> None:
        self._laid.clear()
        self._rooms.clear()
