"""The timeline of an order: what runs is solid, what is watched is hatched, a push is a flag at its beginning."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ketadesk.presentation.drawing import Graduation, Span, Timeline
from ketadesk.views.drawings.strokes import hatch, letters, pen, snapped, width_of
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.painted import Painted
from ketadesk.views.look.theme import worn

_BAR, _TICK, _HEIGHT, _INSET = 24, 5, 50, 4
_PUSH = 6


class TimelineDrawing(Painted):
    """Holds one timeline, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.timeline: Timeline | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show a timeline."""
        self.timeline = timeline
        self.say("" if timeline is None else timeline.says)

    def forget(self) -> None:
        """Hold no timeline."""
        self.show_timeline(None)

    def sizeHint(self) -> QSize:
        """Return the room of the bar and the times under it."""
        return QSize(scaled(240), scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(scaled(160), scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self.timeline is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        bar = QRectF(
            QPointF(snapped(scaled(_INSET), ratio), snapped(1, ratio)),
            QPointF(snapped(self.width() - scaled(_INSET), ratio), snapped(scaled(_BAR), ratio)),
        )
        # Those that are short come last: a push of a minute is seen in front of hours.
        for span in sorted(self.timeline.spans, key=lambda span: span.start - span.end):
            self._paint_span(painter, bar, span)
        painter.setPen(pen("ink2"))
        for tick in self.timeline.ticks:
            at = snapped(bar.left() + bar.width() * float(tick), ratio)
            painter.drawLine(QPointF(at, bar.bottom() + 2), QPointF(at, bar.bottom() + 2 + scaled(_TICK)))
        self._paint_times(painter, bar, self.timeline.times)

    def _paint_span(self, painter: QPainter, bar: QRectF, span: Span) -> None:
        left = bar.left() + bar.width() * float(span.start)
        wide = max(bar.width() * float(span.end - span.start), scaled(_PUSH))
        box = QRectF(left, bar.top(), min(wide, bar.right() - left), bar.height())
        edge = pen("ink2" if span.kind == "watch" else "surface", worn().border(1.5))
        painter.setPen(edge)
        painter.setBrush(
            worn().colour("surface" if span.kind == "watch" else "ink" if span.kind == "bolus" else "drug")
        )
        painter.drawRoundedRect(box, 3, 3)
        if span.kind == "watch":
            painter.setBrush(hatch("hatch", self.devicePixelRatioF()))
            painter.drawRoundedRect(box, 3, 3)
        self._paint_text(painter, box, span)

    def _paint_text(self, painter: QPainter, box: QRectF, span: Span) -> None:
        painter.setFont(letters(painter, 13, strong=True))
        text = f"{span.text} \N{RIGHTWARDS ARROW}" if span.open else span.text
        wide = width_of(painter.font(), text)
        if wide + scaled(8) > box.width():
            return
        if span.kind == "watch":
            ground = QRectF(0, 0, wide + scaled(12), box.height() - 4)
            ground.moveCenter(box.center())
            painter.fillRect(ground, worn().colour("surface"))
        painter.setPen(worn().colour("ink" if span.kind == "watch" else "surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_times(self, painter: QPainter, bar: QRectF, times: tuple[Graduation, ...]) -> None:
        """Draw the times under the bar: those between the first and last where there is room."""
        painter.setFont(letters(painter, 12))
        painter.setPen(worn().colour("ink2"))
        taken: list[tuple[float, float]] = []
        for each in (*times[:1], *times[:0:-1]):
            wide = width_of(painter.font(), each.text)
            middle = bar.left() + bar.width() * float(each.at)
            left = min(max(middle - wide / 2, 0), self.width() - wide)
            if all(left > end + 6 or left + wide < start - 6 for start, end in taken):
                taken.append((left, left + wide))
                painter.drawText(QPointF(left, self.height() - scaled(6)), each.text)
