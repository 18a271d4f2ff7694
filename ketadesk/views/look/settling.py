"""Laying out now, and once: left to Qt, a part is laid out again each time that something within it was."""

from PySide6.QtWidgets import QWidget


def settle(whole: QWidget) -> None:
    """Lay out a widget and all in it, innermost first: what changed within is told upwards. What is laid out stays."""
    for part in (*reversed(whole.findChildren(QWidget)), whole):
        if (layout := part.layout()) is not None:
            layout.activate()
