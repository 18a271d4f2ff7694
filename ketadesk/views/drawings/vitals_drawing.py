"""The signs against the infusion: lanes for pressure, pulse and SpO2 over the bar of what ran, with gates and now."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from ketadesk.presentation.vitals_chart import Lane, Point, VitalsChart
from ketadesk.views.drawings.strokes import hatch, letters, pen, snapped, width_of
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.painted import Painted
from ketadesk.views.look.theme import worn

_LEFT, _RIGHT, _TOP, _FOOT, _BAR = 44, 104, 30, 24, 30
_SHARES = {"pressure": 5, "pulse": 3, "spo2": 2}
_ROLES = {"pressure": "ink", "pulse": "pulse", "spo2": "spo2"}
_GAP, _CARET, _DISC, _SQUARE, _RING = 14, 5, 4, 7, 9
_LEVELS, _APART = 3, 3


class VitalsDrawing(Painted):
    """Holds one chart and the place of now, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.chart: VitalsChart | None = None
        self._now_us = 0
        self._named: list[tuple[QPointF, str]] = []
        self._marks: list[tuple[QRectF, str]] = []
        self._flag = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: VitalsChart | None, now_us: int, flag: str) -> None:
        """Show a chart; `flag` is what is said of now."""
        self.chart, self._now_us, self._flag = chart, now_us, flag
        lasts = (f"{lane.name} {lane.last} {lane.last_at}" for lane in chart.lanes if lane.last) if chart else ()
        self.say("; ".join(("Signs", *lasts)) if chart else "")

    def forget(self) -> None:
        """Hold no chart."""
        self.show_chart(None, 0, "")

    def sizeHint(self) -> QSize:
        """Return room to read it."""
        return QSize(scaled(520), scaled(300))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(scaled(240), scaled(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self.chart is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(self.rect()).adjusted(scaled(_LEFT), scaled(_TOP), -scaled(_RIGHT), -scaled(_FOOT))
        now = self._x(self._now_us, field)
        painter.fillRect(QRectF(now, field.top(), field.right() - now, field.height()), worn().colour("sunken"))
        self._paint_times(painter, field)
        top = field.top()
        room = field.height() - scaled(_BAR) - len(self.chart.lanes) * scaled(_GAP)
        for lane in self.chart.lanes:
            height = room * _SHARES[lane.id] / sum(_SHARES.values())
            self._paint_lane(painter, lane, QRectF(field.left(), top, field.width(), height))
            top += height + scaled(_GAP)
        self._paint_bar(painter, QRectF(field.left(), top, field.width(), scaled(_BAR) - 6))
        self._paint_now(painter, field, now)
        self._paint_gate_names(painter)
        self._paint_marks(painter)

    def _x(self, at_us: int, field: QRectF) -> float:
        assert self.chart is not None  # it is being painted
        span = max(self.chart.until_us - self.chart.since_us, 1)
        return field.left() + field.width() * (at_us - self.chart.since_us) / span

    def _paint_times(self, painter: QPainter, field: QRectF) -> None:
        assert self.chart is not None  # as above
        painter.setFont(letters(painter, 12))
        for at_us, text in self.chart.times:
            x = snapped(self._x(at_us, field), self.devicePixelRatioF())
            painter.setPen(pen("grid"))
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            painter.setPen(pen("ink2"))
            wide = width_of(painter.font(), text)
            painter.drawText(QPointF(x - wide / 2, self.height() - scaled(6)), text)

    def _paint_lane(self, painter: QPainter, lane: Lane, box: QRectF) -> None:
        def y(value: int) -> float:
            return box.bottom() - box.height() * (value - lane.least) / max(lane.greatest - lane.least, 1)

        self._paint_levels(painter, lane, box)
        self._paint_gates(painter, lane, box)
        role = _ROLES[lane.id]
        painter.setPen(QPen(worn().colour(role), 1.75))
        places = [(self._x(point.at_us, box), point) for point in self._thinned(lane, box)]
        if lane.id != "pressure":
            painter.drawPolyline(QPolygonF([QPointF(x, y(point.value)) for x, point in places]))
        for x, point in places:
            self._paint_point(painter, lane, x, y(point.value), y(point.lower) if point.lower else 0)
        marked = [(x, point) for x, point in places if point.mark]
        for x, point in marked:
            painter.setPen(QPen(worn().colour("check_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y(point.value)), scaled(_RING), scaled(_RING))
        if marked:
            self._place_mark(painter, box, marked[-1][0], y(marked[-1][1].value), marked[-1][1].mark)
        self._paint_last(painter, lane, box)

    def _thinned(self, lane: Lane, box: QRectF) -> list[Point]:
        """Return the readings that can be told apart: of those in one place the last, unless another is marked."""
        kept: dict[int, Point] = {}
        for point in lane.points:
            place = int(self._x(point.at_us, box) / scaled(_APART))
            if place not in kept or not kept[place].mark or point.mark:
                kept[place] = point
        return list(kept.values())

    def _paint_levels(self, painter: QPainter, lane: Lane, box: QRectF) -> None:
        painter.setFont(letters(painter, 12))
        for place in range(_LEVELS if lane.id == "pressure" else 2):
            steps = (_LEVELS if lane.id == "pressure" else 2) - 1
            value = lane.least + (lane.greatest - lane.least) * place // steps
            at = snapped(box.bottom() - box.height() * place / steps, self.devicePixelRatioF())
            painter.setPen(pen("grid"))
            painter.drawLine(QPointF(box.left(), at), QPointF(box.right(), at))
            painter.setPen(pen("ink2"))
            text = str(value)
            painter.drawText(QPointF(box.left() - width_of(painter.font(), text) - 8, at + scaled(4)), text)

    def _paint_gates(self, painter: QPainter, lane: Lane, box: QRectF) -> None:
        dashed = QPen(worn().colour("check_line"), 1.5, Qt.PenStyle.DashLine)
        for gate in lane.gates:
            if not lane.least <= gate.value <= lane.greatest:
                continue
            at = box.bottom() - box.height() * (gate.value - lane.least) / max(lane.greatest - lane.least, 1)
            painter.setPen(dashed)
            painter.drawLine(QPointF(box.left(), at), QPointF(box.right(), at))
            self._named.append((QPointF(box.right(), at), gate.text))

    def _paint_gate_names(self, painter: QPainter) -> None:
        """Name the gates in front of all else: on paper, so that no line runs through a word."""
        painter.setFont(letters(painter, 12))
        for at, text in self._named:
            wide, high = width_of(painter.font(), text) + 8, scaled(16)
            ground = QRectF(at.x() - wide, at.y() - high - 2, wide, high)
            if any(ground.intersects(mark) for mark, _ in self._marks):
                ground.translate(0, high + 4)  # under its line, where a value is named above it
            painter.fillRect(ground, worn().colour("surface"))
            painter.setPen(QPen(worn().colour("check")))
            painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
        self._named.clear()

    def _paint_point(self, painter: QPainter, lane: Lane, x: float, upper: float, lower: float) -> None:
        colour = worn().colour(_ROLES[lane.id])
        painter.setPen(QPen(colour, 1.75))
        if lane.id == "pressure":
            caret = scaled(_CARET)
            painter.drawLine(QPointF(x, upper), QPointF(x, lower))
            for tip, way in ((upper, -1), (lower, 1)):
                painter.drawPolyline(
                    QPolygonF(
                        [QPointF(x - caret, tip + way * caret), QPointF(x, tip), QPointF(x + caret, tip + way * caret)]
                    )
                )
            return
        painter.setBrush(colour)
        if lane.id == "pulse":
            painter.drawEllipse(QPointF(x, upper), scaled(_DISC), scaled(_DISC))
        else:
            side = scaled(_SQUARE)
            painter.drawRect(QRectF(x - side / 2, upper - side / 2, side, side))

    def _place_mark(self, painter: QPainter, box: QRectF, x: float, y: float, text: str) -> None:
        said = f"{text}, beyond gate"
        painter.setFont(letters(painter, 12, strong=True))
        wide, high = width_of(painter.font(), said) + 16, scaled(20)
        beside = scaled(_RING) + 4
        left = x - wide - beside if x - wide - beside >= box.left() else min(x + beside, box.right() - wide)
        frame = QRectF(left, max(y - high, scaled(2)), wide, high)
        self._marks.append((frame, said))

    def _paint_marks(self, painter: QPainter) -> None:
        """Name the marked values in front of all else."""
        painter.setFont(letters(painter, 12, strong=True))
        for frame, said in self._marks:
            painter.setPen(QPen(worn().colour("check_line"), 1.5))
            painter.setBrush(worn().colour("surface"))
            painter.drawRoundedRect(frame, 4, 4)
            painter.setPen(worn().colour("check"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, said)
        self._marks.clear()

    def _paint_last(self, painter: QPainter, lane: Lane, box: QRectF) -> None:
        left, at = box.right() + 10, box.center().y()
        painter.setPen(pen("ink2"))
        painter.setFont(letters(painter, 12))
        painter.drawText(QPointF(left, at - scaled(12)), lane.name)
        painter.setPen(pen("ink"))
        painter.setFont(letters(painter, 18, strong=True))
        painter.drawText(QPointF(left, at + scaled(8)), lane.last)
        painter.setPen(pen("ink2"))
        painter.setFont(letters(painter, 12))
        painter.drawText(QPointF(left, at + scaled(24)), lane.last_at)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        assert self.chart is not None  # as above
        if self.chart.ends_us is not None:
            start, end = self._x(self._now_us, box), self._x(self.chart.ends_us, box)
            ahead = QRectF(start, box.top(), max(end - start, 0), box.height())
            painter.setPen(pen("ink2"))
            painter.setBrush(worn().colour("surface"))
            painter.drawRect(ahead)
            painter.setBrush(hatch("hatch", self.devicePixelRatioF()))
            painter.drawRect(ahead)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn().colour("drug"))
        for since_us, until_us in self.chart.ran:
            left = self._x(since_us, box)
            right = self._x(self._now_us if until_us is None else until_us, box)
            painter.drawRect(QRectF(left, box.top(), max(right - left, 1), box.height()))
        painter.setPen(pen("ink2"))
        painter.setFont(letters(painter, 12))
        painter.drawText(QPointF(box.right() + 10, box.center().y() + scaled(4)), "infusion")

    def _paint_now(self, painter: QPainter, field: QRectF, now: float) -> None:
        painter.setPen(pen("ink", 2))
        painter.drawLine(QPointF(now, scaled(22)), QPointF(now, field.bottom()))
        painter.setFont(letters(painter, 13, strong=True))
        wide = width_of(painter.font(), self._flag) + 20
        left = min(max(now - wide / 2, 0), self.width() - wide)
        frame = QRectF(left, 1, wide, scaled(22))
        painter.setBrush(worn().colour("ink"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(worn().colour("surface"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._flag)
