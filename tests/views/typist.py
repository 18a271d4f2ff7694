"""One field of the order form and hands on it: keys, paste, drop and scanner, and what is shown, said and read."""

from collections.abc import Callable
from itertools import count
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft, StepDraft
from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import NumberEntry
from ketadesk.views.entry.foreign import HIDDEN_SIGN
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.entry.number_field import SCANNED, NumberField
from ketadesk.views.order.order_form import OrderForm
from views.hands import Hands
from views.test_scanner import burst

CLOCK = count(1_000_000, 100_000)


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
        self.desk.confirm_shown()


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


def remembering(planner: Callable[[Draft], Answer]) -> Callable[[Draft], Answer]:
    """Return a planner that works each draft out once: the same digits come again and again, and so does none."""
    known: dict[str, Answer] = {}

    def planned(draft: Draft) -> Answer:
        answer = known.get(said := repr(draft)) or planner(draft)
        return known.setdefault(said, answer)

    return planned


def check_what_is_not_typed(typist: Typist, data: dict[str, Any]) -> None:
    """Paste, drop and scan into a field: all of it or nothing, and a scanner's code never."""
    for text in data["pasted"]:
        typist.paste(text)
        assert typist.field.text() == text, ascii(text)
        typist.clear()
    for text in data["pasted_refused"]:
        typist.paste(text)
        assert (typist.field.text(), typist.message()) == ("", HIDDEN_SIGN), ascii(text)
    for text in data["dropped"]:
        typist.drop(text)
        assert (typist.field.text(), typist.result()) == ("", ""), ascii(text)
    for text, apart, ended in data["scanned"]:
        typist.scan(text, apart, ended)
        assert (typist.field.text(), typist.result(), typist.message()) == ("", "", SCANNED), (text, apart)
    for text, apart, ended in data["typed_fast"]:
        typist.scan(text, apart, ended)
        assert typist.field.text() == text, (text, apart)
        assert SCANNED not in typist.message()
        typist.clear()
