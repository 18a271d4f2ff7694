"""What the drawings share: pens that lie on whole pixels, small letters, a scale, and a hatch that is seen."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPixmapCache, QTransform
from PySide6.QtWidgets import QWidget

from ketadesk.presentation.drawing import Graduation
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn
from ketadesk.views.look.typeface import sized

_TILE, _APART = 8, 6


def pen(role: str, width: float = 1) -> QPen:
    """Return a pen in the colour of a role, with square ends."""
    return QPen(worn().colour(role), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)


def letters(painter: QPainter, pixels: int, strong: bool = False) -> QFont:
    """Return the letters of a drawing in a size that grows with the application's."""
    weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
    return sized(painter.font(), scaled(pixels), weight)


def width_of(font: QFont, text: str) -> float:
    """Return how wide a text is."""
    return QFontMetricsF(font).horizontalAdvance(text)


def snapped(at: float, ratio: float) -> float:
    """Return the middle of the device's pixel that a line of one pixel falls on."""
    return (int(at * ratio) + 0.5) / ratio


def hatch(role: str, ratio: float) -> QBrush:
    """Return a diagonal hatch in the colour of a role, tiled for a screen's pixel ratio: Qt's own is a hairline."""
    colour = worn().colour(role)
    size = round(scaled(_TILE) * ratio)
    key = f"ketadesk hatch {colour.name(QColor.NameFormat.HexArgb)} {size}"
    tile = QPixmap()
    if not QPixmapCache.find(key, tile):
        tile = QPixmap(size, size)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.25 * ratio))
        for shift in (-size, 0, size):
            painter.drawLine(QPointF(shift - 1, size + 1), QPointF(shift + size + 1, -1))
        painter.end()
        QPixmapCache.insert(key, tile)
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def paint_scale(
    painter: QPainter, widget: QWidget, scale: Iterable[Graduation], barrel: QRectF, mark: Graduation | None
) -> None:
    """Draw the graduations below a barrel, numbers where there is room for them, and the mark that is read."""
    ratio = widget.devicePixelRatioF()
    top = barrel.bottom() + 1
    taken: list[tuple[float, float]] = []
    if mark is not None:
        taken.append(_paint_mark(painter, widget, barrel, mark))
    painter.setFont(letters(painter, 11))
    shown = [(barrel.left() + barrel.width() * float(each.at), each.text) for each in scale]
    small, large = scaled(4), scaled(7)
    painter.setPen(pen("ink2"))
    painter.drawLines([QLineF(x := snapped(at, ratio), top, x, top + (large if text else small)) for at, text in shown])
    painter.setPen(worn().colour("ink2"))
    # The last number carries the unit: it is placed first.
    for at, text in sorted(((at, text) for at, text in shown if text), reverse=True):
        half = width_of(painter.font(), text) / 2
        left = min(max(at - half, 0), widget.width() - 2 * half)
        if all(left > end + _APART or left + 2 * half < start - _APART for start, end in taken):
            taken.append((left, left + 2 * half))
            painter.drawText(QPointF(left, top + scaled(19)), text)


def _paint_mark(painter: QPainter, widget: QWidget, barrel: QRectF, mark: Graduation) -> tuple[float, float]:
    """Draw a pointer under a barrel with its figure, and return what the figure covers."""
    at, top = barrel.left() + barrel.width() * float(mark.at), barrel.bottom() + 1
    size = scaled(5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(worn().colour("ink"))
    painter.drawPolygon([QPointF(at, top), QPointF(at - size, top + 1.6 * size), QPointF(at + size, top + 1.6 * size)])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(worn().colour("ink"))
    painter.setFont(letters(painter, 12, strong=True))
    wide = width_of(painter.font(), mark.text)
    left = min(max(at - wide / 2, 0), widget.width() - wide)  # of a long one near an end nothing is cut
    painter.drawText(QPointF(left, top + scaled(20)), mark.text)
    return left, left + wide
