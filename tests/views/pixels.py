"""What reaches the eye: colours as they are on the screen, and how far apart they are."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


class Picture:
    """A picture of a window or of a part of it, measured in the window's own pixels from that part's corner."""

    def __init__(self, window: QWidget, part: QRect | None = None) -> None:
        self.image = window.grab(part or window.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._ratio = self.image.devicePixelRatio()
        self._row = self.image.bytesPerLine() // 4
        self._pixels = memoryview(self.image.constBits()).cast("I")

    def colours(self, room: QRect | QRectF) -> Counter[int]:
        """Return how many pixels of each colour are in a part of the window."""
        left, top, right, bottom = self._edges(room)
        counted: Counter[int] = Counter()
        for line in range(top, bottom):
            counted.update(self._pixels[line * self._row + left : line * self._row + right])
        return counted

    def ground(self, room: QRect | QRectF) -> QColor:
        """Return the colour that fills most of a part of the window."""
        return QColor.fromRgb(self.colours(room).most_common(1)[0][0])

    def changed(self, after: "Picture", room: QRect) -> tuple[Counter[int], Counter[int], QRect]:
        """Return the colours that went and that came in a part of the window, and the bounds of the change."""
        left, top, right, bottom = self._edges(room)
        went: Counter[int] = Counter()
        came: Counter[int] = Counter()
        columns: set[int] = set()
        lines: set[int] = set()
        for line in range(top, bottom):
            start, end = line * self._row + left, line * self._row + right
            old, new = self._pixels[start:end], after._pixels[start:end]
            if old == new:
                continue
            lines.add(line)
            for place, (first, second) in enumerate(zip(old, new, strict=True)):
                if first != second:
                    columns.add(left + place)
                    went[first] += 1
                    came[second] += 1
        bounds = QRect()
        if lines:
            bounds.setCoords(min(columns), min(lines), max(columns), max(lines))
        return went, came, bounds

    def line(self, left: int, right: int, y: int) -> list[QColor]:
        """Return the colours along a line, from left to right."""
        at = round(y * self._ratio) * self._row
        return [QColor.fromRgb(self._pixels[at + round(x * self._ratio)]) for x in range(max(0, left), right)]

    def _edges(self, room: QRect | QRectF) -> tuple[int, int, int, int]:
        grown = QRectF(room)
        return (
            max(0, int(grown.left() * self._ratio)),
            max(0, int(grown.top() * self._ratio)),
            min(self.image.width(), int(grown.right() * self._ratio) + 1),
            min(self.image.height(), int(grown.bottom() * self._ratio) + 1),
        )


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2.2 computes it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red() / 255, colour.green() / 255, colour.blue() / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def strongest(colours: Iterable[int | QColor], ground: QColor) -> float:
    """Return how far the colour that stands out most stands out of a ground."""
    return max(
        (contrast(QColor.fromRgb(each) if isinstance(each, int) else each, ground) for each in colours), default=1
    )
