"""All that a person enters of an order, source by source; of an entry that is made again, only what differed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.presentation.check_answer import CheckAnswer, Reading
from ketadesk.views.desk import Desk
from ketadesk.views.entry.entry import Entry, FieldWord, NumberEntry
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.look.lettering import label
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.order.device_panel import DevicePanel
from ketadesk.views.order.patient_panel import PatientPanel
from ketadesk.views.order.preparation_panel import PreparationPanel
from ketadesk.views.order.protocol_panel import ProtocolPanel
from ketadesk.views.order.vial_panel import VialPanel

# Row, column, rows and columns of the cards when all are seen: order, scale, vial, syringe, which pump.
_PLACES = ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 2, 1), (2, 0, 1, 1))
_PUMP_ROW = 6
_BESIDE = 600
"""From this width two cards stand beside each other."""

Fields = frozenset[str] | None
"""The fields that are asked for, or None for all."""


class EntryFields(QWidget):
    """Cards in two columns, the pump's own face below them. `read` is told what was read from a device, by key."""

    def __init__(self, desk: Desk, read: Callable[[str, str], None]) -> None:
        super().__init__()
        self._read = read
        self.protocol, self.patient = ProtocolPanel(desk), PatientPanel(desk)
        self.vial, self.preparation, self.device = VialPanel(desk), PreparationPanel(desk), DevicePanel(desk)
        self.readings: dict[str, NumberEntry] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(10))
        self._grid.setVerticalSpacing(scaled(8))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._syringe = _Card("Read the syringe", "syringe", self.preparation)
        self._cards = (
            _Card("Read the order", "order", self.protocol),
            _Card("Read the scale", "scale", self.patient),
            _Card("Read the vial", "vial", self.vial),
            self._syringe,
            _Card("", "", self.device),
        )
        self._seen: tuple[_Card, ...] = ()
        self._beside = True
        self._pump = _PumpCard()
        self._grid.addWidget(self._pump, _PUMP_ROW, 0, 1, 2)
        self._place(self._cards)

    def _place(self, cards: "tuple[_Card, ...]") -> None:
        """Put the cards that are seen two by two; one that is left alone has the whole width."""
        beside = self.width() >= scaled(_BESIDE)
        if (cards, beside) == (self._seen, self._beside):
            return
        self._seen, self._beside = cards, beside
        if beside:
            places = _PLACES if cards == self._cards else _two_by_two(len(cards))
        else:
            places = tuple((place, 0, 1, 2) for place in range(len(cards)))
        for card in self._cards:
            self._grid.removeWidget(card)
        for card, at in zip(cards, places, strict=True):
            self._grid.addWidget(card, *at)
        for card in self._cards:  # only now: what is shown before it has a place is a window of its own
            card.setVisible(card in cards)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one card: in less room they stand below each other."""
        return QSize(max(card.minimumSizeHint().width() for card in self._cards), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put beside each other what has room."""
        super().resizeEvent(event)
        self._place(self._seen)

    def _panels(self) -> tuple[FormPanel, ...]:
        return (self.protocol, self.patient, self.vial, self.preparation, self.device)

    def show_draft(self, draft: Draft) -> None:
        """Show what was entered."""
        for panel in self._panels():
            panel.show_draft(draft)

    def show_answer(self, answer: CheckAnswer, asked: tuple[Reading, ...], wanted: Fields = None) -> None:
        """Ask for what this order needs, or only for the fields that are wanted."""
        for panel in self._panels():
            panel.show_answer(answer)
        self._ask_readings(asked)
        if wanted is not None:
            self._leave_out(wanted)
        self._place(tuple(card for card in self._cards if card.holds_anything()))
        self._pump.setVisible(self._pump.holds_reading())

    def show_read(self, standing: Mapping[str, str], refused: Mapping[str, str]) -> None:
        """Show what was read from the devices, and why it is not taken."""
        for key, entry in self.readings.items():
            entry.show_value(standing.get(key, ""))
            words = {entry.key: FieldWord("refused", refused[key])} if key in refused else {}
            entry.show_word(words.get(entry.key))
        self._pump.say([refused[key] for key in self.readings if key in refused])

    def blank(self) -> None:
        """Take away what an answer said."""
        for panel in self._panels():
            panel.blank()
        self.show_read({}, {})

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [*(entry for panel in self._panels() for entry in panel.entries()), *self.readings.values()]

    def first_stop(self) -> QWidget | None:
        """Return the first field that is seen and empty, or the first that is seen."""
        seen = [each for each in self.entries() if each.isVisibleTo(self)]
        return seen[0].focus_stop() if seen else None

    def _ask_readings(self, asked: tuple[Reading, ...]) -> None:
        for reading in asked:
            if reading.key not in self.readings:
                self._add_reading(reading)
            self.readings[reading.key].show_unit(reading.unit)
        keys = {reading.key for reading in asked}
        for key, entry in self.readings.items():
            entry.setVisible(key in keys)

    def _add_reading(self, reading: Reading) -> None:
        entry = NumberEntry(f"read {reading.key}", reading.caption, reading.unit)
        entry.value_entered.connect(lambda value, key=reading.key: self._read(key, value))
        self.readings[reading.key] = entry
        if reading.on_pump:
            entry.field.wear_pump()
            self._pump.add(entry)
        else:
            self._syringe.add(entry)

    def _leave_out(self, wanted: frozenset[str]) -> None:
        for panel in self._panels():
            whole = panel is self.protocol and "protocol" in wanted
            entries = panel.entries()
            for entry in entries:
                entry.setVisible(whole or entry.key in wanted)
            for row in (*panel.rows, *(row for dose in self.protocol.doses.doses for row in dose.rows)):
                row.setVisible(any(not entry.isHidden() for entry in row.entries))
            steps = panel is self.protocol and "steps" in wanted
            panel.setVisible(whole or steps or any(entry.key in wanted for entry in entries))


def _two_by_two(count: int) -> tuple[tuple[int, int, int, int], ...]:
    """Return where so many cards stand: the last one has the whole width where it is left alone."""
    alone = count - 1 if count % 2 else -1
    return tuple((place // 2, place % 2, 1, 2 if place == alone else 1) for place in range(count))


class _Card(QFrame):
    """What is read in one place."""

    def __init__(self, title: str, icon: str, panel: FormPanel) -> None:
        super().__init__()
        self.setProperty("card", "paper")
        self._panel = panel
        self._readings: list[NumberEntry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(scaled(14), scaled(8), scaled(14), scaled(10))
        self._column.setSpacing(scaled(4))
        _unrule(panel)
        if title:  # which pump it is stands beside the name of its group
            _put_title(panel, title, icon)
        self._column.addWidget(panel)
        self._column.addStretch(1)

    def add(self, entry: NumberEntry) -> None:
        """Add a number that is read here."""
        self._readings.append(entry)
        self._column.insertWidget(self._column.count() - 1, entry)

    def holds_anything(self) -> bool:
        """Say whether anything is asked here now."""
        return any(not each.isHidden() for each in (self._panel, *self._readings))


def _put_title(panel: FormPanel, title: str, icon: str) -> None:
    """Head a group by where it is read; its own heading goes."""
    panel.title.hide()
    panel.heading.insertWidget(0, Mark(icon, 20))
    panel.heading.insertWidget(1, label(title, "group"), 1)


def _unrule(panel: FormPanel) -> None:
    """Take away the rule that parts a group from the one above: a card parts it."""
    for rule in panel.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if rule.property("rule"):
            rule.hide()


class _PumpCard(QFrame):
    """The pump's own face."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "pump")
        self._readings: list[NumberEntry] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(18), scaled(8), scaled(18), scaled(12))
        column.setSpacing(scaled(4))
        heading = QHBoxLayout()
        heading.setSpacing(scaled(8))
        heading.addWidget(Mark("pump", 20, "pump"))
        heading.addWidget(label("Read the pump, digit by digit, as it stands now", "group", "pump"), 1)
        column.addLayout(heading)
        self._row = QHBoxLayout()
        self._row.setSpacing(scaled(12))
        column.addLayout(self._row)
        self._says = label("", "reason", "pump", wraps=True)
        self._says.hide()
        column.addWidget(self._says)
        self.hide()

    def add(self, entry: NumberEntry) -> None:
        """Add a number that stands on the pump."""
        self._readings.append(entry)
        self._row.addWidget(entry, 1)

    def holds_reading(self) -> bool:
        """Say whether any number is read here now."""
        return any(not entry.isHidden() for entry in self._readings)

    def say(self, sentences: list[str]) -> None:
        """Say why a number is not read."""
        self._says.setText("\n".join(sentences))
        self._says.setVisible(bool(sentences))
