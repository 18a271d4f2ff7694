"""How paper is made: the size of a worksheet's; what labels are printed on, how many, from where, in which colour."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketadesk.presentation.form import Choice
from ketadesk.presentation.label_stock import Labelling, label_stock
from ketadesk.presentation.paper import PAPERS, PaperName
from ketadesk.views.entry.entry import Entry, PickerEntry, SegmentsEntry

_COPIES = tuple(Choice(str(count), str(count)) for count in (1, 2, 3, 4, 6))
_COLOURS = (Choice("yellow", "Yellow band"), Choice("plain", "Text only"))
_AMERICAN = (QLocale.MeasurementSystem.ImperialUSSystem,)


class PaperChoice(QWidget):
    """The size of paper of a worksheet; the one that is usual where the computer stands comes first."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        american = QLocale.system().measurementSystem() in _AMERICAN
        self._chosen: PaperName = "Letter" if american else "A4"
        self.size_of_paper = SegmentsEntry("paper", "Paper", tuple(Choice(each, each) for each in PAPERS))
        self.size_of_paper.show_value(self._chosen)
        self.size_of_paper.value_entered.connect(self._on_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.size_of_paper)
        row.addStretch(1)

    def how(self) -> PaperName:
        """Return the size that is chosen."""
        return self._chosen

    def _on_chosen(self, value: str) -> None:
        self._chosen = next(each for each in PAPERS if each == value)
        self.size_of_paper.show_value(value)
        self.changed.emit()


class LabelChoice(QWidget):
    """What labels are printed on, how many of each, from which place of a sheet on, and whether with their colour."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._values = {"stock": next(iter(label_stock())), "copies": "1", "first": "1", "colour": "yellow"}
        self.stock = PickerEntry("stock", "Printed on", "Choose")
        self.stock.show_choices(tuple(Choice(each.id, each.title) for each in label_stock().values()))
        self.copies = SegmentsEntry("copies", "Of each", _COPIES)
        self.first = PickerEntry("first", "First that is free", "Choose")
        self.colour = SegmentsEntry("colour", "Colour", _COLOURS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for entry, share in ((self.stock, 10), (self.copies, 5), (self.first, 4), (self.colour, 6)):
            row.addWidget(entry, share)
            entry.value_entered.connect(lambda value, entry=entry: self._on_chosen(entry, value))
        self._show()

    def how(self) -> Labelling:
        """Return how the labels are printed."""
        chosen = self._values
        stock, plain = label_stock()[chosen["stock"]], chosen["colour"] == "plain"
        return Labelling(stock, int(chosen["copies"]), int(chosen["first"]), plain)

    def _on_chosen(self, entry: Entry, value: str) -> None:
        self._values[entry.key] = value
        if entry is self.stock:
            self._values["first"] = "1"
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        places = label_stock()[self._values["stock"]].places
        self.first.show_choices(tuple(Choice(str(place), str(place)) for place in range(1, places + 1)))
        self.first.setEnabled(places > 1)
        for entry in (self.stock, self.copies, self.first, self.colour):
            entry.show_value(self._values[entry.key])
