"""The button that changes the theme, and its list: nothing but the colours changes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from ketadesk.presentation.form import Choice
from ketadesk.views.entry.choice_list import ChoiceList
from ketadesk.views.look.appearance import Appearance, ThemeChoice
from ketadesk.views.look.mark import button_icon

THEMES: dict[ThemeChoice, Choice] = {
    "system": Choice("system", "System", "as this computer is set"),
    "light": Choice("light", "Light"),
    "dark": Choice("dark", "Dark"),
    "contrast": Choice("contrast", "High contrast", "black, white and a blue"),
    "night": Choice("night", "Night", "dim, for a dark room"),
}


class ThemeButton(QPushButton):
    """Opens the list of themes. `theme_chosen` says which a person took."""

    theme_chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(button_icon("theme"), "")
        self._appearance = appearance
        self.setProperty("small", "icon")
        QShortcut(QKeySequence(Qt.Key.Key_F10), self, self.open)  # a button's own shortcut opens a moment later
        self.clicked.connect(self.open)
        appearance.changed.connect(self._say)
        self._say()

    def open(self) -> ChoiceList:
        """Open the list below the button, on the theme that holds."""
        choices = ChoiceList("Theme", tuple(THEMES.values()), self._appearance.theme, self)
        choices.chosen.connect(self._on_chosen)
        choices.open_below(self)
        return choices

    def _on_chosen(self, id_: str) -> None:
        theme = next(theme for theme in THEMES if theme == id_)
        self._appearance.choose(theme)
        self.theme_chosen.emit(theme)

    def _say(self) -> None:
        title = THEMES[self._appearance.theme].title
        self.setAccessibleName(f"Theme, {title}")
        self.setToolTip(f"Theme: {title} (F10)")
