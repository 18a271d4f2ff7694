"""Fields side by side while there is room, and on more lines when there is not: nothing is squeezed or cut."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.views.look.measure import scaled

_GAP, _LINES_APART = 8, 4


class Flow(QWidget):
    """A row of widgets, each with its share of the width, that breaks where the next one does not fit."""

    def __init__(self, widgets: Sequence[QWidget], stretches: Sequence[int] = ()) -> None:
        super().__init__()
        self._widgets = tuple(widgets)
        self._stretches = tuple(stretches) or (1,) * len(self._widgets)
        self._lines: list[QHBoxLayout] = []
        self._broken: tuple[int, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(_LINES_APART))
        for _ in self._widgets:
            line = QHBoxLayout()
            line.setSpacing(scaled(_GAP))
            self._lines.append(line)
            self._column.addLayout(line)
        self._lay((0,) * len(self._widgets))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest alone: the others can stand under it."""
        least = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break where the width asks for it."""
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Look again whether all fit when one of them asks for other room."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return done

    def arrange(self) -> None:
        """Put each widget on the line on which it fits."""
        places, line, taken = [], 0, 0
        for widget in self._widgets:
            needed = 0 if widget.isHidden() else widget.minimumSizeHint().width()
            if taken and needed and taken + scaled(_GAP) + needed > self.width():
                line, taken = line + 1, 0
            taken += needed + (scaled(_GAP) if taken and needed else 0)
            places.append(line)
        if tuple(places) != self._broken:
            self._lay(tuple(places))

    def _lay(self, places: tuple[int, ...]) -> None:
        self._broken = places
        for line in self._lines:
            while line.count():
                line.takeAt(0)
        for widget, stretch, place in zip(self._widgets, self._stretches, places, strict=True):
            self._lines[place].addWidget(widget, stretch)
        self.updateGeometry()


class Gap(QWidget):
    """An empty place at the end of a row, so that what stands in it is as wide as in the rows above."""

    def minimumSizeHint(self) -> QSize:
        """Return no room: where there is little, it is no place."""
        return QSize(0, 0)


class Joined(QWidget):
    """A field and its unit, which touch."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        field, *units = widgets
        row.addWidget(field, 1)
        for unit in units:
            row.addWidget(unit, 0, Qt.AlignmentFlag.AlignBottom)
