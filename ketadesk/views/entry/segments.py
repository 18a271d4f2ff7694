"""A choice among a few, side by side: one focus stop, arrow keys, no wheel and no letters."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from ketadesk.presentation.form import Choice
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn
from ketadesk.views.look.typeface import sized

_HEIGHT, _PADDING, _RADIUS, _LETTERS = 30, 8, 6, 13
_COLUMNS = 5
_LONG = 14
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segment(QRadioButton):
    """One of the choices: chosen by a frame and by weight, never by colour alone."""

    arrow_pressed = Signal(int)

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.title.replace("&", "&&"))
        self.id = choice.id
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if choice.detail:
            self.setToolTip(choice.detail)
            self.setAccessibleName(choice.detail)

    def sizeHint(self) -> QSize:
        """Return room for the text at its heavier weight, so that choosing moves nothing."""
        width = QFontMetrics(sized(self.font(), scaled(_LETTERS))).horizontalAdvance(self._shown())
        return QSize(width + 2 * _PADDING, scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return room for the text."""
        return self.sizeHint() - QSize(_PADDING + 4, 0)

    def hitButton(self, _pos: QPoint) -> bool:
        """Take a click anywhere in the segment."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, one step for each press: a key held down chooses nothing. The rest is Qt's."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.arrow_pressed.emit(step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the segment: its frame when chosen, a second one inside when it has the focus."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = "on_chosen" if self.isChecked() else "ink2"
        if self.isChecked():
            self._draw_frame(painter, 1, 2, "chosen_edge", "chosen")
        if self.hasFocus() and self.isChecked():
            self._draw_frame(painter, 4, 2, "on_chosen")  # one pixel would lie across two, half as strong
        elif self.hasFocus():
            self._draw_frame(painter, 1, 2, "accent")
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(sized(self.font(), scaled(_LETTERS), weight))
        painter.setPen(worn().colour(ink if self.isEnabled() else "ink3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._shown())

    def _draw_frame(self, painter: QPainter, inset: float, width: float, edge: str, fill: str = "") -> None:
        painter.setPen(QPen(worn().colour(edge), width))
        painter.setBrush(worn().colour(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS - 1, _RADIUS - 1)

    def _shown(self) -> str:
        return self.text().replace("&&", "&")


class Segments(QWidget):
    """The choices side by side. `value_chosen` says which one a person chose; showing one says nothing."""

    value_chosen = Signal(str)

    def __init__(self, columns: int = _COLUMNS) -> None:
        super().__init__()
        self._columns = columns
        self._choices: tuple[Choice, ...] = ()
        self._segments: list[Segment] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these choices, none of them chosen."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        for segment in self._segments:
            self._group.removeButton(segment)
            self._grid.removeWidget(segment)
            segment.hide()
            segment.deleteLater()
        self._segments = [Segment(choice) for choice in choices]
        # Long names stand two by two: a column that scrolls sideways hides some of them.
        columns = 2 if any(len(choice.title) > _LONG for choice in choices) else self._columns
        for place, segment in enumerate(self._segments):
            segment.arrow_pressed.connect(self._on_arrow)
            self._group.addButton(segment)
            self._grid.addWidget(segment, place // columns, place % columns)
            segment.show()
        self._keep_one_focus_stop()

    def show_value(self, value: str) -> None:
        """Show which is chosen; none when the value is none of them."""
        if value == self.value():
            return
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(segment.id == value)
        self._group.setExclusive(True)
        self._keep_one_focus_stop()
        self.update()

    def value(self) -> str:
        """Return the id of the chosen one, or nothing."""
        return next((segment.id for segment in self._segments if segment.isChecked()), "")

    def buttons(self) -> tuple[Segment, ...]:
        """Return the segments in reading order."""
        return tuple(self._segments)

    def focus_stop(self) -> QWidget:
        """Return the segment that Tab comes to."""
        return next((segment for segment in self._segments if segment.isChecked()), (*self._segments, self)[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track that the segments lie in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = worn().border(1)
        painter.setPen(QPen(worn().colour("line"), edge))
        painter.setBrush(worn().colour("sunken"))
        half = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)

    def _keep_one_focus_stop(self) -> None:
        stop = self.focus_stop()
        for segment in self._segments:
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment is stop else Qt.FocusPolicy.ClickFocus)

    def _on_clicked(self, segment: Segment) -> None:
        self._keep_one_focus_stop()
        self.value_chosen.emit(segment.id)

    def _on_arrow(self, step: int) -> None:
        here = next(place for place, segment in enumerate(self._segments) if segment is self.sender())
        there = self._segments[(here + step) % len(self._segments)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        there.click()
