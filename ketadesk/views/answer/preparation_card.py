"""How an infusion is made ready: steps from left to right, joined by arrows, and the vessels to scale under them."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from ketadesk.presentation.drawing import Vessel
from ketadesk.presentation.sheet import Card, Figure
from ketadesk.views.answer.card_parts import Sentence, Step, StepShown
from ketadesk.views.answer.worked_figure import WorkedFigure
from ketadesk.views.drawings.vessel_drawing import VesselDrawing
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel, Row, Rows

# A step's figure and unit by what it is: what is measured, the dose, and what it then holds; wide and narrow.
_WIDE = {"": (44, 26), "dose": (30, 19), "holds": (22, 17)}
_NARROW = {"": (35, 21), "dose": (22, 15), "holds": (17, 14)}
_WITHIN = " in "
_ACROSS = 32  # so many letters of figures stand in a narrow row without being drawn smaller
# How high a barrel is: of the syringe that draws up, and of what it is mixed in.
_BARRELS, _ONE_BARREL = (30, 44), 30


class PreparationCard(Panel):
    """The whole strip with both vessels; or, beside a table, what is measured, one vessel, and what it then holds."""

    def __init__(self, whole: bool) -> None:
        super().__init__("paper")
        self._whole = whole
        self._narrow = not whole
        column = QVBoxLayout(self)
        above, below = (9, 7) if whole else (6, 4)
        column.setContentsMargins(scaled(14), scaled(above), scaled(12), scaled(below))
        column.setSpacing(scaled(4 if whole else 2))
        self._title = label("", "heading")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(scaled(8))
        self._drawn = QHBoxLayout()
        self._drawn.setSpacing(scaled(12))
        column.addWidget(self._title)
        column.addLayout(self._row)
        column.addLayout(self._drawn)
        column.addLayout(self._build_held())
        remarks = QVBoxLayout()
        column.addLayout(remarks)
        column.addStretch(1)
        self._steps = Rows(lambda place: Step(self._row, place))
        self._drawings = Rows(self._make_drawing)
        self._remarks = Rows(lambda _: _remark(remarks))

    def _build_held(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        self._held = WorkedFigure(16, 14)
        self._strength = label("", "list-second")
        row.addWidget(self._held)
        row.addWidget(self._strength)
        row.addStretch(1)
        return row

    def _make_drawing(self, place: int) -> Row[Vessel]:
        made = VesselDrawing(_BARRELS[min(place, 1)] if self._whole else _ONE_BARREL)
        self._drawn.addWidget(made, 1 + place, Qt.AlignmentFlag.AlignBottom)
        return made

    def show_row(self, shown: tuple[str, Card, tuple[Vessel, ...]]) -> None:
        """Show the preparation of a card with its vessels, under a title when there are several."""
        title, card, vessels = shown
        steps, held = self._shared(card.preparation)
        sizes = _NARROW if self._narrow else _WIDE
        show_text(self._title, title)
        if self._whole and self._narrow:  # the drawing shows the syringe
            drawn = {vessel.title for vessel in vessels}
            steps = [replace(step, tool="") if step.tool in drawn else step for step in steps]
        self._row.setSpacing(scaled(2 if self._narrow else 8))
        self._steps.show_rows(
            [StepShown(step, sizes[_kind(step)], sizes[""][0], self._narrow, card.bars) for step in steps]
        )
        self._drawings.show_rows(vessels if self._whole else vessels[-1:])
        self._held.show_worked(held)
        show_text(self._strength, held.detail)
        self._remarks.show_rows(card.remarks if self._whole else ())
        self.show()

    def _shared(self, preparation: tuple[Figure, ...]) -> tuple[list[Figure], Figure]:
        """Return the steps that stand in the row, and what it then holds where that stands below the drawing."""
        if not self._whole:
            return [step for step in preparation[:-1] if _is_measured(step)], preparation[-1]
        if self._narrow and sum(len(step.text) for step in preparation) > _ACROSS:
            return list(preparation[:-1]), preparation[-1]
        return list(preparation), Figure("", "")

    def turn(self, narrow: bool) -> None:
        """Write smaller where the column is narrow; it takes effect with what is shown next."""
        self._narrow = narrow or not self._whole


def _is_measured(step: Figure) -> bool:
    """Say whether a step is something to do with a syringe: all are but the dose that they are for."""
    return step.part != "dose"


def _kind(step: Figure) -> str:
    return "holds" if _WITHIN in step.text else "dose" if step.part == "dose" else ""


def _remark(column: QVBoxLayout) -> Sentence:
    made = label("", "caption", wraps=True)
    column.addWidget(made)
    return Sentence(made)
