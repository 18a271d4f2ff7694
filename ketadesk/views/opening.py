"""The window as it is first seen: its frame, painted before anything else is read, made or even imported."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from ketadesk.views.look.columns import GAP, LEAST_RIGHT, SIDES, left_width, shares
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn

_SIZE, _LEAST = QSize(1366, 768), QSize(480, 320)
_TOP, _FOOT, _BELOW, _CORNER = 48, 44, 8, 10


class Opening(QMainWindow):
    """The top-level window. `painted` is said once, when it was first seen; what it holds is made after that."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("KetaDesk")
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)
        self._seen = False

    def show_fault(self, says: str) -> None:
        """Say what went wrong before there was anything else to say it."""
        sentence = QLabel(says)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(sentence)

    def furnish(self, content: QWidget) -> None:
        """Put the content into the frame."""
        self.setCentralWidget(content)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when what is in it can be closed."""
        content: QWidget | None = self.centralWidget()
        if content is not None and not content.close():
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame while there is nothing in it; say, once, that the window has been seen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn().colour("canvas"))
        if self.centralWidget() is None:
            self._draw_paper(painter)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._say_seen)

    def _say_seen(self) -> None:
        self.painted.emit()

    def _draw_paper(self, painter: QPainter) -> None:
        """Draw the paper of the left and the right column where it will lie; the middle is on the canvas."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn().colour("hair"), 1))
        painter.setBrush(worn().colour("surface"))
        free = self.width() - 2 * SIDES - 2 * GAP
        left = left_width(self.width())
        share = shares(self.width())
        right = max(LEAST_RIGHT, (free - left) * share[2] // sum(share))
        height = self.height() - scaled(_TOP) - scaled(_FOOT) - _BELOW
        for x, width in ((SIDES, left), (self.width() - SIDES - right, right)):
            paper = QRectF(x, scaled(_TOP), width, height).adjusted(2.5, 2.5, -2.5, -2.5)
            painter.drawRoundedRect(paper, _CORNER, _CORNER)
