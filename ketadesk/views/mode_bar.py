"""The bar at the top: the modes, each with its key, and a new patient. A mode is chosen by a frame and by weight."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from ketadesk.views.look.lettering import label
from ketadesk.views.look.mark import Mark, button_icon, tinted
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn
from ketadesk.views.look.typeface import sized
from ketadesk.views.mode import Mode

_HEIGHT, _TAB, _PADDING, _GAP, _ICON, _RADIUS = 48, 32, 14, 8, 18, 8
_TITLE, _KEY = 14, 11
# Below this width tabs lose their icons and keys, and the product its name.
_NARROW = 1200
_WHOLE = frozenset({"icon", "name", "key"})
# What a tab leaves out, the least said first: a name says more than a key, a key more than an icon beside a name.
_FEWER = (_WHOLE, frozenset({"name", "key"}), frozenset({"name"}), frozenset({"icon"}))
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ModeTab(QPushButton):
    """One mode: icon, name and key, or as much of them as there is room for."""

    arrow_pressed = Signal(int)

    def __init__(self, mode: Mode) -> None:
        super().__init__(mode.title)
        self.mode = mode
        self._parts = _WHOLE
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(mode.key)
        self.setToolTip(f"{mode.title} ({mode.key})")

    def show_parts(self, parts: frozenset[str]) -> None:
        """Show so much of icon, name and key."""
        if parts != self._parts:
            self._parts = parts
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for the name at its heavier weight, so that choosing moves nothing."""
        widths = {
            "icon": scaled(_ICON),
            "name": self._width(_TITLE, self.text()),
            "key": self._width(_KEY, self.mode.key),
        }
        shown = [widths[part] for part in self._parts]
        return QSize(sum(shown) + (len(shown) - 1) * scaled(_GAP) + 2 * scaled(_PADDING), scaled(_TAB))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a name is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, open with Enter as with Space."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self.arrow_pressed.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame of the chosen one, the ring of the focus, icon, name and key."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a figure is never turned around
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chosen = worn(), self.isChecked()
        if chosen or self.hasFocus() or self.underMouse():
            self._draw_frame(painter)
        at = scaled(_PADDING)
        if "icon" in self._parts:
            colour = theme.colour("accent" if chosen else "ink2")
            icon = tinted(self.mode.icon, scaled(_ICON), colour, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(at, (self.height() - scaled(_ICON)) // 2), icon)
            at += scaled(_ICON) + scaled(_GAP)
        if "name" in self._parts:
            painter.setPen(theme.colour("ink" if chosen else "ink2"))
            painter.setFont(self._font(_TITLE, heavy=chosen))
            painter.drawText(QRect(at, 0, self.width(), self.height()), _LEFT, self.text())
        if "key" in self._parts:
            at += self._width(_TITLE, self.text()) + scaled(_GAP)
            painter.setPen(theme.colour("ink3"))
            painter.setFont(self._font(_KEY, heavy=False))
            painter.drawText(QRect(at, 0, self.width(), self.height()), _LEFT, self.mode.key)

    def _draw_frame(self, painter: QPainter) -> None:
        theme, width = worn(), 2 if self.hasFocus() else 1
        painter.setPen(
            QPen(theme.colour("accent" if self.hasFocus() else "line" if self.isChecked() else "hair"), width)
        )
        painter.setBrush(theme.colour("surface") if self.isChecked() else Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _font(self, pixels: int, heavy: bool) -> QFont:
        return sized(self.font(), scaled(pixels), QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)

    def _width(self, pixels: int, text: str) -> int:
        return QFontMetrics(self._font(pixels, heavy=pixels == _TITLE)).horizontalAdvance(text)


class _OnceClicked(QPushButton):
    """A button for which a double click is one click: a second new patient would leave nothing to bring back."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing more."""
        event.accept()


class ModeBar(QFrame):
    """Logo, tabs, a corner for what others add, and a new patient. `mode_chosen` says the id of a mode."""

    mode_chosen = Signal(str)

    def __init__(self, modes: Sequence[Mode]) -> None:
        super().__init__()
        self.setProperty("card", "bar")
        self.setFixedHeight(scaled(_HEIGHT))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(10)
        self._row.addWidget(Mark("logo", 26))
        self._product = label("KetaDesk", "product")
        self._row.addWidget(self._product)
        self._row.addSpacing(6)
        self._build_tabs(modes)
        self._row.addStretch(1)
        self._build_patient()

    def _build_tabs(self, modes: Sequence[Mode]) -> None:
        self._group = QButtonGroup(self)
        self._tabs = tabs = QHBoxLayout()
        tabs.setSpacing(2)
        self.tabs = {mode.id: ModeTab(mode) for mode in modes}
        for tab in self.tabs.values():
            self._group.addButton(tab)
            tabs.addWidget(tab)
            tab.clicked.connect(lambda _checked, id_=tab.mode.id: self.mode_chosen.emit(id_))
            tab.arrow_pressed.connect(self._on_arrow)
        self._row.addLayout(tabs)

    def _build_patient(self) -> None:
        self.corner = QHBoxLayout()
        self.corner.setSpacing(6)
        self.cleared: QLabel = label("", "list-second")
        self.undo = QPushButton(button_icon("undo"), "Und&o")
        self.undo.setToolTip("Bring back what was cleared or replaced (Ctrl+Z)")
        self.new_patient = _OnceClicked(button_icon("new-patient"), "&New patient")
        self.new_patient.setToolTip("Clear everything in every mode (Ctrl+N)")
        self._undoable = False
        for widget in (self.cleared, self.undo):
            widget.hide()
            self._row.addWidget(widget)
        self._row.addLayout(self.corner)
        self._row.addWidget(self.new_patient)

    def show_mode(self, id_: str) -> None:
        """Show which mode is open."""
        self.tabs[id_].setChecked(True)
        for tab in self.tabs.values():
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab.isChecked() else Qt.FocusPolicy.ClickFocus)
            tab.update()

    def close_others(self, closed: bool) -> None:
        """Close every mode but the open one, or open them again."""
        for tab in self.tabs.values():
            tab.setEnabled(tab.isChecked() or not closed)

    def show_undo(self, says: str) -> None:
        """Say what can be brought back, or no longer say it."""
        self._undoable = bool(says)
        self.cleared.setText(says or self.cleared.text())  # hidden without one, and never squeezed in between
        self.undo.setVisible(bool(says))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < scaled(_NARROW)
        self._product.setVisible(not narrow)
        for parts in _FEWER[2:] if narrow else _FEWER:
            for tab in self.tabs.values():
                tab.show_parts(parts)
            for layout in (self._tabs, self._row):  # one within another hears of its tabs only when it is laid out
                layout.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break
        self.cleared.setVisible(self._undoable)
        if self._row.minimumSize().width() > self.width():
            self.cleared.hide()

    def _on_arrow(self, step: int) -> None:
        tabs = list(self.tabs.values())
        there = tabs[(next(place for place, tab in enumerate(tabs) if tab is self.sender()) + step) % len(tabs)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
