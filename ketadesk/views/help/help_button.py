"""The button that opens the manual, and its key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ketadesk.views.look.mark import button_icon


class HelpButton(QPushButton):
    """Opens the manual over the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(button_icon("help"), "")
        self._window = window
        self.setProperty("small", "icon")
        self.setAccessibleName("Help")
        self.setToolTip("Help: what it is for, formulas, limits, sources, hazards (F1)")
        QShortcut(QKeySequence(Qt.Key.Key_F1), window, self.open_sheet)
        self.clicked.connect(self.open_sheet)

    def open_sheet(self) -> None:
        """Open the manual over the window."""
        # Neither the sheet nor its pages are needed before they are asked for.
        from ketadesk.presentation.manual import manual  # noqa: PLC0415
        from ketadesk.views.help.help_sheet import HelpSheet  # noqa: PLC0415

        HelpSheet(manual(), self._window).open()
