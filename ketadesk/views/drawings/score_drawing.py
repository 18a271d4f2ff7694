"""Scores over the days of a course: a line, the infusions under it, and where baseline, response and remission lie."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from ketadesk.presentation.course_answer import ScoreChart
from ketadesk.views.drawings.strokes import letters, pen, snapped, width_of
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.painted import Painted
from ketadesk.views.look.theme import worn

_LEFT, _RIGHT, _TOP, _FOOT, _LANE = 40, 20, 24, 24, 26
_DISC, _INFUSION = 4, 8


class ScoreDrawing(Painted):
    """Holds one chart, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.chart: ScoreChart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: ScoreChart | None) -> None:
        """Show a chart."""
        self.chart = chart
        self.say("" if chart is None else chart.says)

    def forget(self) -> None:
        """Hold no chart."""
        self.show_chart(None)

    def sizeHint(self) -> QSize:
        """Return room to read it."""
        return QSize(scaled(500), scaled(260))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(scaled(220), scaled(160))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self.chart is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(self.rect()).adjusted(
            scaled(_LEFT), scaled(_TOP), -scaled(_RIGHT), -scaled(_FOOT) - scaled(_LANE)
        )
        now = self._x(self.chart.today, field)
        painter.fillRect(QRectF(now, field.top(), field.right() - now, field.height()), worn().colour("sunken"))
        self._paint_scale(painter, field)
        self._paint_levels(painter, field)
        self._paint_line(painter, field)
        self._paint_visits(painter, field)

    def _x(self, day: int, field: QRectF) -> float:
        assert self.chart is not None  # it is being painted
        return field.left() + field.width() * day / self.chart.days

    def _y(self, total: float, field: QRectF) -> float:
        assert self.chart is not None  # as above
        return field.bottom() - field.height() * total / self.chart.greatest

    def _paint_scale(self, painter: QPainter, field: QRectF) -> None:
        assert self.chart is not None  # as above
        painter.setFont(letters(painter, 12))
        ratio = self.devicePixelRatioF()
        for total in (0, self.chart.greatest):
            at = snapped(self._y(total, field), ratio)
            painter.setPen(pen("grid"))
            painter.drawLine(QPointF(field.left(), at), QPointF(field.right(), at))
            painter.setPen(pen("ink2"))
            text = str(total)
            painter.drawText(QPointF(field.left() - width_of(painter.font(), text) - 8, at + scaled(4)), text)
        for day, text in self.chart.times:
            x = snapped(self._x(day, field), ratio)
            painter.setPen(pen("grid"))
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            painter.setPen(pen("ink2"))
            painter.drawText(QPointF(x - width_of(painter.font(), text) / 2, self.height() - scaled(6)), text)
        painter.setFont(letters(painter, 13, strong=True))
        painter.setPen(pen("ink"))
        painter.drawText(QPointF(field.left(), scaled(14)), self.chart.scale)
        if self.chart.visits:
            self._paint_key(painter, field.left() + width_of(painter.font(), self.chart.scale) + scaled(20))

    def _paint_key(self, painter: QPainter, x: float) -> None:
        """Say beside the name of the scale what the squares are."""
        side = scaled(_INFUSION)
        painter.fillRect(QRectF(x, scaled(14) - side, side, side), worn().colour("drug"))
        painter.setFont(letters(painter, 12))
        painter.setPen(pen("ink2"))
        painter.drawText(QPointF(x + side + scaled(6), scaled(14)), "infusion")

    def _paint_levels(self, painter: QPainter, field: QRectF) -> None:
        assert self.chart is not None  # as above
        painter.setFont(letters(painter, 12))
        for value, text in self.chart.levels:
            at = self._y(float(value), field)
            painter.setPen(QPen(worn().colour("line"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(field.left(), at), QPointF(field.right(), at))
            wide, high = width_of(painter.font(), text) + 8, scaled(16)
            ground = QRectF(field.right() - wide, at - high - 1, wide, high)
            painter.fillRect(ground, worn().colour("surface"))
            painter.setPen(pen("ink2"))
            painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_line(self, painter: QPainter, field: QRectF) -> None:
        assert self.chart is not None  # as above
        places = [
            (QPointF(self._x(point.day, field), self._y(point.total, field)), point.text) for point in self.chart.points
        ]
        painter.setPen(QPen(worn().colour("accent"), 2))
        painter.drawPolyline(QPolygonF([place for place, _ in places]))
        painter.setBrush(worn().colour("accent"))
        for place, _ in places:
            painter.drawEllipse(place, scaled(_DISC), scaled(_DISC))
        painter.setFont(letters(painter, 13, strong=True))
        painter.setPen(pen("ink"))
        for place, text in places:
            painter.drawText(QPointF(place.x() + scaled(6), place.y() - scaled(6)), text)

    def _paint_visits(self, painter: QPainter, field: QRectF) -> None:
        assert self.chart is not None  # as above
        side, at = scaled(_INFUSION), field.bottom() + scaled(_LANE) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn().colour("drug"))
        for day in self.chart.visits:
            painter.drawRect(QRectF(self._x(day, field) - side / 2, at - side / 2, side, side))
