"""The strengths in which a drug is sold as bars of true height, the vial's own one filled: 100 never looks like 10."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ketadesk.presentation.echo import Bar
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn

_WIDTH, _GAP, _HEIGHT, _EDGE = 5, 1, 16, 1


class StrengthBars(QWidget):
    """A bar for each strength. It is decoration: the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        if tuple(bars) != self._bars:
            if len(bars) != self._room:
                self._room = len(bars)
                self.updateGeometry()
            self._bars = tuple(bars)
            if self.isHidden() is bool(bars):
                self.setVisible(bool(bars))
            self.update()

    def forget(self) -> None:
        """Show none, in the room of those that were shown."""
        self._bars = ()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """Return the bars that are shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        """Return room for the bars."""
        return QSize(self._room * scaled(_WIDTH + _GAP), scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars on one foot."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        width, step = scaled(_WIDTH), scaled(_WIDTH + _GAP)
        ink, line = worn().colour("ink"), worn().colour("line")
        for place, bar in enumerate(self._bars):
            height = max(_EDGE + 1, round(self.height() * bar.share))
            box = QRectF(place * step, self.height() - height, width, height)
            if bar.chosen:
                painter.fillRect(box, ink)
                continue
            painter.setPen(QPen(line, _EDGE))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
