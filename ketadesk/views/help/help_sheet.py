"""The manual: its pages on the left, the one that is read on the right, and a search in it. It needs no network."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ketadesk.presentation.manual import ManualPage
from ketadesk.views.entry.rows import Row, Rows
from ketadesk.views.help.page_view import PageView
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.measure import scaled

_WIDTH, _LIST = 980, 210


class HelpSheet(QDialog):
    """The pages of the manual. The arrows go from page to page, Tab into the text, Ctrl+F to the search."""

    def __init__(self, pages: Sequence[ManualPage], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(scaled(_WIDTH), parent.width()), parent.height())
        self._pages = pages
        self.list = Rows()
        self.page = PageView()
        self.sought = QLineEdit()
        self.says = label("", "list-second")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(self._build_pages(), 1)
        column.addLayout(self._build_foot())
        QShortcut(QKeySequence.StandardKey.Find, self, self._begin_search)
        self.list.stand_on(0)
        self.list.setFocus()

    def _build_pages(self) -> QHBoxLayout:
        self.list.setAccessibleName("Pages")
        self.list.show_rows([Row(page.title, page.id) for page in self._pages])
        self.list.selectionModel().currentChanged.connect(lambda index: self._on_chosen(index.row()))
        card = QFrame()
        card.setProperty("card", "paper")
        card.setFixedWidth(scaled(_LIST))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(scaled(6), scaled(6), scaled(6), scaled(6))
        inside.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(card)
        row.addWidget(self.page, 1)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self.sought.setPlaceholderText("Find on this page (Ctrl+F)")
        self.sought.setAccessibleName("Find on this page")
        self.sought.setClearButtonEnabled(True)
        self.sought.returnPressed.connect(self._find)
        self.sought.textChanged.connect(lambda _text: show_text(self.says, ""))
        close = QPushButton("&Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.sought, 1)
        row.addWidget(self.says, 1)
        row.addWidget(close)
        return row

    def _on_chosen(self, place: int) -> None:
        page = self._pages[place]
        self.page.show_text(page.text, page.title)
        show_text(self.says, "")

    def _begin_search(self) -> None:
        self.sought.setFocus()
        self.sought.selectAll()

    def _find(self) -> None:
        """Go to the next place where the words stand; after the last comes the first again."""
        words = self.sought.text()
        if not words or self.page.find(words):
            show_text(self.says, "")
            return
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        found = self.page.find(words)
        show_text(self.says, "From the top again." if found else "These words are not on this page.")
