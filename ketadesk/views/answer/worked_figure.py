"""A figure that opens how it came, beside it: by a click, or by Enter or the space bar where it has the focus."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ketadesk.presentation.sheet import Figure
from ketadesk.views.look.figure_label import LEAST, FigureLabel
from ketadesk.views.look.measure import scaled

_TARGET = 24
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Explainer(QWidget):
    """What the figures stand in: it says how one of them came, and shows which of them would."""

    def explain(self, figure: Figure, beside: "WorkedFigure") -> None:
        """Open how a figure came, beside it."""
        raise NotImplementedError

    def point_out(self, figure: "WorkedFigure | None") -> None:
        """Show which figure would open, or none."""
        raise NotImplementedError

    def step(self, figure: "WorkedFigure", across: int, down: int) -> None:
        """Give the focus to the figure beside, above or below."""
        raise NotImplementedError


class WorkedFigure(FigureLabel):
    """A label that knows its figure while it shows it. One that came by no arithmetic is a label and no more.

    All figures are one stop of Tab; the arrow keys move among them.
    """

    among = "figures"

    def __init__(self, figure: int, unit: int, tone: str = "", line: int = 0, least: float = LEAST) -> None:
        super().__init__(figure, unit, tone, line, least)
        self.least_height = _TARGET
        self._shown: Figure | None = None
        self.setToolTip("")

    def show_worked(self, figure: Figure, sizes: tuple[int, int] | None = None, line: int = 0) -> None:
        """Show a figure that can be opened, in other sizes and in line with others if they are given."""
        self.show_figure(figure.text, sizes, line)
        self._shown = figure if figure.text and figure.of else None
        policy = Qt.FocusPolicy.NoFocus if self._shown is None else Qt.FocusPolicy.StrongFocus
        if self.focusPolicy() != policy:
            self.setFocusPolicy(policy)
            self.setAccessibleDescription("" if self._shown is None else "Enter opens how it came")

    def setText(self, text: str) -> None:
        """Hold another text, and nothing of the old figure."""
        self._shown = None
        super().setText(text)

    def stands_free(self) -> bool:
        """Say whether it is so large that a ring may stand clear of it; the rows of small ones are close."""
        return self.sizeHint().height() > scaled(_TARGET)

    def open(self) -> None:
        """Open how it came."""
        if self._shown is not None:
            self._explainer().explain(self._shown, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, or move to the figure beside, above or below."""
        key = Qt.Key(event.key())
        if key in _OPENS:
            if not event.isAutoRepeat():
                self.open()
        elif key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._explainer().step(self, *_STEPS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press: it opens when it is let go."""
        event.setAccepted(self._shown is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open, where it was pressed and let go within."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it opens."""
        super().enterEvent(event)
        if self._shown is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self._explainer().point_out(self)

    def leaveEvent(self, event: QEvent) -> None:
        """Show it no longer."""
        super().leaveEvent(event)
        self._explainer().point_out(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it opens."""
        super().focusInEvent(event)
        self._explainer().point_out(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self._explainer().point_out(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Show it no longer, and let the pointer be an arrow over whatever comes."""
        super().hideEvent(event)
        self.unsetCursor()

    def _explainer(self) -> Explainer:
        above = self.parentWidget()
        while not isinstance(above, Explainer):
            assert above is not None  # every figure that is worked stands in one
            above = above.parentWidget()
        return above
