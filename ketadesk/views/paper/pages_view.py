"""Pages as they will be printed, under each other on the desk, as large as they are wanted."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy

from ketadesk.views.look.painted import Painted
from ketadesk.views.look.theme import worn
from ketadesk.views.paper.marks import Words, colour, paint_page
from ketadesk.views.paper.printout import Printout

_APART = 14


class PagesArea(QScrollArea):
    """Where pages are scrolled, by page up and page down and the arrows. `widened` says that it has another width."""

    widened = Signal()

    def __init__(self, pages: "PagesView") -> None:
        super().__init__()
        self.setWidget(pages)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName("Pages")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that the width is another."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()


class PagesView(Painted):
    """Paints a printout with so many pixels to a point. Its accessible name is all that stands on the pages."""

    def __init__(self) -> None:
        super().__init__()
        self.printout: Printout | None = None
        self.scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_printout(self, printout: Printout) -> None:
        """Show other pages."""
        self.printout = printout
        words = (mark.text for page in printout.pages for mark in page.marks if isinstance(mark, Words))
        self.say(" ".join(words))
        self._fit()

    def show_scale(self, scale: float) -> None:
        """Show the pages so large."""
        self.scale = scale
        self._fit()

    def forget(self) -> None:
        """Hold no page."""
        self.printout = None
        super().forget()

    def sizeHint(self) -> QSize:
        """Return the room of all pages."""
        pages = () if self.printout is None else self.printout.pages
        wide = max((page.width for page in pages), default=0) * self.scale
        high = sum(page.height * self.scale + _APART for page in pages)
        return QSize(round(wide) + 2 * _APART, round(high) + _APART)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen."""
        painter = QPainter(self)
        y = float(_APART)
        for page in () if self.printout is None else self.printout.pages:
            x = (self.width() - page.width * self.scale) / 2
            room = QRectF(x, y, page.width * self.scale, page.height * self.scale)
            if room.intersects(QRectF(event.rect())):
                painter.fillRect(room, colour("surface"))
                painter.setPen(QPen(worn().colour("line"), 1))
                painter.drawRect(room)
                painter.translate(room.topLeft())
                paint_page(page, painter, self.scale)
                painter.resetTransform()
            y += page.height * self.scale + _APART

    def _fit(self) -> None:
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.update()
