"""A column that scrolls when it must, whose content is emptied before it is shown anew."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class Content(QWidget):
    """A content that is as high as its width makes it: as wide as the column, its lines need no more than that."""

    def minimumSizeHint(self) -> QSize:
        """Return the least width, and no height: a layout's own would be that of its narrowest lines."""
        return QSize(super().minimumSizeHint().width(), 0)


class Column(QScrollArea):
    """A scroll area with a content that says something only while all of it is of one answer."""

    def __init__(self, name: str, spacing: int = 10) -> None:
        super().__init__()
        self.setAccessibleName(name)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setAccessibleName(f"{name}, scroll")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.content = Content()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        self.setWidget(self.content)
        self.content.hide()

    def put_away(self) -> None:
        """Take the content out of sight."""
        self.content.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out again: a window that was resized while another mode was seen has not told what is inside."""
        super().showEvent(event)
        self.column.invalidate()
        self.column.activate()
