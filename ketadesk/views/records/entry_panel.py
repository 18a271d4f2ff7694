"""The middle: one entry in full, as it was written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from ketadesk.presentation.record_words import Piece
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.records.records_answer import ShownEntry

_NAME_SHARE = 0.42


class EntryPanel(Panel):
    """Title, time, signatures, and all that the entry holds."""

    def __init__(self) -> None:
        super().__init__("paper")
        self._title = label("", "sentence", wraps=True)
        self._when = label("", "second", wraps=True)
        self._note = label("", "reason", "check", wraps=True)
        self._mark = Mark("check", 18, "check")
        self._signed = label("", "body", wraps=True)
        self._seal = label("", "hint", wraps=True)
        self.pieces = QTreeWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        column.setSpacing(scaled(6))
        noted = QHBoxLayout()
        noted.setSpacing(scaled(8))
        noted.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        noted.addWidget(self._note, 1)
        self.pieces.setAccessibleName("What the entry holds")
        self.pieces.setColumnCount(2)
        self.pieces.setHeaderHidden(True)
        self.pieces.setRootIsDecorated(False)
        self.pieces.setIndentation(scaled(16))
        self.pieces.setWordWrap(True)
        self.pieces.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        column.addWidget(self._title)
        column.addWidget(self._when)
        column.addLayout(noted)
        column.addWidget(self._signed)
        column.addWidget(hair())
        column.addWidget(self.pieces, 1)
        column.addWidget(self._seal)
        self.hide()

    def show_entry(self, entry: ShownEntry | None) -> None:
        """Show an entry, whole; without one there is no card."""
        if entry is None:
            self.blank()
            return
        show_text(self._title, entry.title)
        labelled = f" · label {entry.label}" if entry.label else ""
        show_text(self._when, f"Entry {entry.number} · {entry.kind} · {entry.at}{labelled}")
        show_text(self._note, entry.note)
        self._mark.setVisible(bool(entry.note))
        show_text(self._signed, "\n".join(f"Signed: {each}" for each in entry.signatures))
        self._show_pieces(entry.pieces)
        show_text(self._seal, f"Mark in the chain: {entry.mac[:16]}…")
        self.setVisible(True)

    def empty(self) -> None:
        """Take everything out of it."""
        super().empty()
        self.pieces.clear()

    def _show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces.clear()
        above: list[QTreeWidgetItem] = []
        strong = self.pieces.font()
        strong.setWeight(QFont.Weight.DemiBold)
        for piece in pieces:
            item = QTreeWidgetItem([piece.name or piece.text, piece.text if piece.name else ""])
            del above[piece.depth :]
            if above:
                above[-1].addChild(item)
            else:
                self.pieces.addTopLevelItem(item)
            above.append(item)
            for at, text in enumerate((piece.name, piece.text)):
                item.setToolTip(at, text)
            item.setFont(1 if piece.text else 0, strong)
        self.pieces.expandAll()
        self.pieces.setColumnWidth(0, int(self.pieces.viewport().width() * _NAME_SHARE))
