"""The right column: what is compared, by name. Entered, to enter, the same, not the same; never a value."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ketadesk.presentation.check_answer import Line
from ketadesk.views.look.column import Column
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, show_tone
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Rows

_MARKS = {
    "entered": ("entered", ""),
    "to enter": ("to-enter", "second"),
    "same": ("same", ""),
    "not the same": ("not-the-same", "stop"),
}


class CompareList(Column):
    """Lines of one height, each with its state in a word and a shape."""

    def __init__(self) -> None:
        super().__init__("Compared", spacing=0)
        card = QFrame()
        card.setProperty("card", "paper")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(14))
        inner.setSpacing(scaled(4))
        heading = QHBoxLayout()
        self._title = label("", "group", wraps=True)
        self._count = label("", "list-second")
        heading.addWidget(self._title, 1)
        heading.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(heading)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        inner.addLayout(lines)
        self._rows: Rows[tuple[Line, str]] = Rows(lambda _place: _Row(lines))
        inner.addStretch(1)
        self._notes: list[QLabel] = []
        for type_ in ("list-strong", "list-second") * 2:
            self._notes.append(label("", type_, wraps=True))
            inner.addWidget(self._notes[-1])
        self.column.addWidget(card, 1)
        self.content.show()

    def show_lines(self, title: str, count: str, shown: list[tuple[Line, str]], notes: tuple[str, ...]) -> None:
        """Show every line with its state, and what is to be known about them."""
        show_text(self._title, title)
        show_text(self._count, count)
        self._rows.show_rows(shown)
        for made, says in zip(self._notes, (*notes, "", "", "", ""), strict=False):
            show_text(made, says)


class _Row:
    """One line under a rule."""

    def __init__(self, column: QVBoxLayout) -> None:
        self._whole = QWidget()
        outer = QVBoxLayout(self._whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hair())
        row = QHBoxLayout()
        row.setContentsMargins(0, scaled(4), 0, scaled(4))
        row.setSpacing(scaled(10))
        self._mark = Mark("", 16)
        self._name = label("", "list", wraps=True)
        self._state = label("", "list-second")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._name, 1)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(row)
        column.addWidget(self._whole)

    def show_row(self, shown: tuple[Line, str]) -> None:
        """Show a line and its state."""
        line, state = shown
        icon, tone = _MARKS[state]
        self._mark.show_icon(icon)
        for each in (self._mark, self._state):
            show_tone(each, tone or ("second" if each is self._state else ""))
        show_text(self._name, line.title)
        show_text(self._state, state)
        self._whole.show()

    def blank(self) -> None:
        """Hide it, and take everything out of it."""
        show_text(self._name, "")
        show_text(self._state, "")
        self._whole.hide()
