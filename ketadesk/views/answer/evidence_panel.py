"""The working beside the sources it rests on: a few lines or all of them, as there is room or as F9 asks."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.sheet import Sheet
from ketadesk.views.answer.reading_link import ReadingLink
from ketadesk.views.answer.sources_list import SourcesList
from ketadesk.views.answer.working_lines import WorkingLines
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.pool import Panel
from ketadesk.views.look.side_by_side import direction
from ketadesk.views.look.strong_words import StrongWords

_MARGIN, _HEADING, _LINE, _LINK, _KINDS = 6, 26, 18, 24, 3
_SIDES, _BETWEEN = 26, 12


class EvidencePanel(Panel):
    """Says how the figures came and what they rest on. `more_wanted` says that all of it is asked for, or less."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(_MARGIN), scaled(_SIDES - 14), scaled(_MARGIN))
        column.setSpacing(scaled(2))
        self._heading = label("", "heading")
        self._more = ReadingLink()
        self._more.clicked.connect(self.more_wanted)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._more)
        column.addLayout(head)
        self._body = body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setSpacing(scaled(_BETWEEN))
        self._lines, self._sources = WorkingLines(), SourcesList()
        body.addWidget(self._lines, 69, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._sources, 31)
        column.addLayout(body)
        column.addStretch(1)
        column.addLayout(self._build_foot())

    def _build_foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setSpacing(scaled(2))
        self._notes = _Sentences("note", "Notes on this order")
        self._warnings = _Sentences("", "Warnings")
        foot.addWidget(self._notes)
        foot.addWidget(self._warnings)
        return foot

    def show_evidence(self, sheet: Sheet, lines: int, sources: int, everything: bool) -> None:
        """Show so many lines and sources at the most; without any there is no card. No sources, no links either."""
        worked, known = len(sheet.working), len(sheet.sources)
        shown = bool(worked or known or sheet.remarks)
        show_text(self._heading, ("Working" if worked else "Sources") if shown else "")
        self._lines.show_lines(sheet.working, lines)
        self._lines.setVisible(bool(worked))
        listed = bool(sources) or not worked
        self._sources.setVisible(listed)
        if listed:
            self._sources.show_sources(sheet, sources if worked else known)
        else:
            self._sources.forget()
        rest = worked > lines or (listed and known > sources) or (not listed and (known or sheet.remarks))
        says = _all(worked, known) if rest else "fewer lines" if everything else ""
        self._more.show_link(says if worked else "", "F9" if says and worked else "")
        room = everything or not worked
        # Where there is little room the card says no more than the first warning; F9 says the rest.
        self._notes.show_sentences(_notes(sheet) if room or sources else [], room)
        self._warnings.show_sentences(_warnings(sheet), room)
        self.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        """Return the least width of the wider of both: a row that asked for its own would never be narrow enough."""
        whole = super().minimumSizeHint()
        wider = max(self._least(self._lines), self._least(self._sources)) + scaled(_SIDES)
        return QSize(min(whole.width(), wider), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sources below the lines where both have no room beside each other."""
        super().resizeEvent(event)
        needed = self._least(self._lines) + self._least(self._sources) + scaled(_SIDES + _BETWEEN)
        self._body.setDirection(direction(self.width() < needed))

    def _least(self, part: QWidget) -> int:
        return 0 if part.isHidden() else part.minimumSizeHint().width()

    def height_of(self, sheet: Sheet, lines: int, sources: int) -> int:
        """Return about how high it is with so many lines and sources."""
        worked, known = min(len(sheet.working), lines), min(len(sheet.sources), sources)
        if not (worked or known or sheet.remarks):
            return 0
        noted = any(finding.severity == "note" for finding in sheet.findings)
        links = scaled(_LINK) * (known + noted + _KINDS) if sources else 0
        said = ((noted if sources else 0) + bool(_warnings(sheet))) * scaled(_LINE)
        return 2 * scaled(_MARGIN) + scaled(_HEADING) + max(worked * scaled(_LINE), links) + said

    def empty(self) -> None:
        """Take everything out of it."""
        super().empty()
        self._sources.forget()
        self._more.forget()


def _all(lines: int, sources: int) -> str:
    beside = f" and {sources} {'source' if sources == 1 else 'sources'}" if sources else ""
    return f"all {lines} lines{beside}"


class _Sentences(QWidget):
    """Sentences that are read without opening anything: all of them, or the first and how many more."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._name = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(6))
        self._says = StrongWords("caption")
        if icon:
            row.addWidget(Mark(icon, 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._says, 1)
        self.hide()

    def show_sentences(self, sentences: list[str], all_: bool) -> None:
        """Show them; without any there is nothing to see."""
        shown = sentences if all_ else sentences[:1]
        more = len(sentences) - len(shown)
        rest = [f"({more} more: F9)"] if more else []
        self._says.show_words(" ".join([self._name, *shown, *rest]) if shown else "", self._name)
        self.setVisible(bool(shown))


def _warnings(sheet: Sheet) -> list[str]:
    return [remark.says for remark in sheet.remarks if remark.kind == "warning"]


def _notes(sheet: Sheet) -> list[str]:
    return [finding.says for finding in sheet.findings if finding.severity == "note"]
