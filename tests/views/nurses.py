"""Two nurses at one window: one prepares, the other checks, each by keys and clicks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketadesk.views.check.check_page import CheckPage
from ketadesk.views.check.sign_card import SignCard
from ketadesk.views.entry.entry import Entry, NumberEntry, PickerEntry, SegmentsEntry
from ketadesk.views.main_window import MainWindow
from views.hands import LEFT, take

PINS = {"RA": "2580", "MO": "1470"}
# What the second reads of the order of `hands.DEPRESSION`: the dose and the time too, then the syringe and the pump.
READ = (
    ("protocol", "depression-iv"), ("setting", "clinic"), ("dose_text:infusion", "0.5"), ("time_text:infusion", "40"),
    ("weight_text", "70"), ("weight_known", "measured"), ("strength_text", "50"), ("vial_volume_text", "10"),
    ("vial_total_text", "500"), ("method", "make-up"), ("container", "syringe-50"),
    ("diluent", "sodium-chloride-0.9"), ("read drawn:infusion", "0.7"), ("read rate:infusion", "75"),
)  # fmt: skip


class Nurses:
    """What the two do in the mode Double check."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def page(self) -> CheckPage:
        page = self.window.pages["check"]
        assert isinstance(page, CheckPage)
        return page

    def go(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_F4)
        QApplication.processEvents()

    def add(self, card: SignCard, name: str) -> None:
        """Add a person who is not on the list yet."""
        adding = card.sign.adding
        if adding.isHidden():
            QTest.mouseClick(card.sign.more, LEFT)
        for field, text in ((adding.name, name), (adding.pin, PINS[name]), (adding.again, PINS[name])):
            QTest.keyClicks(field, text)
        QTest.mouseClick(adding.button, LEFT)

    def sign(self, card: SignCard, name: str, pin: str = "") -> None:
        """Type the PIN and press Enter."""
        QTest.keyClicks(card.sign.pin, pin or PINS[name])
        QTest.keyClick(card.sign.pin, Qt.Key.Key_Return)
        QApplication.processEvents()

    def seal(self) -> None:
        """RA, who prepared it, signs; it is hidden."""
        if "check" not in self.window.pages:
            self.go()
        self.add(self.page.parts.prepare, "RA")
        self.sign(self.page.parts.prepare, "RA")

    def admit(self) -> None:
        """MO comes, and signs in."""
        self.add(self.page.parts.admit, "MO")
        self.sign(self.page.parts.admit, "MO")

    def entry(self, key: str) -> Entry:
        return next(each for each in self.page.fields.entries() if each.key == key)

    def enter(self, *order: tuple[str, str]) -> None:
        for key, value in order:
            entry = self.entry(key)
            assert entry.isVisibleTo(self.page), key
            if isinstance(entry, NumberEntry):
                entry.field.setFocus()
                QTest.keyClicks(entry.field, value)
            elif isinstance(entry, SegmentsEntry):
                QTest.mouseClick(next(each for each in entry.segments.buttons() if each.id == value), LEFT)
            elif isinstance(entry, PickerEntry):
                take(entry.picker, value)

    def compare(self, name: str) -> None:
        """Sign what was entered."""
        self.sign(self.page.parts.sign, name)

    def again(self, *entries: tuple[str, tuple[str, str]]) -> None:
        """Each reads what differed again, enters it and signs."""
        for name, entry in entries:
            self.enter(entry)
            self.compare(name)

    def clear_and_enter(self, key: str, value: str) -> None:
        field = self.entry(key).control
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, value)
