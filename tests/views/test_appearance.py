"""Another look while the window stands: everything is painted anew, and nothing that was entered or shown is lost."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit

from ketadesk.views.look.appearance import Appearance, appearance, file_of
from ketadesk.views.look.figure_label import FigureLabel
from ketadesk.views.look.mark import Mark
from ketadesk.views.look.measure import scaled
from ketadesk.views.look.theme import load_theme, worn
from ketadesk.views.settings.theme_button import THEMES, ThemeButton
from views.hands import DEPRESSION, Hands


@pytest.fixture(autouse=True)
def look(dressed: QApplication) -> Iterator[Appearance]:
    """The look of the application, put back as it was."""
    look = appearance(dressed)
    yield look
    look.choose(theme="system", letters=1)


def test_that_f10_opens_the_themes_and_the_arrows_and_enter_take_one(hands: Hands) -> None:
    hands.open_all()  # with room for wider borders, so that no group of the form folds
    hands.lay(DEPRESSION)
    hands.ticks()[0].click()
    before = (hands.figures(), hands.said(), hands.window.desk.draft)

    for steps, name in ((1, "light"), (1, "dark"), (1, "contrast"), (1, "night")):
        _take_theme(hands, steps)
        assert worn().name == name
        assert (hands.figures(), hands.said(), hands.window.desk.draft) == before
        assert hands.ticks()[0].isChecked()
        assert _button(hands).accessibleName() == f"Theme, {THEMES[name].title}"  # type: ignore[index]


def test_that_escape_leaves_the_theme_as_it_was(hands: Hands) -> None:
    opened = _button(hands).open()
    QTest.keyClick(opened.rows, Qt.Key.Key_Down)
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert appearance().theme == "system"


@pytest.mark.parametrize("name", ["light", "dark", "contrast", "night"])
def test_that_everything_is_painted_in_the_colours_of_the_theme(hands: Hands, look: Appearance, name: str) -> None:
    hands.lay(DEPRESSION)
    look.choose(theme=next(theme for theme in THEMES if theme == name))
    QApplication.processEvents()
    image = hands.window.grab().toImage()
    colours = load_theme(name).colours

    assert _at(image, hands.window.width() - 3, hands.window.height() // 2) == colours["canvas"]
    seen = _all(image)
    assert {colours[role] for role in ("canvas", "surface", "pump", "ink")} <= seen, name
    # No colour of another theme is left, of those that only that theme has.
    for other in ("light", "dark", "contrast", "night"):
        only = {load_theme(other).colours[role] for role in ("canvas", "pump", "ink", "line")} - set(colours.values())
        if other != name:
            assert not (only & seen), (other, only & seen)


def test_that_icons_on_buttons_are_tinted_anew(hands: Hands, look: Appearance) -> None:
    button = hands.window.new_patient
    for name in ("light", "night"):
        look.choose(theme=next(theme for theme in THEMES if theme == name))
        icon = button.icon().pixmap(18, 18).toImage()
        inked = {
            icon.pixelColor(x, y).name().upper()
            for x in range(18)
            for y in range(18)
            if icon.pixelColor(x, y).alpha() == 255
        }
        assert inked == {load_theme(name).colours["ink"]}


def test_that_the_windows_own_theme_follows_the_system_and_a_chosen_one_does_not(dressed: QApplication) -> None:
    hints = dressed.styleHints()
    assert file_of("system", hints) == "light"
    assert file_of("night", hints) == "night"
    assert file_of("contrast", hints) == "contrast"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="another system is asked otherwise")
def test_that_the_window_wears_high_contrast_while_the_desktop_asks_for_it() -> None:
    with_bus = ["dbus-run-session", "--", sys.executable, "-m", "views.following_contrast"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(with_bus, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["light", "contrast", "light"]


def test_that_larger_letters_grow_what_is_written_and_what_it_stands_in(hands: Hands, look: Appearance) -> None:
    hands.lay(DEPRESSION)
    figures = hands.figures()
    field, pump = hands.field("weight_text"), _pump(hands)
    small = (field.height(), pump.sizeHint().height(), field.fontInfo().pixelSize())
    assert small[2] == 15

    look.choose(letters=2)
    QApplication.processEvents()

    assert scaled(30) == 60
    assert field.fontInfo().pixelSize() == 30
    assert (field.height(), pump.sizeHint().height()) >= (2 * small[0] - 4, 2 * small[1] - 6)
    assert all(mark.sizeHint().height() >= 28 for mark in hands.window.findChildren(Mark))
    assert hands.figures() == [each for each in figures if each in hands.figures()], "what gives way gives way whole"
    assert hands.figures()[0] == "75 mL/h"

    look.choose(letters=1)
    QApplication.processEvents()
    assert (field.height(), pump.sizeHint().height(), field.fontInfo().pixelSize()) == small


def test_that_no_text_of_the_window_is_smaller_than_eleven_pixels(hands: Hands) -> None:
    hands.lay(DEPRESSION)
    sizes = {
        each.fontInfo().pixelSize()
        for kind in (QLabel, QLineEdit)
        for each in hands.window.findChildren(kind)
        if each.isVisible()
    }
    assert min(sizes) >= 11


def _take_theme(hands: Hands, steps: int) -> None:
    hands.window.activateWindow()
    QTest.qWaitForWindowActive(hands.window)
    QTest.keyClick(hands.window, Qt.Key.Key_F10)
    button = _button(hands)
    opened = next(each for each in button.children() if each.isWidgetType() and each.isVisible())
    for _ in range(steps):
        QTest.keyClick(opened.rows, Qt.Key.Key_Down)
    QTest.keyClick(opened.rows, Qt.Key.Key_Return)


def _button(hands: Hands) -> ThemeButton:
    button = hands.window.findChild(ThemeButton)
    assert button is not None
    return button


def _pump(hands: Hands) -> FigureLabel:
    return next(each for each in hands.window.findChildren(FigureLabel) if each.text() == "75 mL/h")


def _at(image: QImage, x: int, y: int) -> str:
    return QColor(image.pixel(x, y)).name().upper()


def _all(image: QImage) -> set[str]:
    """Return the colours of an image that are there on purpose: what smoothing mixes is rare."""
    found = Counter(_at(image, x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour for colour, times in found.items() if times > 200}


@pytest.mark.parametrize("mode", ["order", "running", "calculators"])
def test_that_no_card_is_painted_beyond_its_round_corners(hands: Hands, look: Appearance, mode: str) -> None:
    look.choose(theme="light")
    hands.window.turn_to(mode)
    QApplication.processEvents()
    image, canvas = hands.window.grab().toImage(), QColor(load_theme("light").colours["canvas"])
    cards = [
        each for each in hands.window.page.findChildren(QFrame) if each.isVisible() and each.property("card") == "paper"
    ]
    assert cards
    for card in cards:
        corner = card.mapTo(hands.window, card.rect().topLeft())
        assert image.pixelColor(corner) == canvas, card
