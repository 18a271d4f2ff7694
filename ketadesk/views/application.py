"""The Qt application in our own look on every platform, and the window it opens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ketadesk.views.look.appearance import appearance

if TYPE_CHECKING:
    from collections.abc import Callable

    from ketadesk.views.main_window import MainWindow, Planners


def make_application(arguments: list[str]) -> QApplication:
    """Return the application, dressed."""
    application = make_plain_application(arguments)
    add_style_sheet(application)
    return application


def make_plain_application(arguments: list[str]) -> QApplication:
    """Return the application without its style sheet: one that is added to a whole window costs a third of the time."""
    application = QApplication(arguments)
    application.setApplicationName("KetaDesk")
    _dress_plainly(application)
    return application


def dress(application: QApplication) -> None:
    """Give an application our style, letters and colours, as the system asks for them."""
    _dress_plainly(application)
    add_style_sheet(application)


def add_style_sheet(application: QApplication) -> None:
    """Give an application our style sheet."""
    appearance(application).add_style_sheet()


def _dress_plainly(application: QApplication) -> None:
    QLocale.setDefault(QLocale.c())
    application.setStyle("Fusion")
    appearance(application).dress_plainly()


def follow_system(application: QApplication) -> None:
    """Look as the system asks for, from now on: what contrast it wants is asked once the window is seen."""
    appearance(application).contrast.watch()


def wear_settings(application: QApplication) -> None:
    """Give an application the theme and the letters that its person chose, before anything is painted."""
    from ketadesk.views.settings.kept import kept_settings  # noqa: PLC0415  tests look as the system does

    kept_settings(appearance(application))


def add_settings(window: "MainWindow") -> "Callable[[Planners], Planners]":
    """Add the settings to a window, and return what makes planners whose answers are as is preferred."""
    from ketadesk.views.settings.furnishing import Furnishing  # noqa: PLC0415
    from ketadesk.views.settings.kept import kept_settings  # noqa: PLC0415

    return Furnishing(window, kept_settings(appearance())).preferring


def make_window(version: str = "") -> "MainWindow":
    """Return the window with an empty desk: nothing can be entered until the library is read."""
    # The frame of the window is seen before its content is imported.
    from ketadesk.views.help.help_button import HelpButton  # noqa: PLC0415
    from ketadesk.views.locking import Locking  # noqa: PLC0415
    from ketadesk.views.main_window import MainWindow  # noqa: PLC0415
    from ketadesk.views.modes import MODES  # noqa: PLC0415
    from ketadesk.views.noting import Noting  # noqa: PLC0415
    from ketadesk.views.paper.paper_actions import PaperActions  # noqa: PLC0415
    from ketadesk.views.settings.theme_button import ThemeButton  # noqa: PLC0415

    window = MainWindow(MODES, version)
    window.bar.corner.addWidget(HelpButton(window))
    window.bar.corner.addWidget(ThemeButton(appearance()))
    Noting(window, PaperActions(window))
    Locking(window)
    return window
