"""No text is cut, elided or drawn over another, in any state, at the sizes the window is used in."""

import pytest
from PySide6.QtCore import QSize

from ketadesk.views.main_window import MainWindow
from views.faults import crowded, cut
from views.walking import orders, settle

SIZES = (QSize(1366, 768), QSize(1366, 690))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_that_no_text_is_cut_or_drawn_over_another(window: MainWindow, size: QSize) -> None:
    window.resize(size)
    settle()
    assert window.size() == size
    faults = [f"{name}: {fault}" for name in orders(window) for fault in (*cut(window), *crowded(window))]
    assert not faults, "\n".join(faults)
