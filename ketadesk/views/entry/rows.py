"""Rows to choose among, as a list of our own: no object of a row is shared with Qt.

PySide 6.10 and 6.11 crash now and then when a list of `QListWidgetItem` goes: the item's wrapper may be gone before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListView, QWidget

_HEADING_HEIGHT = 30


@dataclass(frozen=True)
class Row:
    """What a row says, and the id of what it stands for; a heading stands for nothing."""

    text: str
    id: str = ""
    tip: str = ""


class _Model(QAbstractListModel):
    """The rows, as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def lay(self, rows: Sequence[Row]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own
        """Return how many rows there are; none is below another."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says, and how."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        if row.id:
            return None
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return QSize(0, _HEADING_HEIGHT) if role == Qt.ItemDataRole.SizeHintRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Say that a heading cannot be chosen."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if index.isValid() and self.rows[index.row()].id else Qt.ItemFlag.NoItemFlags


class Rows(QListView):
    """Rows that typing does not choose among: letters belong to a search line."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _Model(self)
        self.setModel(self._model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyboardSearch(self, _search: str) -> None:
        """Search nothing."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, and stand on none."""
        self._model.lay(rows)

    def count(self) -> int:
        """Return how many rows there are, hidden ones and headings among them."""
        return len(self._model.rows)

    def at(self, place: int) -> Row:
        """Return a row."""
        return self._model.rows[place]

    def stand_on(self, place: int) -> None:
        """Choose a row, or none where `place` is less than 0."""
        if place < 0:
            self.clearSelection()
        self.setCurrentIndex(self._model.index(place) if place >= 0 else QModelIndex())

    def current(self) -> int:
        """Return the place of the row that is stood on, seen or not; -1 for none."""
        return self.currentIndex().row()

    def selected(self) -> int:
        """Return the place of the row that is seen to be selected; -1 for none."""
        return next((index.row() for index in self.selectedIndexes()), -1)

    def chosen(self) -> str:
        """Return the id of the row that is seen to be selected, or nothing."""
        place = self.selected()
        return "" if place < 0 else self.at(place).id
