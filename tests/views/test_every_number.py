"""Every number of the order form, by keys, paste, drop and scanner: what is shown, said and read is written by hand."""

import tomllib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft, StepDraft
from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import NumberEntry
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.entry.number_field import HIDDEN_SIGN, SCANNED, NumberField
from ketadesk.views.order.order_form import OrderForm
from views.hands import Hands
from views.test_scanner import burst

HERE = Path(__file__).parent / "keystrokes"
FIELDS: list[dict[str, Any]] = tomllib.loads((HERE / "fields.toml").read_text("utf-8"))["field"]
DATA: dict[str, list[Any]] = tomllib.loads((HERE / "numbers.toml").read_text("utf-8"))
CLOCK = count(1_000_000, 100_000)


def test_that_there_are_at_least_150_sequences_for_each_number() -> None:
    assert sum(len(sequences) for sequences in DATA.values()) >= 150


class Sheet(QWidget):
    """The order form alone, on a desk: what answers beside it would only take time, and so would its other groups.

    `at_work` follows the desk: the whole form while an order is laid, the one group while keys are pressed in it.
    """

    def __init__(self, planner: Callable[[Draft], Answer]) -> None:
        super().__init__()
        self.desk = Desk(Draft())
        self.form = OrderForm(self.desk)
        self.at_work: OrderForm | FormPanel = self.form
        self.desk.answer_blanked.connect(self._blank)
        self.desk.draft_changed.connect(self._show_draft)
        self.desk.answer_changed.connect(self._show_answer)
        QVBoxLayout(self).addWidget(self.form)
        self.resize(330, 1600)
        self.desk.open(planner)

    def _blank(self) -> None:
        self.at_work.blank()

    def _show_draft(self, draft: Draft) -> None:
        self.at_work.show_draft(draft)

    def _show_answer(self, answer: Answer) -> None:
        self.at_work.show_answer(answer)


class Typist:
    """One field of one order, and hands on it."""

    def __init__(self, window: Sheet, field: dict[str, Any]) -> None:
        self.window, self.hands, self.data = window, Hands(window), field
        steps = (StepDraft(),) if "step" in field else ()
        window.at_work = window.form
        window.desk.edit(Draft())
        window.desk.edit(Draft(**field["order"], steps=steps))
        self.field = self._find()
        window.at_work = next(each for each in window.findChildren(FormPanel) if each.isAncestorOf(self.field))
        self.field.setFocus()

    def _find(self) -> NumberField:
        if "step" not in self.data:
            entry = next(each for each in self.window.form.entries() if each.key == self.data["key"])
            assert isinstance(entry, NumberEntry)
            self.window.form.reveal(entry.key)
            return entry.field
        (dose,) = self.window.form.doses.doses
        assert dose.steps is not None
        (row,) = dose.steps.steps
        return (row.rate if self.data["key"] == "rate_text" else row.hours).field

    def clear(self) -> None:
        QLineEdit.clear(self.field)
        assert self.refusal() == ""

    def keys(self, text: str) -> None:
        for sign in text:
            self.hands.press(self.field, sign)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(self.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def drop(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.field, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
        QApplication.sendEvent(self.field, QDropEvent(QPointF(5, 5), copy, data, left, none))

    def scan(self, text: str, apart: int, ended: bool) -> None:
        burst(self.field, text, apart, Qt.Key.Key_Return if ended else None, at=next(CLOCK))

    def refusal(self) -> str:
        assert self.window.desk.answer is not None
        return self.window.desk.answer.sheet.refused.get("steps" if "step" in self.data else self.data["key"], "")

    def result(self) -> str:
        assert self.window.desk.answer is not None
        key = f"{self.data['key']}:0" if "step" in self.data else self.data["key"]
        said = self.window.desk.answer.echoes.read_backs.get(key)
        return "" if said is None else said.says.rpartition(" · ")[2]

    def message(self) -> str:
        return self.field.accessibleDescription()

    def said_result(self, words: str) -> str:
        unit = self.data["unit"]
        if words != "one":
            return f"{words} {unit}"
        first, *per = unit.split(" ", 1)
        return " ".join(("one", "inch" if first == "inches" else first.removesuffix("s"), *per))


@pytest.fixture(scope="module")
def shared_window(dressed: QApplication, planner: Any) -> Iterator[Sheet]:
    window = Sheet(_remembering(planner))
    window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field["key"])
def test_that_what_comes_into_a_number_is_shown_as_it_came_and_read_or_refused_with_a_reason(
    shared_window: Sheet, field: dict[str, Any]
) -> None:
    typist = Typist(shared_window, field)
    for sequence in DATA["written"]:
        _check_written(typist, *sequence)
    for text, why in DATA["refused"]:
        typist.keys(text)
        _check_refused(typist, text, why)
        typist.clear()
    for keys, shows in DATA["unshown"]:
        typist.keys(keys)
        assert typist.field.text() == shows, ascii(keys)
        typist.clear()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field["key"])
def test_that_a_number_takes_a_paste_whole_or_not_at_all_and_nothing_from_a_mouse_or_a_scanner(
    shared_window: Sheet, field: dict[str, Any]
) -> None:
    typist = Typist(shared_window, field)
    for text in DATA["pasted"]:
        typist.paste(text)
        assert typist.field.text() == text, ascii(text)
        typist.clear()
    for text in DATA["pasted_refused"]:
        typist.paste(text)
        assert (typist.field.text(), typist.message()) == ("", HIDDEN_SIGN), ascii(text)
    for text in DATA["dropped"]:
        typist.drop(text)
        assert (typist.field.text(), typist.result()) == ("", ""), ascii(text)
    for text, apart, ended in DATA["scanned"]:
        typist.scan(text, apart, ended)
        assert (typist.field.text(), typist.result(), typist.message()) == ("", "", SCANNED), (text, apart)
    for text, apart, ended in DATA["typed_fast"]:
        typist.scan(text, apart, ended)
        assert typist.field.text() == text, (text, apart)
        assert SCANNED not in typist.message()
        typist.clear()


def _remembering(planner: Callable[[Draft], Answer]) -> Callable[[Draft], Answer]:
    """Return a planner that works each draft out once: the same digits come again and again, and so does none."""
    known: dict[str, Answer] = {}

    def planned(draft: Draft) -> Answer:
        answer = known.get(said := repr(draft)) or planner(draft)
        return known.setdefault(said, answer)

    return planned


def _check_written(typist: Typist, text: str, whole: int, places: int, words: str) -> None:
    digits, decimals = typist.data["digits"], typist.data["decimals"]
    typist.keys(text)
    assert typist.field.text() == text
    if whole > digits:
        assert f"at most {digits} before the point" in typist.refusal(), text
    elif places > decimals:
        wanted = f"at most {decimals} after the point" if decimals else "Whole numbers only"
        assert wanted in typist.refusal(), text
    else:
        assert (typist.refusal(), typist.result()) == ("", typist.said_result(words)), text
    if typist.refusal():
        assert typist.result() == ""
        assert typist.message() == typist.refusal()
    typist.clear()


def _check_refused(typist: Typist, text: str, why: str) -> None:
    assert typist.field.text() == text
    assert why.casefold() in typist.refusal().casefold(), (ascii(text), typist.refusal())
    assert typist.refusal(), ascii(text)
    assert typist.message() == typist.refusal(), ascii(text)
    assert typist.field.property("mark") == "refused"
    assert typist.result() == ""
