"""A person in front of the window: real keys, real clicks, and eyes that read what is shown."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from ketadesk.views.entry.choice_list import ChoiceList
from ketadesk.views.entry.entry import Entry, NumberEntry, PickerEntry, SegmentsEntry
from ketadesk.views.entry.number_field import NumberField
from ketadesk.views.entry.picker import Picker
from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton

DEPRESSION = (
    ("protocol", "depression-iv"),
    ("setting", "clinic"),
    ("weight_text", "70"),
    ("weight_known", "measured"),
    ("strength_text", "50"),
    ("vial_volume_text", "10"),
    ("vial_total_text", "500"),
    ("method", "make-up"),
    ("container", "syringe-50"),
    ("diluent", "sodium-chloride-0.9"),
)
"""0.5 mg/kg over 40 min for 70 kg, from 500 mg in 10 mL, made up to 50 mL."""


def plain(text: str) -> str:
    """Return what is read, with spaces that do not break made plain."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def open_picker(picker: Picker) -> ChoiceList:
    """Click on a picker, and return the list that it opens."""
    QTest.mouseClick(picker, LEFT)
    return next(each for each in picker.findChildren(ChoiceList) if each.isVisible())


def go_down(opened: ChoiceList, value: str) -> None:
    """Go down an open list to a row with the arrow keys, and take it with Enter."""
    for _ in range(opened.rows.count()):
        QTest.keyClick(opened.rows, Qt.Key.Key_Down)
        if opened.rows.chosen() == value:
            break
    QTest.keyClick(opened.rows, Qt.Key.Key_Return)


def take(picker: Picker, value: str) -> None:
    """Choose in a picker by its keys."""
    go_down(open_picker(picker), value)


class Hands:
    """Fills the form by its keys, and reads the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def lay(self, order: tuple[tuple[str, str], ...]) -> None:
        """Put an order on the desk at once, for a test that begins where this order ends."""
        self.window.desk.edit(replace(self.window.desk.draft, **dict(order)))  # type: ignore[arg-type]

    def fill(self, order: tuple[tuple[str, str], ...]) -> None:
        """Enter an order by hand, key by key and click by click."""
        for key, value in order:
            self.enter(key, value)

    def enter(self, key: str, value: str) -> None:
        entry = self.entry(key)
        if isinstance(entry, NumberEntry):
            self.type(key, value)
        elif isinstance(entry, SegmentsEntry):
            segment = next(each for each in entry.segments.buttons() if each.id == value)
            QTest.mouseClick(segment, LEFT)
        elif isinstance(entry, PickerEntry):
            self.pick(key, value)

    def form(self) -> QScrollArea:
        """Return the form of the mode that is open."""
        return self.window.page.form  # type: ignore[attr-defined, no-any-return]

    def entry(self, key: str) -> Entry:
        """Return a field, its group unfolded if it was folded."""
        if hasattr(self.form(), "reveal"):
            self.form().reveal(key)
        return next(entry for entry in self.form().entries() if entry.key == key)

    def open_all(self) -> None:
        """Give the window so much room that no group folds, and ask for what is rarely asked for."""
        self.window.resize(1366, 1600)
        for entry in self.window.form.entries():
            self.window.form.reveal(entry.key)

    def field(self, key: str) -> NumberField:
        entry = self.entry(key)
        assert isinstance(entry, NumberEntry)
        return entry.field

    def type(self, key: str, text: str) -> None:
        """Click into a field and press its keys one by one."""
        field = self.field(key)
        self.form().ensureWidgetVisible(field)
        QTest.mouseClick(field, LEFT)
        for sign in text:
            self.press(field, sign)

    def press(self, widget: QWidget, sign: str, held: bool = False) -> None:
        """Press one key. Signs that no keyboard of QTest knows are sent as an input method would."""
        if sign.isascii() and sign.isprintable() and not held:
            QTest.keyClicks(widget, sign)
            return
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, none, sign, held))

    def paste(self, key: str, text: str) -> None:
        field = self.field(key)
        field.setFocus()
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def open_list(self, key: str) -> ChoiceList:
        entry = self.entry(key)
        assert isinstance(entry, PickerEntry)
        self.form().ensureWidgetVisible(entry.picker)
        return open_picker(entry.picker)

    def pick(self, key: str, value: str) -> None:
        """Open a list, go down to a row with the arrow keys, and take it with Enter."""
        go_down(self.open_list(key), value)

    def choose_calculator(self, id_: str) -> None:
        """Go down the list of calculators with the arrow keys, and open one with Enter."""
        buttons = self.window.page.calculators.buttons  # type: ignore[attr-defined]
        here = next(button for button in buttons.values() if button.isChecked())
        here.setFocus()
        while (focused := self.window.focusWidget()) is not buttons[id_]:
            QTest.keyClick(focused, Qt.Key.Key_Down)
        QTest.keyClick(focused, Qt.Key.Key_Return)

    def figures(self) -> list[str]:
        """Return every figure on the screen, wherever it stands."""
        seen = [each.text() for each in self.window.findChildren(FigureLabel) if each.isVisible()]
        return [text for text in seen if text]

    def said(self) -> str:
        """Return everything that the window says, as one text, spaces that do not break made plain."""
        QApplication.processEvents()  # a label just added is shown at the next turn
        labels = [each for each in self.window.findChildren(QLabel) if each.isVisible()]
        shown = [each.text().replace("&", "") if each.buddy() else each.text() for each in labels]
        return plain("\n".join(shown))

    def ticks(self) -> list[TickBox]:
        return [each for each in self.window.page.checklists.findChildren(TickBox) if each.isVisible()]

    def state(self) -> str:
        answer = self.window.page.desk.answer
        return "" if answer is None else answer.sheet.state
