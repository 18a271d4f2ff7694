"""Somebody at a clinic: Course by keys and clicks, and a calendar that is turned by days."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from driven import DrivenClock
from ketadesk.views.course.course_page import CoursePage
from ketadesk.views.entry.picker import Picker
from views.hands import LEFT, Hands, plain, take

DAY = 24 * 60
FOUR_TO_SIX, SIX = "depression-iv:1", "depression-iv:0"


class Clinic:
    """Somebody in front of Course, and the calendar beside it; it is Friday 27 November 2026."""

    def __init__(self, hands: Hands) -> None:
        self.window, self.clock = hands.window, DrivenClock()
        QTest.keyClick(self.window, Qt.Key.Key_F6)
        page = self.window.page
        assert isinstance(page, CoursePage)
        self.page = page
        self.days(0)

    def days(self, days: int) -> None:
        """Let days pass, and look again."""
        self.clock.pass_(days * DAY)
        self.page.weeks.clock = self.clock.ticking
        self.page.focus_first()

    def sign(self) -> None:
        """Add a person by keys, and sign in."""
        adding, sign = self.page.begin.sign.adding, self.page.begin.sign
        QTest.keyClicks(adding.name, "MO")
        for field in (adding.pin, adding.again):
            QTest.keyClicks(field, "2580")
        QTest.mouseClick(adding.button, LEFT)
        QTest.keyClicks(sign.pin, "2580")
        QTest.keyClick(sign.pin, Qt.Key.Key_Return)

    def begin(self, chosen: str = SIX, count: str = "", label: str = "BED 4") -> None:
        self.sign()
        begin = self.page.begin
        if chosen:
            self.take(begin.course.picker, chosen)
        QTest.keyClicks(begin.count.field, count)
        QTest.keyClicks(begin.label_field, label)
        QTest.mouseClick(begin.begin, LEFT)

    def act(self, act: str, reason: str = "", day: str = "", **typed: str) -> None:
        """Press a button, fill in what it asks, and write it down."""
        acts = self.page.acts
        QTest.mouseClick(acts.buttons[act], LEFT)  # type: ignore[index]
        for key, text in typed.items():
            if key == "scale":
                self.take(acts.scale.picker, text)
            elif key in acts.numbers:
                QTest.keyClicks(acts.numbers[key].field, text)
            else:
                entry = {"when": acts.when, "found": acts.found, "answer": acts.answer}[key]
                QTest.mouseClick(next(each for each in entry.segments.buttons() if each.id == text), LEFT)
        QTest.keyClicks(acts.reason, reason)
        QTest.keyClicks(acts.day, day)
        QTest.mouseClick(acts.write, LEFT)

    def infusion(self, weight: str = "70", dose: str = "35", **more: str) -> None:
        self.act("visit", weight_text=weight, dose_text=dose, **more)

    def take(self, picker: Picker, value: str) -> None:
        """Choose in a picker by its keys."""
        take(picker, value)
        self.window.activateWindow()  # off screen nobody gives the keys back when a list has closed

    def seen(self, part: QWidget | None = None) -> str:
        """Return all that can be read, in one line."""
        labels = (part or self.page).findChildren(QLabel)
        return " | ".join(plain(each.text()) for each in labels if each.isVisible() and each.text())

    def due(self) -> str:
        return self.seen(self.page.due)
