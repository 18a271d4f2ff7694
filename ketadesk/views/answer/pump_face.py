"""What a pump is set to, or what is counted by gravity: the largest figure of the screen, and what follows from it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.drawing import Vessel
from ketadesk.presentation.sheet import Card, Figure
from ketadesk.views.answer.card_parts import LARGE_SIZE, SPAN_SIZE, FigureLine, Headline, LargeFigure
from ketadesk.views.answer.held_strip import HeldStrip
from ketadesk.views.look.lettering import hair, upright
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Row, Rows
from ketadesk.views.look.side_by_side import direction
from ketadesk.views.look.state_frame import paint_state
from ketadesk.views.look.theme import worn

# The figure and its unit: alone in its row, beside a push, and beside one where the column is narrow.
_ALONE, _BESIDE, _NARROW = (76, 36), (68, 32), (60, 28)
# A figure so short stands large; two of them stand side by side.
_SHORT, _PAIR = 8, 2
# So many letters fit across a line.
_ACROSS = 40
# Within the frame: of a card, and of one that asks for a reason, whose left edge is thick.
_PLAIN, _FRAMED = (1, 1, 1, 1), (8, 2, 2, 2)
# A figure so wide leaves no room beside it: in a narrow column, and beside a push.
_WIDE, _WIDE_BESIDE = 210, 230


class PumpFace(Panel):
    """The one dark panel: it holds nothing but a pump setting. A gravity set has the same on paper."""

    def __init__(self, pump: bool, alone: bool) -> None:
        super().__init__("pump" if pump else "paper")
        self._pump, self._alone, self._narrow, self._asks = pump, alone, False, False
        self._sizes = _ALONE if alone else _BESIDE
        self._tones = ("pump", "pump-second") if pump else ("", "second")
        self._headline = Headline(*self._tones)
        self._triangle = Mark("check", 18, "pump" if pump else "check", "needs a reason")
        self._headline.named.addWidget(self._triangle, 0, Qt.AlignmentFlag.AlignTop)
        self._rule = upright("pump" if pump else "hair")
        self._hair = hair("pump" if pump else "hair")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        side = scaled(20 if alone else 16)
        self._row.setContentsMargins(side, scaled(10), side, scaled(12))
        self._beside = self._build_beside()
        left = QVBoxLayout()
        left.addLayout(self._headline.layout)
        left.addStretch(1)
        self._row.addLayout(left, 5)
        self._row.addWidget(self._rule)
        self._row.addWidget(self._beside, 6 if alone else 5)
        self._held = HeldStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(*_PLAIN)
        column.setSpacing(0)
        column.addLayout(self._row, 1)
        column.addWidget(self._held)

    def _build_beside(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(6))
        pairs = QHBoxLayout()
        pairs.setSpacing(scaled(16))
        self._pairs = Rows(lambda _: self._make(pairs, LARGE_SIZE))
        spans = QVBoxLayout()
        self._spans = Rows(lambda _: self._make(spans, SPAN_SIZE))
        lines = QGridLayout()
        lines.setHorizontalSpacing(scaled(10 if self._alone else 4))
        lines.setVerticalSpacing(scaled(1))
        lines.setColumnStretch(1, 1)
        self._lines = Rows(lambda _: FigureLine(lines, *self._tones, self._across))
        column.addStretch(1)
        column.addLayout(pairs)
        column.addLayout(spans)
        column.addWidget(self._hair)
        column.addLayout(lines)
        column.addStretch(1)
        return made

    def _across(self) -> int:
        """Return how many letters fit across a line."""
        return 0 if self._narrow or not self._alone else _ACROSS

    def _make(self, layout: QBoxLayout, sizes: tuple[int, int]) -> Row[Figure]:
        made = LargeFigure(sizes, *self._tones)
        layout.addWidget(made, 1)
        return made

    def show_card(self, card: Card, number: str, held: bool, _vessels: tuple[Vessel, ...] = ()) -> None:
        """Show a device's card, whole; where a reason is still asked for, say that it is held."""
        short = [figure for figure in card.figures[:_PAIR] if len(figure.text) <= _SHORT and figure.text[:1].isdigit()]
        pair = short if self._alone and len(short) == _PAIR else []
        spans = [] if pair else [figure for figure in card.figures[:1] if figure.text[:1].isdigit()]
        rest = card.figures[len(pair) + len(spans) :]
        self._headline.show_card(card, number, (card.headline.label, card.aside), self._sizes)
        self._arrange()
        self._pairs.show_rows(pair)
        self._spans.show_rows(spans)
        self._hair.setVisible(bool((pair or spans) and rest))
        self._lines.show_rows(rest)
        self._beside.setVisible(bool(card.figures))
        self._rule.setVisible(bool(card.figures) and self._row.direction() == QBoxLayout.Direction.LeftToRight)
        self._held.show_held(held)
        self._show_asks(card.asks)

    def _show_asks(self, asks: bool) -> None:
        """Frame the card as the finding is that waits for a reason at its dose or its time."""
        self._triangle.setVisible(asks)
        layout = self.layout()
        if asks != self._asks and layout is not None:
            self._asks = asks
            layout.setContentsMargins(*(_FRAMED if asks else _PLAIN))
            self._held.stand_in_frame(asks)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, or around one that asks for a reason the frame of the finding."""
        if self._asks:
            theme = worn()
            shape, ground = ("check-pump", "pump") if self._pump else ("check", "surface")
            paint_state(self, shape, theme.colour("check_line"), theme.colour(ground))
        else:
            super().paintEvent(event)

    def turn(self, narrow: bool) -> None:
        """Write smaller where the column is narrow; it takes effect with what is shown next."""
        self._narrow = narrow
        self._sizes = _ALONE if self._alone else _NARROW if narrow else _BESIDE

    def _arrange(self) -> None:
        """Put what stands beside the headline under it, where there is no room beside it."""
        width = self._headline.figure.sizeHint().width()
        wide = width > scaled(_WIDE if self._alone else _WIDE_BESIDE)
        below = (self._narrow and wide) if self._alone else (self._narrow or wide)
        self._row.setDirection(direction(below))
        self._row.setSpacing(scaled(4 if below else 18 if self._alone and not self._narrow else 12))
