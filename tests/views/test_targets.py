"""Everything that is pressed is large enough to be hit."""

from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from ketadesk.views.main_window import MainWindow
from views.walking import controls, everywhere, named

LEAST = 24


def test_that_every_target_is_at_least_24_pixels_each_way(window: MainWindow) -> None:
    small = {
        f"{named(widget)}: {widget.width()} x {widget.height()}"
        for _ in everywhere(window)
        for widget in controls(window)
        if not isinstance(widget, QAbstractItemView)
        and (widget.height() < LEAST or (widget.width() < LEAST and not isinstance(widget, QLineEdit)))
    }
    assert not small, "\n".join(sorted(small))
