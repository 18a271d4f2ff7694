"""Nothing is changed in passing: no wheel, no key held down, nothing dropped, no letter typed on a switch (S-16)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget

from ketadesk.views.entry.number_field import NumberField
from ketadesk.views.entry.segments import Segment
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, Hands
from views.test_kept_widgets import PAIN

NO_KEY, NO_BUTTON = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton


def _all(window: MainWindow) -> Iterator[QWidget]:
    """Yield every widget that is seen, mode by mode."""
    for id_ in window.modes:
        window.open_mode(id_)
        QApplication.processEvents()
        yield from [each for each in window.findChildren(QWidget) if each.isVisible()]


def _state(window: MainWindow) -> list[object]:
    """Return every draft, and every text and choice as it is shown."""
    shown = [each.text() for each in window.findChildren(QLineEdit)]
    chosen = [each.isChecked() for each in window.findChildren(Segment)]
    return [*(page.desk.draft for page in window.pages.values()), shown, chosen]


def _wheel(widget: QWidget) -> None:
    at = QPointF(widget.rect().center())
    for turn in (120, -120):
        QApplication.sendEvent(
            widget,
            QWheelEvent(
                at, widget.mapToGlobal(at), QPoint(), QPoint(0, turn), NO_BUTTON, NO_KEY,
                Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip


def _held(widget: QWidget) -> None:
    if not widget.hasFocus():
        return
    for key, sign in ((Qt.Key.Key_5, "5"), (Qt.Key.Key_Right, ""), (Qt.Key.Key_Down, ""), (Qt.Key.Key_Space, " ")):
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, NO_KEY, sign, True))


def _drop(widget: QWidget) -> None:
    data = QMimeData()
    data.setText("9")
    at, copy, left = QPoint(2, 2), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(widget, QDragEnterEvent(at, copy, data, left, NO_KEY))
    QApplication.sendEvent(widget, QDragMoveEvent(at, copy, data, left, NO_KEY))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, left, NO_KEY))


def _letters(widget: QWidget) -> None:
    """Type what a combo box would choose by, wherever letters are not text."""
    if isinstance(widget, QLineEdit) or not widget.hasFocus():
        return
    for key, sign in ((Qt.Key.Key_L, "l"), (Qt.Key.Key_K, "k"), (Qt.Key.Key_H, "h"), (Qt.Key.Key_2, "2")):
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, NO_KEY, sign))
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, NO_KEY, sign))


@pytest.mark.parametrize("order", [DEPRESSION, PAIN], ids=["depression", "pain"])
@pytest.mark.parametrize("act", [_wheel, _held, _drop, _letters])
def test_that_nothing_is_changed_in_passing_on_any_widget_of_any_mode(hands: Hands, act, order) -> None:  # type: ignore[no-untyped-def]
    hands.fill(order)
    tried = 0
    for widget in _all(hands.window):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widget.setFocus()
        before = _state(hands.window)
        act(widget)
        assert _state(hands.window) == before, (type(widget), act.__name__)
        tried += 1
    assert tried > 100


def test_that_no_number_and_no_unit_is_a_spin_box_or_a_combo_box(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    seen = {type(widget) for widget in _all(hands.window)}
    assert NumberField in seen
    assert hands.window.findChildren(QAbstractSpinBox) == []
    assert hands.window.findChildren(QComboBox) == []
