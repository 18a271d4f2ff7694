"""A label that measures once is as large as one that measures every time."""

from itertools import product

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ketadesk.views.look.lettering import label
from ketadesk.views.look.measured_label import MeasuredLabel

TEXTS = ("35 mg", "", "Draw 0.7 mL of 50 mg per 1 mL and make it up to 50 mL", "35 mg", "two\nlines", "")
WIDTHS = (40, 90, 200, 600)


@pytest.mark.parametrize(("wraps", "first"), [*product((False, True), range(len(TEXTS)))])
def test_that_a_kept_measure_is_that_of_a_new_label(
    qtbot: QtBot, dressed: QApplication, wraps: bool, first: int
) -> None:
    kept = label("of which Qt knows that it is text", "list", wraps=wraps)
    qtbot.addWidget(kept)
    for text in (*TEXTS[first:], *TEXTS):
        kept.setText(text)
        assert _sizes(kept) == _sizes(kept) == _sizes(_plain(kept)), text


def test_that_other_letters_or_another_type_are_measured_anew(qtbot: QtBot, dressed: QApplication) -> None:
    kept = label("Draw 0.7 mL of 50 mg per 1 mL and make it up to 50 mL", "list", wraps=True)
    qtbot.addWidget(kept)
    small = _sizes(kept)

    kept.setProperty("type", "title")
    kept.style().polish(kept)
    assert _sizes(kept) == _sizes(_plain(kept)) != small

    kept.setStyleSheet("font-size: 9px")
    assert _sizes(kept) == _sizes(_plain(kept)) != small

    kept.setWordWrap(False)
    assert _sizes(kept) == _sizes(_plain(kept))


def test_that_a_label_that_was_emptied_remembers_no_text(qtbot: QtBot) -> None:
    kept = label("thirty-five milligrams", "list")  # in letters: no number that it keeps can hold them by chance
    qtbot.addWidget(kept)
    kept.sizeHint()
    kept.setText("")
    assert "thirty" not in str(vars(kept))


def _plain(like: QLabel) -> QLabel:
    made = QLabel("of which Qt knows that it is text")
    made.setText(like.text())
    made.setTextFormat(like.textFormat())
    made.setProperty("type", like.property("type"))
    made.setStyleSheet(like.styleSheet())
    made.setWordWrap(like.wordWrap())
    made.setSizePolicy(like.sizePolicy())
    made.ensurePolished()
    return made


def _sizes(of: QLabel) -> tuple[object, ...]:
    of.ensurePolished()
    assert isinstance(of, MeasuredLabel) or type(of) is QLabel
    return (of.sizeHint(), of.minimumSizeHint(), *(of.heightForWidth(width) for width in WIDTHS))
