"""Widgets are used again: what is kept holds no figure of an old answer, and what is seen is the new one, whole."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ketadesk.app import guarded
from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.views.application import make_window
from ketadesk.views.main_window import MainWindow
from views.hands import DEPRESSION, Hands
from views.test_stale_figures import CHOICES, NUMBERS

PAIN = (
    ("protocol", "pain-icu"), ("setting", "ward"), ("dose_text:infusion", "1"), *DEPRESSION[2:],
    ("concentration_text", "1"),
)  # fmt: skip
# From figures to other figures, to none, to another protocol with a table, and back.
EDITS = (
    ("weight_text", "70.5"), ("weight_text", "70,5"), ("weight_text", "7"), ("weight_text", "92"),
    ("start_text", "08:30"), ("height_text", "175"), ("age_text", "82"), ("sex", "male"), ("basis", "ideal"),
    ("container", "bag-100"), ("strength_text", "100"), ("vial_total_text", "1000"), ("protocol", "pain-icu"),
    ("setting", "ward"), ("concentration_text", "1"), ("weight_text", "68"), ("protocol", "depression-iv"),
    ("strength_text", "50"), ("vial_total_text", "500"), ("setting", "clinic"), ("container", "syringe-50"),
)  # fmt: skip


@pytest.mark.parametrize(("key", "value"), [*((key, "x") for key in NUMBERS), *CHOICES])
def test_that_no_widget_seen_or_not_keeps_an_old_figure(hands: Hands, key: str, value: str) -> None:
    hands.lay(DEPRESSION)
    kept: list[list[str]] = []
    hands.window.desk.draft_changed.connect(lambda: kept.append([*_held(hands.window, QWidget.isHidden)]))

    hands.enter(key, value)

    # While the answer is worked out nothing in its column says a number, and after it only what is seen does.
    assert hands.window.desk.answer is not None
    assert kept
    assert not any(kept)
    assert [*_held(hands.window, lambda widget: not widget.isVisible())] == []


def test_that_what_is_seen_after_any_edit_is_what_a_new_window_shows(
    hands: Hands, planner: Callable[[Draft], Answer]
) -> None:
    hands.lay(DEPRESSION)
    for key, value in EDITS:
        hands.window.desk.enter(key, value)
        fresh = make_window("KetaDesk")
        fresh.resize(hands.window.size())
        fresh.show()
        fresh.desk.draft = hands.window.desk.draft
        fresh.desk.open(guarded(planner, fresh.show_fault))
        for _ in range(3):  # a layout whose labels wrap takes turns
            QApplication.processEvents()
        assert _seen(hands.window) == _seen(fresh), (key, value)
        assert [*_held(hands.window, lambda widget: not widget.isVisible())] == [], (key, value)
        fresh.close()
        fresh.deleteLater()


def test_that_a_window_that_is_resized_while_it_is_blank_shows_nothing(hands: Hands) -> None:
    hands.fill(PAIN)
    assert hands.figures()

    hands.window.blank()
    hands.window.resize(1100, 700)
    QTest.qWait(0)

    assert hands.figures() == []
    assert [*_held(hands.window, lambda widget: not widget.isVisible())] == []


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()


def _held(window: MainWindow, wanted: Callable[[QWidget], bool]) -> Iterator[str]:
    """Yield every text with a number in it that an unseen widget of the answer holds."""
    blank = window.desk.answer is None
    for widget in window.answer.findChildren(QWidget):
        if blank or wanted(widget):
            yield from (text for text in _texts(widget) if re.search(r"\d", text))


def _seen(window: MainWindow) -> list[tuple[str, ...]]:
    """Return what is seen and said in the answer and the checklists, in reading order."""
    found = []
    for column in (window.answer, window.checklists):
        for widget in column.content.findChildren(QWidget):
            at = widget.mapTo(column.content, widget.rect().topLeft())
            if widget.isVisible() and any(texts := (*_texts(widget),)):
                found.append((at.y(), at.x(), *texts))
    return sorted(found)
