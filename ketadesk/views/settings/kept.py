"""The settings while the window is open: read once, kept at every change, and told to whom they concern."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from ketadesk.records.settings import load_settings, save_settings
from ketadesk.views.look.appearance import Appearance

_FOLDER, _FILE = "ketadesk", "settings.toml"


def settings_file() -> Path:
    """Return where this person's settings are kept on this machine."""
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / _FOLDER / _FILE


class Kept(QObject):
    """Holds the settings. `fault` is a sentence when they could not be read or kept, and empty otherwise.

    `unlisted` is one that names what they name and is not there, once that is known.
    """

    changed = Signal()

    def __init__(self, look: Appearance, file: Path | None = None) -> None:
        super().__init__(look)
        self._look = look
        self._file = file or settings_file()
        self.settings, self.fault = load_settings(self._file)
        self.unlisted = ""
        # Letters are chosen before anything is made: what stands has its size from them.
        look.choose(theme=self.settings.theme, letters=self.settings.letters / 100)  # type: ignore[arg-type]
        look.changed.connect(self._on_look_changed)

    def change(self, **values: object) -> None:
        """Hold other settings at once, and keep them."""
        settings = replace(self.settings, **values)  # type: ignore[arg-type]
        if settings == self.settings:
            return
        self.settings = settings
        self.fault = save_settings(self._file, settings)
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        if self._look.theme != self.settings.theme:
            self._look.choose(theme=self.settings.theme)  # type: ignore[arg-type]

    def _on_look_changed(self) -> None:
        self.change(theme=self._look.theme)


def kept_settings(look: Appearance) -> Kept:
    """Return the settings that are kept; there is one of them."""
    found = look.findChild(Kept)
    return Kept(look) if found is None else found
