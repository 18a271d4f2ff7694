"""The middle of a course: when the next infusion is, what a person should look at, the scores, and what was given."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ketadesk.views.drawings.score_drawing import ScoreDrawing
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import empty
from ketadesk.views.look.state_frame import StateFrame

if TYPE_CHECKING:
    from ketadesk.presentation.course_answer import CourseAnswer

_NO_SCORE = "No score is written down yet: the first stands before the first infusion."


class CourseColumn(QWidget):
    """Shown whole by one call."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "sentence", wraps=True)
        self._next = StateFrame("ready")
        self._next_name = label("", "list-second")
        self._next_day = label("", "title")
        self._next_note = label("", "list-second", wraps=True)
        self._notes = StateFrame("check")
        self._noted = label("", "body", wraps=True)
        self.drawing = ScoreDrawing()
        self._no_score = label("", "list-second", wraps=True)
        self._visits = label("", "list", wraps=True)
        self._scores = label("", "list-second", wraps=True)
        self._headings = [label("", "group"), label("", "group")]
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        column.addWidget(self._title)
        inner = QVBoxLayout(self._next)
        inner.setContentsMargins(scaled(18), scaled(8), scaled(18), scaled(10))
        inner.setSpacing(0)
        for widget in (self._next_name, self._next_day, self._next_note):
            inner.addWidget(widget)
        column.addWidget(self._next)
        noted = QVBoxLayout(self._notes)
        noted.setContentsMargins(scaled(18), scaled(8), scaled(14), scaled(8))
        noted.addWidget(self._noted)
        column.addWidget(self._notes)
        chart = _card(self._no_score, self.drawing)
        column.addWidget(chart, 1)
        column.addWidget(_card(self._headings[0], self._visits, self._headings[1], self._scores))

    def show_course(self, answer: "CourseAnswer") -> None:
        """Show a course as it is told today; the chart comes last."""
        told = answer.told
        show_text(self._title, told.title)
        show_text(self._next_name, "Next infusion" if answer.next else "")
        show_text(self._next_day, answer.next)
        show_text(self._next_note, answer.next_note)
        self._next.setVisible(bool(answer.next))
        show_text(self._noted, "\n".join(told.notes))
        self._notes.setVisible(bool(told.notes))
        visits = (f"{row.number}. {row.day}: {row.dose} at {row.weight}, {row.note}" for row in told.visits)
        scores = (
            f"{row.day}: {row.scale} {row.total}, {row.when}{f': {row.says}' if row.says else ''}"
            for row in told.scores
        )
        show_text(self._headings[0], "Given")
        show_text(self._visits, "\n".join(visits) or "Nothing yet.")
        show_text(self._headings[1], "Scores" if told.scores else "")
        show_text(self._scores, "\n".join(scores))
        show_text(self._no_score, "" if answer.chart else _NO_SCORE)
        self.drawing.setVisible(answer.chart is not None)
        self.drawing.show_chart(answer.chart)

    def blank(self) -> None:
        """Take everything out of it."""
        empty(self)
        for part in (self._next, self._notes, self.drawing):
            part.hide()


def _card(*parts: QWidget) -> QFrame:
    """Return parts under each other on paper."""
    made = QFrame()
    made.setProperty("card", "paper")
    column = QVBoxLayout(made)
    column.setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12))
    column.setSpacing(scaled(4))
    for part in parts:
        column.addWidget(part)
    return made
