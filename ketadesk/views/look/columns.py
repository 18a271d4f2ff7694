"""The three columns of a page: beside each other while there is room, and else below each other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QWidget

from ketadesk.views.look.measure import scaled

SIDES, GAP = 10, 8
"""What is free at the sides of the columns, and between them."""

_SHARES, _NARROW_SHARES = (0, 686, 340), (0, 514, 234)
"""How the middle and the right share what the left leaves; their widths in windows of 1366 and of 1024."""

LEAST_RIGHT = 232
"""The right column is never narrower than this."""

_LEFT, _NARROW_LEFT, _NARROW_BELOW = 304, 240, 1200

_ANY = 16777215  # what Qt takes for no limit

_THREE, _TWO, _LOWEST = 960, 760, 420
"""From these widths three columns and two stand beside each other; what stands below is at least so high."""

_PLACES: dict[int, tuple[tuple[int, int, int, int], ...]] = {
    3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
    2: ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)),
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
}
"""Row, column, rows and columns of left, middle and right, by how many stand beside each other."""


class Columns(QScrollArea):
    """Left, middle and right, each of which scrolls by itself. Below each other, each is as high as what is seen.

    Larger letters make the same window narrower. Nothing is cut: what has no room beside goes below.
    """

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self.setProperty("columns", "true")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setAccessibleName("Page, scroll")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns = (left, middle, right)
        self._beside = 0
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(SIDES, 0, SIDES, GAP)
        self._grid.setSpacing(GAP)
        self.setWidget(self._content)
        self._arrange()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put beside each other as many as there is room for."""
        self._arrange()  # first: Qt asks for the least height when it makes the content as large as the page
        super().resizeEvent(event)

    def _arrange(self) -> None:
        width = self.width()
        beside = 3 if width >= scaled(_THREE) else 2 if width >= scaled(_TWO) else 1
        if beside != self._beside:
            self._beside = beside
            self._place()
        for at, share in enumerate(shares(width)):
            self._grid.setColumnStretch(at, share if 1 < beside > at else 0)
        left, _, right = self._columns
        left.setMinimumWidth(left_width(width) if beside > 1 else 0)
        left.setMaximumWidth(left_width(width) if beside > 1 else _ANY)
        right.setMinimumWidth(scaled(LEAST_RIGHT) if beside == len(self._columns) else 0)
        below = len(self._columns) - beside
        height = max(self.height(), scaled(_LOWEST)) + GAP
        self._content.setMinimumHeight((below + 1) * height if below else 0)
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(on if below else off)

    def _place(self) -> None:
        for column in self._columns:
            self._grid.removeWidget(column)
        for column, place in zip(self._columns, _PLACES[self._beside], strict=True):
            self._grid.addWidget(column, *place)
        for at in range(len(self._columns)):
            self._grid.setRowStretch(at, 1 if at <= len(self._columns) - self._beside else 0)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring into sight what has the focus."""
        if (
            new is not None
            and self._beside < len(self._columns)
            and self.isVisible()
            and self._content.isAncestorOf(new)
        ):
            self.ensureWidgetVisible(new)


def left_width(width: int) -> int:
    """Return how wide the left column is in a page that is so wide."""
    return scaled(_NARROW_LEFT if _is_narrow(width) else _LEFT)


def shares(width: int) -> tuple[int, int, int]:
    """Return how left, middle and right share what is left of a page that is so wide."""
    return _NARROW_SHARES if _is_narrow(width) else _SHARES


def _is_narrow(width: int) -> bool:
    """Say whether three columns only just stand beside each other."""
    return scaled(_THREE) <= width < scaled(_NARROW_BELOW)
