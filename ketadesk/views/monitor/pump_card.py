"""What the pump does now: its rate, how much has run as a bar and in figures, and when it ends."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from ketadesk.presentation.run_told import RATE_NAMES, Row
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.painted import Painted
from ketadesk.views.look.pool import Panel, Rows
from ketadesk.views.look.theme import worn

_RATE, _ROW = (60, 32), (24, 16)
_BAR, _WHOLE = 14, 1000


class Bar(Painted):
    """How much of the plan has run, in thousandths; nothing where the plan has no end."""

    def __init__(self) -> None:
        super().__init__()
        self._share: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: int | None) -> None:
        """Show how much has run."""
        if share != self._share:
            self._share = share
            self.update()
        self.setVisible(share is not None)

    def forget(self) -> None:
        """Hold nothing."""
        self._share = None
        super().forget()

    def sizeHint(self) -> QSize:
        """Return the room of a bar."""
        return QSize(scaled(120), scaled(_BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it: an outline, and what has run in it."""
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = worn()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("pump_second"), 1.5))
        painter.drawRoundedRect(frame, 4, 4)
        inner = frame.adjusted(3, 3, -3, -3)
        inner.setWidth(inner.width() * self._share / _WHOLE)
        painter.fillRect(inner, theme.colour("pump_text"))


class PumpCard(Panel):
    """The dark panel. Its first row is the rate, large; the others stand in two columns."""

    def __init__(self) -> None:
        super().__init__("pump")
        self._name = label("", "strong", "pump")
        self._since = label("", "list-second", "pump-second")
        self.rate = FigureLabel(*_RATE, "pump")
        self.bar = Bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(18), scaled(12), scaled(18), scaled(14))
        column.setSpacing(scaled(6))
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._since)
        column.addLayout(top)
        column.addWidget(self.rate)
        column.addWidget(self.bar)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(scaled(12))
        self._grid.setVerticalSpacing(scaled(4))
        for at in range(2):
            self._grid.setColumnStretch(at, 1)
        column.addLayout(self._grid)
        self._rows = Rows(lambda place: _Cell(self._grid, place))

    def show_pump(self, rows: Sequence[Row], share: int | None) -> None:
        """Show what the pump does, whole; without an infusion there is no card."""
        large = rows[0] if rows and rows[0].name in RATE_NAMES else None
        rest = rows[1:] if large else rows
        show_text(self._name, large.name if large else "Pump")
        show_text(self._since, large.note if large else "")
        self.rate.show_figure(large.text if large else "")
        self.bar.show_share(share if rest else None)
        self._rows.show_rows(rest)
        self.setVisible(bool(rows))


class _Cell:
    """A figure with its name over it and a remark under it."""

    def __init__(self, grid: QGridLayout, place: int) -> None:
        self._name = label("", "list-second", "pump-second")
        self._figure = FigureLabel(*_ROW, "pump")
        self._note = label("", "list-second", "pump-second", wraps=True)
        cell = QVBoxLayout()
        cell.setSpacing(0)
        for widget in (self._name, self._figure, self._note):
            cell.addWidget(widget)
        cell.addStretch(1)
        grid.addLayout(cell, place // 2, place % 2)

    def show_row(self, row: Row) -> None:
        """Show a figure."""
        show_text(self._name, row.name)
        self._figure.show_figure(row.text)
        show_text(self._note, row.note)

    def blank(self) -> None:
        """Show nothing."""
        self.show_row(Row("", ""))
