"""A sentence some of whose words are stronger than the others: its text stays the whole of it, and it wraps."""

from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy

from ketadesk.views.look.lettering import show_text, unbroken
from ketadesk.views.look.measured_label import MeasuredLabel
from ketadesk.views.look.theme import worn


class StrongWords(MeasuredLabel):
    """A label of a type and a tone. Its strong words stand out by weight and by the colour of a role."""

    def __init__(self, type_: str, tone: str = "", role: str = "ink") -> None:
        super().__init__()
        self._strong: tuple[str, ...] = ()
        self._weighed = hash(self._strong)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", type_)
        self.setProperty("tone", tone)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_words(self, text: str, *strong: str) -> None:
        """Show a sentence, and which of its words are strong; without a text it is not seen."""
        show_text(self, text)
        self._strong = tuple(unbroken(each) for each in strong if each)
        if hash(self._strong) != self._weighed:
            self._weighed = hash(self._strong)
            self.measure_anew()
        self.updateGeometry()

    def setText(self, text: str) -> None:
        """Hold another text, and nothing of the old one."""
        self._strong = ()
        super().setText(text)

    def measure_height(self, width: int) -> int:
        """Return the height of the text in a width."""
        return round(self._laid(width).boundingRect().height())

    def measure_size(self) -> QSize:
        """Return the room of the whole text on one line."""
        laid = self._laid(_ENDLESS)
        return QSize(int(laid.maximumWidth()) + 2, round(laid.boundingRect().height()))

    def measure_least(self) -> QSize:
        """Return the room of the longest word."""
        return QSize(int(self._laid(1).minimumWidth()) + 2, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        laid = self._laid(self.width())
        laid.draw(painter, QPointF(0, max(0, (self.height() - laid.boundingRect().height()) / 2)))

    def _laid(self, width: int) -> QTextLayout:
        self.ensurePolished()
        made = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        made.setTextOption(option)
        made.setFormats([each for words in self._strong for each in self._format(words)])
        made.beginLayout()
        below = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, below))
            below += line.height()
        made.endLayout()
        return made

    def _format(self, words: str) -> list[QTextLayout.FormatRange]:
        start = self.text().find(words)
        if start < 0:
            return []
        made: Any = QTextLayout.FormatRange()  # Qt's own declarations leave out its fields
        made.start, made.length = start, len(words)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        strong.setForeground(worn().colour(self._role))
        made.format = strong
        return [made]


_ENDLESS = 100_000
