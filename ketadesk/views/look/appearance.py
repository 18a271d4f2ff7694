"""How the application looks now: the theme and the letters that were chosen, or those that the system asks for."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QStyleHints
from PySide6.QtWidgets import QApplication

from ketadesk.views.look.measure import letters_changed
from ketadesk.views.look.system_contrast import SystemContrast
from ketadesk.views.look.theme import load_theme, wear, worn
from ketadesk.views.look.typeface import application_font, system_letters

ThemeChoice = Literal["system", "light", "dark", "contrast", "night"]


class Appearance(QObject):
    """Dresses the application, and dresses it again when a person or the system asks for another look."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self.theme: ThemeChoice = "system"
        self.letters = 1.0
        self._styled = False
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        self.contrast = SystemContrast(self)
        self.contrast.changed.connect(self._on_system_changed)

    def dress_plainly(self) -> None:
        """Set letters and palette, and no style sheet: one that is added to a whole window costs less."""
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        letters_changed()  # before: what hears of the font measures by it at once
        self._application.setFont(application_font(system, system_letters(system) * self.letters))
        wear(self._application, load_theme(self._file()))

    def add_style_sheet(self) -> None:
        """Set the style sheet."""
        # Not before the window is seen.
        from ketadesk.views.look.style_sheet import style_sheet  # noqa: PLC0415

        self._styled = True
        self._application.setStyleSheet(style_sheet(worn()))

    def choose(self, theme: ThemeChoice | None = None, letters: float | None = None) -> None:
        """Look otherwise, at once; what stands in the window stays as it is."""
        before = self.theme, self.letters
        self.theme = theme or self.theme
        self.letters = letters or self.letters
        if (self.theme, self.letters) != before:
            self._dress_again()

    def _dress_again(self) -> None:
        self.dress_plainly()
        if self._styled:  # before that there is nothing to dress again
            from ketadesk.views.look.mark import tint_again  # noqa: PLC0415  it reads SVG

            self.add_style_sheet()
            tint_again()
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._file() != worn().name:
            self._dress_again()

    def _file(self) -> str:
        return file_of(self.theme, self._application.styleHints(), self.contrast.wanted)


def file_of(theme: ThemeChoice, hints: QStyleHints, contrast: bool = False) -> str:
    """Return which of the shipped themes a choice comes to on this system, which may ask for high `contrast`."""
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if theme == "contrast" or (theme == "system" and contrast):
        return "contrast-black" if dark else "contrast"
    if theme == "system":
        return "dark" if dark else "light"
    return theme


def appearance(application: QCoreApplication | None = None) -> Appearance:
    """Return how the application looks; there is one of it."""
    application = application or QApplication.instance()
    assert isinstance(application, QApplication)
    found = application.findChild(Appearance)
    return Appearance(application) if found is None else found
