"""Text that stands still: a label of a type of the style sheet, a rule, a heading."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from ketadesk.views.look.measured_label import MeasuredLabel

# A number and what it counts are never parted by the end of a line.
_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=[a-zA-Z%/])")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_WITHIN_UNIT = re.compile(r"(?<=[a-zA-Z])/(?=[a-zA-Z])")
_JOINED = "/\N{WORD JOINER}"


def label(text: str, type_: str, tone: str = "", wraps: bool = False) -> QLabel:
    """Return a label in a type that the style sheet knows. Its text is its accessible name."""
    made = MeasuredLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", type_)
    if tone:
        made.setProperty("tone", tone)
    if wraps:
        made.setText(unbroken(text))
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


def show_text(made: QLabel, text: str) -> None:
    """Show a text in a label; one with nothing to say is not seen."""
    made.setText(unbroken(text) if made.wordWrap() else text)
    if made.isHidden() is bool(text):  # to ask costs less than to show again what is seen
        made.setVisible(bool(text))


def unbroken(text: str) -> str:
    """Return text whose figures stay on one line with their unit, and their unit in one piece."""
    return _WITHIN_UNIT.sub(_JOINED, with_units(text))


def with_units(text: str) -> str:
    """Return text in which no line ends between a figure and its unit."""
    return _BEFORE_UNIT.sub(_NO_BREAK, text)


def hair(kind: str = "hair", thickness: int = 1) -> QFrame:
    """Return a rule across its layout."""
    made = QFrame()
    made.setProperty("rule", kind)
    made.setFixedHeight(thickness)
    return made


def upright(kind: str = "hair") -> QFrame:
    """Return a rule from top to bottom of its layout."""
    made = QFrame()
    made.setProperty("rule", kind)
    made.setFixedWidth(1)
    return made
