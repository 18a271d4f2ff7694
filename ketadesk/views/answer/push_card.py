"""A push, or a dose into a muscle: the volume in the syringe, how slowly it goes in, and the syringe to scale."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout

from ketadesk.presentation.drawing import Vessel
from ketadesk.presentation.sheet import Card, Figure
from ketadesk.views.answer.card_parts import FigureLine, Headline, Sentence
from ketadesk.views.answer.held_strip import HeldStrip
from ketadesk.views.drawings.vessel_drawing import VesselDrawing
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Rows
from ketadesk.views.look.side_by_side import direction
from ketadesk.views.look.state_frame import paint_state
from ketadesk.views.look.theme import worn

_FIGURE, _NARROW = (44, 26), (36, 21)
_BARREL, _LOW_BARREL = 34, 28
# So many letters fit across a line, and so many of a figure leave room beside it.
_ACROSS, _SHORT = 36, 6
_DRAWN = frozenset({"drug", "diluent"})


class PushCard(Panel):
    """Paper, like all that is not a pump. Where it `stands` alone, its drawing has the room beside its figures."""

    def __init__(self, alone: bool) -> None:
        super().__init__("paper")
        self._alone = alone
        self._sizes = _FIGURE
        self._asks = False
        self._headline = Headline("", "second")
        self._triangle = Mark("check", 18, "check", "needs a reason")
        self._headline.named.addWidget(self._triangle, 0, Qt.AlignmentFlag.AlignTop)
        self._over, self._under = (label("", "strong", wraps=True) for _ in range(2))
        self._row = QBoxLayout(direction(not alone))
        close = scaled(8 if alone else 6)
        self._row.setContentsMargins(scaled(14), close, scaled(12), close)
        self._row.setSpacing(scaled(24 if alone else 6))
        self._row.addLayout(self._build_figures(), 5)
        self._row.addLayout(self._build_drawings(), 6)
        if not alone:
            self._row.addStretch(1)
        self._held = HeldStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._row, 1)
        column.addWidget(self._held)

    def _build_figures(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(scaled(4))
        headline = self._headline.layout
        place = headline.indexOf(self._headline.figure)
        headline.removeWidget(self._headline.figure)
        beside = QHBoxLayout()
        beside.setSpacing(scaled(10))
        beside.addWidget(self._headline.figure)
        beside.addWidget(self._over, 1, Qt.AlignmentFlag.AlignVCenter)
        headline.insertLayout(place, beside)
        headline.insertWidget(place + 1, self._under)
        lines = QGridLayout()
        lines.setHorizontalSpacing(scaled(10))
        lines.setVerticalSpacing(scaled(1))
        lines.setColumnStretch(1, 1)
        remarks = QVBoxLayout()
        for layout in (headline, lines, remarks):
            column.addLayout(layout)
        if self._alone:
            column.addStretch(1)
        self._lines = Rows(lambda _: FigureLine(lines, "", "second", lambda: _ACROSS if self._alone else 0))
        self._remarks = Rows(lambda _: _remark(remarks))
        return column

    def _build_drawings(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(scaled(2))
        self._drawings = Rows(lambda _: _drawing(column, _BARREL if self._alone else _LOW_BARREL))
        return column

    def show_card(self, card: Card, number: str, held: bool, vessels: tuple[Vessel, ...]) -> None:
        """Show a push with its drawings, whole. What is set out elsewhere in the card is not said twice."""
        by_part = {figure.part: figure for figure in card.figures if figure.part}
        dose, over = by_part.get("dose", Figure("", "")), by_part.get("over", Figure("", ""))
        steps = [step for step in card.preparation if step.part in _DRAWN]
        lines = [figure for figure in card.figures if not figure.part]
        several = steps if len(steps) > 1 else []
        self._headline.show_card(card, number, (card.aside or card.headline.label, dose.text), self._sizes)
        slowly = f"over {over.text}" if over.text else ""
        under = not self._alone and (self._sizes == _NARROW or len(card.headline.text) > _SHORT)
        show_text(self._over, "" if under else slowly)
        show_text(self._under, slowly if under else "")
        self._lines.show_rows([*several, *card.cap, *lines])
        self._remarks.show_rows(card.remarks)
        self._drawings.show_rows(vessels)
        self._held.show_held(held)
        self._asks = card.asks
        self._triangle.setVisible(card.asks)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, or around one that asks for a reason the frame of the finding."""
        if self._asks:
            paint_state(self, "check", worn().colour("check_line"), worn().colour("surface"))
        else:
            super().paintEvent(event)

    def turn(self, narrow: bool) -> None:
        """Write smaller where the column is narrow; it takes effect with what is shown next."""
        self._sizes = _NARROW if narrow and not self._alone else _FIGURE


def _remark(column: QVBoxLayout) -> Sentence:
    made = label("", "caption", wraps=True)
    column.addWidget(made)
    return Sentence(made)


def _drawing(column: QVBoxLayout, barrel: int) -> VesselDrawing:
    made = VesselDrawing(barrel)
    column.addWidget(made)
    return made
