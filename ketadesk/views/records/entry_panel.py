"""The middle: one entry in full, as it was written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from ketadesk.presentation.record_words import Piece
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.mark import Mark, button_icon
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.records.records_answer import ShownEntry

_NAME_SHARE = 0.42
_MARK = "Mark in the chain: "


class EntryPanel(Panel):
    """Title, time, signatures, and all that the entry holds.

    `copied` says that a copy was printed: of which entry, and for a file or a printer. `correct_wanted` asks to
    correct the entry that is read.
    """

    copied = Signal(int, str)
    correct_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("paper")
        self._title = label("", "sentence", wraps=True)
        self._when = label("", "second", wraps=True)
        self._note = label("", "reason", "check", wraps=True)
        self._mark = Mark("check", 18, "check")
        self._signed = label("", "body", wraps=True)
        self._seal = label("", "hint", wraps=True)
        self.pieces = QTreeWidget()
        self.correct = QPushButton(button_icon("pen"), "C&orrect")
        self.print = QPushButton(button_icon("print"), "&Print")
        self._entry: ShownEntry | None = None
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
        self.print.setToolTip("This entry on paper, seen first")
        self.print.clicked.connect(self._open_paper)
        self.correct.setToolTip("Keep another value beside one of this entry, with a reason, signed")
        self.correct.clicked.connect(lambda: self.correct_wanted.emit(self._entry))
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
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
        self._entry = entry
        show_text(self._title, entry.title)
        show_text(self._when, _when(entry))
        show_text(self._note, "\n".join(entry.notes))
        self._mark.setVisible(bool(entry.notes))
        self.correct.setEnabled(bool(entry.correctable))
        show_text(self._signed, "\n".join(_signed(entry)))
        self._show_pieces(entry.pieces)
        show_text(self._seal, f"{_MARK}{entry.mac[:16]}…")
        self.setVisible(True)

    def empty(self) -> None:
        """Take everything out of it."""
        super().empty()
        self._entry = None
        self.pieces.clear()

    def _open_paper(self) -> None:
        if (entry := self._entry) is None:
            return
        # Nothing of paper is needed before it is asked for.
        from ketadesk.presentation.record_paper import RecordPaper  # noqa: PLC0415
        from ketadesk.views.paper.preview import make_record_preview  # noqa: PLC0415

        paper = RecordPaper(
            entry.title, _when(entry), entry.notes, tuple(_signed(entry)), entry.pieces, f"{_MARK}{entry.mac}"
        )
        preview = make_record_preview(paper, self.window())
        preview.copy_made.connect(lambda to: self.copied.emit(entry.number, to))
        preview.open()

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


def _when(entry: ShownEntry) -> str:
    labelled = f" · label {entry.label}" if entry.label else ""
    return f"Entry {entry.number} · {entry.kind} · {entry.at}{labelled}"


def _signed(entry: ShownEntry) -> list[str]:
    return [f"Signed: {each}" for each in entry.signatures]
