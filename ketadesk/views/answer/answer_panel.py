"""The middle column: it holds the panels of an answer, and shows them only while they are wholly those of one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ketadesk.presentation.answer import Answer
from ketadesk.views.look.column import Column
from ketadesk.views.look.lettering import label, show_text

if TYPE_CHECKING:
    from ketadesk.views.answer.answer_sheet import AnswerSheet

_ROOM_BESIDE = 600


class AnswerPanel(Column):
    """The answer, or one sentence in its place. Its panels are made for the first answer: the window opens sooner."""

    field_wanted = Signal(str)
    reason_given = Signal(str, str, str)
    part_cleared = Signal(str)

    def __init__(self) -> None:
        super().__init__("Answer")
        self._sentence = label("", "second")
        self._sheet: AnswerSheet | None = None
        self.column.addWidget(self._sentence)
        self.column.addStretch(1)

    def blank(self) -> None:
        """Take everything away at once: nothing is seen, and no panel holds a text of the old answer."""
        self.content.hide()
        self._sentence.setText("")
        if self._sheet is not None:
            self._sheet.empty()

    def forget(self) -> None:
        """Forget what belongs to a patient who is left."""
        if self._sheet is not None:
            self._sheet.forget()

    def show_sentence(self, says: str) -> None:
        """Show nothing but a sentence."""
        self.blank()
        if self._sheet is not None:
            self._sheet.hide()
        show_text(self._sentence, says)
        self.content.show()

    def show_answer(self, answer: Answer) -> None:
        """Show an answer, whole. It is seen when all of it is there, so that no fault leaves a part of it."""
        if self._sheet is None:
            self._sheet = self._build_sheet()
        show_text(self._sentence, "")
        self._sheet.show_sheet(answer.sheet)
        self._sheet.turn(self._narrow())
        self._sheet.show()
        self.content.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn what stands side by side where there is no room for it: nothing is cut, it goes below."""
        super().resizeEvent(event)
        if self._sheet is not None:
            self._sheet.turn(self._narrow())

    def _narrow(self) -> bool:
        return self.viewport().width() < _ROOM_BESIDE

    def _build_sheet(self) -> "AnswerSheet":
        # Not before the window is seen.
        from ketadesk.views.answer.answer_sheet import AnswerSheet  # noqa: PLC0415

        sheet = AnswerSheet()
        sheet.hide()
        sheet.field_wanted.connect(self.field_wanted)
        sheet.reason_given.connect(self.reason_given)
        sheet.part_cleared.connect(self.part_cleared)
        self.column.insertWidget(0, sheet)
        return sheet
