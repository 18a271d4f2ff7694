"""An icon as a widget: drawn in the colour of its text, so that a style sheet can give it a tone."""

from importlib.resources import files

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

_ICONS = files("ketadesk.resources") / "icons"


def tinted(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    """Return a shipped icon in a size and colour, sharp at a screen's pixel ratio."""
    key = f"ketadesk {name} {size} {colour.name(QColor.NameFormat.HexArgb)} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray((_ICONS / f"{name}.svg").read_bytes())).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), colour)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def button_icon(name: str, size: int = 18) -> QIcon:
    """Return an icon for a button, in the colour of the application's buttons."""
    colour = QGuiApplication.palette().color(QPalette.ColorRole.ButtonText)
    return QIcon(tinted(name, size, colour, 2))


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at a widget again, whose property it asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def show_tone(widget: QWidget, tone: str) -> None:
    """Give a widget the colour of another tone."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


class Mark(QWidget):
    """A shipped icon in the colour of its text. `says` is its accessible name; without one it is decoration."""

    def __init__(self, name: str, size: int = 18, tone: str = "", says: str = "") -> None:
        super().__init__()
        self._name = name
        self._size = size
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if says:
            self.show_name(says)

    def show_icon(self, name: str) -> None:
        """Show another icon; without a name there is none."""
        if name != self._name:
            self._name = name
            self.update()

    def show_name(self, says: str) -> None:
        """Say something else."""
        self.setAccessibleName(says)
        self.setToolTip(says)

    def sizeHint(self) -> QSize:
        """Return the icon's size."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        if not self._name:
            return
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, tinted(self._name, self._size, colour, self.devicePixelRatioF()))
