"""The left column: what is sought, and the entries that were found, newest first."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout

from ketadesk.presentation.form import Choice
from ketadesk.records.entry import KINDS
from ketadesk.views.entry.picker import Picker
from ketadesk.views.entry.rows import Row, Rows
from ketadesk.views.entry.segments import Segments
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.records.line_delegate import LineDelegate
from ketadesk.views.records.records_answer import EVER, RecordsAnswer, RecordsDraft

_EVERY = "every"
_KINDS = (Choice(_EVERY, "Every kind"), *(Choice(kind, kind.capitalize()) for kind in KINDS))
_PERIODS = (Choice(EVER, "Ever"), Choice("today", "Today"), Choice("week", "7 days"), Choice("month", "30 days"))


class RecordsList(QFrame):
    """Search, kind and period over the list. `wanted` says which field of the draft was changed, and to what."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        self.search = QLineEdit()
        self.search.setAcceptDrops(False)
        self.kind = Picker("Kind", "Every kind")
        self.period = Segments(4)
        self.rows = Rows()
        self.older = QPushButton("Older entries")
        self._found = label("", "caption", wraps=True)
        self._answer = RecordsAnswer()
        self._standing = False  # on a row that was chosen elsewhere: nobody has moved
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(12), scaled(12), scaled(12), scaled(12))
        column.setSpacing(scaled(8))
        self.search.setProperty("words", "true")
        self.search.setPlaceholderText("Titles, labels, names")
        self.search.setAccessibleName("Search records")
        self.kind.show_choices(_KINDS)
        self.kind.show_value(_EVERY)
        self.period.show_choices(_PERIODS)
        self.period.setAccessibleName("Period")
        self.rows.setAccessibleName("Entries")
        self.rows.setItemDelegate(LineDelegate(self.rows))
        self.older.setProperty("small", "true")
        for widget in (self.search, self.kind, self.period, self._found):
            column.addWidget(widget)
        column.addWidget(self.rows, 1)
        column.addWidget(self.older)
        self.search.textEdited.connect(lambda text: self.wanted.emit("words", text))
        self.kind.value_chosen.connect(lambda kind: self.wanted.emit("kind", "" if kind == _EVERY else kind))
        self.period.value_chosen.connect(lambda period: self.wanted.emit("period", period))
        self.rows.selectionModel().currentChanged.connect(self._on_row)
        self.older.clicked.connect(lambda: self.wanted.emit("most", str(len(self._answer.lines) * 2)))

    def show_draft(self, draft: RecordsDraft) -> None:
        """Show what is sought."""
        if self.search.text() != draft.words:
            self.search.setText(draft.words)
        self.kind.show_value(draft.kind or _EVERY)
        self.period.show_value(draft.period)

    def blank(self) -> None:
        """Show no entry."""
        self._show_lines(RecordsAnswer())
        show_text(self._found, "")

    def show_answer(self, answer: RecordsAnswer, chosen: int) -> None:
        """Show what was found, and stand on the entry that is read."""
        if answer.lines != self._answer.lines:
            self._show_lines(answer)
        self._answer = answer
        self.older.setVisible(answer.more)
        found = "No entries" if not answer.lines else f"{len(answer.lines)} of {answer.count} entries, newest first"
        show_text(self._found, found)
        self._stand_on(chosen)

    def _show_lines(self, answer: RecordsAnswer) -> None:
        self._answer = answer
        texts = {line.number: f"{line.title}\n{line.detail}" for line in answer.lines}
        self.rows.show_rows([Row(text, str(number), tip=text) for number, text in texts.items()])

    def _stand_on(self, chosen: int) -> None:
        self._standing = True
        self.rows.stand_on(next((at for at, line in enumerate(self._answer.lines) if line.number == chosen), -1))
        self._standing = False

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid() and not self._standing:
            self.wanted.emit("chosen", self.rows.at(index.row()).id)
