"""A source as a button: what of the order it is behind, its name and its disc; it opens what the source says."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ketadesk.protocols.status import Status
from ketadesk.views.look.mark import tinted
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.support import said
from ketadesk.views.look.theme import worn
from ketadesk.views.look.typeface import sized

_LETTERS, _LINE, _HEIGHT, _DISC, _GAP = 13, 17, 24, 14, 6


class ReadingLink(QAbstractButton):
    """A line to click, or to open with the keyboard. Its text is what it says; where it is long it takes two lines."""

    def __init__(self) -> None:
        super().__init__()
        self._strong, self._rest = "", ""
        self._status: Status | None = None
        self._widths = (0.0, 0.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_link(self, strong: str, rest: str, status: Status | None = None) -> None:
        """Show what the link opens: its first words stand in the accent, others after them; without any it hides."""
        self._strong, self._rest, self._status = strong, rest, status
        self._widths = (self._wide_of(f"{strong} ", strong=True), self._wide_of(rest, strong=False))
        self.setText(" ".join(part for part in (strong, rest) if part))
        self.setAccessibleName(self.text() if status is None else said(status, self.text()))
        self.setVisible(bool(strong or rest))
        self.updateGeometry()

    def forget(self) -> None:
        """Draw and say nothing, in the same place."""
        if self.text():
            self._strong = self._rest = ""
            self._status = None
            self.setText("")
            self.setAccessibleName("")

    def sizeHint(self) -> QSize:
        """Return the room of the words on one line."""
        return QSize(int(self._left() + self._wide(strong=True) + self._wide(strong=False)) + 2, scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the longer of the two parts."""
        wide = max(self._wide(strong=True), self._wide(strong=False))
        return QSize(int(self._left() + wide) + 2, scaled(_HEIGHT))

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line, or of two."""
        return scaled(_HEIGHT + (_LINE if width < self.sizeHint().width() else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter as with the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw disc, words and focus."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = worn()
        two = self.width() < self.sizeHint().width()
        if self._status is not None:
            disc = tinted(self._status, scaled(_DISC), theme.colour("ink2"), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(2, (scaled(_HEIGHT) - scaled(_DISC)) / 2), disc)
        at = QPointF(self._left(), scaled(_HEIGHT) / 2 + scaled(_LETTERS) * 0.36)
        painter.setFont(self._letters(strong=True))
        painter.setPen(theme.colour("accent"))
        painter.drawText(at, self._strong)
        at += QPointF(0, scaled(_LINE)) if two else QPointF(self._wide(strong=True), 0)
        painter.setFont(self._letters(strong=False))
        painter.setPen(theme.colour("ink"))
        painter.drawText(at, self._rest)
        if self.underMouse() or self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.colour("accent" if self.hasFocus() else "hair"))
            pen.setWidthF(2)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _left(self) -> float:
        return scaled(_DISC + _GAP + 2) if self._status is not None else scaled(2)

    def _letters(self, strong: bool) -> QFont:
        return sized(self.font(), scaled(_LETTERS), QFont.Weight.DemiBold if strong else QFont.Weight.Normal)

    def _wide(self, strong: bool) -> float:
        return self._widths[0 if strong else 1]

    def _wide_of(self, text: str, strong: bool) -> float:
        return QFontMetricsF(self._letters(strong)).horizontalAdvance(text) if text.strip() else 0

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in other letters."""
        super().changeEvent(event)
        self._widths = (self._wide_of(f"{self._strong} ", strong=True), self._wide_of(self._rest, strong=False))
