"""Where the focus is can be seen, wherever Tab comes to, and every mnemonic is of one thing."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from ketadesk.views.main_window import MainWindow
from views.pixels import Picture, contrast
from views.walking import everywhere, named, seen, settle, showing

RING, OUT_OF_GROUND = 2, 3
STATES = ("depression-70-kg-syringe", "pain-icu-70-kg-ward")


@pytest.mark.parametrize(
    "theme",
    [
        "light",
        "contrast",
        pytest.param("dark", marks=pytest.mark.proof),
        pytest.param("night", marks=pytest.mark.proof),
    ],
    indirect=True,
)
def test_that_the_focus_is_seen_on_every_stop(theme: str, window: MainWindow) -> None:
    faults = {fault for _ in everywhere(window, STATES[:1]) for stop in _stops(window) for fault in _unseen(stop)}
    assert not faults, "\n".join(sorted(faults))


def test_that_no_stop_is_scrolled_out_of_sight(window: MainWindow) -> None:
    hidden = {
        f"{state}: {named(stop)}, {stop.size().toTuple()} of which {showing(stop).size().toTuple()} is seen"
        for state in everywhere(window, STATES)
        for stop in _stops(window)
        if showing(stop).size() != stop.size() and not isinstance(stop, QScrollArea)
    }
    assert not hidden, "\n".join(sorted(hidden))


def test_that_a_mnemonic_is_of_one_thing_and_is_its_key(window: MainWindow) -> None:
    for state in everywhere(window, STATES):
        holders = [(found[1].lower(), widget) for widget in seen(window) if (found := _mnemonic(widget))]
        assert [key for key, times in Counter(key for key, _ in holders).items() if times > 1] == [], state
        for key, widget in holders:
            if isinstance(widget, QAbstractButton):
                assert widget.shortcut() == QKeySequence(f"Alt+{key}"), named(widget)


def _stops(window: MainWindow) -> Iterator[QWidget]:
    """Go through the window with Tab, and yield what has the focus."""
    visited: set[QWidget] = set()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    while (here := window.focusWidget()) is not None and here not in visited:
        visited.add(here)
        settle()  # a folded group opens when the focus comes to it
        yield here
        here.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(here, Qt.Key.Key_Tab)


def _unseen(stop: QWidget) -> Iterator[str]:
    """Compare what is seen with and without the focus: a ring two pixels wide that stands out of the ground."""
    window = stop.window()
    room = showing(stop).adjusted(-4, -4, 4, 4) & window.rect()
    focused = Picture(window, room)
    stop.clearFocus()
    bare = Picture(window, room)
    whole = QRect(0, 0, room.width(), room.height())
    went, came, _ = bare.changed(focused, whole)
    least = RING * (stop.width() + stop.height())  # half of a ring: corners are round, a chosen one has an edge already
    if sum(came.values()) < least:
        yield f"{named(stop)}: {sum(came.values())} pixels change, not {least}"
        return
    ring, replaced = (QColor.fromRgb(each.most_common(1)[0][0]) for each in (came, went))
    found = max(contrast(ring, bare.ground(QRect(0, 0, 4, 4))), contrast(ring, replaced))
    if found < OUT_OF_GROUND:
        yield f"{named(stop)}: its ring stands {found:.2f} out, not {OUT_OF_GROUND}"


def _mnemonic(widget: QWidget) -> re.Match[str] | None:
    if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
        return re.search(r"(?<!&)&([^&\s])", widget.text())
    return None
