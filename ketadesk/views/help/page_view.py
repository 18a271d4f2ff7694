"""A page of the manual as it is read: headings, lists and tables in the letters and colours of the window."""

from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from ketadesk.views.look.lettering import with_units
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import worn
from ketadesk.views.look.typeface import sized

_BODY, _HEADINGS = 14, {1: 22, 2: 17, 3: 15}
_MARGIN, _CELL, _ABOVE, _AFTER, _AFTER_ITEM, _LINE = 14, 5, 12, 8, 3, 118


class PageView(QTextBrowser):
    """Text that is only read. Nothing in it leads out of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_text(self, text: str, title: str) -> None:
        """Show a page from its beginning."""
        self.setAccessibleName(title)
        document = QTextDocument(self)  # nothing is laid out before it is whole: a long table would be at each cell
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(sized(self.font(), scaled(_BODY), QFont.Weight.Normal))
        document.setDocumentMargin(scaled(_MARGIN))
        document.setMarkdown(with_units(text))
        self._letter(document)
        self._rule(document)
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _letter(self, document: QTextDocument) -> None:
        """Give headings the sizes of the window, lines room between them, and what follows each other a distance."""
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            spaced, level = block.blockFormat(), block.blockFormat().headingLevel()
            spaced.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                heading = QTextCharFormat()
                heading.setFont(sized(self.font(), scaled(_HEADINGS.get(level, _BODY))))
                cursor.setCharFormat(heading)
                spaced.setTopMargin(scaled(_ABOVE if level > 1 else 0))
            if cursor.currentTable() is None:
                spaced.setBottomMargin(scaled(_AFTER_ITEM if block.textList() is not None else _AFTER))
            cursor.setBlockFormat(spaced)
            block = block.next()

    def _rule(self, document: QTextDocument) -> None:
        """Draw tables with hairs between their rows, as wide as the page."""
        for frame in document.rootFrame().childFrames():
            if not isinstance(frame, QTextTable):
                continue
            look = frame.format().toTableFormat()
            look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
            look.setBorder(1)
            look.setBorderCollapse(True)
            look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setCellPadding(scaled(_CELL))
            look.setCellSpacing(0)
            frame.setFormat(look)
            for row, column in product(range(frame.rows()), range(frame.columns())):
                cell = frame.cellAt(row, column)
                ruled = cell.format().toTableCellFormat()
                ruled.setBorderBrush(worn().colour("hair"))
                ruled.setBorder(1)
                ruled.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                cell.setFormat(ruled)
