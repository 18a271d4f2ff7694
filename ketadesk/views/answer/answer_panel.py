"""The middle column: it holds the panels of an answer, and shows them only while they are wholly those of one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from ketadesk.presentation.answer import Answer
from ketadesk.views.look.column import Column
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled

if TYPE_CHECKING:
    from ketadesk.views.answer.answer_sheet import AnswerSheet

_ROOM_BESIDE = 600
_ALL = "F9"


class AnswerPanel(Column):
    """The answer, or one sentence in its place. Its panels are made for the first answer: the window opens sooner.

    `wanted_again` asks for the same answer: there is other room for it, or more or less of it is to be read.
    """

    field_wanted = Signal(str)
    reason_given = Signal(str, str, str)
    part_cleared = Signal(str)
    wanted_again = Signal()

    def __init__(self) -> None:
        super().__init__("Answer")
        self._sentence = label("", "second")
        self._sheet: AnswerSheet | None = None
        self._fitted = QSize()
        self.column.addWidget(self._sentence)
        self.column.addStretch(1)
        QShortcut(QKeySequence(_ALL), self, self.toggle_everything)

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
        """Show an answer, whole. It is painted when all of it is there, so that no fault leaves a part of it."""
        if self._sheet is None:
            self._sheet = self._build_sheet()
        self._fitted = self.size()
        show_text(self._sentence, "")
        self._sheet.show_sheet(answer.sheet, narrow=self._inside().width() < scaled(_ROOM_BESIDE))
        self._sheet.show()
        self.content.show()
        self._sheet.fit(answer.sheet, self._inside())
        self._drop_idle_bar()

    def _drop_idle_bar(self) -> None:
        """Take away a scroll bar that only its own width makes needed: lines beside it broke, and all got higher."""
        room = self._inside()
        if self.verticalScrollBar().isVisible() and self.content.heightForWidth(room.width()) <= room.height():
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def toggle_everything(self) -> None:
        """Show every line of the working and every source, or as many as there is room for."""
        if self._sheet is not None:
            self._sheet.everything = not self._sheet.everything
            self.wanted_again.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the answer again where there is other room for it: what stood side by side may have to shrink."""
        super().resizeEvent(event)
        if self._sheet is not None and self.size() != self._fitted and not self.content.isHidden():
            self._fitted = self.size()
            self.wanted_again.emit()

    def _inside(self) -> QSize:
        """Return the room within the frame, whether or not a scroll bar stands in it."""
        frame = 2 * self.frameWidth()
        return self.size() - QSize(frame, frame)

    def _build_sheet(self) -> "AnswerSheet":
        # Not before the window is seen.
        from ketadesk.views.answer.answer_sheet import AnswerSheet  # noqa: PLC0415

        sheet = AnswerSheet()
        sheet.hide()
        sheet.field_wanted.connect(self.field_wanted)
        sheet.reason_given.connect(self.reason_given)
        sheet.part_cleared.connect(self.part_cleared)
        sheet.more_wanted.connect(self.toggle_everything)
        self.column.insertWidget(0, sheet)
        return sheet
