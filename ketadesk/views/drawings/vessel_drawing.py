"""A syringe or a bag, true to its own scale: drug solid, diluent pale, a pointer at the mark, the label when ready."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ketadesk.presentation.drawing import Vessel
from ketadesk.views.drawings.strokes import letters, paint_scale, pen, snapped, width_of
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.painted import Painted
from ketadesk.views.look.theme import worn

_SCALE_HEIGHT, _EDGE = 23, 2
_NOZZLE, _TAIL = 12, 36
_STOPPER, _PLATE = 7, 5


class VesselDrawing(Painted):
    """Holds one vessel. Without one it is an empty dashed outline where it `waits`, and nothing elsewhere."""

    def __init__(self, barrel: int, waits: bool = False) -> None:
        super().__init__()
        self._barrel = barrel
        self._waits = waits
        self.vessel: Vessel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_vessel(self, vessel: Vessel | None) -> None:
        """Show a vessel."""
        self.vessel = vessel
        self.say("" if vessel is None else vessel.says)

    def show_row(self, vessel: Vessel) -> None:
        """Show a vessel, as one of several."""
        self.show_vessel(vessel)
        self.show()

    def blank(self) -> None:
        """Hide it, and hold no vessel."""
        self.hide()
        self.forget()

    def forget(self) -> None:
        """Hold no vessel."""
        self.show_vessel(None)

    def sizeHint(self) -> QSize:
        """Return the room of a barrel and its scale."""
        return QSize(scaled(190), scaled(self._barrel + _SCALE_HEIGHT + 2 * _EDGE))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which its marks can be told apart."""
        return QSize(scaled(150), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self.vessel is None and not self._waits:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        barrel = QRectF(
            scaled(_NOZZLE), scaled(_EDGE), self.width() - scaled(_NOZZLE + _TAIL), scaled(self._barrel)
        )  # fmt: skip
        ratio = self.devicePixelRatioF()
        barrel = QRectF(
            QPointF(snapped(barrel.left(), ratio), snapped(barrel.top(), ratio)),
            QPointF(snapped(barrel.right(), ratio), snapped(barrel.bottom(), ratio)),
        )
        if self.vessel is None:
            self._paint_outline(painter, barrel, self._edge_pen(dashed=True), "syringe")
            return
        self._paint_vessel(painter, barrel, self.vessel)

    def _paint_vessel(self, painter: QPainter, barrel: QRectF, vessel: Vessel) -> None:
        inside = QPainterPath()
        corner = scaled(5 if vessel.kind == "syringe" else 12)
        inside.addRoundedRect(barrel, corner, corner)
        painter.fillPath(inside, worn().colour("surface"))
        painter.save()
        painter.setClipPath(inside)
        for fill in vessel.fills:
            start = barrel.left() + barrel.width() * float(fill.start)
            # A sliver of drug is drawn as wide as can be seen.
            wide = max(barrel.width() * float(fill.end - fill.start), 2)
            painter.fillRect(QRectF(start, barrel.top(), wide, barrel.height()), worn().colour(fill.kind))
        painter.restore()
        full = max((float(fill.end) for fill in vessel.fills), default=0)
        if vessel.kind == "syringe":
            self._paint_plunger(painter, barrel, barrel.left() + barrel.width() * full)
        self._paint_outline(painter, barrel, self._edge_pen(), vessel.kind)
        paint_scale(painter, self, vessel.graduations, barrel, vessel.mark)
        if vessel.label:
            self._paint_label(painter, barrel, barrel.width() * full, vessel)

    def _edge_pen(self, dashed: bool = False) -> QPen:
        made = pen("line" if dashed else "ink2", worn().border(1.5))
        if dashed:
            made.setDashPattern([3, 2])
        return made

    def _paint_outline(self, painter: QPainter, barrel: QRectF, edge: QPen, kind: str) -> None:
        """Draw the glass or the plastic: for a syringe nozzle, barrel and flange, for a bag outlet, body and hanger."""
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = scaled(5 if kind == "syringe" else 12)
        painter.drawRoundedRect(barrel, corner, corner)
        middle = barrel.center().y()
        nozzle = barrel.height() / (6 if kind == "syringe" else 5)
        painter.drawRoundedRect(QRectF(1, middle - nozzle, barrel.left() - 1, 2 * nozzle), 2, 2)
        if kind == "bag":
            hanger = QRectF(barrel.right(), middle - nozzle * 1.5, scaled(20), nozzle * 3)
            painter.drawRoundedRect(hanger, 3, 3)
            painter.drawEllipse(hanger.center(), scaled(3), scaled(3))
            return
        flange = QPen(edge)
        flange.setWidthF(edge.widthF() * 2)
        painter.setPen(flange)
        over = scaled(3)
        painter.drawLine(QPointF(barrel.right(), barrel.top() - over), QPointF(barrel.right(), barrel.bottom() + over))

    def _paint_plunger(self, painter: QPainter, barrel: QRectF, at: float) -> None:
        """Draw stopper, rod and plate; the stopper's face stands at the end of what is in the barrel."""
        middle, rod = barrel.center().y(), barrel.height() / 9
        end = self.width() - scaled(_PLATE) - 1
        painter.setPen(pen("ink2", worn().border(1)))
        painter.setBrush(worn().colour("surface"))
        painter.drawRect(QRectF(at + scaled(_STOPPER), middle - rod, end - at - scaled(_STOPPER), 2 * rod))
        painter.drawRoundedRect(QRectF(end, middle - rod * 3.2, scaled(_PLATE), rod * 6.4), 2, 2)
        painter.setBrush(worn().colour("ink2"))
        stopper = min(scaled(_STOPPER), max(barrel.right() - at, scaled(3)))
        painter.drawRect(QRectF(at, barrel.top() + 1, stopper, barrel.height() - 2))

    def _paint_label(self, painter: QPainter, barrel: QRectF, filled: float, vessel: Vessel) -> None:
        """Draw the label of what it holds: yellow for a drug that induces anaesthesia, else paper.

        It stands within the fill. Where it has no room there it is one line, and the fill's end is seen around it;
        where the barrel is too short for one line it stays two.
        """
        painter.setFont(letters(painter, 12, strong=True))
        lines, pad = vessel.label, scaled(18)
        if max(width_of(painter.font(), text) for text in lines) + pad > filled - 8:
            painter.setFont(letters(painter, 11, strong=True))
            pad, filled, whole = scaled(6), barrel.width(), " ".join(lines)
            if width_of(painter.font(), whole) + pad <= filled - 6:  # cut, 0.7 mL would be 0.7 m
                lines = (whole,)
        line = painter.fontMetrics().height() - 1
        wide = max(width_of(painter.font(), text) for text in lines) + pad
        high = min(line * len(lines) + scaled(3), barrel.height() - 4)
        box = QRectF(barrel.left() + max((filled - wide) / 2, 3), barrel.center().y() - high / 2, wide, high)
        painter.setPen(pen("on_label" if vessel.yellow else "ink"))
        painter.setBrush(worn().colour("label" if vessel.yellow else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        for place, text in enumerate(lines):
            at = QRectF(box.left(), box.top() + place * high / len(lines), wide, high / len(lines))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
