"""The window with its settings: buttons in the bar, what a new order begins with, and how answers are preferred."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from ketadesk.intake.draft import Draft
from ketadesk.views.desk import Planner
from ketadesk.views.look.mark import button_icon
from ketadesk.views.main_window import MainWindow
from ketadesk.views.settings.kept import Kept

KEY = "Ctrl+,"


class Furnishing(QObject):
    """What the settings do in a window."""

    def __init__(self, window: MainWindow, kept: Kept) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept
        self.button = QPushButton(button_icon("settings"), "")
        self.button.setProperty("small", "icon")
        self.button.setAccessibleName("Settings")
        self.button.setToolTip(f"Settings ({KEY})")
        self.button.clicked.connect(self.open_sheet)
        QShortcut(QKeySequence(KEY), window, self.open_sheet, context=Qt.ShortcutContext.WindowShortcut)
        window.bar.corner.addWidget(self.button)
        self._fresh_before = Draft()
        self._answered_by = _answering(kept)
        kept.changed.connect(self._on_changed)

    def preferring(self, planners: Mapping[str, Planner]) -> Mapping[str, Planner]:
        """Return planners whose answers are as the settings prefer them."""
        self._begin_anew()
        return {id_: self._preferring(planner) for id_, planner in planners.items()}

    def open_sheet(self) -> None:
        """Open the settings over the window."""
        # Neither the sheet nor what it offers is needed before it is opened.
        from ketadesk.presentation.preferring import stock  # noqa: PLC0415
        from ketadesk.views.settings.settings_sheet import SettingsSheet  # noqa: PLC0415

        SettingsSheet(self._kept, stock(), self._window).open()

    def _preferring(self, planner: Planner) -> Planner:
        from ketadesk.presentation.preferring import Preference, preferred, respelled  # noqa: PLC0415

        def answer(draft: Any) -> Any:
            settings = self._kept.settings
            preference = Preference(settings.micrograms == "micrograms", frozenset(settings.vials))
            plain = respelled(draft, in_words=False) if isinstance(draft, Draft) else draft
            return preferred(planner(plain), preference)

        return answer

    def _begin_anew(self) -> None:
        """Let a new patient's order begin with the defaults, and the one on the desk while it is untouched."""
        from ketadesk.presentation.preferring import new_order, stock, usable  # noqa: PLC0415

        settings, desk = self._kept.settings, self._window.desk
        chosen = {"setting": settings.setting, "pump": settings.pump, "container": settings.container}
        self._kept.unlisted = ""
        if any(chosen.values()) or settings.vials:
            chosen, self._kept.unlisted = usable(chosen, settings.vials, stock())
        fresh = new_order(**chosen)
        untouched = desk.draft == self._fresh_before
        self._fresh_before = desk.fresh = fresh
        if untouched:
            desk.lay(fresh)

    def _on_changed(self) -> None:
        if _answering(self._kept) == self._answered_by:
            return  # another look is no other answer: ticks stay
        from ketadesk.presentation.preferring import respelled  # noqa: PLC0415

        spelling, self._answered_by = self._answered_by[0], _answering(self._kept)
        self._begin_anew()
        desk = self._window.desk
        desk.lay(respelled(desk.draft, in_words=self._kept.settings.micrograms == "micrograms"))
        if spelling != self._answered_by[0]:  # only the spelling reaches the other modes
            for page in self._window.pages.values():
                if page.desk is not desk:
                    page.desk.lay(page.desk.draft)


def _answering(kept: Kept) -> tuple[object, ...]:
    """Return the settings that an answer depends on."""
    settings = kept.settings
    return settings.micrograms, settings.vials, settings.setting, settings.pump, settings.container
