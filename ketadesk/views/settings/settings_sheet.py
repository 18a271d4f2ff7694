"""The settings, asked for in the style of the house. What is chosen holds at once; there is nothing to confirm."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ketadesk.presentation.form import Choice
from ketadesk.presentation.preferring import Stock
from ketadesk.records.settings import LETTERS, MICROGRAMS, SIGN_OUT
from ketadesk.views.entry.entry import Entry, PickerEntry, SegmentsEntry
from ketadesk.views.entry.tick_box import TickBox
from ketadesk.views.look.lettering import hair, label, show_text
from ketadesk.views.look.measure import scaled
from ketadesk.views.settings.kept import Kept
from ketadesk.views.settings.theme_button import THEMES

_NONE = "none"
_WIDTH, _HEIGHT = 620, 560
_LETTERS = tuple(Choice(str(each), f"{each} %") for each in LETTERS)
_SIGN_OUT = tuple(Choice(str(each), f"{each} min") for each in SIGN_OUT)
_NUMBERS = frozenset({"letters", "sign_out"})
_MICROGRAMS = tuple(Choice(each, each) for each in MICROGRAMS)


class SettingsSheet(QDialog):
    """Theme, letters, spelling, what a new order begins with, and the vials in stock."""

    def __init__(self, kept: Kept, stock: Stock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(scaled(_WIDTH), min(scaled(_HEIGHT), parent.height()))
        self._kept = kept
        self._entries: list[Entry] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.setSpacing(10)
        outer.addWidget(label("Settings", "sentence"))
        self._column = self._build_column(outer)
        self._build_look()
        self._build_defaults(stock)
        self._build_vials(stock)
        self._column.addStretch(1)
        self._build_foot(outer)
        kept.changed.connect(self._show)
        self._show()

    def _build_column(self, outer: QVBoxLayout) -> QVBoxLayout:
        area, content = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        area.setWidget(content)
        outer.addWidget(area, 1)
        return column

    def _build_look(self) -> None:
        self._add(SegmentsEntry("theme", "Theme", tuple(THEMES.values())))
        self._add(SegmentsEntry("letters", "Letters, from the next opening on", _LETTERS))
        self._add(SegmentsEntry("micrograms", "Micrograms are written", _MICROGRAMS))
        self._add(SegmentsEntry("sign_out", "A person is signed out when nobody was there for", _SIGN_OUT))

    def _build_defaults(self, stock: Stock) -> None:
        self._column.addWidget(hair())
        self._column.addWidget(label("A new order begins with", "heading"))
        self._add(SegmentsEntry("setting", "Setting of care", _or_none(stock.settings), columns=6))
        for key, caption, choices in (
            ("pump", "Pump", stock.pumps), ("container", "Syringe or bag", stock.containers),
        ):  # fmt: skip
            entry = PickerEntry(key, caption, "None")
            entry.show_choices(_or_none(choices))
            self._add(entry)

    def _build_vials(self, stock: Stock) -> None:
        self._column.addWidget(hair())
        self._column.addWidget(label("Vials in stock are offered first; none ticked means all", "heading"))
        self._vials = {each.id: TickBox(", ".join((each.title, each.detail))) for each in stock.vials}
        for box in self._vials.values():
            box.clicked.connect(self._on_stocked)
            self._column.addWidget(box)

    def _build_foot(self, outer: QVBoxLayout) -> None:
        self._fault = label("", "list-second", tone="check", wraps=True)
        self._fault.hide()
        close = QPushButton("&Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        outer.addWidget(self._fault)
        row = QHBoxLayout()
        row.addWidget(label("No setting loosens a limit, and none fills in a weight or a vial.", "hint"), 1)
        row.addWidget(close)
        outer.addLayout(row)

    def _add(self, entry: Entry) -> None:
        entry.value_entered.connect(lambda value, key=entry.key: self._on_entered(key, value))
        self._entries.append(entry)
        self._column.addWidget(entry)

    def _on_entered(self, key: str, value: str) -> None:
        if key in _NUMBERS:
            self._kept.change(**{key: int(value)})
        else:
            self._kept.change(**{key: "" if value == _NONE else value})

    def _on_stocked(self) -> None:
        self._kept.change(vials=tuple(id_ for id_, box in self._vials.items() if box.isChecked()))

    def _show(self) -> None:
        for entry in self._entries:
            entry.show_value(str(getattr(self._kept.settings, entry.key)) or _NONE)
        for id_, box in self._vials.items():
            box.setChecked(id_ in self._kept.settings.vials)
        show_text(self._fault, " ".join(part for part in (self._kept.fault, self._kept.unlisted) if part))


def _or_none(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    return (Choice(_NONE, "None"), *choices)
