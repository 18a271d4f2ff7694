"""A rate beside the ranges of other infusions: one line for the rate, one bar for each range, on one axis."""

from typing import SupportsFloat

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ketadesk.presentation.bands import BandChart, BandRow, Tick
from ketadesk.views.drawings.strokes import pen, snapped, width_of
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.painted import Painted
from ketadesk.views.look.theme import worn
from ketadesk.views.look.typeface import sized

_SCALE, _ROW, _CLOSE, _ROW_OF_TWO, _CLOSE_OF_TWO = 20, 23, 17, 36, 32
_BAR, _RADIUS, _GAP, _LEAST = 14, 4, 10, 360
_NAME, _WORDS = 13, 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BandRuler(Painted):
    """Holds one chart, or nothing. Where there is no room for its words beside each other, a row takes two lines."""

    def __init__(self) -> None:
        super().__init__()
        self.chart: BandChart | None = None
        self._names = self._left = self._length = 0.0
        self._wide = True
        self._close = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(scaled(_LEAST))

    def show_chart(self, chart: BandChart | None) -> None:
        """Show a chart."""
        self.chart = chart
        self.say("" if chart is None else chart.says)
        self._fit()

    def set_close(self, close: bool) -> None:
        """Draw the rows close to each other, or not."""
        if close != self._close:
            self._close = close
            self._fit()

    def forget(self) -> None:
        """Hold no chart."""
        self.show_chart(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one line or two for each row."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = () if self.chart is None else self.chart.rows
        names, spans, says = (
            max((self._width(size, text(row)) for row in rows), default=0.0)
            for size, text in ((_NAME, _title), (_WORDS, _span), (_WORDS, _short))
        )
        gap = scaled(_GAP)
        self._wide = names + spans + 2 * (says + gap) + 3 * gap <= self.width()
        words = max((self._width(_WORDS, f"{row.span}, {row.says}") for row in rows), default=0.0)
        self._names, self._left = names + gap, (names + spans if self._wide else max(names, words)) + 2 * gap
        self._length = self._fitting(rows)
        self.setFixedHeight(2 * scaled(_SCALE) + len(rows) * self._row())
        self.update()

    def _fitting(self, rows: tuple[BandRow, ...]) -> float:
        """Return how long the axis may be, so that beside every bar there is room for its words."""
        room = self.width() - scaled(_GAP) - self._left
        if self.chart is None or not self._wide:
            return room
        beside = 2 * scaled(_GAP)
        return min(
            room,
            *(
                (self.width() - self._left - beside - self._width(_WORDS, row.short))
                / max(float(row.high), float(self.chart.rate))
                for row in rows
            ),
        )

    def _width(self, size: int, text: str) -> float:
        return width_of(self._letters(size, strong=True), text)

    def _letters(self, size: int, strong: bool = False) -> QFont:
        return sized(self.font(), scaled(size), QFont.Weight.DemiBold if strong else QFont.Weight.Normal)

    def _row(self) -> int:
        if self._wide:
            return scaled(_CLOSE if self._close else _ROW)
        return scaled(_CLOSE_OF_TWO if self._close else _ROW_OF_TWO)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self.chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, bottom = scaled(_SCALE), self.height() - scaled(_SCALE)
        self._paint_scale(painter, self.chart.upper, self.chart.upper_ticks, top, above=True)
        self._paint_scale(painter, self.chart.lower, self.chart.lower_ticks, bottom, above=False)
        rooms = [
            QRectF(0, top + place * self._row(), self.width(), self._row()) for place in range(len(self.chart.rows))
        ]
        for row, room in zip(self.chart.rows, rooms, strict=True):
            self._paint_row(painter, row, room)
        self._paint_rate(painter, self._at(self.chart.rate), top, bottom)
        if self._wide:  # words stand in front of the line
            for row, room in zip(self.chart.rows, rooms, strict=True):
                self._paint_says(painter, row, self._bar(row, room))

    def _at(self, share: SupportsFloat) -> float:
        """Return where a share of the axis lies."""
        return self._left + self._length * float(share)

    def _paint_scale(self, painter: QPainter, unit: str, ticks: tuple[Tick, ...], at: float, *, above: bool) -> None:
        painter.setFont(self._letters(_WORDS))
        high, ratio = scaled(_SCALE), self.devicePixelRatioF()
        band = QRectF(0, at - high if above else at, self._at(0) - scaled(20), high - scaled(4))
        painter.setPen(worn().colour("ink2"))
        painter.drawText(band, _RIGHT, unit)
        taken = 0.0
        for tick in ticks:
            middle = snapped(self._at(tick.share), ratio)
            painter.setPen(pen("ink2" if above else "grid"))
            painter.drawLine(QPointF(middle, at - scaled(4) if above else scaled(_SCALE)), QPointF(middle, at))
            half = width_of(painter.font(), tick.text) / 2 + 1
            if middle - half > taken:
                taken = middle + half + scaled(6)
                painter.setPen(worn().colour("ink2"))
                painter.drawText(QRectF(middle - half, band.top(), 2 * half, band.height()), _LEFT, tick.text)

    def _paint_row(self, painter: QPainter, row: BandRow, room: QRectF) -> None:
        painter.setPen(pen("hair"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        if self._wide:
            self._write(painter, row, _NAME, room, row.title)
            self._write(painter, row, _WORDS, room.adjusted(self._names, 0, 0, 0), row.span)
        else:
            upper, half = QRectF(room), room.height() / 2
            upper.setHeight(half)
            self._write(painter, row, _NAME, upper, row.title)
            self._write(painter, row, _WORDS, upper.translated(0, half), f"{row.span}, {row.says}")
        self._paint_bar(painter, row, room)

    def _paint_bar(self, painter: QPainter, row: BandRow, room: QRectF) -> None:
        bar = self._bar(row, room)
        painter.setPen(pen("drug" if row.chosen else "ink2", worn().border(1.5)))
        painter.setBrush(worn().colour("drug" if row.chosen else "surface"))
        painter.drawRoundedRect(bar, _RADIUS, _RADIUS)

    def _bar(self, row: BandRow, room: QRectF) -> QRectF:
        bar = QRectF(QPointF(self._at(row.low), 0), QPointF(self._at(row.high), scaled(_BAR)))
        bar.setWidth(max(bar.width(), scaled(6)))
        bar.moveTop(room.center().y() - bar.height() / 2)
        return bar

    def _paint_says(self, painter: QPainter, row: BandRow, bar: QRectF) -> None:
        """Write how the range lies to the rate at the right of its bar, or of the rate where it would be in between."""
        assert self.chart is not None
        wide, rate = self._width(_WORDS, row.short), self._at(self.chart.rate)
        left = bar.right() + scaled(_GAP)
        if left - scaled(_GAP) < rate < left + wide + scaled(_GAP):
            left = rate + scaled(_GAP)
        ground = QRectF(left, bar.top(), wide, bar.height())
        painter.fillRect(ground, worn().colour("surface"))
        self._write(painter, row, _WORDS, ground, row.short)

    def _write(self, painter: QPainter, row: BandRow, size: int, room: QRectF, text: str) -> None:
        painter.setFont(self._letters(size, row.chosen))
        painter.setPen(worn().colour("ink" if row.chosen or size == _NAME else "ink2"))
        painter.drawText(room, _LEFT, text)

    def _paint_rate(self, painter: QPainter, at: float, top: float, bottom: float) -> None:
        painter.setPen(pen("ink", 2))
        painter.drawLine(QPointF(at, top), QPointF(at, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn().colour("ink"))
        size = scaled(6)
        painter.drawPolygon([QPointF(at - size, top), QPointF(at + size, top), QPointF(at, top + 1.4 * size)])


def _title(row: BandRow) -> str:
    return row.title


def _span(row: BandRow) -> str:
    return row.span


def _short(row: BandRow) -> str:
    return row.short
