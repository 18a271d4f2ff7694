"""The middle column: it holds the panels of an answer, and shows them only while they are wholly those of one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal

from ketadesk.presentation.answer import Answer
from ketadesk.views.answer.fitted_column import FittedColumn
from ketadesk.views.answer.outline import outline
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled

if TYPE_CHECKING:
    from ketadesk.views.answer.answer_sheet import AnswerSheet

_ROOM_BESIDE = 600


class AnswerPanel(FittedColumn):
    """The answer, or one sentence in its place. Its panels are made for the first answer: the window opens sooner."""

    field_wanted = Signal(str)
    reason_given = Signal(str, str, str)
    part_cleared = Signal(str)
    protocol_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = label("", "second")
        self._sheet: AnswerSheet | None = None
        self._parts: tuple[object, ...] = ()
        self.column.addWidget(self._sentence)
        self.column.addStretch(1)

    def blank(self) -> None:
        """Take everything away at once: no panel holds a text of the old answer."""
        super().blank()
        self._sentence.setText("")

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
            self._sheet = self._held = self._build_sheet()
        self._fitted = self.size()
        show_text(self._sentence, "")
        narrow = self.inside().width() < scaled(_ROOM_BESIDE)
        parts = (narrow, self._sheet.everything, *outline(answer.sheet))
        if parts != self._parts:
            self.put_away()  # each part that comes into sight would lay out the whole column
            self._parts = parts
        self._sheet.show_sheet(answer.sheet, narrow=narrow)
        self._sheet.show()
        self.content.show()
        self._sheet.fit(answer.sheet, self.inside())
        # What was wider before it gave way has left the content wider than it need be.
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.drop_idle_bar()

    def _build_sheet(self) -> "AnswerSheet":
        # Not before the window is seen.
        from ketadesk.views.answer.answer_sheet import AnswerSheet  # noqa: PLC0415

        sheet = AnswerSheet()
        sheet.hide()
        sheet.field_wanted.connect(self.field_wanted)
        sheet.reason_given.connect(self.reason_given)
        sheet.part_cleared.connect(self.part_cleared)
        sheet.protocol_wanted.connect(self.protocol_wanted)
        sheet.more_wanted.connect(self.toggle_everything)
        self.column.insertWidget(0, sheet)
        return sheet
