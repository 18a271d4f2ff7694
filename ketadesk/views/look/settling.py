"""Laying out now, and once: left to Qt, a part is laid out again each time that something within it was."""

from PySide6.QtWidgets import QLayout, QWidget


def settle(whole: QWidget) -> None:
    """Lay out a widget and all in it, innermost first: what changed within is told upwards. What is laid out stays."""
    for layout in reversed(whole.findChildren(QLayout)):  # they are found outermost first
        layout.activate()
