"""What the result rests on: sentences to read beside it, and the sources with how well each supports."""

from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import REMARK_TITLES, Remark, Sheet, SourceLine
from ketadesk.protocols.status import Status
from ketadesk.views.look.fold import Fold
from ketadesk.views.look.lettering import label
from ketadesk.views.look.support import Disc, said

_OPEN = "warning"


class SourcesPanel(QWidget):
    """What stands beside the result. It holds no figure of an order, and is kept while it stays the same."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[object, ...] = ()
        self._lines: QWidget | None = None

    def show_sources(self, sheet: Sheet) -> None:
        """Show the remarks and the sources, whole; without any there is no card."""
        said = (sheet.remarks, sheet.sources)
        if said != self._shown:
            if self._lines is not None:
                self._column.removeWidget(self._lines)
                self._lines.hide()
                self._lines.deleteLater()
            self._lines = _Lines(sheet)
            self._column.addWidget(self._lines)
            self._shown = said
        self.setVisible(any(said))


class _Lines(QFrame):
    """Remarks by kind, the warnings open; then the sources. Each line has its disc."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(0)
        column.addWidget(label("To read beside it", "heading"))
        order = list(REMARK_TITLES)
        remarks = sorted(
            sheet.remarks, key=lambda remark: order.index(remark.kind) if remark.kind in order else len(order)
        )
        for kind, of_kind in groupby(remarks, key=lambda remark: remark.kind):
            found = tuple(of_kind)
            fold = Fold(f"{REMARK_TITLES.get(kind, kind)}, {len(found)}", partial(map, _remark, found), indent=4)
            column.addWidget(fold)
            if kind == _OPEN:
                fold.open()
        if sheet.sources:
            column.addWidget(Fold(f"Sources, {len(sheet.sources)}", partial(map, _source, sheet.sources), indent=4))
        column.addStretch(1)


def _remark(remark: Remark) -> QWidget:
    return _line(remark.status, remark.source, remark.says, said(remark.status, remark.source))


def _source(source: SourceLine) -> QWidget:
    more = "\n".join(part for part in (source.locator, source.says) if part)
    return _line(source.status, source.title, source.title, more)


def _line(status: Status, source: str, says: str, more: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(8)
    row.addWidget(Disc(status, source), 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(label(says, "list", wraps=True))
    if more:
        lines.addWidget(label(more, "hint", wraps=True))
    row.addLayout(lines, 1)
    return made
