"""The left column: that the first entry is hidden, whose it is, who checks, and how it is done."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn

_SOURCES = ("Order", "Scale", "Vial", "Syringe", "Pump")
_STEPS = (
    "Read the order, the scale, the vial and the pump yourself.",
    "Type what you read. Do not ask for the first values.",
    "Compare. What differs is named, no value is shown.",
)
_BAR, _TILE = 14, 8


class SealedBar(QWidget):
    """A hatched bar: of one length, whatever it hides. Open, it is dashed and empty: that is entered again."""

    def __init__(self) -> None:
        super().__init__()
        self._opened = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_opened(self, opened: bool) -> None:
        """Show whether what it hid was cleared."""
        if opened != self._opened:
            self._opened = opened
            self.update()

    def sizeHint(self) -> QSize:
        """Return its one size."""
        return QSize(scaled(120), scaled(_BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(worn().colour("line"), worn().border(1))
        if self._opened:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if self._opened else QBrush(_hatch(self.devicePixelRatioF())))
        half = worn().border(1) / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 4, 4)


def _hatch(ratio: float) -> QPixmap:
    """Return a tile of slanted strokes, made for a screen: Qt's own pattern is a hairline at every scale."""
    size = scaled(_TILE)
    tile = QPixmap(QSize(size, size) * ratio)
    tile.setDevicePixelRatio(ratio)
    tile.fill(worn().colour("sunken"))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(worn().colour("line"), 1.5))
    for offset in (-size, 0, size):
        painter.drawLine(offset, size, offset + size, 0)
    painter.end()
    return tile


class HiddenPanel(QScrollArea):
    """`leave_wanted` asks to give the check up, `again_wanted` to begin the second entry anew."""

    leave_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setAccessibleName("Hidden entry, scroll")
        card = QFrame()
        card.setProperty("card", "paper")
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(scaled(14), scaled(14), scaled(14), scaled(14))
        self._column.setSpacing(scaled(6))
        self._title, self._says = label("", "group", wraps=True), label("", "list-second", wraps=True)
        self._person, self._signed = label("", "group", wraps=True), label("", "list-second", wraps=True)
        self._build_hidden()
        self._build_person()
        self._build_steps()
        self._build_buttons()
        self.setWidget(card)
        card.setAutoFillBackground(False)  # Qt fills it whole, beyond its round corners

    def _build_hidden(self) -> None:
        self._column.addLayout(_titled("hidden", self._title))
        self._column.addWidget(self._says)
        self._bars: dict[str, SealedBar] = {}
        self._hidden = QWidget()
        bars = QVBoxLayout(self._hidden)
        bars.setContentsMargins(0, scaled(2), 0, scaled(6))
        bars.setSpacing(scaled(3))
        for source in _SOURCES:
            bars.addWidget(label(source, "caption"))
            self._bars[source.lower()] = SealedBar()
            bars.addWidget(self._bars[source.lower()])
        self._column.addWidget(self._hidden)

    def _build_person(self) -> None:
        self._who = QWidget()
        column = QVBoxLayout(self._who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(6))
        column.addWidget(hair())
        column.addLayout(_titled("person", self._person))
        column.addWidget(self._signed)
        self._column.addWidget(self._who)

    def _build_steps(self) -> None:
        self._column.addWidget(hair())
        self._column.addWidget(label("How to check", "strong"))
        for place, says in enumerate(_STEPS, start=1):
            row = QHBoxLayout()
            row.setSpacing(scaled(10))
            row.addWidget(label(str(place), "number"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(says, "list", wraps=True), 1)
            self._column.addLayout(row)
        self._column.addStretch(1)

    def _build_buttons(self) -> None:
        self.again = QPushButton(button_icon("undo"), "Clear my entry")
        self.leave = QPushButton(button_icon("remove"), "Give up the check")
        self.again.clicked.connect(self.again_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        for button in (self.again, self.leave):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_hidden(self, title: str, says: str, opened: frozenset[str] = frozenset()) -> None:
        """Say what is hidden; without a text nothing is. `opened` are the sources that are read again."""
        show_text(self._title, title)
        show_text(self._says, says)
        self._hidden.setVisible(bool(says))
        for source, bar in self._bars.items():
            bar.show_opened(source in opened)

    def show_person(self, name: str, says: str) -> None:
        """Say who checks."""
        show_text(self._person, name)
        show_text(self._signed, says)
        self._who.setVisible(bool(name))

    def show_buttons(self, again: bool, leave: bool) -> None:
        """Offer to begin the entry anew, or to give the check up."""
        self.again.setVisible(again)
        self.leave.setVisible(leave)


def _titled(icon: str, title: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(scaled(8))
    row.addWidget(Mark(icon, 22), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(title, 1)
    return row
