"""The list a picker opens: grouped, searched by typing, closed by Escape. A row is chosen only by Enter or a click."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.rows import Row, Rows
from ketadesk.views.look.announcing import announce
from ketadesk.views.look.lettering import label

SEARCHED_FROM = 8
_WIDEST, _HIGHEST = 420, 460
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ChoiceList(QFrame):
    """A popup of choices. `chosen` says the id of the one that was taken."""

    chosen = Signal(str)

    def __init__(self, caption: str, choices: Sequence[Choice], value: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("choices")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(caption)
        self._choices = tuple(choices)
        self._places: list[Choice | None] = []  # what each row stands for; a heading for none
        self._build_search()
        self._build_rows(caption)
        self._fill()
        self._stand_on(value)

    def _build_search(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Type to search")
        self.search.setAccessibleName("Search")
        self.search.setVisible(len(self._choices) >= SEARCHED_FROM)
        self.search.textChanged.connect(self._on_searched)
        self.search.installEventFilter(self)
        column.addWidget(self.search)

    def _build_rows(self, caption: str) -> None:
        self.rows = Rows()
        self.rows.setAccessibleName(caption)
        self.rows.setWordWrap(True)
        self.rows.clicked.connect(lambda index: self._take(index.row()))
        self.rows.installEventFilter(self)
        self._nothing: QLabel = label("Nothing of that name", "hint")
        column = self.layout()
        assert column is not None
        column.addWidget(self._nothing)
        column.addWidget(self.rows)

    def _fill(self) -> None:
        """Make a row for each choice, under the heading of its group."""
        group, rows = "", list[Row]()
        for choice in self._choices:
            if choice.group != group:
                group = choice.group
                self._places.append(None)
                rows.append(Row(group))
            self._places.append(choice)
            rows.append(Row(f"{choice.title}\n{choice.detail}" if choice.detail else choice.title, choice.id))
        self.rows.show_rows(rows)
        self._nothing.hide()

    def _sift(self, searched: str) -> None:
        """Hide what is not searched for."""
        self.rows.stand_on(-1)
        found = [choice for choice in self._choices if _matches(choice, searched)]
        groups = {choice.group for choice in found}
        for row, choice in enumerate(self._places):
            under = self._places[row + 1] if choice is None else None
            heads = under is not None and under.group in groups
            self.rows.setRowHidden(row, not (choice in found or heads))
        self._nothing.setVisible(not found)

    def _stand_on(self, value: str) -> None:
        for row in range(self.rows.count()):
            if value and self.rows.at(row).id == value:
                self.rows.stand_on(row)

    def _on_searched(self, text: str) -> None:
        self._sift(text)
        if text:
            self._move(Qt.Key.Key_Down)

    def open_below(self, button: QWidget) -> None:
        """Open under a button, as wide as it or wider, and inside its screen."""
        self.setFixedWidth(max(button.width(), min(_WIDEST, self.rows.sizeHintForColumn(0) + 48)))
        content = sum(self.rows.sizeHintForRow(row) for row in range(self.rows.count())) + 8
        self.rows.setFixedHeight(min(content, _HIGHEST))
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 2))
        screen = button.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        corner.setY(max(screen.top(), min(corner.y(), screen.bottom() - self.height())))
        self.move(corner)
        self.show()
        (self.search if self.search.isVisible() else self.rows).setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and choose with the same keys in the search line and in the rows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.rows.selected())
                return True
            if event.key() in _MOVES:
                self._move(Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _move(self, key: Qt.Key) -> None:
        step = -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) else 1
        # The row that is seen to be selected: Qt makes one current, unseen, when a list gets the focus.
        row = self.rows.selected()
        row += step if row >= 0 or step > 0 else self.rows.count()
        while 0 <= row < self.rows.count():
            if self.rows.at(row).id and not self.rows.isRowHidden(row):
                # The list says a row by itself when it has the focus and the row was not current, unseen, before.
                silent = self.search.hasFocus() or self.rows.current() == row
                self.rows.stand_on(row)
                if silent:
                    announce(self.rows, self.rows.at(row).text)
                return
            row += step

    def _take(self, row: int) -> None:
        if row >= 0 and (taken := self.rows.at(row).id):
            self.close()
            self.chosen.emit(taken)


def _matches(choice: Choice, searched: str) -> bool:
    text = f"{choice.group} {choice.title} {choice.detail} {choice.id}".casefold()
    return all(word in text for word in searched.casefold().split())
