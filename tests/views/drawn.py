"""What a widget draws: every piece of text, where, how large and in which colour, taken from its own painting.

A widget is painted onto a device that keeps words instead of pixels. So a label, a field, a list and a drawing are all
asked the same question, and nobody has to say what they hold.
"""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPaintDevice, QPaintEngine, QRegion, QTextItem
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Piece:
    """One run of text as it was drawn, in the widget's own measure."""

    text: str
    at: QPointF
    width: float
    ink: QRectF
    height: int
    colour: QColor


def pieces(widget: QWidget) -> list[Piece]:
    """Return what a widget itself draws of text, without its children."""
    page = _Page(widget)
    widget.render(page, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return page.engine.kept


def told(drawn: list[Piece]) -> str:
    """Return pieces as one text, in the order in which the eye meets them."""
    lines: dict[int, list[Piece]] = {}
    for piece in drawn:
        lines.setdefault(round(piece.at.y()), []).append(piece)
    in_order = [sorted(lines[line], key=lambda piece: piece.at.x()) for line in sorted(lines)]
    return "\n".join("".join(piece.text for piece in line) for line in in_order)


class _Scribe(QPaintEngine):
    """Keeps the text that it is asked to draw, and lets everything else go."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.kept: list[Piece] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object) -> None: ...

    def drawPixmap(self, *_: Any) -> None: ...

    def drawImage(self, *_: Any) -> None: ...

    def drawPath(self, *_: Any) -> None: ...

    def drawPolygon(self, *_: Any) -> None: ...

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:
        text, painter = item.text(), self.painter()
        if not text.strip(" \N{NO-BREAK SPACE}\N{WORD JOINER}\N{ZERO WIDTH SPACE}\n"):
            return
        font = item.font()
        ink = QFontMetricsF(font).tightBoundingRect(text).translated(at)
        moved = painter.combinedTransform()
        self.kept.append(
            Piece(
                text=text,
                at=moved.map(QPointF(at)),
                width=item.width(),
                ink=moved.mapRect(ink),
                height=font.pixelSize(),
                colour=painter.pen().color(),
            )
        )


class _Page(QPaintDevice):
    """A page as large as a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        metric = QPaintDevice.PaintDeviceMetric
        self.engine = _Scribe()
        self._measures = {
            metric.PdmWidth: widget.width(),
            metric.PdmHeight: widget.height(),
            metric.PdmWidthMM: widget.widthMM(),
            metric.PdmHeightMM: widget.heightMM(),
            metric.PdmNumColors: 1 << 24,
            metric.PdmDepth: 32,
            metric.PdmDpiX: widget.logicalDpiX(),
            metric.PdmDpiY: widget.logicalDpiY(),
            metric.PdmPhysicalDpiX: widget.physicalDpiX(),
            metric.PdmPhysicalDpiY: widget.physicalDpiY(),
            metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale()),
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        return self._measures.get(which, 0)
