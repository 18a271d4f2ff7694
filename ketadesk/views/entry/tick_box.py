"""A box to tick beside a sentence that may take two lines."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QStaticText, QTextOption
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ketadesk.views.look.mark import tinted
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn

_BOX, _GAP, _LEAST, _PADDING = 16, 8, 24, 3
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class TickBox(QCheckBox):
    """A check box that wraps its text. A disabled one is dashed: it waits for figures.

    `held` keeps one from being ticked for the moment between two answers: to disable it would paint all of them twice.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._heights: dict[int, int] = {}
        self._laid: QStaticText | None = None
        self.held = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow box is a high one."""
        return True

    def nextCheckState(self) -> None:
        """Take a click, a key or what a screen reader asks for, unless it is held."""
        if not self.held:
            super().nextCheckState()

    def setText(self, text: str) -> None:
        """Hold another sentence."""
        self._heights.clear()
        self._laid = None
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters."""
        if event.type() != QEvent.Type.EnabledChange:
            self._heights.clear()
            self._laid = None
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Return the height that the text takes, measured once: layouts ask for it at every key."""
        if width not in self._heights:
            self._heights[width] = max(scaled(_LEAST), self._text_rect(width).height() + 2 * _PADDING)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return room for the text on one line."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._shown()) + self._indent() + 2
        return QSize(width, scaled(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(80, self.heightForWidth(self.width()) if self.width() > self._indent() else scaled(_LEAST))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the line."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, its tick, the sentence, and a ring when it has the focus."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        side = scaled(_BOX)
        top = (self._line() - side) / 2 + _PADDING
        box = QRectF(1.5, top, side - 1, side - 1)
        painter.setPen(self._edge())
        painter.setBrush(palette.brush(QPalette.ColorRole.Dark) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            tick = tinted("tick", side, worn().colour("on_accent"), self.devicePixelRatioF())
            painter.drawPixmap(QPoint(1, round(top)), tick)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        room = self._room(self.width())
        painter.drawStaticText(room.topLeft(), self._written(room.width()))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _written(self, width: int) -> QStaticText:
        """Return the sentence as it is drawn, laid out once: it is drawn each time that an answer comes into sight."""
        if self._laid is None or self._laid.textWidth() != width:
            self._laid = QStaticText(self._shown())
            self._laid.setTextFormat(Qt.TextFormat.PlainText)
            self._laid.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
            self._laid.setTextWidth(width)
        return self._laid

    def _edge(self) -> QPen:
        pen = QPen(worn().colour("line"), worn().border(1.5))
        if not self.isEnabled():
            pen.setWidthF(1)
            pen.setDashPattern([3, 3])
        return pen

    def _text_rect(self, width: int) -> QRect:
        return QFontMetrics(self.font()).boundingRect(self._room(width), _FLAGS, self._shown())

    def _room(self, width: int) -> QRect:
        return QRect(self._indent(), _PADDING, max(1, width - self._indent() - 2), 10_000)

    def _line(self) -> int:
        return QFontMetrics(self.font()).height()

    def _indent(self) -> int:
        return scaled(_BOX) + _GAP

    def _shown(self) -> str:
        return self.text().replace("&&", "&")
