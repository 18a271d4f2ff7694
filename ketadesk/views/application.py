"""The Qt application in our own look on every platform, and the window it opens."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from ketadesk.views.desk import Desk
from ketadesk.views.main_window import MainWindow
from ketadesk.views.theme import load_theme
from ketadesk.views.typeface import application_font


def make_application(arguments: list[str]) -> QApplication:
    """Return the application, dressed."""
    application = QApplication(arguments)
    application.setApplicationName("KetaDesk")
    dress(application)
    return application


def dress(application: QApplication) -> None:
    """Give an application our style, letters and colours, light or dark as the system is."""
    QLocale.setDefault(QLocale.c())
    application.setStyle("Fusion")
    dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    theme = load_theme("dark" if dark else "light")
    application.setFont(application_font(application.font()))
    application.setPalette(theme.palette())
    application.setStyleSheet(theme.style_sheet())


def make_window(version: str = "") -> MainWindow:
    """Return the window with an empty desk: nothing can be entered until the library is read."""
    return MainWindow(Desk(), version)
