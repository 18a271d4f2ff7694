"""A field for a number: its text is the model, shown exactly as typed, and nothing is lost in silence."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QWidget

from ketadesk.presentation.copying import NOT_CHECKED
from ketadesk.views.copying import put_on_clipboard, time_now
from ketadesk.views.entry.burst import Burst
from ketadesk.views.entry.foreign import HIDDEN_SIGN, is_hidden, is_hidden_key, why_not_taken
from ketadesk.views.look.mark import repolish
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.typeface import sized

HELD_KEY = "A key was held down; it counts once. Press it again for each digit."
SCANNED = "A scanner wrote into this field. Nothing of it was taken: the field holds what it held before."

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_UNIT_GAP, _UNIT_EDGE, _LEAST_WIDTH = 3, 8, 46
# What the frame, its padding and the cursor take of the width.
_FRAME, _LETTERS, _PUMP_LETTERS, _PUMP_EDGE = 22, 15, 34, 16


class NumberField(QLineEdit):
    """A line of text with its unit inside, on the right.

    `text_entered` carries every change that was not made by `show_text`, however it came about: keys, paste, undo,
    assistive technology. `entry_refused` says why a key, a paste or a scanner's code was not taken at all.
    `was_corrected` is true once it came about otherwise than key by key, from its first digit to its last.
    """

    text_entered = Signal(str)
    entry_refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self._name = self._measure = ""
        self.was_corrected = False
        self._burst = Burst()
        self._letters, self._edge = _LETTERS, _UNIT_EDGE
        self._unit = QLabel(self)
        self._unit.setProperty("type", "unit")
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhNoPredictiveText)
        self.textChanged.connect(self._on_text_changed)

    def wear_pump(self) -> None:
        """Look as a field of the pump's own face."""
        self.setProperty("face", "pump")
        self._letters, self._edge = _PUMP_LETTERS, _PUMP_EDGE
        repolish(self._unit)  # it wore the letters of paper already: grey on the pump's dark ground
        self._place_unit()

    def show_text(self, text: str) -> None:
        """Show text that the draft already holds."""
        if text != self.text():
            self._known = text
            self.was_corrected = False
            self.setText(text)

    def forget_typed(self) -> None:
        """Forget what was typed and erased: a number is not undone under another unit, or for another patient."""
        self.was_corrected = False
        self.setText(self.text())  # Qt forgets what can be undone, and says nothing

    def name_as(self, name: str, unit: str) -> None:
        """Be called so by who hears it, and by what is copied from here; the unit may stand beside the field."""
        self._name, self._measure = name, unit
        self.setAccessibleName(f"{name}, {unit}" if unit else name)

    def show_unit(self, unit: str) -> None:
        """Show the unit inside the field, on the right."""
        if unit == self._unit.text():
            return
        self._unit.setText(unit)
        self._place_unit()
        self._fit()

    def show_usual(self, usual: str) -> None:
        """Show, while the field is empty, the figure that holds then, lighter than one that was typed."""
        if usual != self.placeholderText():
            self.setPlaceholderText(usual)
        self._show_held()

    def _show_held(self) -> None:
        held = self.holds_usual()
        if bool(self.property("held")) != held:
            self.setProperty("held", held)
            repolish(self)

    def holds_usual(self) -> bool:
        """Say whether a figure holds that nobody typed."""
        return bool(self.placeholderText()) and not self.text()

    def _fit(self) -> None:
        """Write smaller what would not be seen whole: a number without its first digit is another number."""
        room = self.width() - self.textMargins().right() - scaled(_FRAME)
        letters = sized(self.font(), scaled(self._letters))
        fit = "" if QFontMetrics(letters).horizontalAdvance(self.text()) <= room else "small"
        if (self.property("fit") or "") != fit:
            self.setProperty("fit", fit)
            repolish(self)

    def minimumSizeHint(self) -> QSize:
        """Return room for four digits and the unit."""
        return QSize(self.textMargins().right() + scaled(_LEAST_WIDTH), super().minimumSizeHint().height())

    def _place_unit(self) -> None:
        self._unit.ensurePolished()  # it is as wide as its letters, which it has only then
        size = self._unit.sizeHint()
        margin = size.width() + scaled(_UNIT_GAP) if self._unit.text() else 0
        if margin != self.textMargins().right():
            self.setTextMargins(0, 0, margin, 0)
        self._unit.setGeometry(self.width() - size.width() - scaled(self._edge), 0, size.width(), self.height())

    def _on_text_changed(self, text: str) -> None:
        self._fit()
        self._show_held()
        if text != self._known:
            self.was_corrected |= text[:-1] != self._known
            self._known = text
            self.text_entered.emit(text)

    def _take(self, text: str) -> None:
        """Take foreign text whole, or refuse it whole."""
        if why := why_not_taken(text):
            self.entry_refused.emit(why)
        elif text:
            self.insert(text)

    def _paste(self, source: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        self._take(QGuiApplication.clipboard().text(source))

    def _copy(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        """Copy what is marked as the whole entry, named and with its unit: a part of a number is another number."""
        if self.hasSelectedText():
            typed = " ".join(part for part in (self.text(), self._measure) if part)
            put_on_clipboard(f"{self._name}: {typed}, as typed, {NOT_CHECKED}, copied {time_now()}", mode)

    def _cut(self) -> None:
        self._copy()
        self.del_()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is nothing to undo here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_scanned(event):
            return True
        return super().event(event)

    def _is_scanned(self, event: QKeyEvent) -> bool:
        """Say whether a key is a scanner's; the field then holds again what it held before, and says so."""
        when = event.timestamp()
        if self._burst.swallows(when):
            return True
        if Qt.Key(event.key()) in _ENDS:
            scanned = self._burst.ends_code(when)
        else:
            scanned = bool(event.text()) and self._burst.is_scanner(when, self.text())
        if scanned:
            self._burst.refuse(when)
            self.setText(self._burst.before)
            self.entry_refused.emit(SCANNED)
        return scanned

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key as it is: a held one once, a paste whole or not at all."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._cut()
        elif event.isAutoRepeat() and event.text().isprintable() and event.text():
            self.entry_refused.emit(HELD_KEY)
        elif is_hidden_key(event.text()):
            self.entry_refused.emit(HIDDEN_SIGN)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits, or refuse it whole."""
        if is_hidden(event.commitString()):
            self.entry_refused.emit(HIDDEN_SIGN)
        else:
            super().inputMethodEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Paste the selection with the middle button, as everywhere on X11, by the same rule; so is it copied."""
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)
            if QGuiApplication.clipboard().supportsSelection():
                self._copy(QClipboard.Mode.Selection)
        elif QGuiApplication.clipboard().supportsSelection():
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self._paste(QClipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what Qt offers; its own Paste would change line breaks in silence."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Undo", self.undo).setEnabled(self.isUndoAvailable())
        menu.addAction("Copy", self._copy).setEnabled(self.hasSelectedText())
        menu.addAction("Cut", self._cut).setEnabled(self.hasSelectedText())
        menu.addAction("Paste", self._paste)
        menu.addAction("Select all", self.selectAll).setEnabled(bool(self.text()))
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Refuse: nothing is dropped into a number."""
        event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Refuse: nothing is dropped into a number."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the unit in other letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._unit.text():
            self._place_unit()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the unit at the right edge."""
        super().resizeEvent(event)
        self._place_unit()
        self._fit()
