"""Tab goes where the eye goes: along the layouts, as they stand when the key is pressed."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def move_focus(root: QWidget, forward: bool) -> bool:
    """Move the focus of a window to what follows in reading order, or to what comes before; say whether it moved.

    Nothing is kept between keys: a chain laid at every answer would cost each of them, and no key needs it but Tab.
    """
    here = root.focusWidget()
    order = [each for each in focusable(root) if each is here or (_takes_tab(each) and each.isVisibleTo(root))]
    order = [each for each in order if each is here or (each.isEnabled() and not _among_same(each, here))]
    if not order or order == [here]:
        return False
    place = order.index(here) if here in order else (-1 if forward else 0)
    there = order[(place + (1 if forward else -1)) % len(order)]
    bring_into_view(there)
    there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def focusable(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can have the focus, in reading order: by Tab, or only by a click."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        if (content := widget.widget()) is not None:
            yield from focusable(content)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item: Any = layout.itemAt(place)  # there is one at each place, whatever Qt's own declarations say
        if (widget := item.widget()) is not None:
            yield from focusable(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)


def _among_same(widget: QWidget, here: QWidget | None) -> bool:
    """Say whether a widget is of the many that are one stop of Tab, where the focus is on one of them."""
    among = getattr(widget, "among", None)
    return among is not None and among == getattr(here, "among", None)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def bring_into_view(widget: QWidget) -> None:
    """Scroll what the focus comes to into sight; Qt does so only within one scroll area."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
