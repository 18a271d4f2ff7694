"""A sheet whose figures say how they came."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt

from ketadesk.presentation.derivation import Derivation
from ketadesk.presentation.sheet import Figure
from ketadesk.views.answer.figure_ring import FigureRing
from ketadesk.views.answer.worked_figure import Explainer, WorkedFigure
from ketadesk.views.look.passing import vanish
from ketadesk.views.reading_order import bring_into_view, focusable

_ASIDE = 2  # so many times as far as above or below is a figure that stands to the side


class ExplainedSheet(Explainer):
    """It holds how its figures came for as long as it shows them: what `derive` says, the sheet has worked out."""

    def __init__(self) -> None:
        super().__init__()
        self._derive: Callable[[Figure], Derivation] | None = None
        self._ring = FigureRing(self)

    def let_explain(self, derive: Callable[[Figure], Derivation] | None) -> None:
        """Explain figures by this, or no longer; what is open vanishes."""
        self._derive = derive
        if not self._ring.isHidden():
            self._ring.hide()
        vanish()

    def explain(self, figure: Figure, beside: WorkedFigure) -> None:
        """Open how a figure came, beside it."""
        from ketadesk.views.answer.derivation_popup import open_derivation  # noqa: PLC0415 - not before it is asked for

        if self._derive is not None:
            opened = open_derivation(figure, self._derive(figure), beside)
            self._ring.surround(beside, opened=True)
            opened.closed.connect(lambda: self.point_out(None))

    def point_out(self, figure: WorkedFigure | None) -> None:
        """Show which figure would open: that under the pointer, or else that with the focus."""
        here = self.focusWidget()
        shown = figure or (here if isinstance(here, WorkedFigure) and here.hasFocus() else None)
        if shown is not None:
            self._ring.surround(shown)
        elif not self._ring.isHidden():
            self._ring.hide()

    def step(self, figure: WorkedFigure, across: int, down: int) -> None:
        """Give the focus to the figure before or after in reading order, or to the nearest above or below."""
        figures = list(self._worked())
        if across:
            place = figures.index(figure) + across
            there = figures[place] if 0 <= place < len(figures) else None
        else:
            there = min(self._beyond(figure, figures, down), key=lambda each: each[0], default=(0, None))[1]
        if there is not None:
            bring_into_view(there)
            there.setFocus(Qt.FocusReason.TabFocusReason)

    def _worked(self) -> Iterator[WorkedFigure]:
        for each in focusable(self):
            if isinstance(each, WorkedFigure) and each.isVisibleTo(self):
                yield each

    def _beyond(
        self, figure: WorkedFigure, figures: list[WorkedFigure], down: int
    ) -> Iterator[tuple[int, WorkedFigure]]:
        here = self._middle(figure)
        for each in figures:
            there = self._middle(each)
            further = (there.y() - here.y()) * down
            if further > figure.height() // 2:
                yield further + _ASIDE * abs(there.x() - here.x()), each

    def _middle(self, figure: WorkedFigure) -> QPoint:
        return figure.mapTo(self, figure.rect().center())
