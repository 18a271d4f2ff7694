"""Fields side by side, and under them what is said back of them and what is said against them."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.presentation.echo import ReadBack
from ketadesk.views.entry.entry import Entry, FieldWord, NumberEntry, UnitEntry
from ketadesk.views.entry.flow import Flow, Joined
from ketadesk.views.look.lettering import label, show_text
from ketadesk.views.look.mark import Mark, show_tone

_ICONS = {"refused": "check", "check": "check", "stop": "stop"}
_TONES = {"refused": "check", "check": "check", "stop": "stop"}


class Reason(QWidget):
    """A sentence under a field, with its icon: used again, and without a text while nothing is said."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._mark = Mark("", 16, "check")
        self._says = label("", "reason", "check", wraps=True)
        row.addWidget(self._mark)
        row.addWidget(self._says, 1)

    def show_word(self, word: FieldWord, says: str) -> None:
        """Show a sentence, in the icon and the tone of its mark."""
        self._mark.show_icon(_ICONS[word.mark])
        for each in (self._mark, self._says):
            show_tone(each, _TONES[word.mark])
        show_text(self._says, says)
        self.show()

    def blank(self) -> None:
        """Hide it, and take the sentence out of it."""
        self.hide()
        self._says.setText("")


class EntryRow(QWidget):
    """Fields side by side, and under them, across the whole width, what is said of them."""

    def __init__(self, entries: Sequence[Entry], stretches: Sequence[int] = ()) -> None:
        super().__init__()
        self.entries = tuple(entries)
        self._words: dict[str, FieldWord] = {}
        self._said = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for entry in entries:
            entry.entry_refused.connect(self._on_entry_refused)
        self._flow = Flow(_cells(self.entries), stretches)
        column.addWidget(self._flow)
        self._echo = label("", "caption", wraps=True)
        self._echo.hide()
        column.addWidget(self._echo)
        self._reasons = [Reason() for _ in self.entries]
        for reason in self._reasons:
            reason.hide()
            column.addWidget(reason)

    def show_words(self, words: Mapping[str, FieldWord]) -> None:
        """Show what is said of these fields, and nothing else."""
        mine = {entry.key: words[entry.key] for entry in self.entries if entry.key in words}
        if mine == self._words:
            return
        self._words = mine
        for entry, reason in zip(self.entries, self._reasons, strict=True):
            word = mine.get(entry.key)
            entry.show_word(word)
            if word is None:
                reason.blank()
            else:
                alone = len([each for each in self.entries if not isinstance(each, UnitEntry)]) == 1
                named = not alone or word.mark != "refused"
                reason.show_word(word, f"{entry.caption}: {word.says}" if named else word.says)

    def says_something(self) -> bool:
        """Say whether anything is said against one of these fields."""
        return bool(self._words)

    def show_echoes(self, echoes: Mapping[str, ReadBack]) -> None:
        """Say back, in words, the numbers that need it."""
        said = "\n".join(filter(None, [entry.show_echo(echoes.get(entry.key)) for entry in self.entries]))
        if said != self._said or bool(said) is self._echo.isHidden():
            self._said = said
            show_text(self._echo, said)

    def forget_echoes(self) -> None:
        """Say nothing back, the line where it was."""
        self._said = ""
        if self._echo.text():
            self._echo.setText("")
            for entry in self.entries:
                entry.show_echo(None)

    def _on_entry_refused(self, why: str) -> None:
        """Say at once why a key or a paste was not taken; the next answer takes the sentence away."""
        entry = self.sender()
        assert isinstance(entry, Entry)
        self.show_words({**self._words, entry.key: FieldWord("refused", why)})


def _cells(entries: Sequence[Entry]) -> list[QWidget]:
    """Return the entries as they are laid: a number and its unit together."""
    cells: list[QWidget] = []
    for entry in entries:
        if isinstance(entry, UnitEntry):
            number = cells.pop()
            assert isinstance(number, NumberEntry)
            number.put_unit_beside()
            cells.append(Joined(number, entry))
        else:
            cells.append(entry)
    return cells
