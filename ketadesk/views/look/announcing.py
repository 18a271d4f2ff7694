"""Words for who hears the window instead of seeing it: a screen reader says them wherever the focus is."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, says: str, urgent: bool = False) -> None:
    """Have a sentence said: an urgent one at once, another when what is being said has ended."""
    if not says or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, says)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
