"""A nurse at the bedside: Monitor by keys and clicks, and a clock that is driven."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from driven import DrivenClock
from ketadesk.views.entry.entry import NumberEntry, SegmentsEntry
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.monitor.monitor_page import MonitorPage
from views.hands import LEFT, Hands, plain


class Bedside:
    """A nurse in front of Monitor, and the clock beside it."""

    def __init__(self, hands: Hands) -> None:
        self.window, self.hands, self.clock = hands.window, hands, DrivenClock()
        QTest.keyClick(self.window, Qt.Key.Key_F5)
        page = self.window.page
        assert isinstance(page, MonitorPage)
        self.page = page
        self.page._timer.stop()
        self.page.bedside.clock = self.clock.ticking

    def pass_(self, minutes: float) -> None:
        """Let time pass, and the clock tick once."""
        self.clock.pass_(minutes)
        self.page.bedside.clock = self.clock.ticking
        self.page.tick()

    def sign(self) -> None:
        """Add a person by keys, and sign in."""
        adding, sign = self.page.begin.sign.adding, self.page.begin.sign
        QTest.keyClicks(adding.name, "MO")
        for field in (adding.pin, adding.again):
            QTest.keyClicks(field, "2580")
        QTest.mouseClick(adding.button, LEFT)
        QTest.keyClicks(sign.pin, "2580")
        QTest.keyClick(sign.pin, Qt.Key.Key_Return)

    def begin(self) -> None:
        self.sign()
        QTest.keyClicks(self.page.begin.label_field, "BED 4")
        QTest.mouseClick(self.page.begin.begin, LEFT)

    def act(self, act: str, reason: str = "", **numbers: str) -> None:
        """Press a button, fill in what it asks, and write it down."""
        acts = self.page.acts
        QTest.mouseClick(acts.buttons[act], LEFT)  # type: ignore[index]
        for key, text in numbers.items():
            QTest.keyClicks((acts.ago if key == "ago_text" else acts.numbers[key]).field, text)
        QTest.keyClicks(acts.reason, reason)
        if act != "resume":
            QTest.mouseClick(acts.write, LEFT)

    def observe(self, **signs: str) -> None:
        """Type signs, choose words, and keep them with Enter or the button."""
        for id_, text in signs.items():
            entry = self.page.observe.entries[id_]
            if isinstance(entry, NumberEntry):
                QTest.keyClicks(entry.field, text)
            elif isinstance(entry, SegmentsEntry):
                QTest.mouseClick(next(each for each in entry.segments.buttons() if each.id == text), LEFT)
        QTest.mouseClick(self.page.observe.keep, LEFT)

    def seen(self, part: QWidget | None = None) -> str:
        """Return all that can be read, in one line."""
        labels = (part or self.page).findChildren(QLabel)
        return " | ".join(plain(each.text()) for each in labels if each.isVisible() and each.text())

    def figures(self) -> list[str]:
        return [each.text() for each in self.page.pump.findChildren(FigureLabel) if each.isVisible()]
