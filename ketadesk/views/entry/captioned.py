"""A field of words or secrets under its caption, which belongs to it."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ketadesk.views.look.lettering import label
from ketadesk.views.look.measure import scaled

_FIELD = 36


def captioned(field: QLineEdit, caption: str) -> QVBoxLayout:
    """Return a field under its caption; a screen reader says the caption, too."""
    field.setAcceptDrops(False)
    field.setMinimumHeight(scaled(_FIELD))
    field.setAccessibleName(caption)
    field.setPlaceholderText("")
    said = label(caption, "caption")
    said.setBuddy(field)
    made = QVBoxLayout()
    made.setSpacing(scaled(2))
    made.addWidget(said)
    made.addWidget(field)
    return made
