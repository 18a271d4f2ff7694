"""Tab goes where the eye goes: the focus chain is laid along the layouts."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def lay_tab_order(root: QWidget) -> None:
    """Lay the focus chain of a window along its layouts, in reading order."""
    for first, second in pairwise(focus_stops(root)):
        QWidget.setTabOrder(first, second)


def focus_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can take the focus, in reading order."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        if (content := widget.widget()) is not None:
            yield from focus_stops(content)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from focus_stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)
