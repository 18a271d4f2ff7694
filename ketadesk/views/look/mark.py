"""An icon as a widget: drawn in the colour of its text, so that a style sheet can give it a tone."""

from importlib.resources import files

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn

_ICONS = files("ketadesk.resources") / "icons"
_SHARPEST = 2


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


_made: dict[int, tuple[str, int, str]] = {}


def button_icon(name: str, size: int = 18, role: str = "ink") -> QIcon:
    """Return an icon for a button, in the colour of a role. A button that has it gets it anew in another theme."""
    icon = QIcon(tinted(name, scaled(size), worn().colour(role), _SHARPEST))
    icon.addPixmap(tinted(name, scaled(size), worn().colour("ink3"), _SHARPEST), QIcon.Mode.Disabled)
    _made[icon.cacheKey()] = (name, size, role)
    return icon


def tint_again() -> None:
    """Give every button its icon anew, in the colours and the size that hold now."""
    made = dict(_made)
    _made.clear()
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractButton) and (wanted := made.get(widget.icon().cacheKey())):
            widget.setIcon(button_icon(*wanted))


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
        self._says = ""
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
        if says == self._says:
            return
        self._says = says
        self.setAccessibleName(says)
        self.setToolTip(says)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the icon's size."""
        return QSize(scaled(self._size), scaled(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        if not self._name:
            return
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, tinted(self._name, scaled(self._size), colour, self.devicePixelRatioF()))
