"""Tab goes where the eye goes: the focus chain is laid along the layouts."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QLineEdit, QScrollArea, QWidget


class TabOrder:
    """The focus chain of a window along its layouts. It is laid again only when another widget can take the focus."""

    def __init__(self, root: QWidget) -> None:
        self._root = root
        self._laid: list[QWidget] = []

    def lay(self) -> None:
        """Lay the chain in reading order, if it is not laid for these widgets already."""
        entered = (*self._root.findChildren(QAbstractButton), *self._root.findChildren(QLineEdit))
        stops = [widget for widget in entered if _takes_tab(widget)]
        if stops != self._laid:
            for first, second in pairwise(focus_stops(self._root)):
                QWidget.setTabOrder(first, second)
            self._laid = stops


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def focus_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can take the focus, in reading order."""
    if _takes_tab(widget):
        yield widget
    if isinstance(widget, QScrollArea):
        if (content := widget.widget()) is not None:
            yield from focus_stops(content)
    elif getattr(widget, "takes_focus", True) and (layout := widget.layout()) is not None:
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
