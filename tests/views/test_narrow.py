"""Where a window is narrow, bars leave out what has no room, and no column keeps the width of another window."""

import pytest
from PySide6.QtCore import QSize

from ketadesk.views.main_window import MainWindow
from views.drawn import pieces, told
from views.faults import cut
from views.walking import settle


@pytest.mark.parametrize("width", [1366, 1024, 800, 640])
def test_that_no_tab_is_squeezed(window: MainWindow, width: int) -> None:
    window.resize(width, 640)
    settle()
    for tab in window.bar.tabs.values():
        assert tab.width() >= tab.sizeHint().width(), tab.text()
        assert tab.accessibleName() or tab.text()


@pytest.mark.parametrize("undoable", [False, True])
def test_that_every_tab_says_its_name_on_a_usual_screen(window: MainWindow, undoable: bool) -> None:
    window.resize(1366, 768)
    window.bar.show_undo("Everything is cleared until you undo it or enter something." if undoable else "")
    settle()
    for tab in window.bar.tabs.values():
        assert tab.text() in told(pieces(tab))


@pytest.mark.parametrize("width", [1366, 1024, 800, 640])
def test_that_the_foot_stays_low(window: MainWindow, width: int) -> None:
    window.resize(width, 640)
    settle()
    assert window.foot.height() <= 64


def test_that_a_column_is_laid_out_anew_when_the_window_was_resized_behind_another_mode(window: MainWindow) -> None:
    window.turn_to("running")
    settle()
    window.open_mode("order")
    window.resize(QSize(1024, 640))
    settle()
    window.turn_to("running")
    settle()
    assert list(cut(window)) == []


@pytest.mark.parametrize("mode", ["running", "records", "calculators"])
def test_that_no_text_of_another_mode_is_cut_in_the_smallest_window(window: MainWindow, mode: str) -> None:
    window.resize(1024, 640)
    window.turn_to(mode)
    settle()
    assert list(cut(window)) == []
