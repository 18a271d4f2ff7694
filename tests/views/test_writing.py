"""How figures are written: every text that a person can see, hear or hover over, in every state and mode.

The rules are those of ISMP's list of error-prone abbreviations and of the look: see the reasons beside each.
"""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from ketadesk.views.main_window import MainWindow
from views.drawn import pieces
from views.walking import everywhere, named, seen

UNIT = r"(?:mg|mcg|kg|g|mL|L|min|h|s|cm|lb|in|gtt)"
RULES = {
    "a trailing zero, read ten times as large": re.compile(r"(?<![0-9.])[0-9]+\.[0-9]*0(?![0-9])"),
    "a point without a nought before it": re.compile(r"(?<![0-9A-Za-z.])\.[0-9]"),
    "a micro sign, read as an m": re.compile(r"[µμ]|\bug\b"),
    "cc, read as u or 00": re.compile(r"\b[0-9 ]*cc\b"),
    "U or IU, read as 0 or 10": re.compile(r"\b[0-9]+ ?(?:U|IU)\b"),
    "a number that touches its unit": re.compile(rf"[0-9]{UNIT}\b"),
    "a full stop after a unit, read as a 1": re.compile(rf"[0-9] {UNIT}(?:/{UNIT})*\.(?=\s+[a-z0-9])"),
    "a strength as a ratio": re.compile(r"\b1 ?: ?[0-9 ]*000\b"),
    "a sign that is read as a figure or not at all": re.compile(r"[@+<>]|&(?!&)"),
    "digits of another script": re.compile(r"(?![0-9])\d"),
}
# A version number is no figure; nor is an hour of the clock.
ALLOWED = re.compile(r"KetaDesk [0-9.]+\S*|Ctrl\+[\w+]+|\b[0-2][0-9]:[0-5][0-9]\b")
# A sum in the working is typed into a calculator as it stands.
SUM = re.compile(r"(?<=[a-zA-Z]) \+ (?=[0-9.]+ [a-zA-Z/]+$)")


def test_that_every_text_is_written_as_a_dose_must_be(window: MainWindow) -> None:
    faults: set[str] = set()
    for _ in everywhere(window):
        for widget in seen(window):
            for text in _texts(widget):
                faults |= {f"{named(widget)}: {fault}: {text}" for fault in ill_written(text)}
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize(
    "text",
    [
        "5.0 mg",
        "give .5 mg",
        "12 µg",
        "12 ug",
        "5 cc",
        "10 U",
        "10mg",
        "5 mL. then wait",
        "1:1000",
        "70 kg + more",
        "٧٠ kg",
    ],
)
def test_that_the_rules_see_what_they_forbid(text: str) -> None:
    assert ill_written(text)


def ill_written(text: str) -> list[str]:
    """Return what is wrong with how a text is written."""
    plain = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")
    plain = SUM.sub(" ", ALLOWED.sub("", plain.replace("\N{NARROW NO-BREAK SPACE}", "")))
    return [rule for rule, pattern in RULES.items() if pattern.search(plain)]


def _texts(widget: QWidget) -> Iterator[str]:
    """Yield all that a widget says: what is typed into it is the person's own."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        return
    if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
        yield re.sub("&(.)", r"\1", widget.text())
    elif isinstance(widget, QLabel):
        yield widget.text()
    else:
        yield from (piece.text for piece in pieces(widget))
