"""Everything by keyboard, in reading order, and everything with a name."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ketadesk.app import open_desk
from ketadesk.views.entry.choice_list import ChoiceList
from ketadesk.views.entry.entry import PickerEntry, SegmentsEntry
from ketadesk.views.entry.picker import Picker
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, Hands


def test_that_tab_goes_through_the_window_in_reading_order(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    visited = _tab_through(hands.window)

    columns = [_column(hands.window, widget) for widget in visited]
    assert columns == sorted(columns), [type(widget).__name__ for widget in visited]
    for column in set(columns):
        tops = [_top(hands.window, widget) for widget in visited if _column(hands.window, widget) == column]
        assert tops == sorted(tops)


def test_that_a_window_that_opens_waits_for_a_protocol(closed_window: MainWindow) -> None:
    open_desk(closed_window)
    assert closed_window.focusWidget() is _picker(Hands(closed_window), "protocol")


def test_that_every_field_is_reached_by_tab(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    visited = _tab_through(hands.window)
    for entry in hands.window.form.entries():
        if entry.isVisible():
            assert entry.focus_stop() in visited, entry.key


def test_that_everything_that_takes_the_focus_has_a_name(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    for widget in hands.window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
            assert widget.accessibleName() or text, widget


def test_that_a_field_is_named_by_its_caption_and_unit(hands: Hands) -> None:
    assert hands.field("weight_text").accessibleName() == "Weight, kg"
    hands.enter("weight_unit", "lb")
    assert hands.field("weight_text").accessibleName() == "Weight, lb"
    buddies = [label.buddy() for label in hands.window.findChildren(QLabel) if label.buddy() is not None]
    assert hands.field("weight_text") in buddies


def test_that_a_figure_is_its_own_name(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    for figure in hands.window.findChildren(FigureLabel):
        assert figure.accessibleName() == ""
        # What is kept for another answer holds nothing, and what is seen is never empty.
        assert bool(figure.text()) == figure.isVisible()


def test_that_arrow_keys_move_within_segments_and_tab_stops_there_once(hands: Hands) -> None:
    hands.enter("protocol", "depression-iv")
    entry = hands.entry("setting")
    assert isinstance(entry, SegmentsEntry)
    first, second, *_, last = entry.segments.buttons()
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Space)
    assert hands.window.desk.draft.setting == first.id
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert hands.window.desk.draft.setting == second.id
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert hands.window.desk.draft.setting == last.id
    stops = [each for each in entry.segments.buttons() if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [last]


def test_that_opening_a_list_and_pressing_enter_chooses_nothing(hands: Hands) -> None:
    for key in ("protocol", "vial"):
        if key == "vial":
            hands.enter("protocol", "depression-iv")
        opened = hands.open_list(key)
        QApplication.processEvents()
        QTest.keyClick(opened.focusWidget() or opened.rows, Qt.Key.Key_Return)
        QTest.keyClick(opened, Qt.Key.Key_Escape)
        assert not opened.isVisible()
    assert hands.window.desk.draft.strength_text == ""


def test_that_a_list_is_searched_by_typing_and_closed_by_escape(hands: Hands) -> None:
    opened = hands.open_list("protocol")
    QTest.keyClicks(opened.search, "surgery")
    shown = [row for row in range(opened.rows.count()) if not opened.rows.isRowHidden(row)]
    titles = [opened.rows.at(row).text for row in shown]
    assert any("surgery" in title for title in titles)
    assert not any("Esketamine" in title for title in titles)
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert hands.window.desk.draft.protocol == "pain-icu"

    opened = hands.open_list("protocol")
    QTest.keyClick(opened.search, Qt.Key.Key_Escape)
    assert hands.window.desk.draft.protocol == "pain-icu"


def _tab_through(window: MainWindow) -> list[QWidget]:
    QApplication.processEvents()
    window.new_patient.setFocus()
    visited: list[QWidget] = []
    while (here := window.focusWidget()) is not None and here not in visited:
        visited.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return visited


def _column(window: MainWindow, widget: QWidget) -> int:
    for place, column in enumerate((window.form, window.answer, window.checklists)):
        if widget is column or column.isAncestorOf(widget):
            return place
    return -1 if widget is window.new_patient else 3


def _top(window: MainWindow, widget: QWidget) -> tuple[int, int]:
    """Return where a widget stands in its column's content, in bands as high as a field."""
    for column in (window.form, window.answer, window.checklists):
        content = column.widget()
        if widget is column:
            return (-1, 0)
        if content is not None and content.isAncestorOf(widget):
            at = widget.mapTo(content, QPoint(0, widget.height() // 2))
            return (at.y() // 12, at.x())
    return (0, 0)


def test_that_a_list_opens_with_enter_and_the_arrow_down_and_a_long_one_with_what_is_sought(hands: Hands) -> None:
    picker = _picker(hands, "protocol")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(picker, key)
        opened = _opened(picker)
        assert opened.search.text() == ""
        QTest.keyClick(opened.search, Qt.Key.Key_Escape)
        assert hands.window.desk.draft.protocol == ""
    QTest.keyClicks(picker, "d")
    opened = _opened(picker)
    QTest.keyClicks(opened.search, "epress")
    assert opened.search.text() == "depress"
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert hands.window.desk.draft.protocol == "depression-iv"


def test_that_no_letter_and_no_command_opens_a_short_list_and_a_held_key_opens_none(hands: Hands) -> None:
    hands.enter("protocol", "depression-iv")
    unit = _picker(hands, "dose_unit:infusion")
    for sign in ("m", "4"):
        QTest.keyClicks(unit, sign)
    for held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(_picker(hands, "protocol"), Qt.Key.Key_E, held)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        repeated = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(_picker(hands, "protocol"), repeated)
    assert not [each for each in hands.window.findChildren(ChoiceList) if each.isVisible()]


def _picker(hands: Hands, key: str) -> Picker:
    entry = hands.entry(key)
    assert isinstance(entry, PickerEntry)
    return entry.picker


def _opened(picker: Picker) -> ChoiceList:
    return next(each for each in picker.findChildren(ChoiceList) if each.isVisible())
