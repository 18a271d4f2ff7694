"""Colours by role: one object turns a theme into a palette, and answers painters."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

_APPEARANCE = files("ketadesk.resources") / "appearance"

# What our painters ask of a palette, beside what Qt itself does: Mid is a line, Midlight a hair, Dark the second ink.
_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Light: "chosen",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Midlight: "hair",
    QPalette.ColorRole.Dark: "ink2",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
}


@dataclass(frozen=True)
class Theme:
    """A name and its colours by role, as hexadecimal text. Each border is so many pixels wider."""

    name: str
    colours: Mapping[str, str]
    border_added: int = 0

    def colour(self, role: str) -> QColor:
        """Return the colour of a role. Raises `KeyError` for a role that the theme does not know."""
        return QColor(self.colours[role])

    def border(self, width: float) -> float:
        """Return how wide a border is that is so wide in most themes: painters ask it for every pen of an edge."""
        return width + self.border_added if width else 0

    def palette(self) -> QPalette:
        """Return the palette that Qt's own painting and ours go by."""
        palette = QPalette()
        for place, role in _ROLES.items():
            palette.setColor(place, self.colour(role))
        for place in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.colour("ink3"))
        return palette


def load_theme(name: str) -> Theme:
    """Return the theme of a name that ships. Raises `OSError` for a name that does not."""
    table = tomllib.loads((_APPEARANCE / f"{name}.toml").read_text("utf-8"))
    return Theme(name, MappingProxyType(table["colours"]), table.get("border_added", 0))


_WORN: list[Theme] = []


def wear(application: QApplication, theme: Theme) -> None:
    """Give an application the colours of a theme, for Qt's own painting, the style sheet and our painters."""
    _WORN[:] = [theme]
    application.setPalette(theme.palette())


def worn() -> Theme:
    """Return the theme that the application wears: painters ask it for the colour of a role at every painting."""
    return _WORN[0] if _WORN else load_theme("light")
